"""A label that gives way: where there is no room it ends in … and tells the rest in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel

from lossexplorer.paint.tokens import UNIT


class Elided(QLabel):
    """One line of text, cut where it is too long."""

    mode = Qt.TextElideMode.ElideRight

    def minimumSizeHint(self) -> QSize:
        """Hardly any width at all."""
        return QSize(2 * UNIT, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self._tell_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more room now, or less."""
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, self.shown())
        painter.end()

    def shown(self) -> str:
        """What is seen of the text; an … alone would say nothing."""
        text = self.fontMetrics().elidedText(self.text(), self.mode, self.width())
        return text if text != "…" else ""

    def _tell_rest(self) -> None:
        """The whole text as a tooltip where a part of it is seen; else what stands below may tell its own."""
        self.setToolTip(self.text() if self.shown() != self.text() else "")
