"""Where the cursor crosses the curves: a sign on each, in its colour and shape, and a piece of tangent."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtGui import QColor, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from lossexplorer.paint.glyphs import color, symbol
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.tokens import GUIDE_WIDTH, Tokens

_SIZE = 10.0
_TANGENT = 0.14
"""Length of the tangent to either side, as a share of the view."""
_TANGENT_Z, _SIGN_Z = 8, 30


class Crossing:
    """Sign and tangent of one curve; both are moved and not made anew."""

    def __init__(self, view: pg.ViewBox) -> None:
        self._view = view
        self.sign = QGraphicsPathItem()
        self.sign.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.tangent = pg.PlotDataItem(antialias=True)
        view.addItem(self.tangent)
        self.tangent.setZValue(_TANGENT_Z)
        view.addItem(self.sign, ignoreBounds=True)
        self.sign.setZValue(_SIGN_Z)
        self._dress: tuple[str, int] = ("", -1)
        self._line: tuple[float, ...] = ()

    def dress(self, tokens: Tokens, slot: int) -> None:
        """Take the colour and the shape of a slot."""
        if (tokens.name, slot) == self._dress:
            return
        self._dress = (tokens.name, slot)
        tint = color(tokens, slot)
        self.sign.setPath(QTransform.fromScale(_SIZE, _SIZE).map(Symbols[symbol(slot)]))
        self.sign.setBrush(QColor(tint))
        self.sign.setPen(pg.mkPen(tokens.field, width=1.5))
        self.tangent.setPen(pg.mkPen(tint, width=GUIDE_WIDTH))

    def put(self, x: float, y: float) -> None:
        """Put the sign at a place of the screen's scale; a height that is no number hides it."""
        self.sign.setVisible(bool(np.isfinite(y)))
        if np.isfinite(y):
            self.sign.setPos(x, y)

    def lean(self, x: float, value: float, slope: float, span: float) -> None:
        """Lay the tangent; a slope that is no number takes it away."""
        line = (x, value, slope, span)
        if line == self._line:
            return
        self._line = line
        if not np.isfinite(value + slope):
            self.tangent.setData([], [])
            return
        ends = np.array([-_TANGENT, _TANGENT]) * span
        self.tangent.setData(as_plottable(x + ends), as_plottable(value + slope * ends))

    def set_visible(self, visible: bool) -> None:
        """Show or hide both."""
        self.sign.setVisible(visible)
        self.tangent.setVisible(visible)

    def remove(self) -> None:
        """Take both out of the plot."""
        self._view.removeItem(self.sign)
        self._view.removeItem(self.tangent)
