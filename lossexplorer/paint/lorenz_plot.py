"""Which share of the rows makes which share of the loss, the worst rows first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.tokens import CURVE_WIDTH, GUIDE_WIDTH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.paint.tokens import Tokens


class LorenzPlot(BasePlot):
    """A curve above the diagonal: the further above, the fewer rows carry the mean. A point says one of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        view = self.getViewBox()
        view.setMouseEnabled(False, False)
        view.setLimits(xMin=-1, xMax=2, yMin=-1, yMax=2)
        self._equal = pg.PlotDataItem([0, 1], [0, 1])
        self._curve = pg.PlotDataItem([], [])
        self._point = pg.ScatterPlotItem(size=11, symbol="o")
        for item in (self._equal, self._curve, self._point):
            self.addItem(item)
        self.setXRange(0, 1, padding=0.01)
        self.setYRange(0, 1, padding=0.02)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._equal.setPen(pg.mkPen(tokens.guide, width=GUIDE_WIDTH, style=Qt.PenStyle.DashLine))
        self._curve.setPen(pg.mkPen(tokens.accent, width=CURVE_WIDTH))
        ground = QColor(tokens.accent)
        ground.setAlphaF(0.12)
        self._curve.setFillLevel(0)
        self._curve.setBrush(ground)
        self._point.setPen(pg.mkPen(tokens.field, width=1.5))
        self._point.setBrush(QColor(tokens.bar_wrong))

    def set_curve(self, rows: Array | None, loss: Array, point: tuple[float, float] | None) -> None:
        """Show this curve; without rows nothing.

        Args:
            rows: shares of the rows, ``(k,)``, rising from 0 to 1.
            loss: shares of the loss, ``(k,)``.
            point: a place on it that is told in words.
        """
        known = rows is not None
        self._curve.setData(as_plottable(rows) if known else [], as_plottable(loss) if known else [])
        self._point.setData(pos=as_plottable([point]) if known and point is not None else np.empty((0, 2)))
