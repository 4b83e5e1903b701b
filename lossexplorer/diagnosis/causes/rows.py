"""Labels or targets that belong to other rows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.classes import IGNORED, ClassChunk
from lossexplorer.diagnosis.natural import SHIFTS, shifts
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.sketches import by_shift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.sketch import Columns
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.results import CauseKind

_SAMPLED = 128
"""Elements of a chunk from which the spread over orders is taken."""
_MOST_PAIRS, _SMALL = 512, 1 << 18
"""Rows of a pairwise loss, and scores beside soft labels, up to which all shifts are tried."""
_CUT = 4
"""Rows up to which targets that are out of step may have been cut off."""
MANY = 1 << 17
"""Elements from which only the likeliest shifts are tried."""


def _cut(facts: Facts) -> tuple[tuple[int, bool], ...]:
    """Small shifts, of which the rows without a partner may have been cut off."""
    return tuple((k, known) for k, known in shifts(facts) if abs(k) <= _CUT < facts.n and facts.by_rows)


def _tried(facts: Facts) -> tuple[tuple[int, bool], ...]:
    found = shifts(facts)
    return found if facts.n * facts.per_row <= MANY else tuple(pair for pair in found if pair[1])


def _measured(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    """Prices of labels rolled over the rows, and what is expected of shuffled ones."""
    if not isinstance(c, ClassChunk) or c.soft is not None:
        return {}
    found = _shuffled(c)
    if c.facts.pricing is not None:
        label = c.facts.label.reshape(c.facts.n, -1)
        rows = torch.arange(c.start, c.start + c.rows)
        columns = [label[(rows - k) % c.facts.n] for k, _ in _tried(c.facts)]
        for k, _ in _cut(c.facts):
            columns.append(label[(rows - k) % c.facts.n].masked_fill(((rows - k) // c.facts.n != 0)[:, None], IGNORED))
        moved = torch.stack([column.reshape(-1) for column in columns] or [c.safe], 1)
        found["rolled"] = c.price_of_labels(moved.clamp(min=0), moved >= 0)
    return found


def _shuffled(c: ClassChunk) -> dict[str, Any]:
    """Sums for mean and variance of the loss over all orders of the labels."""
    q = torch.from_numpy(c.facts.shares).to(c.z.dtype)
    middle = c.away @ q
    step = max(1, len(c.z) // _SAMPLED)
    some = c.used[::step]
    apart = c.away[::step][some] - middle[::step][some].unsqueeze(1)
    return {
        "shuffled": ((c.powers[1].log() - middle.double()).where(c.used, 0.0)).sum(),
        "apart": apart.sum(0).double(),
        "apart²": apart.square_().sum(0).double(),
        "sampled": int(some.sum()),
    }


def expected(facts: Facts) -> tuple[float, float]:
    """Mean and standard deviation of the plain cross entropy if labels had nothing to do with rows.

    Source: moments of a linear permutation statistic (Hoeffding 1951).
    """
    n = facts.n_used
    if n < 2 or "shuffled" not in facts.sums or facts.sums["sampled"] < 2:
        return math.nan, math.nan
    mean, square = (facts.sums[name].numpy() / facts.sums["sampled"] for name in ("apart", "apart²"))
    variance = float((facts.shares * np.maximum(square - mean**2, 0)).sum()) / (n - 1)
    return float(facts.sums["shuffled"]) / n, math.sqrt(max(variance, 0.0))


def rows_misaligned(facts: Facts) -> Iterator[Hypothesis]:
    """One number for each shift, and the interval of shuffled rows."""
    if facts.case.group == "softmax":
        if facts.soft:
            yield from _soft_shifts(facts)
        if "rolled" in facts.sums:
            pairs = facts.sums["rolled"]
            rolled = _tried(facts)
            for i, (k, known) in enumerate((*rolled, *_cut(facts))):
                yield _shifted(facts, facts.reduced(pairs[:, i]), k, known, cut=i >= len(rolled))
            yield from _by_chance(facts, *expected(facts))
        return
    c = facts.whole
    if c is None or len(c.t) != facts.n or (facts.loss.pairwise and facts.n > _MOST_PAIRS):
        return
    for k, known in _tried(facts):
        yield _shifted(facts, facts.reduced(c.price(target=c.t.roll(k, 0))), k, known)
    for k, known in _cut(facts):
        rows, others = slice(max(k, 0), facts.n + min(k, 0)), slice(max(-k, 0), facts.n + min(-k, 0))
        value, mass = facts.by_entry(c.input[rows], c.t[others], rows.start)
        yield _shifted(facts, facts.reduced((value.sum(), mass.sum())), k, known, cut=True)


def _soft_shifts(facts: Facts) -> Iterator[Hypothesis]:
    """Of soft labels, where the file is small."""
    if facts.size > _SMALL:
        return
    z = facts.predictions().reshape(-1, facts.classes)
    z = z.log() if facts.case.kind.verdict == "probabilities" else z
    q = torch.from_numpy(facts.targets)
    for k, known in _tried(facts):
        value, mass = facts.by_entry(z, q.roll(k, 0).reshape(-1, facts.classes))
        yield _shifted(facts, facts.reduced((value.sum(), mass.sum())), k, known)


def _shifted(facts: Facts, value: float, k: int, known: bool, *, cut: bool = False) -> Hypothesis:
    """Of targets that were rolled, or of which the rows without a partner were cut off."""
    kind: CauseKind = "exact" if known else "free"
    if not cut:
        what = Message("{loss} with targets shifted by {k} rows", loss=facts.loss.key, k=k)
        return Hypothesis(
            value, what, {"shift": k}, kind, known, wrong="criterion(predictions, targets.roll(shift, 0))"
        )
    if facts.case.reduction == "batchmean":
        value *= facts.n / (facts.n - abs(k))  # the rows that are left
    what = Message("{loss} with targets shifted by {k} rows, the ends cut off,", loss=facts.loss.key, k=k)
    wrong = (
        "criterion(predictions[shift:], targets[:-shift])"
        if k > 0
        else "criterion(predictions[:shift], targets[-shift:])"
    )
    return Hypothesis(value, what, {"shift": k, "cut": True}, kind, known, wrong=wrong)


def _by_chance(facts: Facts, mean: float, spread: float) -> Iterator[Hypothesis]:
    plain = facts.loss.key in ("cross_entropy", "nll_loss") and not facts.given - {"ignore_index"}
    if plain and facts.case.reduction == "mean" and math.isfinite(mean) and spread > 0:
        away = abs(facts.recomputed - mean)
        if away <= 6 * spread or facts.n_used < 20:
            return
        what = Message(
            "if rows were shuffled, cross entropy would be {mean} ± {spread}, and your number lies there",
            mean=mean,
            spread=3 * spread,
        )
        yield Hypothesis(mean - 3 * spread, what, kind="bound", high=mean + 3 * spread)


def _accuracies(facts: Facts) -> dict[int, float]:
    """Share of elements whose prediction is the label k rows before, for each shift."""
    label, predicted = (x.reshape(facts.n, -1) for x in (facts.label.numpy(), facts.column["predicted"]))
    found = {}
    for k in range(-SHIFTS, SHIFTS + 1):
        if abs(k) < facts.n:
            moved = np.roll(label, k, 0)
            found[k] = float((moved == predicted).sum() / max(1, (moved >= 0).sum()))
    return found


def _correlations(facts: Facts) -> dict[int, float]:
    c = facts.whole
    if c is None or c.raw.shape != c.t.shape or facts.case.group not in ("sigmoid", "regression"):
        return {}
    o, t = (x.reshape(facts.n, -1).mean(1).numpy() for x in (c.raw, c.t))
    if not (np.isfinite(o).all() and np.isfinite(t).all() and o.std() > 0 and t.std() > 0):
        return {}
    return {k: float(np.corrcoef(o, np.roll(t, k))[0, 1]) for k in range(-SHIFTS, SHIFTS + 1) if abs(k) < facts.n}


def finds_shift(facts: Facts) -> Found | None:
    """Another row's targets fit far better than the own ones."""
    if "shift" not in facts.column:
        facts.column["shift"] = np.array(_best_shift(facts))
    k, before, after = (float(x) for x in facts.column["shift"])
    if not k:
        return None
    fits = mark("with targets moved by {k} rows {after} % of the rows are right, now {before} %")
    goes = mark("with targets moved by {k} rows the correlation is {after}, now {before}")
    percent = facts.case.group == "softmax"
    scale = 100 if percent else 1
    return Found("warning", Message(fits if percent else goes, k=int(k), after=scale * after, before=scale * before))


