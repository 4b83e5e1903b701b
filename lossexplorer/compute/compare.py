"""Two models on the same targets: which rows got better and which worse, where they disagree, what each finds easy."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.compute.co_teaching import FORGET_RATE, Selections, easy_rows
from lossexplorer.compute.given_kind import is_taken_right
from lossexplorer.compute.order import ascending, descending
from lossexplorer.compute.pair_grid import SIZE, Extent, PairGrid
from lossexplorer.compute.selection import OF_SECOND
from lossexplorer.compute.wanted_kind import wanted_instead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.base import ChunkSource
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.result import BatchResult

    Tick = Callable[[], None]

EQUAL = 1e-5
"""Losses that differ by no more than this share of the larger one, or of the mean, are equal: float32 tells no more of
what is made of large scores."""
_PIECE = 1 << 16
"""Rows at a time, which fit the cache."""


@dataclass(frozen=True)
class Comparison:
    """What became of each row from the first model to the second."""

    first: BatchResult
    second: BatchResult
    used: Array
    """``(n,)``, rows that count in both."""
    change: Array
    """``(n,)``, loss of the second less that of the first: 0 where they are equal but for rounding, nan if unused."""
    better: int
    worse: int
    equal: int
    undefined: int
    """Rows whose change is no number."""
    mean_first: float
    """Mean loss of the rows that are finite in both."""
    mean_second: float
    disagreement: float | None
    """Share of the rows of which the models predict different classes; None where no class is predicted."""
    mended: int | None
    """Rows that are wrong in the first and right in the second."""
    broken: int | None
    """The other way round."""
    grid: PairGrid
    cells: Array
    """``(n,)``, where each row lies in it; −1 where it does not."""
    easy: Selections

    @property
    def mean_change(self) -> float:
        """By how much the mean of the rows that are finite in both changes."""
        return self.mean_second - self.mean_first

    @property
    def columns(self) -> dict[str, Array]:
        """What the second model gives each row, by the names that a filter knows, ``(n,)`` each: ``OF_SECOND``."""
        second = self.second
        found = second.per_sample, second.predicted, second.confidence, self.change
        return {name: column for name, column in zip(OF_SECOND, found, strict=True) if column is not None}

    def order(self, column: str, down: bool, tick: Tick = lambda: None) -> Array:
        """Row numbers ordered by a column of the table, as ``BatchResult.order``, also by those of ``columns``."""
        values = self.columns.get(column)
        if values is None:
            return self.first.order(column, down, tick)
        return (descending if down else ascending)(values, self.used, tick)

    @property
    def mismatch(self) -> Message | None:
        """Why the numbers say little: a file looks like another kind of predictions than the loss takes it for."""
        loss, a, b = self.first.loss, self.first.rows.kind, self.second.rows.kind
        if a is None or b is None or self.first.layout.given is not None:
            return None
        odd = (kind for kind in (a, b) if not is_taken_right(loss, kind.verdict))
        wanted = next(filter(None, (wanted_instead(loss, kind) for kind in odd)), None)
        if wanted is None:
            return None
        if a.verdict == b.verdict:
            return Message(
                "both files look like {kind} ({evidence}), but {loss} wants {wanted}: what is better or worse here "
                "says little about the models",
                kind=a.title,
                evidence=b.evidence,
                loss=loss.key,
                wanted=wanted,
            )
        return Message(
            "the first predictions look like {a} and the second like {b} ({evidence}), but both were taken as "
            "{wanted}: turn both files into one kind before they are compared",
            a=a.title,
            b=b.title,
            evidence=b.evidence,
            wanted=wanted,
        )

    def counts(self, rows: Array | None = None, tick: Tick = lambda: None) -> Array:
        """How many rows lie in each cell, ``(SIZE, SIZE)``, of all or of those of ``rows``, ``(n,)`` truth values."""
        found = np.zeros(SIZE * SIZE + 1, np.int64)  # the first one is that of no cell
        for some in _pieces(len(self.cells)):
            tick()
            cells = self.cells[some] if rows is None else self.cells[some][rows[some]]
            found += np.bincount(cells + 1, minlength=len(found))
        return found[1:].reshape(SIZE, SIZE)

    def moved(self, rows: Array, tick: Tick = lambda: None) -> tuple[int, int]:
        """How many of ``rows``, ``(n,)`` truth values, got better, and how many worse."""
        found = np.zeros(2, np.int64)
        for some in _pieces(len(rows)):
            tick()
            change = self.change[some][rows[some]]
            found += np.count_nonzero(change < 0), np.count_nonzero(change > 0)
        return int(found[0]), int(found[1])


def compare(
    first: BatchResult, second: BatchResult, forget_rate: float = FORGET_RATE, tick: Tick = lambda: None
) -> Comparison:
    """Compare two results of one loss on the same targets, row by row.

    Args:
        first: of the model that was there before.
        second: of the other one.
        forget_rate: share of the rows that co-teaching leaves out as too hard, from 0 to 1.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Raises:
        UsageProblem: the rate is none.
        Problem: they are not of as many rows, or not of one loss.

    Source of the selections: Han et al. 2018, Co-teaching.
    """
    _check(first, second, forget_rate)
    used, change = np.empty(first.n, np.bool_), np.empty(first.n, np.float64)
    losses, answers, usual = _Losses(), _Answers(first, second), _usual(first)
    for some in _pieces(first.n):
        tick()
        used[some] = here = first.rows.used[some] & second.rows.used[some]
        one, other = first.per_sample[some], second.per_sample[some]
        change[some] = _change(one, other, here, usual)
        losses.add(one, other, here, change[some])
        answers.add(some, here)
    grid, (mean_first, mean_second) = PairGrid.over(losses.extent), losses.means
    return Comparison(
        first,
        second,
        used,
        change,
        losses.better,
        losses.worse,
        losses.equal,
        losses.used - losses.better - losses.worse - losses.equal,
        mean_first,
        mean_second,
        *answers.told,
        grid,
        _cells(grid, first.per_sample, second.per_sample, used, tick),
        easy_rows(first.per_sample, second.per_sample, used, forget_rate, tick),
    )


def _check(first: BatchResult, second: BatchResult, forget_rate: float) -> None:
    if not 0 <= forget_rate <= 1:
        raise UsageProblem(Message("forget_rate must lie between 0 and 1; got {x}", x=forget_rate))
    if first.n != second.n:
        raise Problem(
            Message("these are {a} rows and {b} rows: they are not of the same targets", a=first.n, b=second.n)
        )
    if first.loss.key != second.loss.key:
        raise Problem(Message("these are two losses, {a} and {b}: compare one", a=first.loss.key, b=second.loss.key))


def check_same(a: ChunkSource, b: ChunkSource, tick: Tick = lambda: None) -> None:
    """Make sure that two files hold the same targets.

    Raises:
        Problem: they do not; the sentence says where they differ first.
    """
    if a.shape != b.shape:
        raise Problem(
            Message("the targets are {a} and {b}: these are not the same rows", a=str(a.shape), b=str(b.shape))
        )
    for start in range(0, a.shape[0], _PIECE):
        tick()
        one, other = (x.read(start, min(start + _PIECE, a.shape[0])) for x in (a, b))
        differ = (one != other) & ~((one != one) & (other != other))
        if differ.any():
            row = start + int(np.argmax(differ.reshape(len(one), -1).any(1)))
            raise Problem(Message("the targets differ in row {row}: these are not the same rows", row=row))


def _pieces(n: int) -> Iterator[slice]:
    return (slice(start, start + _PIECE) for start in range(0, n, _PIECE))


def _usual(result: BatchResult) -> float:
    """The size of a usual loss; 0 where that is no number."""
    mean = result.rows.total / result.rows.mass if result.rows.mass else math.nan
    return abs(mean) if math.isfinite(mean) else 0.0


def _change(first: Array, second: Array, used: Array, usual: float) -> Array:
    with np.errstate(invalid="ignore", over="ignore"):
        change = second.astype(np.float64) - first
        same = np.abs(change) <= EQUAL * np.maximum(np.maximum(np.abs(first), np.abs(second)), usual)
        change[(same & np.isfinite(change)) | (first == second)] = 0.0  # also of two infinite losses
    change[~used] = np.nan
    return change


class _Losses:
    """What the losses of both come to, piece by piece."""

    def __init__(self) -> None:
        self.used = self.better = self.worse = self.equal = self._finite = 0
        self._totals = np.zeros(2)
        self.extent = Extent()
        """Of the losses that are finite in both."""

    def add(self, first: Array, second: Array, used: Array, change: Array) -> None:
        """More rows."""
        finite = used & np.isfinite(first) & np.isfinite(second)
        whole = bool(finite.all())
        for i, loss in enumerate((first, second)):
            known = loss if whole else loss[finite]
            self.extent.see(known)
            self._totals[i] += known.sum(dtype=np.float64)
        self._finite += int(np.count_nonzero(finite))
        self.used += int(np.count_nonzero(used))
        self.better += int(np.count_nonzero(change < 0))
        self.worse += int(np.count_nonzero(change > 0))
        self.equal += int(np.count_nonzero(change == 0))

    @property
    def means(self) -> tuple[float, float]:
        """Of the rows that are finite in both."""
        first, second = self._totals / self._finite if self._finite else (math.nan, math.nan)
        return float(first), float(second)


class _Answers:
    """Where two models predict different classes, piece by piece."""

    def __init__(self, first: BatchResult, second: BatchResult) -> None:
        a, b, target = first.predicted, second.predicted, first.target
        known = a is not None and b is not None and target is not None and first.activation
        self._columns: Any = (a, b, target) if known else None
        self._used = self._different = self._mended = self._broken = 0

    def add(self, some: slice, used: Array) -> None:
        """More rows."""
        if self._columns is None:
            return
        a, b, target = (column[some] for column in self._columns)
        right_a, right_b = a == target, b == target
        self._used += int(np.count_nonzero(used))
        self._different += int(np.count_nonzero((a != b) & used))
        self._mended += int(np.count_nonzero(used & ~right_a & right_b))
        self._broken += int(np.count_nonzero(used & right_a & ~right_b))

    @property
    def told(self) -> tuple[float | None, int | None, int | None]:
        """Disagreement, mended, broken; None where no class is predicted."""
        if self._columns is None:
            return None, None, None
        return self._different / self._used if self._used else math.nan, self._mended, self._broken


def _cells(grid: PairGrid, first: Array, second: Array, used: Array, tick: Tick) -> Array:
    found = np.empty(len(used), np.int32)
    for some in _pieces(len(used)):
        tick()
        found[some] = grid.cells(first[some], second[some], used[some])
    return found
