"""What is predicted for each label, as a small square of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.paint.tokens import LIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from lossexplorer.base.sketch import Grid

_SIDE = 14 * UNIT
_LINE = 2 * UNIT


class SmallGrid(QWidget):
    """Paints a ``Grid`` of a reason: the darker, the larger a share of its label; the marked cells have a frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self._words: tuple[str, ...] = ()
        self._tokens = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_grid(self, grid: Grid, words: tuple[str, ...]) -> None:
        """Show these cells; ``words`` say beside them, line by line, what they are."""
        self._grid, self._words = grid, words
        self.setAccessibleDescription("; ".join((*words, *(f"{i} → {k}" for i, k in grid.marked))))
        self.update()

    def sizeHint(self) -> QSize:
        """A square, and words beside it."""
        return QSize(30 * UNIT, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, the diagonal, frames, words."""
        if self._grid is None:
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        cell = (_SIDE - 2) / len(self._grid.counts)
        self._paint_cells(painter, self._grid, cell)
        painter.setPen(QColor(self._tokens.muted))
        for i, words in enumerate(self._words):
            place = QRectF(_SIDE + UNIT, i * _LINE, max(self.width() - _SIDE - UNIT, 0), _LINE)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _paint_cells(self, painter: QPainter, grid: Grid, cell: float) -> None:
        t = self._tokens
        shade = QColor(t.accent)
        for i, row in enumerate(grid.counts):
            for k, count in enumerate(row):
                shade.setAlphaF(count / max(sum(row), 1))
                painter.fillRect(QRectF(1 + k * cell, 1 + i * cell, cell, cell), shade)
        painter.setPen(QPen(QColor(t.guide), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(1, 1), QPointF(_SIDE - 1, _SIDE - 1))
        painter.setPen(QPen(QColor(t.border), 1))
        painter.drawRect(QRectF(0.5, 0.5, _SIDE - 1, _SIDE - 1))
        painter.setPen(QPen(QColor(t.bar_wrong), 2))
        for i, k in grid.marked:
            painter.drawRect(QRectF(1 + k * cell, 1 + i * cell, cell, cell))
