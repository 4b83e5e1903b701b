"""What a picture says of itself when it leaves the program: which curves, with which parameters, from which version."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

import lossexplorer
from lossexplorer.paint.glyphs import color, draw_glyph
from lossexplorer.paint.tokens import BODY, GLYPH, SMALL, UNIT, Tokens

_LINE = 3 * UNIT


@dataclass(frozen=True)
class Entry:
    """One line of a legend; a line without a slot is plain text."""

    text: str
    slot: int | None = None


@dataclass(frozen=True)
class Caption:
    """Lines above a picture, and the colours of the theme."""

    entries: tuple[Entry, ...]
    tokens: Tokens

    def height(self, width: int) -> int:
        """Pixels that the lines take at this width."""
        return len(self._lines(width)) * _LINE + 2 * UNIT

    def paint(self, painter: QPainter, width: int) -> None:
        """Draw at the top left, the version at the right."""
        painter.fillRect(QRectF(0, 0, width, self.height(width)), QColor(self.tokens.field))
        painter.setFont(_font(BODY))
        for row, line in enumerate(self._lines(width)):
            x = 2 * UNIT
            for entry, room in line:
                self._paint_entry(painter, entry, x, UNIT + row * _LINE, room)
                x += room
        painter.setFont(_font(SMALL))
        painter.setPen(QColor(self.tokens.muted))
        where = QRectF(0, UNIT, width - 2 * UNIT, _LINE)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(where, right, f"Loss Explorer {lossexplorer.__version__}")

    def _paint_entry(self, painter: QPainter, entry: Entry, x: float, y: float, room: float) -> None:
        if entry.slot is not None:
            painter.save()
            painter.translate(x, y + (_LINE - GLYPH) / 2)
            draw_glyph(painter, color(self.tokens, entry.slot), entry.slot)
            painter.restore()
            x += GLYPH + UNIT
        painter.setPen(QColor(self.tokens.text))
        painter.drawText(QRectF(x, y, room, _LINE), Qt.AlignmentFlag.AlignVCenter, entry.text)

    def _lines(self, width: int) -> list[list[tuple[Entry, int]]]:
        """Entries put into lines, with the room that each takes; the first line leaves room for the version."""
        metrics = QFontMetrics(_font(BODY))
        lines: list[list[tuple[Entry, int]]] = [[]]
        left = width - 20 * UNIT
        for entry in self.entries:
            room = metrics.horizontalAdvance(entry.text) + (GLYPH + UNIT if entry.slot is not None else 0) + 3 * UNIT
            if room > left and lines[-1]:
                lines.append([])
                left = width - 4 * UNIT
            lines[-1].append((entry, room))
            left -= room
        return lines


def _font(size: int) -> QFont:
    font = QFont()
    font.setPixelSize(size)
    return font
