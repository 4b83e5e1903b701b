"""Two axes with ticks, and the maps from numbers to places."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.numbers import raised, written

if TYPE_CHECKING:
    from lossexplorer.report.svg.drawing import Drawing

LEFT, RIGHT, TOP, BOTTOM = 52.0, 12.0, 10.0, 40.0
"""Margins for the names of ticks and axes."""
_LINE = 14.0
"""Of them, a line of names."""
_TICKS = 5
_FEW = 2.0
"""Decades up to which 2 and 5 are named too."""
_EDGE = 0.01
"""Share of an axis by which a tick may lie beyond its end, where it is drawn: an axis from 0.0001 begins at 0."""


class Axes:
    """A frame in a drawing.

    Args:
        drawing: takes grid, ticks and names at once.
        x: from, to.
        y: likewise.
        names: of the horizontal and the vertical axis.
        decades: whether vertical numbers are powers of ten.
        counts: whether vertical numbers are whole.
        x_ticks: whether the horizontal axis has ticks.
        below: units under the axis for names that are written upwards; 0 has those of a line.
    """

    def __init__(
        self,
        drawing: Drawing,
        x: tuple[float, float],
        y: tuple[float, float],
        names: tuple[str, str],
        *,
        decades: bool = False,
        counts: bool = False,
        x_ticks: bool = True,
        below: float = 0.0,
    ) -> None:
        self._x, self._y = _wide(x), _wide(y)
        self.left, self.right = LEFT, drawing.width - RIGHT
        self.top, self.bottom = TOP, drawing.height - BOTTOM - max(0.0, below - _LINE)
        marks = decade_ticks(*self._y) if decades else {t: written(t) for t in ticks(*self._y, whole=counts)}
        for tick, name in marks.items():
            drawing.line("grid", self.left, self.y(tick), self.right, self.y(tick))
            drawing.text(self.left - 6, self.y(tick) + 4, name, anchor="end")
        for tick in ticks(*self._x) if x_ticks else []:
            drawing.line("axis", self.x(tick), self.bottom, self.x(tick), self.bottom + 4)
            drawing.text(self.x(tick), self.bottom + 16, written(tick))
        drawing.line("axis", self.left, self.bottom, self.right, self.bottom)
        drawing.text((self.left + self.right) / 2, drawing.height - 5, names[0], "name")
        drawing.text(13, (self.top + self.bottom) / 2, names[1], "name", turn=True)

    def x(self, value: float) -> float:
        """Where a number lies across; what is beyond the axis, at its end."""
        low, high = self._x
        return self.left + (self.right - self.left) * min(max((value - low) / (high - low), 0.0), 1.0)

    def y(self, value: float) -> float:
        """Where a number lies upwards; likewise."""
        low, high = self._y
        return self.bottom - (self.bottom - self.top) * min(max((value - low) / (high - low), 0.0), 1.0)


def ticks(low: float, high: float, *, whole: bool = False) -> list[float]:
    """Round numbers between two others, about five of them; ``whole`` takes whole numbers alone."""
    raw = (high - low) / _TICKS
    scale = 10.0 ** math.floor(math.log10(raw))
    step = next(m * scale for m in (1, 2, 2.5, 5, 10) if m * scale >= raw * 0.999)
    step = max(1.0, float(math.ceil(step))) if whole else step
    edge = _EDGE * (high - low)
    first, last = math.ceil((low - edge) / step), math.floor((high + edge) / step)
    return [float(f"{i * step:.12g}") for i in range(first, last + 1)]


def decade_ticks(low: float, high: float) -> dict[float, str]:
    """Places of round numbers on an axis of powers of ten, and their names; within a decade or two also 2 and 5."""
    if high - low > _FEW:
        return {tick: f"10{raised(round(tick))}" for tick in ticks(low, high, whole=True)}
    first, last = math.floor(low), math.ceil(high)
    found = {math.log10(m) + k: float(f"{m}e{k}") for k in range(first, last + 1) for m in (1, 2, 5)}
    return {place: written(value) for place, value in found.items() if low <= place <= high}


def _wide(ends: tuple[float, float]) -> tuple[float, float]:
    """Ends between which there is room, and whose distance is a number."""
    low, high = (float(np.clip(end, -1e300, 1e300)) for end in ends)
    return (low, high) if high - low > 1e-12 * max(abs(low), abs(high)) else (low - 0.5, low + 0.5)
