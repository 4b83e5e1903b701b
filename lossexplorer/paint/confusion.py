"""What was true against what was said: a square of cells, painted; a click chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lossexplorer.paint.tokens import LIGHT, RADIUS, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from lossexplorer.base.arrays import Array

_MARGIN = 4 * UNIT
"""Pixels for the names of the classes."""
_LEAST_CELL = 2 * UNIT
"""Pixels of a cell that holds a number, if there is room for the widest."""
_NAMED_CELL = 14
"""Pixels of a cell beside which its class is named."""
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class ConfusionView(QWidget):
    """Counts ``(C, C)``: lines are what is true, columns what was said; the diagonal is right."""

    cell_chosen = Signal(int, int)
    """True class and predicted class."""
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = LIGHT
        self._counts: Array = np.empty((0, 0), np.int64)
        self._classes: Array = np.empty(0, np.int64)
        self._labels = ("", "")
        self._chosen: tuple[int, int] | None = None
        self._here = (0, 0)
        self._image = QImage()
        self._tell: Callable[[int, int, int, float], str] = lambda *cell: ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(12 * UNIT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.tokens = tokens
        self._shade()

    def set_labels(self, lines: str, columns: str, tell: Callable[[int, int, int, float], str]) -> None:
        """Names of the two sides, and what says a cell: true class, predicted class, rows, share of the true class."""
        self._labels, self._tell = (lines, columns), tell
        self.update()

    def set_counts(self, counts: Array | None, classes: Array | None = None) -> None:
        """Show these counts, and the numbers of the classes; None shows nothing."""
        self._counts = np.empty((0, 0), np.int64) if counts is None else counts
        self._classes = np.arange(len(self._counts)) if classes is None else classes
        self._here = (0, 0)
        self._shade()

    def set_chosen(self, classes: tuple[int, int] | None) -> None:
        """Frame the cell of this true and this predicted class."""
        self._chosen = None
        if classes is not None and len(self._counts):
            places = [np.flatnonzero(self._classes == c) for c in classes]
            if all(place.size for place in places):
                self._chosen = (int(places[0][0]), int(places[1][0]))
        self.update()

    def square(self) -> QRectF:
        """Where the cells are: the largest square beside the names."""
        side = min(self.width() - _MARGIN - UNIT, self.height() - _MARGIN - 2 * UNIT)
        return QRectF(_MARGIN + max(0.0, (self.width() - _MARGIN - UNIT - side) / 2), UNIT, side, side)

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """The cell at this place of the widget."""
        square, n = self.square(), len(self._counts)
        if not n or not square.contains(place):
            return None
        size = square.width() / n
        line, column = int((place.y() - square.top()) / size), int((place.x() - square.left()) / size)
        return min(line, n - 1), min(column, n - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, numbers where they have room, names of the classes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self.tokens.accent if self.hasFocus() else self.tokens.border))
        painter.setBrush(QColor(self.tokens.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if len(self._counts):
            self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        square, n = self.square(), len(self._counts)
        size = square.width() / n
        painter.drawImage(square, self._image)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        widest = painter.fontMetrics().horizontalAdvance(str(int(self._counts.max())))
        if size >= max(_LEAST_CELL, widest + UNIT / 2):
            self._paint_numbers(painter, square, size)
        self._paint_names(painter, square, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        here = self._here if self.hasFocus() else None
        for cell, colour, width in ((here, self.tokens.muted, 1), (self._chosen, self.tokens.accent, 2)):
            if cell is not None:
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(QRectF(square.left() + cell[1] * size, square.top() + cell[0] * size, size, size))

    def _paint_numbers(self, painter: QPainter, square: QRectF, size: float) -> None:
        for line, column in zip(*np.nonzero(self._counts), strict=True):
            strong = self._shares()[line, column] > 0.6
            painter.setPen(QColor(self.tokens.field if strong else self.tokens.text))
            area = QRectF(square.left() + column * size, square.top() + line * size, size, size)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(int(self._counts[line, column])))

    def _paint_names(self, painter: QPainter, square: QRectF, size: float) -> None:
        painter.setPen(QColor(self.tokens.muted))
        step = max(1, int(np.ceil(_NAMED_CELL / size)))
        right, centre = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignCenter
        for i in range(0, len(self._counts), step):
            name, at = str(self._classes[i]), i * size
            painter.drawText(QRectF(square.left() - _MARGIN, square.top() + at, _MARGIN - UNIT / 2, size), right, name)
            below = QRectF(square.left() + at - UNIT, square.bottom(), size + 2 * UNIT, 2 * UNIT)
            painter.drawText(below, centre, name)
        below = QRectF(square.left(), square.bottom() + 2 * UNIT, square.width(), 2 * UNIT)
        painter.drawText(below, centre, self._labels[1])
        painter.save()
        painter.translate(square.left() - _MARGIN + UNIT / 2, square.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-square.height() / 2, -UNIT, square.height(), 2 * UNIT), centre, self._labels[0])
        painter.restore()

    def _shares(self) -> Array:
        """Of each line, which share stands in each cell."""
        whole = self._counts.sum(1, keepdims=True)
        return np.asarray(self._counts / np.maximum(whole, 1))

    def _shade(self) -> None:
        """Right answers in one colour, wrong ones in another; roots, so that few are seen."""
        n = len(self._counts)
        share = np.sqrt(self._shares())[..., None] if n else np.empty((0, 0, 1))
        right = np.eye(n, dtype=np.bool_)[..., None]
        ground, good, bad = (_rgb(c) for c in (self.tokens.field, self.tokens.bar_true, self.tokens.bar_wrong))
        pixels = (ground + (np.where(right, good, bad) - ground) * share).round().astype(np.uint8)
        pixels = np.ascontiguousarray(pixels)
        self._image = QImage(pixels.tobytes(), n, n, 3 * n, QImage.Format.Format_RGB888).copy() if n else QImage()
        self.update()

    def event(self, event: QEvent) -> bool:
        """A tooltip says the cell under the hand."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._words(cell) if cell is not None else "", self)
            return True
        return super().event(event)

    def _words(self, cell: tuple[int, int]) -> str:
        return self._tell(*self._of(cell), int(self._counts[cell]), float(self._shares()[cell]))

    def _of(self, cell: tuple[int, int]) -> tuple[int, int]:
        """True and predicted class of a cell."""
        return int(self._classes[cell[0]]), int(self._classes[cell[1]])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell; the one that is chosen already, or a place beside the cells, takes the choice back."""
        cell = self.cell_at(event.position())
        if cell is None or cell == self._chosen:
            self.clear_wanted.emit()
            return
        self._here = cell
        self.cell_chosen.emit(*self._of(cell))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter chooses, Esc takes back."""
        key, n = Qt.Key(event.key()), len(self._counts)
        if key in _STEPS and n:
            line, column = (min(max(a + b, 0), n - 1) for a, b in zip(self._here, _STEPS[key], strict=True))
            self._here = (line, column)
            self.setAccessibleDescription(self._words(self._here))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and n:
            self.cell_chosen.emit(*self._of(self._here))
        elif key == Qt.Key.Key_Escape:
            self.clear_wanted.emit()
        else:
            super().keyPressEvent(event)


def _rgb(name: str) -> Array:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()], np.float64)
