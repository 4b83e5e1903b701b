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
_WIDE = 48
"""Pixels from one to the next where long numbers stand side by side."""
_NAME = 18
"""Pixels from one tick to the next at which their names touch."""
_LEAST_NUMBERS = 2
"""Ticks without which nobody can read a scale."""
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
            few = len(decades) < _LEAST_NUMBERS and high > low
            found = self._between_decades(low, high, size) if few else decades[:: -(-len(decades) // room) or 1]
            return [(1.0, found)]
        return [(1.0, _symlog_places(low, high, room, _NAME * (high - low) / max(size, 1.0)))]

    def _between_decades(self, low: float, high: float, size: float) -> list[float]:
        """Places of a logarithm that shows too few whole decades: of 1, 2, 5 times these, or evenly spaced values."""
        first, last = backward(low, "log"), backward(high, "log")
        decades = range(int(np.floor(low)), int(np.ceil(high)) + 1)
        even = [v for _, values in super().tickValues(first, last, size)[:2] for v in values]
        rounds = [m * 10.0**k for k in decades for m in (1, 2, 5)]
        least = (_ROOM if self.orientation == "left" else _WIDE) * (high - low) / max(size, 1.0)
        found: list[float] = []
        for values in (rounds, even):
            places = [math.log10(v) for v in sorted(values) if first <= v <= last and v > 0]
            whole = [p for p in places if not self.counts or backward(p, "log") > 1 - 1e-9]
            found = max(found, _apart(whole, least), key=len)
            if len(found) >= _LEAST_NUMBERS:
                break
        return found

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers, with a true minus sign."""
        if self.scale_name == "linear":
            return [text.replace("-", "−") for text in super().tickStrings(values, scale, spacing)]
        names = [decade(backward(v, self.scale_name)) for v in values]
        if len(set(names)) == len(names):
            return names
        return [f"{backward(v, self.scale_name):.9g}".replace("-", "−") for v in values]  # near each other

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


def _apart(places: list[float], least: float) -> list[float]:
    """Those of them, in order, that stand so far from the one before."""
    found = places[:1]
    for place in places[1:]:
        if place - found[-1] >= least:
            found.append(place)
    return found


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
