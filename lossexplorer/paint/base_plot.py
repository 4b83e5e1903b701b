"""What every plot of the program shares: quiet axes in the colours of the theme, no menus, nothing left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QSizePolicy

from lossexplorer.paint.scale import ScaleAxis
from lossexplorer.paint.tokens import LIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AXIS_WIDTH = 8 * UNIT
_BELOW_MARKS = 0.5
"""Above the ground of the view."""
_END = UNIT + UNIT // 2
"""Pixels that the name of a tick may stand out at the right end."""


class BasePlot(pg.GraphicsView):
    """A plot with a left and a bottom axis whose ranges only the program and the hand of a person change.

    A view and two axes, under those names of pyqtgraph's ``PlotWidget`` that the program uses. That widget itself
    comes with two more axes, a title, a button, and a menu of forty widgets, all of which nobody would see.
    """

    axis_below: type[ScaleAxis] = ScaleAxis

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.bottom = ScaleAxis("left"), self.axis_below("bottom")
        frame = pg.GraphicsWidget()
        self._view = view = pg.ViewBox(frame, enableMenu=False)
        self.tokens = LIGHT
        self._labels: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAcceptDrops(False)  # Qt's scene swallows files that are meant for the window
        self.viewport().setAcceptDrops(False)
        self._lay(frame)
        self.setCentralItem(frame)
        self.left.setWidth(_AXIS_WIDTH)
        self.bottom.setStyle(hideOverlappingLabels=_END)  # a tick at the end has its name too: 0 and 1
        view.setDefaultPadding(0.0)
        view.disableAutoRange()

    def _lay(self, frame: pg.GraphicsWidget) -> None:
        """The view takes all the room that the axes leave."""
        grid = QGraphicsGridLayout(frame)
        grid.setContentsMargins(0, UNIT // 2, _END, UNIT // 2)
        grid.setSpacing(0)
        grid.setRowStretchFactor(0, 100)
        grid.setColumnStretchFactor(1, 100)
        grid.addItem(self._view, 0, 1)
        for axis, row, column in ((self.left, 0, 0), (self.bottom, 1, 1)):
            axis.linkToView(self._view)
            axis.setZValue(_BELOW_MARKS)
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
            grid.addItem(axis, row, column)

    def getViewBox(self) -> pg.ViewBox:
        """Where the items are."""
        return self._view

    def addItem(self, item: QGraphicsItem) -> None:
        """Show something in the view."""
        self._view.addItem(item)

    def removeItem(self, item: QGraphicsItem) -> None:
        """Take something out of the view."""
        self._view.removeItem(item)

    def setXRange(self, low: float, high: float, padding: float = 0.0) -> None:
        """Show this stretch from left to right."""
        self._view.setXRange(low, high, padding=padding)

    def setYRange(self, low: float, high: float, padding: float = 0.0) -> None:
        """Show this stretch from bottom to top."""
        self._view.setYRange(low, high, padding=padding)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.tokens = tokens
        self.setBackground(tokens.field)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        for axis in (self.left, self.bottom):
            axis.setPen(tokens.border)
            axis.setTextPen(tokens.muted)
            axis.setTickFont(font)

    def set_labels(self, left: str, bottom: str) -> None:
        """Names of the axes; without a name, the bottom axis keeps quiet altogether."""
        wanted = (left, bottom, self.tokens.name)
        if wanted == self._labels:
            return
        self._labels = wanted
        style = {"color": self.tokens.muted, "font-size": f"{SMALL}px"}
        self.left.setLabel(left, **style)
        self.bottom.setLabel(bottom or None, **style)
        self.bottom.setStyle(showValues=bool(bottom))
