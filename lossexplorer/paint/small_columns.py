"""A few upright bars with names: a picture small enough to stand beside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.base.numbers import written
from lossexplorer.paint.tokens import LIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lossexplorer.base.sketch import Columns

_LINE = 2 * UNIT
"""Height of a line of text."""
_BARS = 7 * UNIT
"""Height of the tallest bar."""
_WIDEST = 4 * UNIT
"""Pixels from one bar to the next, at most."""
_GAP = 0.2
_LEAST = 2.0
"""Height of a marked bar, however little it stands for."""
_DIGITS = 3


class SmallColumns(QWidget):
    """Paints ``Columns`` of a reason; the marked ones carry their numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Columns | None = None
        self._across = self._up = ""
        self._tokens = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_columns(self, columns: Columns, across: str, up: str) -> None:
        """Show these bars; the names of the axes are in the language of the window."""
        self._columns, self._across, self._up = columns, across, up
        told = (f"{name} {written(x, _DIGITS)}" for name, x in zip(columns.names, columns.heights, strict=True) if name)
        self.setAccessibleDescription(f"{up}, {across}: {'; '.join(told)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Name above, bars with their numbers, names below, and the name of what lies across."""
        return QSize(30 * UNIT, 4 * _LINE + _BARS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars from the level of 0."""
        columns = self._columns
        if columns is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        step = min(self.width() / len(columns.heights), _WIDEST)
        painter.setPen(QColor(self._tokens.muted))
        painter.drawText(QRectF(0, 0, self.width(), _LINE), Qt.AlignmentFlag.AlignLeft, self._up)
        self._paint_bars(painter, columns, step)
        self._paint_levels(painter, columns, step)
        below = 2 * _LINE + _BARS
        named = sorted(enumerate(columns.names), key=lambda pair: pair[0] not in columns.marked)
        self._paint_texts(painter, ((i, name, below + 2) for i, name in named if name), step)
        painter.setPen(QColor(self._tokens.muted))
        place = QRectF(0, below + _LINE, max(step * len(columns.heights), 20 * UNIT), _LINE)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, self._across)
        painter.end()

    def _y(self, columns: Columns, value: float) -> float:
        """Where a height lies, in pixels."""
        known = (*columns.heights, *columns.levels, 0.0)
        low, high = min(known), max(known)
        return 2 * _LINE + _BARS * (1 - (value - low) / ((high - low) or 1.0))

    def _paint_bars(self, painter: QPainter, columns: Columns, step: float) -> None:
        floor = self._y(columns, 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        for i, value in enumerate(columns.heights):
            if not value:
                continue
            is_meant = i in columns.marked
            tall = max(abs(floor - self._y(columns, value)), _LEAST if is_meant else 0.0)
            top = floor - tall if value > 0 else floor
            painter.setBrush(QColor(self._tokens.bar_wrong if is_meant else self._tokens.bar))
            painter.drawRect(QRectF(step * (i + _GAP / 2), top, step * (1 - _GAP), tall))
        painter.setPen(QPen(QColor(self._tokens.border), 1))
        painter.drawLine(QLineF(0, floor, step * len(columns.heights), floor))
        known = ((i, columns.heights[i]) for i in (*columns.marked, columns.heights.index(max(columns.heights))))
        numbers = [(i, written(x, _DIGITS), self._y(columns, max(x, 0.0)) - _LINE - 1) for i, x in dict(known).items()]
        self._paint_texts(painter, numbers, step)

    def _paint_levels(self, painter: QPainter, columns: Columns, step: float) -> None:
        painter.setPen(QPen(QColor(self._tokens.text), 2))
        for i, level in enumerate(columns.levels):
            y = self._y(columns, level)
            painter.drawLine(QLineF(step * (i + _GAP / 4), y, step * (i + 1 - _GAP / 4), y))

    def _paint_texts(self, painter: QPainter, texts: Iterable[tuple[int, str, float]], step: float) -> None:
        """Bar, text, and where it begins: one that would touch another gives way."""
        taken: list[tuple[float, float]] = []
        marked = self._columns.marked if self._columns is not None else ()
        for i, text, top in texts:
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(step * (i + 0.5) - width / 2, 0.0), max(self.width() - width, 0.0))
            if any(left < end + UNIT / 2 and start - UNIT / 2 < left + width for start, end in taken):
                continue
            taken.append((left, left + width))
            painter.setPen(QColor(self._tokens.bar_wrong if i in marked else self._tokens.muted))
            painter.drawText(QRectF(left, top, width + 1, _LINE), Qt.AlignmentFlag.AlignLeft, text)
