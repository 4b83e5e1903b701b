"""Scores and probabilities of one row as bars with their numbers; long rows show what matters of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lossexplorer.paint.tokens import LIGHT, ROW_HEIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 12
_PUSH = 4 * UNIT
"""Width of the column of arrows."""
_HEAD = 3.5
"""Half the width of the head of an arrow."""
_LEAST = 4 * UNIT
"""Pixels that a whole bar has, however long the numbers are."""
_LEAST_SHARE = 0.4
"""Share that a bar has of the room beside the numbers, however long the names are."""
_LETTERS = 9 * UNIT // 2
"""Pixels before a mark: first and last letter of its name are read, whatever the share of the bar."""


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
    push: float | None = None
    """An arrow, to the right above 0; 1 is as long as any. None has none."""
    push_words: str = ""
    """What the arrow stands for, for those who do not see it."""
    tip: str = ""
    """What is said where the pointer rests on the name; the rest of the line has the tooltip of all bars."""
    mark: str = ""
    """A word behind the name, which stays where the name is cut."""

    @property
    def label(self) -> str:
        """Name and mark, where there is room for both."""
        return f"{self.name} {self.mark}" if self.mark else self.name


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
        self.setAccessibleDescription("; ".join(" ".join(_words(bar)) for bar in bars))
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
        columns = self._columns(self._metrics())
        for i, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, i * ROW_HEIGHT, columns)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The tooltip of a name says more of it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line, names = event.pos().y() // ROW_HEIGHT, self._columns(self._metrics())[0] if self._bars else 0.0
            tip = self._bars[line].tip if line < len(self._bars) and event.pos().x() < names else ""
            if tip:
                QToolTip.showText(event.globalPos(), tip, self)
                return True
        return super().event(event)

    def _metrics(self) -> QFontMetricsF:
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        return QFontMetricsF(font)  # a name may end between two pixels

    def _columns(self, metrics: QFontMetricsF) -> tuple[float, float, float, float]:
        """Width of names, of a whole bar, of numbers and of notes: as wide as the widest, the bar takes the rest."""
        texts = zip(*((bar.label, bar.number, bar.note) for bar in self._bars), strict=True)
        name, number, note = (max(metrics.horizontalAdvance(text) for text in column) + UNIT for column in texts)
        arrows = _PUSH if any(bar.push is not None for bar in self._bars) else 0
        least = _LEAST // 2 if arrows else _LEAST  # beside arrows, bars may be short in a small window
        room = self.width() - number - note - arrows
        marks = max(metrics.horizontalAdvance(f" {bar.mark}" if bar.mark else "") for bar in self._bars)
        letters = min(marks + _LETTERS, room - least) if marks else _LEAST
        name = min(name, max(room - max(least, _LEAST_SHARE * room), letters, _LEAST))
        return name, max(room - name, least), number, note

    def _paint_bar(self, painter: QPainter, bar: Bar, top: float, columns: tuple[float, float, float, float]) -> None:
        t = self._tokens
        name, room, number, note = columns
        tint = {"true": t.bar_true, "wrong": t.bar_wrong}.get(bar.emphasis, t.bar)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(t.text if bar.emphasis else t.muted))
        painter.drawText(
            QRectF(0, top, name, ROW_HEIGHT), middle, cut(bar, QFontMetricsF(painter.fontMetrics()), name - UNIT)
        )
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
        if bar.push is not None:
            self._paint_push(painter, bar.push, QRectF(name + room + number + note, top, _PUSH, ROW_HEIGHT))

    def _paint_push(self, painter: QPainter, push: float, place: QRectF) -> None:
        """An arrow from the middle of its place, as long as the push is strong."""
        t, middle = self._tokens, place.center() + QPointF(UNIT / 4, 0)
        painter.setPen(QPen(QColor(t.grid), 1))
        painter.drawLine(QPointF(middle.x(), place.top() + 4), QPointF(middle.x(), place.bottom() - 4))
        reach = 0.0 if isnan(push) else min(max(push, -1.0), 1.0) * (_PUSH - UNIT) / 2
        painter.setPen(QPen(QColor(t.accent), 2))
        painter.drawLine(middle, middle + QPointF(reach, 0))
        if abs(reach) > _HEAD:
            back = QPointF(_HEAD if reach > 0 else -_HEAD, 0)
            tip = middle + QPointF(reach, 0)
            painter.drawPolyline([tip - back - QPointF(0, _HEAD), tip, tip - back + QPointF(0, _HEAD)])


def cut(bar: Bar, metrics: QFontMetricsF, room: float) -> str:
    """The name without its middle where there is no room for all of it, and the whole mark."""
    mark = f" {bar.mark}" if bar.mark else ""
    left = room - metrics.horizontalAdvance(mark)
    return metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, left) + mark


def _words(bar: Bar) -> list[str]:
    return [word for word in (bar.label, bar.number, bar.note, bar.push_words) if word]