def draws_shift(facts: Facts) -> Columns | None:
    """How well targets of other rows fit."""
    if finds_shift(facts) is None:
        return None
    chosen = int(facts.column["shift"][0])
    if facts.case.group == "softmax":
        return by_shift({k: 100 * x for k, x in _accuracies(facts).items()}, chosen, Message("% right"))
    return by_shift(_correlations(facts), chosen, Message("correlation"))


def _best_shift(facts: Facts) -> tuple[float, float, float]:
    """The shift that clearly fits better, or 0; the fit without and with it."""
    classes = facts.case.group == "softmax"
    if facts.n < 10 or facts.undefined is not None or (classes and facts.soft):
        return 0, 0, 0
    fit = _accuracies(facts) if classes else _correlations(facts)
    if not fit:
        return 0, 0, 0
    k = max(fit, key=lambda k: fit[k])
    others = np.array([v for i, v in fit.items() if i not in (k, 0)])
    if k == 0 or fit[k] < fit[0] + 0.3:
        return 0, 0, 0
    spread = math.sqrt(max(others.mean() * (1 - others.mean()), 0.0) / facts.n) if classes and len(others) else 0.0
    least = others.mean() + 6 * max(spread, float(others.std())) if classes else 4.5 / math.sqrt(facts.n)
    return (k, fit[0], fit[k]) if fit[k] > least else (0, 0, 0)


