"""What was true against what was said: a square of cells, painted; a click chooses one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lossexplorer.base.numbers import short
from lossexplorer.paint.confusion_labels import Label, of_columns, of_columns_upwards, of_lines, paint_label
from lossexplorer.paint.keys import ARROWS, CHOOSE
from lossexplorer.paint.tokens import LIGHT, RADIUS, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from lossexplorer.base.arrays import Array

_MARGIN = 4 * UNIT
"""Pixels for the names of the classes."""
_BELOW = 2 * UNIT
"""Pixels for the numbers of the classes under the square."""
_MOST_BESIDE, _MOST_BELOW = 0.3, 0.25
"""Shares of the width and the height that names may take."""
_LEAST_CELL = 2 * UNIT
"""Pixels of a cell that holds a number, if there is room for the widest."""
_LEAST_DIGITS = 9
"""Pixels of a number, where larger ones have no room."""
_WORD = 2 * UNIT
"""Pixels of the word beside the names of the lines."""


class ConfusionView(QWidget):
    """Counts ``(C, C)``: lines are what is true, columns what was said; the diagonal is right."""

    cell_chosen = Signal(int, int)
    """True class and predicted class."""
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = LIGHT
        self._counts: Array = np.empty((0, 0), np.int64)
        self._shares: Array = np.empty((0, 0))
        self._classes: Array = np.empty(0, np.int64)
        self._names: Sequence[str] = ()
        self._widest = 0.0
        """Pixels of the longest name or number."""
        self._is_named = False
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

    def set_counts(
        self,
        counts: Array | None,
        classes: Array | None = None,
        names: Sequence[str] | None = None,
        shares: Array | None = None,
    ) -> None:
        """Show these counts.

        Args:
            counts: ``(C, C)``; None shows nothing.
            classes: the number of each class; by default from 0.
            names: what they are called; by default their numbers.
            shares: ``(C, C)``, which part of its true class each cell is.
        """
        self._counts = np.empty((0, 0), np.int64) if counts is None else counts
        self._shares = np.zeros(self._counts.shape) if shares is None else shares
        self._classes = np.arange(len(self._counts)) if classes is None else classes
        numbers = [str(c) for c in self._classes]
        self._names = numbers if names is None else names
        self._is_named = list(self._names) != numbers
        self._widest = max(map(self._metrics().horizontalAdvance, self._names), default=0.0)
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
        beside, below = self._room()
        side = min(self.width() - beside - UNIT, self.height() - below - 4 * UNIT)
        return QRectF(beside + max(0.0, (self.width() - beside - UNIT - side) / 2), UNIT, side, side)

    def labels(self) -> list[Label]:
        """What is written beside the lines and below the columns, as many as have room."""
        square, metrics, (beside, below) = self.square(), self._metrics(), self._room()
        size, half = square.width() / max(1, len(self._names)), UNIT / 2
        left = QRectF(square.left() - beside + _WORD, square.top(), beside - _WORD - half, square.height())
        under = QRectF(square.left(), square.bottom(), square.width(), below - (half if self._is_turned() else 0))
        lines = of_lines(self._names, left, size, metrics)
        if self._is_turned():
            return lines + of_columns_upwards(self._names, under.adjusted(0, half, 0, half), size, metrics)
        return lines + of_columns(self._names, under, size, self._widest + half)

    def _room(self) -> tuple[float, float]:
        """Pixels for the names of the lines, with the word beside them, and for those of the columns."""
        below = min(self._widest, self.height() * _MOST_BELOW) + UNIT if self._is_turned() else _BELOW
        most = max(self.width() * _MOST_BESIDE, self.width() - UNIT - (self.height() - below - 4 * UNIT))
        return max(_MARGIN, min(self._widest + _WORD + UNIT, most)), below

    def _is_turned(self) -> bool:
        """Whether the names of the columns are written upwards: a cell is not as wide as the longest."""
        side = min(self.width() - _MARGIN, self.height() - _BELOW - 4 * UNIT)
        return self._is_named and self._widest + UNIT / 2 > side / max(1, len(self._counts))

    def _metrics(self) -> QFontMetricsF:
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        return QFontMetricsF(font)  # whole pixels are too few for what ends between two of them

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
        self._paint_names(painter, square)
        if size >= _LEAST_CELL:
            self._paint_numbers(painter, square, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        here = self._here if self.hasFocus() else None
        for cell, colour, width in ((here, self.tokens.muted, 1), (self._chosen, self.tokens.accent, 2)):
            if cell is not None:
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(QRectF(square.left() + cell[1] * size, square.top() + cell[0] * size, size, size))

    def _paint_numbers(self, painter: QPainter, square: QRectF, size: float) -> None:
        """As large and as exact as there is room for the widest; none where there is none."""
        told = self._fitting(size - UNIT / 2)
        if told is None:
            return
        font, write = told
        painter.setFont(font)
        for line, column in zip(*np.nonzero(self._counts), strict=True):
            strong = self._shares[line, column] > 0.6
            painter.setPen(QColor(self.tokens.field if strong else self.tokens.text))
            area = QRectF(square.left() + column * size, square.top() + line * size, size, size)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, write(int(self._counts[line, column])))

    def _fitting(self, room: float) -> tuple[QFont, Callable[[int], str]] | None:
        """A font and a way of writing in which every count has room."""
        font, counts = QFont(self.font()), np.unique(self._counts).tolist()
        for write in (str, short):
            widest = max(map(write, counts), key=len)
            for pixels in range(SMALL, _LEAST_DIGITS - 1, -1):
                font.setPixelSize(pixels)
                if QFontMetrics(font).horizontalAdvance(widest) <= room:
                    return font, write
        return None

    def _paint_names(self, painter: QPainter, square: QRectF) -> None:
        painter.setPen(QColor(self.tokens.muted))
        beside, below = self._room()
        for label in self.labels():
            paint_label(painter, label)
        centre = Qt.AlignmentFlag.AlignCenter
        under = QRectF(square.left(), square.bottom() + below, square.width(), 2 * UNIT)
        painter.drawText(under, centre, self._labels[1])
        word = QRectF(square.left() - beside, square.top(), _WORD, square.height())
        paint_label(painter, Label(word, self._labels[0], centre, upwards=True))

    def _shade(self) -> None:
        """Right answers in one colour, wrong ones in another; roots, so that few are seen."""
        n = len(self._counts)
        share = np.sqrt(self._shares)[..., None] if n else np.empty((0, 0, 1))
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
            words = self._words(cell) if cell is not None else ""
            QToolTip.showText(event.globalPos(), f"<qt>{escape(words)}</qt>" if words else "", self)
            return True
        return super().event(event)

    def _words(self, cell: tuple[int, int]) -> str:
        return self._tell(*self._of(cell), int(self._counts[cell]), float(self._shares[cell]))

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
        if key in ARROWS and n:
            line, column = (min(max(a + b, 0), n - 1) for a, b in zip(self._here, ARROWS[key], strict=True))
            self._here = (line, column)
            self.setAccessibleDescription(self._words(self._here))
            self.update()
        elif key in CHOOSE and n:
            self.cell_chosen.emit(*self._of(self._here))
        elif key == Qt.Key.Key_Escape:
            self.clear_wanted.emit()
        else:
            super().keyPressEvent(event)


def _rgb(name: str) -> Array:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()], np.float64)
