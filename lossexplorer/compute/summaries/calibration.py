"""Whether a model is right as often as it is sure: the reliability diagram and its error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries.columns import Columns

BINS = 15
ROUNDING = 1e-6
"""A difference of confidences that says nothing: they have seven digits."""


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
    binary: bool = False
    """Whether confidence is the probability of the second class, from 0 to 1, and not that of the predicted one."""
    left_out: int = 0
    """Rows without a confidence."""

    @property
    def too_sure(self) -> float:
        """Mean confidence less the share that is right: below 0 the model is too unsure; nan without rows."""
        full = self.count > 0
        gap = (self.confidence[full] - self.right[full]) * self.count[full]
        return float(gap.sum() / self.count.sum()) if full.any() else float("nan")


def scores(chosen: Columns) -> tuple[Array, Array] | None:
    """Confidence and whether it was borne out, ``(n,)`` each, of the top class or of the second of two.

    None where there is no confidence.
    """
    if chosen.confidence is None or chosen.target is None or chosen.predicted is None:
        return None
    if chosen.binary:
        sure = chosen.confidence.astype(np.float64, copy=False)  # 1 less a float32 would lose digits
        return np.where(chosen.predicted == 1, sure, 1 - sure), chosen.target == 1
    return chosen.confidence, chosen.target == chosen.predicted


def reliability(confidence: Array, right: Array, bins: int = BINS, *, binary: bool = False) -> Reliability:
    """The reliability diagram.

    Args:
        confidence: ``(n,)`` from 0 to 1; nan is left out.
        right: ``(n,)`` truth values.
        bins: how many, of equal width.
        binary: said of the result.

    Source: Guo et al. 2017, On Calibration of Modern Neural Networks.
    """
    known = ~np.isnan(confidence)
    left_out = len(known) - int(np.count_nonzero(known))
    if left_out:
        confidence, right = confidence[known], right[known]
    sums = bins_of(confidence, right, bins)
    return reliability_of(np.linspace(0, 1, bins + 1), *sums, binary=binary, left_out=left_out)


def reliability_of(
    edges: Array, count: Array, sure: Array, hits: Array, *, binary: bool = False, left_out: int = 0
) -> Reliability:
    """The diagram from rows, sum of confidence and number right of each bin."""
    n, gap = float(count.sum()), np.abs(hits - sure)
    error = float(gap.sum() / n) if n else float("nan")
    worst = float(np.max(gap[count > 0] / count[count > 0])) if n else float("nan")
    with np.errstate(invalid="ignore", divide="ignore"):
        found = sure / count, hits / count
    return Reliability(edges, count.astype(np.int64), *found, error, worst, binary, left_out)


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
