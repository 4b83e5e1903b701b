"""The rows that show a mistake, all of a small file and few of a large one, and both numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArraySource, Batch, Message, Problem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.given_kind import GIVEN
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import hypotheses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.kind import Verdict
    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.reason import Hypothesis
    from lossexplorer.diagnosis.results import CauseResult, Diagnosis

SMALL = 500_000
"""Predictions of which a file is kept whole: 2 MB in float32."""
MOST_ROWS = 200
"""Of a larger one."""
_CLEAR = 1e-3
"""Relative difference of the two numbers that shows a mistake; the clearest rows are taken where none shows so much."""
_RUNS = 4
_SCANNED = ("count", "divisor", "batch_size", "weights")
"""Parameters of a hypothesis that depend on the rows."""


@dataclass(frozen=True)
class Reproduction:
    """Some rows, and what the mistake and the loss itself give on them."""

    batch: Batch
    """In memory; the rows in the order of the file."""
    title: str
    about: str
    """Where the rows are from and which number was seen."""
    wrong: str
    """Lines of Python that make the mistake, see ``Reason.wrong``."""
    values: Mapping[str, Any]
    """The variables of these lines."""
    predicted: float
    """What the mistake gives on these rows."""
    right: float
    """What the loss is on these rows."""
    code: str
    """The corrected line."""
    loss: str
    parameters: Mapping[str, Any]
    reduction: str
    kind: Verdict
    """What the predictions of the file are."""


def reproduce(batch: Batch, found: Diagnosis, cause: CauseResult) -> Reproduction:
    """A small file as a whole, so that it gives the number that was seen; of a large one 200 rows that show the cause.

    Args:
        batch: the file.
        found: what was said of it.
        cause: an explanation of the number; its ``wrong`` is not empty.

    Raises:
        Problem: no rows were found on which the two numbers differ.
    """
    best: Reproduction | None = None
    for rows in _choices(batch.predictions.shape):
        part = replace(batch, predictions=_rows(batch, rows), targets=_rows(batch, rows, targets=True), notices=())
        shown = _of(part, rows, found, cause)
        if shown is None:
            continue
        if best is None or _apart(shown.predicted, shown.right) > _apart(best.predicted, best.right):
            best = shown
        if _apart(best.predicted, best.right) > _CLEAR:
            break
    if best is None:
        raise Problem(Message("no {n} rows of this file show the mistake by themselves", n=MOST_ROWS))
    return best


def _choices(shape: tuple[int, ...]) -> Iterator[Array]:
    """Which rows: all of a small file; else runs of rows, since the order may matter, and rows from all over it."""
    n = shape[0]
    if n <= MOST_ROWS or math.prod(shape) <= SMALL:
        yield np.arange(n)
        return
    size = MOST_ROWS - 3  # a prime: no batch size divides it
    for start in np.linspace(0, n - size, _RUNS).astype(int):
        yield np.arange(start, start + size)
    yield np.unique(np.linspace(0, n - 1, size).astype(int))


def _rows(batch: Batch, rows: Array, *, targets: bool = False) -> ArraySource:
    source = batch.targets if targets else batch.predictions
    consecutive = rows[-1] - rows[0] + 1 == len(rows)
    if consecutive:
        part = source.read(int(rows[0]), int(rows[-1]) + 1)
    else:
        part = np.concatenate([source.read(int(i), int(i) + 1) for i in rows])
    return ArraySource(part, source.info.name)


def _asked(found: Diagnosis, cause: CauseResult, rows: int) -> Question:
    """The same question with the batch size of the cause, or a smaller one where the rows would be one batch."""
    usual = CATALOGUE.get(found.loss).resolve({})
    given = {name: x for name, x in found.parameters.items() if not np.array_equal(x, usual[name])}
    size = cause.parameters.get("batch_size", found.batch_size)
    size = max(2, rows // 3) if size is not None and size >= rows else size
    kind = found.input_kind.verdict if found.input_kind.verdict in GIVEN else None  # which a few rows may not tell
    names = tuple(cause.parameters.get("names", ()))
    return Question(found.loss, given, found.reduction, size, kind, names)


def _of(batch: Batch, rows: Array, found: Diagnosis, cause: CauseResult) -> Reproduction | None:
    """What the same hypothesis gives on these rows; None if it has none here, or no other number."""
    facts, guesses = hypotheses(batch, _asked(found, cause, len(rows)))
    same = [g for reason, g in guesses if reason.key == cause.key and g.high is None and _is_same(g, cause)]
    if facts.undefined is not None or not same:
        return None
    whole = len(rows) == found.n  # then the number tells one of several like it
    guess = min(same, key=lambda g: _apart(g.value, cause.predicted or 0.0)) if whole else same[0]
    if not _differ(guess.value, facts.recomputed):
        return None
    return reproduction(facts, guess, str(cause.title), cause.code, cause.wrong, _about(rows, found, cause))


def reproduction(facts: Facts, guess: Hypothesis, title: str, code: str, wrong: str, about: str = "") -> Reproduction:
    """The same for rows that are a file of their own."""
    case = facts.case
    return Reproduction(
        batch=case.batch,
        title=title,
        about=about,
        wrong=wrong,
        values=guess.parameters,
        predicted=guess.value,
        right=facts.recomputed,
        code=code,
        loss=case.loss.key,
        parameters=case.parameters,
        reduction=case.reduction,
        kind=case.kind.verdict,
    )


def _about(rows: Array, found: Diagnosis, cause: CauseResult) -> str:
    """In the English of code."""
    some = f"all {found.n} rows" if len(rows) == found.n else f"{len(rows)} of {found.n} rows, from row {rows[0]}"
    seen = "" if found.observed is None else f" The number that was seen: {found.observed.text}."
    return (
        f"{some}. On the whole file the mistake gives {cause.predicted:.7g}, the loss is {found.recomputed:.7g}.{seen}"
    )


def _is_same(guess: Hypothesis, cause: CauseResult) -> bool:
    """Whether it is the hypothesis that the cause speaks of, on other rows."""
    what = cause.evidence.values.get("what")
    fixed = {name: x for name, x in cause.parameters.items() if name not in _SCANNED}
    here = {name: x for name, x in guess.parameters.items() if name not in _SCANNED}
    return (
        isinstance(what, Message)
        and what.template == guess.what.template
        and fixed == here
        and guess.parameters.keys() == cause.parameters.keys()
    )


def _differ(one: float, other: float) -> bool:
    return not (one == other or (math.isnan(one) and math.isnan(other)))


def _apart(one: float, other: float) -> float:
    if not math.isfinite(one) or not math.isfinite(other):
        return math.inf
    return abs(one - other) / max(abs(other), 1e-12)
