"""Where a loss stands between the least that is possible and what guessing costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.paint.tokens import LIGHT, SMALL, UNIT, Tokens
from lossexplorer.report.lines import ruler_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = 2 * UNIT
"""Pixels from the top at which the line stands; the names are below it."""


@dataclass(frozen=True)
class Tick:
    """A level with a name."""

    name: str
    value: float


class RulerView(QWidget):
    """Ticks on a line, and a dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._ticks: tuple[Tick, ...] = ()
        self._value = float("nan")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_ruler(self, ticks: Sequence[Tick], value: float, words: str) -> None:
        """Show the value among these levels, the lowest first; ``words`` say the same to who does not see it."""
        self._ticks, self._value = tuple(ticks), value
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A line with names below."""
        return QSize(24 * UNIT, 5 * UNIT)

    def is_beyond(self) -> bool:
        """Whether the value lies beyond the ruler, so that its end is an arrow."""
        low, high = self._ends()
        return not low <= self._value <= high

    def _ends(self) -> tuple[float, float]:
        return ruler_ends([tick.value for tick in self._ticks], self._value)

    def share(self, value: float) -> float:
        """Where on the line a value stands, 0 to 1."""
        low, high = self._ends()
        return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line from the floor to beyond chance, filled up to the value; an arrow where the value lies beyond it."""
        if len(self._ticks) < 2 or not self._value == self._value:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        left, room = UNIT, self.width() - 2 * UNIT
        here = left + room * self.share(self._value)
        self._line(painter, left, left + room, self._tokens.grid)
        self._line(painter, left, here, self._tokens.accent)
        self._names(painter, left, room)
        painter.setPen(QPen(QColor(self._tokens.field), 2))
        painter.setBrush(QColor(self._tokens.accent))
        if self.is_beyond():
            way = UNIT if here > left else -UNIT
            back = (QPointF(here - way / 2, _LINE + side) for side in (-UNIT, UNIT))
            painter.drawPolygon([QPointF(here + way, _LINE), *back])
        else:
            painter.drawEllipse(QPointF(here, _LINE), UNIT * 0.75, UNIT * 0.75)
        painter.end()

    def _line(self, painter: QPainter, start: float, stop: float, colour: str) -> None:
        painter.setPen(QPen(QColor(colour), UNIT / 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(start, _LINE), QPointF(stop, _LINE))

    def _names(self, painter: QPainter, left: float, room: float) -> None:
        """Names below their ticks; one that would touch the one before it gives way to it."""
        end = float("-inf")
        for tick in sorted(self._ticks, key=lambda t: t is not self._ticks[-1]):  # chance matters most
            x = left + room * self.share(tick.value)
            width = painter.fontMetrics().horizontalAdvance(tick.name)
            start = min(max(x - width / 2, 0.0), self.width() - width)
            painter.setPen(QPen(QColor(self._tokens.guide), 1))
            painter.drawLine(QPointF(x, _LINE - UNIT * 0.75), QPointF(x, _LINE + UNIT * 0.75))
            if tick is not self._ticks[-1] and start + width > end > float("-inf"):
                continue
            end = start - UNIT if tick is self._ticks[-1] else end
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(QRectF(start, _LINE + UNIT, width + 1, 2 * UNIT), Qt.AlignmentFlag.AlignLeft, tick.name)
