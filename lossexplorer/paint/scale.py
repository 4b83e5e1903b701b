"""Vertical scales: linear, logarithmic, and one that is linear around 0 and logarithmic beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import pyqtgraph as pg

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

YScale = Literal["linear", "log", "symlog"]
LINEAR_WITHIN = 0.01
"""Where ``symlog`` turns from linear to logarithmic."""


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

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.scale_name: YScale = "linear"
        self.setStyle(tickLength=-4, maxTickLevel=0, autoExpandTextSpace=False)

    def set_scale_name(self, scale: YScale) -> None:
        """Name the values of this scale."""
        self.scale_name = scale
        self.picture = None
        self.update()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Places of ticks; whole decades where the scale has decades."""
        if self.scale_name == "linear":
            return super().tickValues(low, high, size)
        room = max(2, int(size // 32))
        return [(1.0, _thinned(self._decades(low, high), room))]

    def _decades(self, low: float, high: float) -> list[float]:
        if self.scale_name == "log":
            return [float(v) for v in range(int(np.ceil(low)), int(np.floor(high)) + 1)]
        size = max(abs(backward(low, "symlog")), abs(backward(high, "symlog")))
        top = int(np.ceil(np.log10(max(size, 1e-2))))
        values = [0.0] + [s * 10.0**k for k in range(-2, top + 1) for s in (-1.0, 1.0)]
        places = sorted(float(forward(np.array([v]), "symlog")[0]) for v in values)
        return [p for p in places if low <= p <= high]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers, with a true minus sign."""
        if self.scale_name == "linear":
            return [text.replace("-", "−") for text in super().tickStrings(values, scale, spacing)]
        return [f"{backward(v, self.scale_name):.3g}".replace("-", "−") for v in values]


def _thinned(places: list[float], room: int) -> list[float]:
    step = -(-len(places) // room) if places else 1
    return places[::step]
