"""A number that changes often: it is painted anew, and nothing around it is laid out again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.paint.tokens import BODY, UNIT


class Figure(QWidget):
    """A line of text at the right of a box whose size does not change with it.

    Args:
        width: of the box, in pixels.
        size: of the letters, in pixels.
        least: what the box has at first, if it may grow to its width; it never shrinks again.
        whole: whether a text that is too long is written smaller instead of being cut.
    """

    def __init__(
        self,
        width: int,
        size: int = BODY,
        parent: QWidget | None = None,
        *,
        least: int | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(parent)
        self._text, self._tint = "", ""
        self._most, self._whole = width, whole
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width: a number that changes does not jitter
        self.setFont(font)
        self._hint = QSize(width if least is None else least, QFontMetrics(font).height() + UNIT // 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._grow()
            self.update()

    def set_tint(self, tint: str) -> None:
        """Another colour, ``#rrggbb``; nothing takes that of text."""
        self._tint = tint
        self.update()

    def _grow(self) -> None:
        """Take the room that the text needs, if there may be more."""
        if self._hint.width() < self._most:
            needed = min(self.fontMetrics().horizontalAdvance(self._text) + UNIT // 4, self._most)
            if needed > self._hint.width():
                self._hint.setWidth(needed)
                self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Always the same."""
        return self._hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """At the right; what is too long is cut or written smaller."""
        painter = QPainter(self)
        painter.setPen(QColor(self._tint) if self._tint else self.palette().color(self.foregroundRole()))
        text, needed = self._text, painter.fontMetrics().horizontalAdvance(self._text)
        if needed > self.width() and self._whole:
            font = QFont(self.font())
            font.setPixelSize(max(1, font.pixelSize() * self.width() // needed))
            painter.setFont(font)
        elif needed > self.width():
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
