"""A label that gives way: where there is no room it ends in … and tells the rest in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from lossexplorer.paint.tokens import UNIT


class Elided(QLabel):
    """One line of text, cut at the right where it is too long."""

    def minimumSizeHint(self) -> QSize:
        """Hardly any width at all."""
        return QSize(2 * UNIT, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, text)
        painter.end()
