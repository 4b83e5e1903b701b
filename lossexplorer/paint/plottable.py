"""The one gate for everything that is plotted: what pyqtgraph crashes on does not pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

LARGEST = 1e300
SMALLEST = float(np.finfo(np.float64).tiny)


def as_plottable(x: Any) -> npt.NDArray[np.float64]:
    """Real numbers as float64 that pyqtgraph can draw: clipped to ±1e300, subnormal numbers as 0, nan kept as a gap.

    Args:
        x: one or two axes.

    Raises:
        TypeError: text, objects or complex numbers, on which pyqtgraph ends the process.
        ValueError: another number of axes.
    """
    array = np.asarray(x)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{array.dtype} cannot be plotted")
    if array.ndim not in (1, 2):
        raise ValueError(f"{array.ndim} axes cannot be plotted")
    array = np.array(array, np.float64)
    size = np.abs(array)
    with np.errstate(invalid="ignore"):
        array[(size < SMALLEST) & (size > 0)] = 0
        over = size > LARGEST
    if over.any():
        array[over] = np.copysign(LARGEST, array[over])
    return array


def is_clipped(*arrays: npt.NDArray[np.float64]) -> bool:
    """Whether a picture of these would show something else than they hold: it has no place beyond ±1e300."""
    return any(bool((np.abs(x) > LARGEST).any()) for x in arrays)
