"""Fewer points for the same picture: what lies on a straight line within a fraction of a pixel need not be drawn.

Stroking a curve costs time for each of its points, and most of 1024 points across a plot lie as good as straight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_STRETCHES = (4, 16)
"""Intervals that may become one."""


def thin(x: Floats, y: Floats, tolerance: float) -> tuple[Floats, Floats]:
    """The points that are needed to draw a curve; the first and the last one always are.

    Args:
        x: evenly spaced positions ``(n,)``.
        y: heights ``(n,)``; around nan every point is kept.
        tolerance: the largest admissible vertical distance from the curve through all points.
    """
    needed = np.ones(len(x), np.bool_)
    for n in _STRETCHES:
        blocks = (len(x) - 1) // n
        starts, ends = y[: blocks * n : n, None], y[n : blocks * n + 1 : n, None]
        inner = y[: blocks * n].reshape(blocks, n)
        with np.errstate(over="ignore", invalid="ignore"):
            chord = starts + (ends - starts) * (np.arange(n) / n)
            straight = (np.abs(inner - chord) <= tolerance).all(1)
        needed[: blocks * n].reshape(blocks, n)[straight, 1:] = False
    return x[needed], y[needed]
