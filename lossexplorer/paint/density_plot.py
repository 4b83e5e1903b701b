"""How many rows there are at each confidence and loss: an image, whatever the number of rows, and a lasso."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from lossexplorer.base.shades import SHADES, greys, places, shades
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.select_plot import Point, SelectPlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.paint.tokens import Tokens

_LEAST_AREA = 3
"""Points of a way that has an inside."""


class DensityPlot(SelectPlot):
    """Counts as shades over two axes, before those of all in grey; the vertical axis may be in decades."""

    area_chosen = Signal(object)
    """A lasso was drawn: its corners, a tuple of pairs, in the coordinates of the plot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest, self._image = pg.ImageItem(axisOrder="row-major"), pg.ImageItem(axisOrder="row-major")
        self._lasso = QGraphicsPathItem()
        self._row = pg.ScatterPlotItem(size=11, symbol="o")
        for item in (self._rest, self._image, self._lasso, self._row):
            self.addItem(item)
        self._whole = QRectF(0, 0, 1, 1)
        view = self.getViewBox()
        view.setMouseEnabled(True, True)
        view.setLimits(xMin=-1e300, xMax=1e300, yMin=-700, yMax=1e300, minXRange=1e-9, minYRange=1e-9)
        self.drawing.connect(self._draw_lasso)
        self.drawn.connect(self._on_drawn)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._rest.setLookupTable(greys(tokens))
        self._image.setLookupTable(shades(tokens))
        ground = QColor(tokens.accent)
        ground.setAlphaF(0.12)
        self._lasso.setPen(pg.mkPen(tokens.accent, width=1.5))
        self._lasso.setBrush(ground)
        self._row.setPen(pg.mkPen(tokens.field, width=1.5))
        self._row.setBrush(QColor(tokens.bar_wrong))

    def set_decades(self, decades: bool) -> None:
        """Whether the vertical axis counts decades."""
        self.left.set_scale_name("log" if decades else "linear")

    def set_counts(
        self, counts: Array | None, x: tuple[float, float] = (0, 1), y: tuple[float, float] = (0, 1)
    ) -> None:
        """Show these counts; None shows nothing.

        Args:
            counts: ``(H, W)``, the lowest line first.
            x: where the first column begins and the last one ends.
            y: likewise, of the lines.
        """
        self._rest.setVisible(False)
        self._image.setVisible(counts is not None)
        if counts is not None:
            self._whole = _drawn(self._image, counts, x, y)
            self.fit()

    def set_rest(self, counts: Array, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show these counts in grey behind the others: of all, where the others are chosen from them."""
        self._rest.setVisible(True)
        self._whole = _drawn(self._rest, counts, x, y)
        self.fit()

    def set_area(self, area: Sequence[Point]) -> None:
        """Show which area is chosen; an empty one shows none."""
        self._draw_lasso(area, closed=True)

    def set_row(self, place: Point | None) -> None:
        """Show where the row at hand stands; None: it has no place."""
        known = place is not None and bool(np.isfinite(place).all())
        self._row.setData(pos=as_plottable([place]) if known else np.empty((0, 2)))

    def fit(self) -> None:
        """Show everything."""
        self.getViewBox().setRange(self._whole, padding=0.05, disableAutoRange=True)

    def _draw_lasso(self, way: Sequence[Point], *, closed: bool = False) -> None:
        path = QPainterPath()
        for i, (x, y) in enumerate(way):
            path.lineTo(x, y) if i else path.moveTo(x, y)
        if closed and way:
            path.closeSubpath()
        self._lasso.setPath(path)

    def _on_drawn(self, way: list[Point]) -> None:
        if len(way) < _LEAST_AREA:
            self._draw_lasso(())
            return
        self._draw_lasso(way, closed=True)
        self.area_chosen.emit(tuple(way))


def _drawn(image: pg.ImageItem, counts: Array, x: tuple[float, float], y: tuple[float, float]) -> QRectF:
    """Give an image these counts; where it lies in the plot."""
    (left, right), (low, high) = as_plottable(x), as_plottable(y)
    whole = QRectF(left, low, right - left, high - low)
    image.setImage(places(as_plottable(counts)), levels=(0, SHADES - 1))
    image.setRect(whole)
    return whole
