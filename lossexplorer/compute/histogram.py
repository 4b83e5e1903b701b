"""How losses are spread, in bars that the long tail does not flatten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.quantiles import quantiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array

BINS = 60
TAIL = 0.995
"""Quantile above which values may be cut off."""
_LONG = 3.0
"""A tail is cut off, and told in words, if it would stretch the axis by more than this."""
_STEEP = 300
"""Rows in one bar beside which a single row is not seen."""
_PIECE = 1 << 17
"""Values at a time, which fit the cache."""
_NARROWEST = 1e-9
"""Half the width of an axis on which all values are alike, at least."""
_LEAST = 1e-300
"""Values that differ by less are all alike: their bins could not be told apart."""


@dataclass(frozen=True)
class Histogram:
    """Counts of finite values in bins of equal width."""

    edges: Array
    """``(bins + 1,)``."""
    counts: Array
    """``(bins,)``."""
    beyond: int
    """Finite values above the last edge."""
    largest: float
    """The largest finite value."""
    non_finite: int
    approximate: bool = False
    """Whether values were put into bars by what is known of them to half a percent."""

    @property
    def is_steep(self) -> bool:
        """Whether single rows of the tail are seen only if heights are logarithms."""
        return int(self.counts.max(initial=0)) > _STEEP and int(np.count_nonzero(self.counts)) > 1


def histogram(values: Array, used: Array, bins: int = BINS, tick: Callable[[], None] = lambda: None) -> Histogram:
    """The spread of the used values; empty bins from 0 to 1 if there is none.

    Args:
        values: ``(n,)``.
        used: ``(n,)``, which of them count.
        bins: number of bars.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    kept = values if used.all() else values[used]
    known = np.isfinite(kept)
    finite = kept if known.all() else kept[known]
    if not finite.size:
        return Histogram(np.linspace(0, 1, bins + 1), np.zeros(bins, np.int64), 0, float("nan"), len(kept))
    largest = float(finite.max())
    top = float(quantiles(finite, (TAIL,), tick)[0])
    edges = bins_between(*span(float(finite.min()), largest, top), bins)
    counts, beyond = counts_in(edges, finite, tick)
    return Histogram(edges, counts, beyond, largest, len(kept) - len(finite))


def counts_in(edges: Array, values: Array, tick: Callable[[], None] = lambda: None) -> tuple[Array, int]:
    """How many values lie in each of some bins of equal width, and how many finite ones above the last.

    Args:
        edges: ``(bins + 1,)``.
        values: ``(n,)``; those below the first edge, and what is not finite, are not counted.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    bins, low, high = len(edges) - 1, float(edges[0]), float(edges[-1])
    counts, beyond = np.zeros(bins, np.int64), 0
    for start in range(0, len(values), _PIECE):
        tick()
        part = values[start : start + _PIECE]
        counts += np.bincount(_places(edges, part[(part >= low) & (part <= high)]), minlength=bins)
        beyond += int(np.count_nonzero(part > high)) - int(np.count_nonzero(part == np.inf))
    return counts, beyond


def counts_in_ordered(edges: Array, ordered: Array) -> tuple[Array, int]:
    """What ``counts_in`` says, of sorted values: where each bin begins is found by halving, no value is touched twice.

    Args:
        edges: ``(bins + 1,)``.
        ordered: ``(n,)``, nan last.
    """
    bins, real = len(edges) - 1, ordered.dtype.type
    begin = int(np.searchsorted(ordered, real(edges[0]), "left"))
    end = int(np.searchsorted(ordered, real(edges[-1]), "right"))
    infinite = int(np.searchsorted(ordered, real(np.inf)))
    wanted = np.arange(1, bins)
    low, high = np.full(bins - 1, begin), np.full(bins - 1, max(begin, end))
    while (open_ := low < high).any():
        middle = (low + high) // 2
        reached = _places(edges, ordered[np.minimum(middle, end - 1)]) >= wanted
        low = np.where(open_ & ~reached, middle + 1, low)
        high = np.where(open_ & reached, middle, high)
    return np.diff(np.concatenate(([begin], low, [max(begin, end)]))), max(0, infinite - end)


def _places(edges: Array, inside: Array) -> Array:
    """The bin of each value between the outer edges; it never falls from a value to a larger one."""
    bins, low, high = len(edges) - 1, float(edges[0]), float(edges[-1])
    half = high / 2 - low / 2  # the whole width may be more than the largest number
    place = ((inside.astype(np.float64, copy=False) / 2 - low / 2) / half * bins).astype(np.int64)
    return np.clip(place, 0, bins - 1)


def bins_between(low: float, high: float, bins: int) -> Array:
    """Edges of bins of equal width, ``(bins + 1,)``."""
    edges = 2 * (low / 2 + (high / 2 - low / 2) * np.linspace(0, 1, bins + 1))
    edges[0], edges[-1] = low, high
    return edges


def span(low: float, high: float, top: float) -> tuple[float, float]:
    """From the least value to the largest, or to where the tail is cut off; ``top`` is the quantile ``TAIL``."""
    if high - low > _LONG * (top - low) > 0:
        high = top
    if high - low > max(1e-12 * max(abs(low), abs(high)), _LEAST):
        return low, high
    width = max(abs(low) * 0.5, _NARROWEST) if low else 0.5  # all alike: one bar in the middle of its own size
    most = float(np.finfo(np.float64).max)
    return max(low - width, -most), min(high + width, most)
