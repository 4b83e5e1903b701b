"""How losses are spread, in bars that the long tail does not flatten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

BINS = 60
_TAIL = 0.995
_LONG = 3.0
"""A tail is cut off, and told in words, if it would stretch the axis by more than this."""


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


def histogram(values: Array, used: Array, bins: int = BINS) -> Histogram:
    """The spread of the used values; empty bins from 0 to 1 if there is none.

    Args:
        values: ``(n,)``.
        used: ``(n,)``, which of them count.
        bins: number of bars.
    """
    kept = values if used.all() else values[used]
    finite = kept[np.isfinite(kept)].astype(np.float64, copy=False)
    if not finite.size:
        return Histogram(np.linspace(0, 1, bins + 1), np.zeros(bins, np.int64), 0, float("nan"), len(kept))
    low, high = float(finite.min()), float(finite.max())
    top = float(np.quantile(finite, _TAIL))
    if high - low > _LONG * (top - low) > 0:
        high = top
    if not high - low > 1e-12 * max(abs(low), abs(high)):  # all alike: one bar in the middle
        width = max(abs(low), 1.0) * 0.5
        low, high = low - width, high + width
    inside = finite[finite <= high]
    place = ((inside - low) * (bins / (high - low))).astype(np.int64)
    counts = np.bincount(np.clip(place, 0, bins - 1), minlength=bins)
    edges = np.linspace(low, high, bins + 1)
    return Histogram(edges, counts, len(finite) - len(inside), float(finite.max()), len(kept) - len(finite))
