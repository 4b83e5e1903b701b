"""Loss against loss of two models: an image of rows, and the line on which nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from lossexplorer.base.shades import SHADES, places, shades
from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.tokens import GUIDE_WIDTH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.paint.tokens import Tokens


class PairPlot(BasePlot):
    """Counts as shades over two axes of the same range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = pg.ImageItem(axisOrder="row-major")
        self._equal = pg.PlotDataItem([], [])
        self.addItem(self._image)
        self.addItem(self._equal)
        view = self.getViewBox()
        view.setMouseEnabled(False, False)
        view.setLimits(xMin=-1e300, xMax=1e300, yMin=-1e300, yMax=1e300)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._image.setLookupTable(shades(tokens))
        self._equal.setPen(pg.mkPen(tokens.guide, width=GUIDE_WIDTH, style=Qt.PenStyle.DashLine))

    def set_counts(self, counts: Array | None, ends: tuple[float, float] = (0.0, 1.0), *, decades: bool = True) -> None:
        """Show these counts; None shows nothing.

        Args:
            counts: ``(H, H)``, the lowest line first.
            ends: where both axes begin and end.
            decades: whether they count decades.
        """
        self._image.setVisible(counts is not None)
        self._equal.setVisible(counts is not None)
        if counts is None:
            return
        for axis in (self.left, self.bottom):
            axis.set_scale_name("log" if decades else "linear")
        low, high = as_plottable(ends)
        self._image.setImage(places(as_plottable(counts)), levels=(0, SHADES - 1))
        self._image.setRect(QRectF(low, low, high - low, high - low))
        self._equal.setData([low, high], [low, high])
        self.setXRange(low, high, padding=0.02)
        self.setYRange(low, high, padding=0.02)
