"""Numbers that are none: nan, infinities, and masks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.softmax_space import is_softmax
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.sketches import along_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.sketch import Columns
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts


# -- non-finite input ----------------------------------------------------------------------------------------------


def _bad(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    """Counts of nan, +inf and −inf; of classes also how the −inf lie."""
    raw = c.raw.reshape(c.rows, -1)
    if isinstance(c, ClassChunk) and bool(c.top[0].isfinite().all() & c.low.isfinite().all()):
        return {"nan": 0, "inf": 0, "−inf": 0, "harmful −inf": 0}
    down = raw == -math.inf
    found: dict[str, Any] = {"nan": int(raw.isnan().sum()), "inf": int((raw == math.inf).sum())}
    found["−inf"] = int(down.sum())
    if isinstance(c, ClassChunk):
        found |= _masks(c, raw, down)
    else:
        found["harmful −inf"] = found["−inf"]
        found["targets"] = int((~c.t.isfinite()).sum())
    return found


def _masks(c: ClassChunk, raw: Tensor, down: Tensor) -> dict[str, int]:
    """How the −inf ``(n, m)`` of rows lie: those of a row that has no loss are no masks."""
    each = down.reshape(c.raw.shape)
    every, at_target = each.all(1), each.gather(1, c.safe.unsqueeze(1)).squeeze(1) & c.used
    broken = (raw.isnan() | (raw == math.inf)).any(1) | (every | at_target).reshape(c.rows, -1).any(1)
    return {
        "harmful −inf": int(down[broken].sum()),
        "all −inf": int(every.sum()),
        "−inf at target": int(at_target.sum()),
    }


def _first(facts: Facts) -> tuple[int, int]:
    """Row and column of the first nan or inf that is no mask."""
    step = 4096
    for start in range(0, facts.n, step):
        part = facts.predictions(start, min(start + step, facts.n)).reshape(min(step, facts.n - start), -1)
        bad = part.isnan() | (part == math.inf)
        down = part == -math.inf
        if facts.case.group == "softmax":
            down &= torch.from_numpy(~np.isfinite(facts.row_value[start : start + step])).unsqueeze(1)
        bad |= down
        if bool(bad.any()):
            row, column = (int(i) for i in torch.nonzero(bad)[0])
            return start + row, column
    return -1, -1


def _finite_rows(facts: Facts) -> tuple[Array, float]:
    """Which rows have a finite loss, and the loss over them."""
    if not facts.by_rows:
        return np.zeros(facts.n, np.bool_), math.nan
    finite = np.isfinite(facts.row_value)
    return finite, facts.reduced((facts.row_value[finite].sum(), facts.row_mass[finite].sum()))


def non_finite_input(facts: Facts) -> Iterator[Hypothesis]:
    """The mean over what is finite."""
    finite, rest = _finite_rows(facts)
    if 0 < finite.sum() < facts.n:
        yield Hypothesis(rest, Message("the mean over the {n} rows whose loss is finite", n=int(finite.sum())))


def _of_targets(facts: Facts) -> Found | None:
    """Targets that are no numbers."""
    n = facts.sums.get("targets", 0)
    if not n:
        return None
    rows = np.flatnonzero(~np.isfinite(np.asarray(facts.targets, np.float64).reshape(facts.n, -1)).all(1))
    evidence = Message(
        "{n} target is nan or inf, in row {row}",
        plural="{n} targets are nan or inf, the first in row {row}",
        n=n,
        row=int(rows[0]),
    )
    return Found("error", evidence, tuple(int(i) for i in rows[:10]))


def finds_non_finite(facts: Facts) -> Found | None:
    """Nan and inf, where the first is, and the loss without those rows."""
    nan, inf = facts.sums["nan"], facts.sums["inf"] + (0 if is_softmax(facts) else facts.sums["−inf"])
    if not nan + inf:
        return _of_targets(facts)
    inf += facts.sums["harmful −inf"] if is_softmax(facts) else 0
    row, column = _first(facts)
    finite, rest = _finite_rows(facts)
    evidence = Message(
        "{n} of {all} predictions is nan or inf ({nan} nan, {inf} inf), in row {row}, column {column}; over the {rows} "
        "finite rows the loss is {rest}",
        plural="{n} of {all} predictions are nan or inf ({nan} nan, {inf} inf), the first in row {row}, column "
        "{column}; over the {rows} finite rows the loss is {rest}",
        n=nan + inf,
        nan=nan,
        inf=inf,
        all=facts.size,
        row=row,
        column=column,
        rows=int(finite.sum()),
        rest=rest,
    )
    return Found("error", evidence, tuple(int(i) for i in np.flatnonzero(~finite)[:10]) if facts.by_rows else (row,))


def draws_non_finite(facts: Facts) -> Columns | None:
    """Where the rows lie that have no finite loss."""
    rows = np.flatnonzero(~np.isfinite(facts.row_value)) if facts.by_rows else np.empty(0)
    return along_rows(facts, rows) if len(rows) else None


NON_FINITE_INPUT = Reason(
    key="non_finite_input",
    title=mark("nan or inf in the file"),
    group="D",
    fix=Message("Find the first operation that makes them: torch.autograd.set_detect_anomaly(True)."),
    code="assert predictions.isfinite().all()",
    sources=("pytorch/pytorch#160016", "pytorch/pytorch#143658", "pytorch/pytorch#1274"),
    applies=lambda f: f.case.group != "other",
    measure=_bad,
    finds_by_measure=True,
    predict=non_finite_input,
    find=finds_non_finite,
    draw=draws_non_finite,
)


def finds_minus_inf(facts: Facts) -> Found | None:
    """Masked logits: harmless, unless a target or a whole row is masked or labels are soft."""
    n = facts.sums["−inf"]
    if not n:
        return None
    whole, target = facts.sums.get("all −inf", 0), facts.sums.get("−inf at target", 0)
    spread = facts.soft or (facts.pricing is not None and facts.pricing.smoothing > 0)
    if whole:
        evidence = Message(
            "{n} row is −inf everywhere: it has no softmax",
            plural="{n} rows are −inf everywhere: they have no softmax",
            n=whole,
        )
        return Found("error", evidence, facts.rows_of(_harmful(facts)))
    if target:
        evidence = Message(
            "{n} target has the logit −inf: its loss is infinite",
            plural="{n} targets have the logit −inf: their loss is infinite",
            n=target,
        )
        return Found("error", evidence, facts.rows_of(_harmful(facts)))
    if spread and not math.isfinite(facts.recomputed):
        evidence = Message(
            "{n} logit is −inf, and smoothed or soft labels give it a share: the loss is not finite",
            plural="{n} logits are −inf, and smoothed or soft labels give them a share: the loss is not finite",
            n=n,
        )
        return Found("error", evidence, facts.rows_of(_harmful(facts)))
    many = mark("{n} logits are −inf, none at a target: a mask")
    return Found("info", Message("{n} logit is −inf, not at a target: a mask", plural=many, n=n))


def minus_inf_logits(facts: Facts) -> Iterator[Hypothesis]:
    """What a one-hot sum makes of a mask: 0 · −inf."""
    if facts.sums["−inf"] and math.isfinite(facts.recomputed):
        what = Message("a sum over one-hot labels, which multiplies 0 with the logarithm −inf of a mask,")
        yield Hypothesis(math.nan, what)


def _harmful(facts: Facts) -> Array:
    """Elements without a loss because of −inf: everywhere, else at the target, else anywhere."""
    down = facts.column["low"] == -math.inf
    if facts.sums.get("all −inf", 0):
        return np.asarray(facts.column["high"] == -math.inf)
    if facts.sums.get("−inf at target", 0):
        return np.asarray(down & facts.used & (facts.column["surprise"] == math.inf))
    return np.asarray(down & ~np.isfinite(facts.value))


def draws_minus_inf(facts: Facts) -> Columns | None:
    """Where the rows of those elements lie."""
    rows = np.unique(np.flatnonzero(_harmful(facts)) // facts.per_row)
    return along_rows(facts, rows) if len(rows) else None


MINUS_INF_LOGITS = Reason(
    key="minus_inf_logits",
    title=mark("Masked logits"),
    group="D",
    fix=Message("Mask with a large finite negative number, and never mask the target."),
    code="logits = logits.masked_fill(mask, -1e4)",
    sources=(
        "google-deepmind/optax#896",
        "google-deepmind/optax#1762",
        "sooftware/kospeech#37",
        "Dao-AILab/flash-attention#1930",
        "pytorch/pytorch#11551",
        "OpenBMB/ModelCenter#14",
        "pytorch/xla#2553",
    ),
    applies=lambda f: is_softmax(f) and f.case.kind.verdict != "probabilities",
    measure=_bad,
    finds_by_measure=True,
    makes_non_finite=True,
    predict=minus_inf_logits,
    find=finds_minus_inf,
    draw=draws_minus_inf,
)
