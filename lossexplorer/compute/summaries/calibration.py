"""Whether a model is right as often as it is sure: the reliability diagram and its error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries.columns import Columns

BINS = 15


@dataclass(frozen=True)
class Reliability:
    """Bins of confidence; what an empty bin has none of is nan."""

    edges: Array
    """``(bins + 1,)``."""
    count: Array
    """``(bins,)``."""
    confidence: Array
    """Mean of each bin."""
    right: Array
    """Share of each bin that is right; of a binary decision, that is of the second class."""
    error: float
    """Expected calibration error: the mean of |right − confidence| over the bins, weighted by their rows."""
    worst: float
    """The largest gap of a bin."""
    equal_mass: bool
    binary: bool = False
    """Whether confidence is the probability of the second class, from 0 to 1, and not that of the predicted one."""
    left_out: int = 0
    """Rows without a confidence."""


def scores(chosen: Columns) -> tuple[Array, Array] | None:
    """Confidence and whether it was borne out, ``(n,)`` each, of the top class or of the second of two.

    None where there is no confidence.
    """
    if chosen.confidence is None or chosen.target is None or chosen.predicted is None:
        return None
    if chosen.binary:
        return np.where(chosen.predicted == 1, chosen.confidence, 1 - chosen.confidence), chosen.target == 1
    return chosen.confidence, chosen.target == chosen.predicted


def calibrate(chosen: Columns, bins: int = BINS, *, equal_mass: bool = False) -> Reliability | None:
    """The reliability diagram of the rows of ``Columns.chosen``; None where there is no confidence."""
    found = scores(chosen)
    if found is None:
        return None
    return reliability(*found, bins, equal_mass=equal_mass, binary=chosen.binary)


def reliability(
    confidence: Array, right: Array, bins: int = BINS, *, equal_mass: bool = False, binary: bool = False
) -> Reliability:
    """The reliability diagram.

    Args:
        confidence: ``(n,)`` from 0 to 1; nan is left out.
        right: ``(n,)`` truth values.
        bins: how many.
        equal_mass: bins with as many rows each, as far as equal confidences allow it, which are never torn apart; else
            of equal width.
        binary: said of the result.

    Source: Guo et al. 2017, On Calibration of Modern Neural Networks; equal mass: Nguyen and O'Connor 2015.
    """
    known = ~np.isnan(confidence)
    left_out = len(known) - int(np.count_nonzero(known))
    if left_out:
        confidence, right = confidence[known], right[known]
    if equal_mass:
        edges, sums = _of_equal_mass(confidence, right, bins)
    else:
        edges, sums = np.linspace(0, 1, bins + 1), bins_of(confidence, right, bins)
    return reliability_of(edges, *sums, equal_mass=equal_mass, binary=binary, left_out=left_out)


def reliability_of(
    edges: Array,
    count: Array,
    sure: Array,
    hits: Array,
    *,
    equal_mass: bool = False,
    binary: bool = False,
    left_out: int = 0,
) -> Reliability:
    """The diagram from rows, sum of confidence and number right of each bin."""
    n, gap = float(count.sum()), np.abs(hits - sure)
    error = float(gap.sum() / n) if n else float("nan")
    worst = float(np.max(gap[count > 0] / count[count > 0])) if n else float("nan")
    with np.errstate(invalid="ignore", divide="ignore"):
        found = sure / count, hits / count
    return Reliability(edges, count.astype(np.int64), *found, error, worst, equal_mass, binary, left_out)


def bins_of(confidence: Array, right: Array, bins: int) -> Array:
    """Rows, sum of confidence and number right in bins of equal width, ``(3, bins)``; by addition alone."""
    sure = confidence.astype(np.float64)
    place = (sure * bins).astype(np.intp)
    np.minimum(place, bins - 1, out=place)
    sums = np.bincount(place, sure, bins)
    place *= 2
    place += right
    sides = np.bincount(place, minlength=2 * bins).reshape(bins, 2)
    return np.stack((sides.sum(1), sums, sides[:, 1])).astype(np.float64)


def _of_equal_mass(confidence: Array, right: Array, bins: int) -> tuple[Array, Array]:
    """Edges and the same sums.

    The bits of numbers from 0 to 1 are ordered as the numbers are, and leave room for one that says right.
    """
    if not len(confidence):
        return np.linspace(0, 1, bins + 1), np.zeros((3, bins))
    narrow = confidence.dtype.itemsize <= 4
    number, bits = (np.float32, np.uint32) if narrow else (np.float64, np.uint64)
    keys = np.abs(confidence.astype(number, copy=False)).view(bits) * bits(2) + right.astype(bits)
    keys.sort()
    ordered = (keys // bits(2)).view(number)
    wished = np.linspace(0, len(keys), bins + 1).round().astype(np.int64)[1:-1]
    # a cut among equals goes to where they begin or end, whatever is nearer
    begin, end = (np.searchsorted(ordered, ordered[wished - 1], side) for side in ("left", "right"))
    cuts = np.unique(np.concatenate((np.where(wished - begin < end - wished, begin, end), [len(keys)])))
    cuts = cuts[cuts > 0]
    starts = np.concatenate(([0], cuts[:-1]))
    count = cuts - starts
    hits = np.add.reduceat((keys % bits(2)).astype(np.float64), starts)
    edges = np.concatenate((ordered[:1], ordered[cuts - 1])).astype(np.float64)
    return edges, np.stack((count, np.add.reduceat(ordered.astype(np.float64), starts), hits))
