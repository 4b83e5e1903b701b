"""A vertical range that shows what matters: a curve that runs off to infinity does not flatten all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_STEEP = 4.0
"""A curve is cut if its last part is this many times higher than what nine tenths of it need."""


def fit_range(curves: Sequence[Floats], pad: float = 0.06) -> tuple[float, float]:
    """Bottom and top of a view on these curves (as they stand on the screen), with some air."""
    spans = [span for y in curves if (span := _span(y)) is not None]
    if not spans:
        return -0.1, 1.1
    low, high = min(s[0] for s in spans), max(s[1] for s in spans)
    if high - low < 1e-9 * max(1.0, abs(low), abs(high)):
        middle, half = (low + high) / 2, max(0.5, 0.1 * abs(low))
        low, high = middle - half, middle + half
    air = pad * (high - low)
    return low - air, high + air


def _span(y: Floats) -> tuple[float, float] | None:
    finite = y[np.isfinite(y)]
    if not finite.size:
        return None
    low, high = float(finite.min()), float(finite.max())
    near_low, near_high = np.quantile(finite, (0.05, 0.95))
    height = near_high - near_low
    if height > 0 and high - near_high > _STEEP * height:
        high = float(near_high + _STEEP * height / 4)
    if height > 0 and near_low - low > _STEEP * height:
        low = float(near_low - _STEEP * height / 4)
    return low, high
