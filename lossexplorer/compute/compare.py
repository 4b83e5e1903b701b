"""Two models on the same targets: which rows got better and which worse, where they disagree, what each finds easy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.catalog.selection import whole_share
from lossexplorer.compute.given_kind import is_taken_right
from lossexplorer.compute.order import stable_order
from lossexplorer.compute.wanted_kind import wanted_instead

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import ChunkSource
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.result import BatchResult

    Tick = Callable[[], None]

SIZE = 120
"""Cells of a side of the picture."""
FORGET_RATE = 0.2
EQUAL = 1e-6
"""Losses that differ by no more than this share of the larger one are equal: float32 tells no more."""
_DECADES = 12.0
_PIECE = 1 << 16


@dataclass(frozen=True)
class PairGrid:
    """Cells of loss against loss, the same edges on both axes."""

    edges: Array
    """``(SIZE + 1,)``, of log₁₀ of the loss, or of the loss itself."""
    logarithmic: bool
    """False where a loss is below 0. What is 0 or too small for the axis lies in its first cell."""

    def cells(self, first: Array, second: Array, used: Array) -> Array:
        """The cell of each row, ``(n,)``, line by line: the first across, the second upwards; −1 is none."""
        rows = np.flatnonzero(used & ~(np.isnan(first) | np.isnan(second)))
        found = np.full(len(first), -1, np.int32)
        found[rows] = self._place(second[rows]) * SIZE + self._place(first[rows])
        return found

    def _place(self, values: Array) -> Array:
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            values = np.log10(np.maximum(values, 0)) if self.logarithmic else values
            low, high = float(self.edges[0]), float(self.edges[-1])
            inside = np.clip(values, low, high).astype(np.float64)
        return np.minimum(((inside - low) / (high - low) * SIZE).astype(np.int32), SIZE - 1)


@dataclass(frozen=True)
class Selections:
    """The rows that are easiest for each model, as co-teaching hands them to the other one."""

    forget_rate: float
    kept: int
    """Rows that each model keeps."""
    first: Array
    """``(n,)`` truth values: what the first finds easy, on which the second would learn."""
    second: Array

    @property
    def both(self) -> int:
        """Rows that both find easy."""
        return int(np.count_nonzero(self.first & self.second))

    @property
    def overlap(self) -> float:
        """The part of the rows of each that both find easy; the share that is kept if they had nothing in common."""
        return self.both / self.kept if self.kept else float("nan")


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
    def mismatch(self) -> Message | None:
        """Why the numbers say little: one file looks like another kind of predictions than the loss takes it for."""
        loss, a, b = self.first.loss, self.first.rows.kind, self.second.rows.kind
        if a is None or b is None or a.verdict == b.verdict:
            return None
        odd = (kind for kind in (a, b) if not is_taken_right(loss, kind.verdict))
        wanted = next(filter(None, (wanted_instead(loss, kind) for kind in odd)), None)
        if wanted is None:
            return None
        return Message(
            "the first predictions look like {a} and the second like {b} ({evidence}), but both were taken as "
            "{wanted}: turn both files into one kind before they are compared",
            a=a.title,
            b=b.title,
            evidence=b.evidence,
            wanted=wanted,
        )

    def counts(self, rows: Array | None = None) -> Array:
        """How many rows lie in each cell, ``(SIZE, SIZE)``, of all or of those of ``rows``, ``(n,)`` truth values."""
        cells = self.cells if rows is None else self.cells[rows]
        return np.bincount(cells[cells >= 0], minlength=SIZE * SIZE).reshape(SIZE, SIZE)


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
    used = first.rows.used & second.rows.used
    losses = first.per_sample, second.per_sample, used
    change = _by_pieces(_change, *losses, tick)
    finite = used & np.isfinite(first.per_sample) & np.isfinite(second.per_sample)
    tick()
    better, worse, equal = (int(np.count_nonzero(x)) for x in (change < 0, change > 0, change == 0))
    one, other = first.per_sample[finite], second.per_sample[finite]
    tick()
    grid = _grid(one, other)
    tick()
    return Comparison(
        first,
        second,
        used,
        change,
        better,
        worse,
        equal,
        int(np.count_nonzero(used)) - better - worse - equal,
        _mean(one),
        _mean(other),
        *_answers(first, second, used),
        grid,
        _by_pieces(grid.cells, *losses, tick),
        _easy(*losses, forget_rate, tick),
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


def _by_pieces(
    fn: Callable[[Array, Array, Array], Array], first: Array, second: Array, used: Array, tick: Tick
) -> Array:
    """What a function makes of some rows, for all of them."""
    found = []
    for start in range(0, len(used), _PIECE):
        tick()
        some = slice(start, start + _PIECE)
        found.append(fn(first[some], second[some], used[some]))
    return np.concatenate(found)


def _change(first: Array, second: Array, used: Array) -> Array:
    with np.errstate(invalid="ignore", over="ignore"):
        change = second.astype(np.float64) - first
        same = np.abs(change) <= EQUAL * np.maximum(np.abs(first), np.abs(second))
        change[(same & np.isfinite(change)) | (first == second)] = 0.0  # also of two infinite losses
    change[~used] = np.nan
    return change


def _mean(values: Array) -> float:
    return float(values.mean(dtype=np.float64)) if values.size else float("nan")


def _answers(first: BatchResult, second: BatchResult, used: Array) -> tuple[float | None, int | None, int | None]:
    """Disagreement, mended, broken."""
    a, b, target = first.predicted, second.predicted, first.target
    if a is None or b is None or target is None or first.decided is None:
        return None, None, None
    right_a, right_b = a == target, b == target
    count = int(np.count_nonzero(used))
    share = int(np.count_nonzero((a != b) & used)) / count if count else float("nan")
    return share, int(np.count_nonzero(used & ~right_a & right_b)), int(np.count_nonzero(used & right_a & ~right_b))


def _grid(first: Array, second: Array) -> PairGrid:
    """Edges that hold all finite losses of both."""
    if not first.size:
        return PairGrid(np.linspace(-1, 0, SIZE + 1), True)
    low, high = _ends(first, second)
    if low < 0:
        room = 0.5 * (high == low)
        return PairGrid(np.linspace(low - room, high + room, SIZE + 1), False)
    positive = min((float(x[x > 0].min()) for x in (first, second) if (x > 0).any()), default=0.1)
    top = np.log10(high) if high > 0 else 0.0
    bottom = max(np.log10(positive), top - _DECADES)
    if top - bottom < 0.5:  # all alike: in the middle
        bottom, top = (top + bottom) / 2 - 0.5, (top + bottom) / 2 + 0.5
    return PairGrid(np.linspace(bottom, top, SIZE + 1), True)


def _ends(first: Array, second: Array) -> tuple[float, float]:
    return float(min(first.min(), second.min())), float(max(first.max(), second.max()))


def _easy(first: Array, second: Array, used: Array, forget_rate: float, tick: Tick) -> Selections:
    rows = np.flatnonzero(used)
    kept = whole_share(len(rows), 1 - forget_rate)
    found = []
    for loss in (first, second):
        easy = np.zeros(len(loss), np.bool_)
        easy[rows[stable_order(loss[rows], tick)[:kept]]] = True
        found.append(easy)
    return Selections(forget_rate, kept, *found)
