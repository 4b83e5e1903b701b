"""Vertical scales: linear, logarithmic, and one that is linear around 0 and logarithmic beyond."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal

import numpy as np
import pyqtgraph as pg

from lossexplorer.base.numbers import decade, raised

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

YScale = Literal["linear", "log", "symlog"]
LINEAR_WITHIN = 0.01
"""Where ``symlog`` turns from linear to logarithmic."""
_WITH_FACTOR = ((0.0, 1e-3), (1e5, math.inf))
"""Sizes of numbers that are read more easily as multiples of a common factor."""
_ROOM = 32
"""Pixels from one tick of a bent scale to the next, at least."""
_NAME = 18
"""Pixels from one tick to the next at which their names touch."""
DECADES = 310.0
"""Beyond this there are no numbers: a bent scale has no places either."""


def forward(y: Floats, scale: YScale) -> Floats:
    """Values as they stand on the screen; what a logarithm does not have becomes a gap."""
    if scale == "log":
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(y > 0, np.log10(y), np.nan)
    if scale == "symlog":
        return np.asarray(np.arcsinh(y / (2 * LINEAR_WITHIN)) / np.log(10))
    return y


def backward(v: float, scale: YScale) -> float:
    """The value that stands at this place of the screen."""
    if scale == "log":
        return float(10.0 ** min(v, 300.0))
    if scale == "symlog":
        return float(2 * LINEAR_WITHIN * np.sinh(min(max(v * np.log(10), -690.0), 690.0)))
    return v


def of_gradient(scale: YScale) -> YScale:
    """The scale of the gradient beside that of the loss: a gradient has two signs."""
    return "symlog" if scale == "log" else scale


class ScaleAxis(pg.AxisItem):
    """An axis that names values and not places; quiet in its ticks, tabular in its numbers."""

    _said = ""
    """The name as it stands there now."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.scale_name: YScale = "linear"
        self.counts = False
        """Whether its numbers are counts: only whole ones have ticks, where places are values."""
        self.setStyle(tickLength=-4, maxTickLevel=0, autoExpandTextSpace=False)

    def set_scale_name(self, scale: YScale) -> None:
        """Name the values of this scale."""
        self.scale_name = scale
        self.enableAutoSIPrefix(scale == "linear")  # places of a bent scale have no common factor
        self.picture = None
        self.update()

    def getSIPrefixEnableRanges(self) -> tuple[tuple[float, float], ...]:
        """Where numbers get a common factor; each new name of the axis would forget what was set."""
        return _WITH_FACTOR

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Places of ticks; whole decades where the scale has decades."""
        if self.scale_name == "linear":
            levels: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
            return [(gap, [v for v in at if v == round(v)]) for gap, at in levels] if self.counts else levels
        room = max(3, int(size // _ROOM))
        low, high = max(low, -DECADES), min(high, DECADES)
        if self.scale_name == "log":
            decades = [float(v) for v in range(int(np.ceil(low)), int(np.floor(high)) + 1)]
            return [(1.0, decades[:: -(-len(decades) // room) or 1])]
        return [(1.0, _symlog_places(low, high, room, _NAME * (high - low) / max(size, 1.0)))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers, with a true minus sign."""
        if self.scale_name == "linear":
            return [text.replace("-", "−") for text in super().tickStrings(values, scale, spacing)]
        return [decade(backward(v, self.scale_name)) for v in values]

    def _updateLabel(self) -> None:
        """Set the name, if it is another one: pyqtgraph sets it for every change of the view."""
        words = self.labelString()
        if words != self._said:
            self._said = words
            super()._updateLabel()
            return
        self.picture = None
        self.update()

    def labelString(self) -> str:
        """The name of the axis, a common factor of its numbers as a power of ten."""
        text: str = super().labelString()
        return re.sub(r"\(x1e([+-]\d+)\)", lambda found: f"(×10{raised(int(found[1]))})", text)


def _symlog_places(low: float, high: float, room: int, apart: float) -> list[float]:
    """0 and decades of both signs, so few of them that their names have room, and none too near to 0."""
    size = max(abs(backward(low, "symlog")), abs(backward(high, "symlog")), LINEAR_WITHIN)
    top = int(np.ceil(np.log10(size)))
    for step in range(1, top + 4):
        values = [0.0] + [s * 10.0**k for k in range(-2, top + 1) if k % step == 0 for s in (-1.0, 1.0)]
        places = sorted(forward(np.array(values), "symlog").tolist())
        seen = [p for p in places if low <= p <= high and (p == 0 or abs(p) >= apart)]
        if len(seen) <= room:
            return seen
    return seen[:room]
