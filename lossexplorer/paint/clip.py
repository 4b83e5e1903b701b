"""Curves cut at the edges of a view: Qt's SVG writer knows no clipping, and a curve would run over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def clip_line(x: Floats, y: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """The parts of a polyline between two heights, gaps (nan) between them, ends exactly on the edge.

    Args:
        x: positions ``(n,)``.
        y: heights ``(n,)``; nan is a gap already.
        low: lower edge.
        high: upper edge, above it.
    """
    xs: list[float] = []
    ys: list[float] = []
    for i in range(len(x) - 1):
        piece = _segment(x[i], y[i], x[i + 1], y[i + 1], low, high)
        if piece is None:
            continue
        (xa, ya), (xb, yb) = piece
        if not xs or (xs[-1], ys[-1]) != (xa, ya):
            xs += [np.nan, xa] if xs else [xa]
            ys += [np.nan, ya] if ys else [ya]
        xs.append(xb)
        ys.append(yb)
    return np.array(xs), np.array(ys)


def _segment(
    xa: float, ya: float, xb: float, yb: float, low: float, high: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """What of one straight piece lies between the edges."""
    if not (np.isfinite(ya) and np.isfinite(yb)) or max(ya, yb) < low or min(ya, yb) > high:
        return None
    rise = yb - ya

    def at(x: float, y: float) -> tuple[float, float]:
        edge = min(max(y, low), high)
        return (float(x), float(y)) if edge == y else (float(xa + (edge - ya) / rise * (xb - xa)), edge)

    return at(xa, ya), at(xb, yb)
