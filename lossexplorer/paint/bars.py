"""Scores and probabilities of one row as bars with their numbers; long rows show what matters of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.paint.tokens import LIGHT, ROW_HEIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 12
_LEAST = 4 * UNIT
"""Pixels that a whole bar has, however long the numbers are."""


@dataclass(frozen=True)
class Bar:
    """One line."""

    name: str
    share: float
    """Length of the bar, 0 to 1."""
    number: str
    note: str
    """A second number, grey."""
    emphasis: str = ""
    """``true`` for the true class, ``wrong`` for a wrong prediction."""


class BarsView(QWidget):
    """Paints bars one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._tokens = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these lines."""
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{b.name} {b.number} {b.note}" for b in bars))
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        """As high as there are lines."""
        return QSize(24 * UNIT, max(1, len(self._bars)) * ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, bar, number, note."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        columns = self._columns(painter.fontMetrics())
        for i, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, i * ROW_HEIGHT, columns)
        painter.end()

    def _columns(self, metrics: QFontMetrics) -> tuple[float, float, float, float]:
        """Width of names, of a whole bar, of numbers and of notes: as wide as the widest, the bar takes the rest."""
        texts = zip(*((bar.name, bar.number, bar.note) for bar in self._bars), strict=True)
        name, number, note = (max(metrics.horizontalAdvance(text) for text in column) + UNIT for column in texts)
        return name, max(self.width() - name - number - note, _LEAST), number, note

    def _paint_bar(self, painter: QPainter, bar: Bar, top: float, columns: tuple[float, float, float, float]) -> None:
        t = self._tokens
        name, room, number, note = columns
        tint = {"true": t.bar_true, "wrong": t.bar_wrong}.get(bar.emphasis, t.bar)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(t.text if bar.emphasis else t.muted))
        painter.drawText(QRectF(0, top, name, ROW_HEIGHT), middle | Qt.AlignmentFlag.AlignLeft, bar.name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.grid))
        line = QRectF(name, top + ROW_HEIGHT / 2 - 4, room, 8)
        painter.drawRoundedRect(line, 4, 4)
        share = 0.0 if isnan(bar.share) else min(max(bar.share, 0.0), 1.0)
        line.setWidth(max(room * share, 2.0))
        painter.setBrush(QColor(tint))
        painter.drawRoundedRect(line, 4, 4)
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(t.text))
        painter.drawText(QRectF(name + room, top, number, ROW_HEIGHT), right, bar.number)
        painter.setPen(QColor(t.muted))
        painter.drawText(QRectF(name + room + number, top, note, ROW_HEIGHT), right, bar.note)
