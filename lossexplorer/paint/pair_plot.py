"""Loss against loss of two models: an image of rows, and the line on which nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from lossexplorer.base.shades import SHADES, greys, places, shades
from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.tokens import GUIDE_WIDTH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.paint.tokens import Tokens


_PADDING = 0.02
"""Share of the range that is shown beyond it on each side."""
_LEAST_CELL = 3
"""Pixels of a cell, so that a single row is seen; small pictures put cells together."""


class PairPlot(BasePlot):
    """Counts as shades over two axes of the same range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest, self._image = pg.ImageItem(axisOrder="row-major"), pg.ImageItem(axisOrder="row-major")
        self._equal = pg.PlotDataItem([], [])
        self._counts: Array | None = None
        self._every: Array | None = None
        self._ends = 0.0, 1.0
        self._together = 1
        """Cells of a side that are drawn as one."""
        self.addItem(self._rest)
        self.addItem(self._image)
        self.addItem(self._equal)
        view = self.getViewBox()
        view.setMouseEnabled(False, False)
        view.setLimits(xMin=-1e300, xMax=1e300, yMin=-1e300, yMax=1e300)
        view.sigResized.connect(self._on_resized)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._rest.setLookupTable(greys(tokens))
        self._image.setLookupTable(shades(tokens))
        self._equal.setPen(pg.mkPen(tokens.guide, width=GUIDE_WIDTH, style=Qt.PenStyle.DashLine))

    def set_counts(
        self,
        counts: Array | None,
        ends: tuple[float, float] = (0.0, 1.0),
        *,
        decades: bool = True,
        every: Array | None = None,
    ) -> None:
        """Show these counts; None shows nothing.

        Args:
            counts: ``(H, H)``, the lowest line first.
            ends: where both axes begin and end.
            decades: whether they count decades.
            every: those of all rows, ``(H, H)``, in grey behind, where the others are chosen from them.
        """
        self._counts, self._every = counts, None if counts is None else every
        self._rest.setVisible(self._every is not None)
        self._image.setVisible(counts is not None)
        self._equal.setVisible(counts is not None)
        if counts is None:
            return
        for axis in (self.left, self.bottom):
            axis.set_scale_name("log" if decades else "linear")
        low, high = as_plottable(ends)
        self._ends = low, high
        self._together = self._fitting(len(counts))
        self._draw()
        self._equal.setData([low, high], [low, high])
        self.setXRange(low, high, padding=_PADDING)
        self.setYRange(low, high, padding=_PADDING)

    def _draw(self) -> None:
        low, high = self._ends
        for image, all_counts in ((self._rest, self._every), (self._image, self._counts)):
            if all_counts is not None:
                counts = coarser(all_counts, self._together)
                image.setImage(places(as_plottable(counts)), levels=(0, SHADES - 1))
                image.setRect(QRectF(low, low, high - low, high - low))

    def _fitting(self, size: int) -> int:
        """How many of so many cells of a side are drawn as one: a divisor of them."""
        room = min(self._view.width(), self._view.height()) / (1 + 2 * _PADDING)
        return next((k for k in range(1, size + 1) if size % k == 0 and room * k >= _LEAST_CELL * size), size)

    def _on_resized(self) -> None:
        together = 1 if self._counts is None else self._fitting(len(self._counts))
        if together != self._together:
            self._together = together
            self._draw()


def coarser(counts: Array, together: int) -> Array:
    """Counts ``(H, W)`` of cells that are so many times as wide and high, which divides both."""
    height, width = counts.shape
    return counts.reshape(height // together, together, width // together, together).sum((1, 3))
