"""How values are spread, in buckets that any number of pieces can be merged into: for pictures of what is not done yet.

A bucket is what numbers share in the first 16 bits of float32: sign, power of two, and seven binary digits. Whatever is
told from buckets is therefore off by less than half a percent of the value, in whatever order rows arrived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from lossexplorer.compute.histogram import BINS, TAIL, Histogram, bins_between, span

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

_SIGN = np.uint32(1 << 31)
_SIZE = 1 << 16


class LogBuckets:
    """Counts of values, by addition alone."""

    def __init__(self) -> None:
        self._counts = np.zeros(_SIZE, np.int64)
        self.nan = 0

    def add(self, values: Array) -> None:
        """More values, ``(n,)``; what float32 cannot hold counts as infinite."""
        with np.errstate(over="ignore", under="ignore"):
            bits = values.astype(np.float32).view(np.uint32)
        nan = int(np.count_nonzero(np.isnan(values)))
        if nan:
            bits = bits[~np.isnan(values)]
        ordered = np.where(bits & _SIGN, ~bits, bits | _SIGN)  # as unsigned numbers, ordered as the values are
        self._counts += np.bincount(ordered >> np.uint32(16), minlength=_SIZE)
        self.nan += nan

    def merge(self, other: LogBuckets) -> Self:
        """Add what another worker counted."""
        self._counts += other._counts
        self.nan += other.nan
        return self

    def _known(self) -> tuple[Array, Array, int]:
        """Middles and counts of the buckets of finite values that are not empty, and how many values are infinite."""
        there = np.flatnonzero(self._counts)
        counts = self._counts[there]
        low, high = _value(there << 16), _value((there << 16) + 0xFFFF)
        finite = np.isfinite(low) & np.isfinite(high)
        low, high = low[finite], high[finite]
        middle = np.where((low == 0) | (high == 0), 0.0, low / 2 + high / 2)
        return middle, counts[finite], int(counts[~finite].sum())

    def quantiles(self, wanted: tuple[float, ...]) -> Array:
        """Quantiles of the finite values, less than half a percent off; nan if there are none."""
        middle, counts, _ = self._known()
        if not len(middle):
            return np.full(len(wanted), np.nan)
        reached = np.cumsum(counts)
        at = np.array(wanted) * (reached[-1] - 1)
        return np.asarray(middle[np.minimum(np.searchsorted(reached, at, "right"), len(middle) - 1)])

    def histogram(self, bins: int = BINS) -> Histogram:
        """The spread so far, as ``compute.histogram`` shows it, but approximate."""
        middle, counts, infinite = self._known()
        lost = infinite + self.nan
        if not len(middle):
            return Histogram(np.linspace(0, 1, bins + 1), np.zeros(bins, np.int64), 0, float("nan"), lost, True)
        least, largest = float(middle[0]), float(middle[-1])
        low, high = span(least, largest, float(self.quantiles((TAIL,))[0]))
        edges = bins_between(low, high, bins)
        inside = middle <= high
        place = np.clip(np.searchsorted(edges, middle[inside], "right") - 1, 0, bins - 1)
        shown = np.bincount(place, counts[inside], bins).astype(np.int64)
        return Histogram(edges, shown, int(counts[~inside].sum()), largest, lost, True)


def _value(ordered: Array) -> Array:
    """The float32 that stands at a place among all of them in order, in float64."""
    place = ordered.astype(np.uint32)
    bits = np.where(place & _SIGN, place ^ _SIGN, ~place)
    with np.errstate(invalid="ignore"):  # behind infinity there is only nan
        return np.asarray(bits.view(np.float32).astype(np.float64))