def at_chance(facts: Facts) -> bool:
    """Whether predictions hit labels no more often than if they were independent."""
    used = facts.used
    if not facts.n_used:
        return False
    guessed = np.bincount(facts.column["predicted"][used], minlength=facts.classes) / facts.n_used
    chance = float((guessed * facts.shares).sum())
    return facts.accuracy <= chance + 3 * math.sqrt(max(chance * (1 - chance), 1e-12) / facts.n_used)


def knows_nothing(facts: Facts) -> bool:
    """Whether the loss is far above that of the class frequencies, and predictions hit by chance alone."""
    if facts.case.group != "softmax" or facts.soft or facts.undefined is not None or facts.n_used < 20:
        return False
    own = float(facts.column["surprise"][facts.used].mean())
    return own > max(1.3 * facts.prior_entropy, facts.prior_entropy + 0.5) and at_chance(facts)


def finds_misaligned(facts: Facts) -> Found | None:
    """A shift; or rows whose labels fit no better than others'."""
    shift = finds_shift(facts)
    if shift is not None or not knows_nothing(facts) or _has_other_fault(facts):
        return shift
    mean, spread = expected(facts)
    own = float(facts.column["surprise"][facts.used].mean())
    if not abs(own - mean) < 3 * spread:
        return None
    evidence = Message(
        "cross entropy is {own}, and with shuffled labels it would be {mean} ± {spread}: labels carry no information. "
        "A model with large logits that learned nothing looks the same",
        own=own,
        mean=mean,
        spread=3 * spread,
    )
    return Found("warning", evidence)


def _has_other_fault(facts: Facts) -> bool:
    """Whether a test that comes before this one has hit."""
    from lossexplorer.diagnosis.causes.axes import TRANSPOSED
    from lossexplorer.diagnosis.causes.labels import LABELS_START_AT_ONE, WRONG_CLASS_ORDER

    return any(r.shows(facts) for r in (LABELS_START_AT_ONE, TRANSPOSED, WRONG_CLASS_ORDER))


ROWS_MISALIGNED = Reason(
    key="rows_misaligned",
    title=mark("Targets belong to other rows"),
    group="C",
    fix=Message("Predictions and targets are not in the same order: save them together, with shuffle=False."),
    code="loader = DataLoader(dataset, batch_size, shuffle=False)",
    wrong="criterion(predictions, targets.roll(shift, 0))",
    sources=("NoahVl/Explaining-In-Style-Reproducibility-Study#9", "tflearn/tflearn#506"),
    applies=lambda f: f.case.group != "other" and f.n > 1,
    measure=_measured,
    finds_by_measure=True,
    predict=rows_misaligned,
    find=finds_misaligned,
    draw=draws_shift,
)
