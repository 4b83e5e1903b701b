"""How sure predictions are, and whether they may be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import F, torch
from lossexplorer.diagnosis.causes.softmax_space import has_labels
from lossexplorer.diagnosis.reason import Found, Reason
from lossexplorer.diagnosis.sketches import reliability

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.base.sketch import Columns
    from lossexplorer.diagnosis.facts import Facts

_ROWS, _SCORES, _RUNS = 8192, 1 << 19, 16
"""Rows from which the best temperature is found, at most; their scores, and the runs in which they are read."""
_SATURATED = 0.9999
_HOTTEST = 15.0
"""Above that predictions are no better than none, and sureness is not the question."""


def finds_saturated(facts: Facts) -> Found | None:
    """The share of rows with next to no gradient."""
    if not facts.n_used:
        return None
    top = facts.column["top"][facts.used]
    share = float((top > _SATURATED).mean())
    if share == 0:
        return None
    miss = float(-np.expm1(-facts.column["surprise"][facts.used]).mean())
    evidence = Message(
        "{share} % of the rows give one class more than 0.9999; the mean distance of p from the label is {miss}",
        share=100 * share,
        miss=miss,
    )
    return Found(
        "info",
        evidence,
        fix=Message("{share} % of the rows give almost no gradient: normal for a finished model.", share=100 * share),
    )


SATURATED_ROWS = Reason(
    key="saturated_rows",
    title=mark("Rows without gradient"),
    group="H",
    fix=Message("These rows give almost no gradient: normal for a finished model."),
    applies=has_labels,
    find=finds_saturated,
)


def best_temperature(price: Callable[[float], float], low: float = 0.05, high: float = 20.0) -> float:
    """The temperature at which cross entropy is least, by golden section on its logarithm."""
    a, b, ratio = math.log(low), math.log(high), (math.sqrt(5) - 1) / 2
    c, d = b - ratio * (b - a), a + ratio * (b - a)
    at_c, at_d = price(math.exp(c)), price(math.exp(d))
    for _ in range(24):
        if at_c < at_d:
            b, d, at_d = d, c, at_c
            c = b - ratio * (b - a)
            at_c = price(math.exp(c))
        else:
            a, c, at_c = c, d, at_d
            d = a + ratio * (b - a)
            at_d = price(math.exp(d))
    return math.exp((a + b) / 2)


def _sample(facts: Facts) -> tuple[Tensor, Tensor]:
    """Logits and labels of a few runs of rows from all over the file."""
    rows = max(1, min(_ROWS, _SCORES // facts.classes) // facts.per_row)
    if facts.n <= rows:
        return facts.predictions().reshape(-1, facts.classes), facts.label
    step = max(1, rows // _RUNS)
    starts = np.linspace(0, facts.n - step, min(_RUNS, rows)).astype(int)
    z = torch.cat([facts.predictions(int(i), int(i) + step).reshape(-1, facts.classes) for i in starts])
    return z, torch.cat([facts.label[i * facts.per_row : (i + step) * facts.per_row] for i in starts])


def _pricer(facts: Facts) -> tuple[Callable[[float], float], float, int] | None:
    """Cross entropy of some rows at a temperature, their accuracy, and the number of classes."""
    if facts.case.group == "softmax":
        z, label = _sample(facts)
        z = z.log() if facts.case.kind.verdict == "probabilities" else z
        keep = (label >= 0) & z.isfinite().all(1)
        z, label = z[keep], label[keep]
        if not len(z):
            return None
        right = float((z.argmax(1) == label).double().mean())
        return (lambda t: float(F.cross_entropy(z / t, label))), right, facts.classes
    c = facts.whole
    if c is None or not bool(torch.isfinite(c.x).all()):
        return None
    x, t = c.x.reshape(-1), c.t.reshape(-1)
    right = float(((x > 0) == (t > 0.5)).double().mean())
    return (lambda temperature: float((F.softplus(x / temperature) - t * x / temperature).mean())), right, 2


def finds_overconfident(facts: Facts) -> Found | None:
    """A temperature that lowers the loss, and predictions that are right."""
    if facts.undefined is not None or facts.case.kind.verdict not in ("logits", "log_probabilities", "probabilities"):
        return None
    found = _pricer(facts)
    if found is None or _is_out_of_order(facts):
        return None
    price, right, classes = found
    best = best_temperature(price)
    before, after = price(1.0), price(best)
    if not (math.isfinite(before) and 1.2 < best < _HOTTEST and before - after > 0.01):
        return None
    sure = best > 1.5 and after < 0.75 * before and before - after > 0.05 and before > 0.2
    sure = sure and facts.n >= 10 * classes and right > 1.5 / classes
    evidence = Message(
        "{right} % are right, but cross entropy is {before}; at temperature {best} it would be {after}",
        right=100 * right,
        before=before,
        best=best,
        after=after,
    )
    fix = Message("Over-confident: temperature {best} gives {after}.", best=best, after=after)
    return Found("warning" if sure else "info", evidence, fix=fix)


def _is_out_of_order(facts: Facts) -> bool:
    """Whether labels are at fault, so that confidence is no question."""
    from lossexplorer.diagnosis.causes.baselines import INITIAL_LOGITS_TOO_LARGE
    from lossexplorer.diagnosis.causes.rows import ROWS_MISALIGNED

    tests = [ROWS_MISALIGNED, INITIAL_LOGITS_TOO_LARGE]
    if facts.case.group == "softmax":
        from lossexplorer.diagnosis.causes.baselines import has_label_fault

        return has_label_fault(facts) or any(r.shows(facts) for r in tests)
    return not facts.case.targets.bits_only


def draws_reliability(facts: Facts) -> Columns | None:
    """How often predictions are right that are so sure."""
    if facts.case.group == "softmax":
        right = facts.column["predicted"] == facts.label.numpy()
        return reliability(facts.column["top"][facts.used].astype(np.float64), right[facts.used])
    c = facts.whole
    if c is None:
        return None
    share, one = c.s.reshape(-1).numpy(), (c.t.reshape(-1) > 0.5).numpy()
    return reliability(np.maximum(share, 1 - share), (share > 0.5) == one)


OVERCONFIDENT = Reason(
    key="overconfident",
    title=mark("Over-confident: surer than it is right"),
    group="H",
    fix=Message("Divide the logits by a temperature that was fitted on validation data."),
    code="loss = F.cross_entropy(logits / temperature, labels)",
    sources=("gpleiss/temperature_scaling#3", "gpleiss/temperature_scaling#29"),
    applies=lambda f: has_labels(f) or (f.case.group == "sigmoid" and f.loss.key.startswith("binary_cross_entropy")),
    find=finds_overconfident,
    draw=draws_reliability,
)


def finds_guesses(facts: Facts) -> Found | None:
    """Batches that look like probabilities in a file that does not."""
    if facts.b is None or facts.case.kind.verdict != "logits" or facts.b >= facts.n:
        return None
    if facts.case.group == "softmax":
        low, high = (facts.column[name].reshape(facts.n, -1) for name in ("low", "high"))
        low, high = low.min(1), high.max(1)
    elif facts.whole is not None:
        flat = facts.whole.raw.reshape(facts.n, -1)
        low, high = flat.min(1).values.numpy(), flat.max(1).values.numpy()
    else:
        return None
    at = np.arange(0, facts.n, facts.b)
    unit = (np.minimum.reduceat(low, at) >= 0) & (np.maximum.reduceat(high, at) <= 1)
    if not unit.any():
        return None
    evidence = Message(
        "{n} batches of {b} rows lie in [0, 1] as a whole, the first of them number {first}, and the file does not",
        n=int(unit.sum()),
        b=facts.b,
        first=int(unit.argmax()),
    )
    return Found("info", evidence)


KIND_GUESSED_PER_BATCH = Reason(
    key="kind_guessed_per_batch",
    title=mark("Some batches look like probabilities"),
    group="A",
    fix=Message("Convert once and explicitly: a metric that guesses for each batch reads these batches differently."),
    code="p = logits.sigmoid()  # before every metric",
    sources=(
        "Lightning-AI/torchmetrics#1604",
        "Lightning-AI/torchmetrics#2329",
        "Lightning-AI/torchmetrics#3269",
        "Lightning-AI/torchmetrics#2655",
    ),
    applies=lambda f: f.case.group in ("softmax", "sigmoid"),
    find=finds_guesses,
)

LOG_SOFTMAX_TWICE = Reason(
    key="log_softmax_twice",
    title=mark("log_softmax twice is harmless"),
    group="A",
    fix=Message("Redundant, not wrong: cross entropy of log-probabilities is the same number."),
    sources=("DSKSD/DeepNLP-models-Pytorch#2",),
    applies=lambda f: f.case.group == "softmax" and f.loss.task.activation == "softmax",
    find=lambda f: (
        Found("info", Message("{why}: softmax of log-probabilities changes nothing", why=f.case.kind.evidence))
        if f.case.kind.verdict == "log_probabilities"
        else None
    ),
)
