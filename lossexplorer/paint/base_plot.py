"""What every plot of the program shares: quiet axes in the colours of the theme, no menus, nothing left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtGui import QFont

from lossexplorer.paint.scale import ScaleAxis
from lossexplorer.paint.tokens import LIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AXIS_WIDTH = 8 * UNIT
_END = UNIT + UNIT // 2
"""Pixels that the name of a tick may stand out at the right end."""


class BasePlot(pg.PlotWidget):
    """A plot with a left and a bottom axis whose ranges only the program and the hand of a person change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.left, self.bottom = ScaleAxis("left"), ScaleAxis("bottom")
        super().__init__(parent, axisItems={"left": self.left, "bottom": self.bottom}, enableMenu=False)
        self.tokens = LIGHT
        self._labels: tuple[str, ...] = ()
        menu = self.plotItem.ctrlMenu
        menu.setParent(self, menu.windowFlags())  # pyqtgraph makes it in any case and lets nobody own it
        self.plotItem.layout.setContentsMargins(0, UNIT // 2, _END, UNIT // 2)
        self.hideButtons()
        self.setAcceptDrops(False)  # Qt's scene swallows files that are meant for the window
        self.viewport().setAcceptDrops(False)
        self.left.setWidth(_AXIS_WIDTH)
        self.bottom.setStyle(hideOverlappingLabels=_END)  # a tick at the end has its name too: 0 and 1
        view = self.getViewBox()
        view.setDefaultPadding(0.0)
        view.disableAutoRange()

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
