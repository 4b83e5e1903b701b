"""Figures over their names: the loss first, large; the others beside or below it, as their own widths allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from lossexplorer.gui.batch.figures import Figure

_LEAST = 20 * UNIT
"""Pixels below which nothing stands well."""


class Arrangement(NamedTuple):
    """How the figures stand."""

    columns: int
    """Of small figures."""
    beside: bool
    """Whether they stand beside the loss; else the loss takes two of the columns, and some of them stand below it."""
    gap: int = UNIT
    """Pixels between two columns."""
    loss: int = 0
    """Pixels that the loss takes at least."""
    wraps: bool = True
    """Whether names are broken into lines."""

    def place(self, i: int) -> tuple[int, int, int, int]:
        """Row, column, rows and columns of a figure."""
        if i == 0:
            return (0, 0, 2, 1) if self.beside else (0, 0, 1, 2)
        row, column = divmod(i - 1, self.columns) if self.beside else divmod(i + 1, self.columns)
        return row, column + int(self.beside), 1, 1

    def need(self, widths: Sequence[int]) -> int:
        """Pixels from left to right for figures of these widths."""
        columns = [self.loss, *([0] * self.columns)]
        for i, width in enumerate(widths[1:], 1):
            column = self.place(i)[1]
            columns[column] = max(columns[column], width)
        loss = widths[0] if widths else 0
        if self.beside:
            columns[0] = max(columns[0], loss + UNIT)
            return sum(columns) + self.columns * self.gap
        over = max(0, loss - columns[0] - columns[1] - self.gap)
        return sum(columns) + over + (self.columns - 1) * self.gap


ARRANGEMENTS = (
    Arrangement(5, True, 2 * UNIT, 20 * UNIT, wraps=False),
    Arrangement(5, True, UNIT, 14 * UNIT, wraps=False),
    Arrangement(5, True, UNIT, 14 * UNIT),
    *(Arrangement(columns, False) for columns in (4, 3, 2)),
)
"""The first one that fits is taken."""


class _Number(QLabel):
    """A number in one line: where there is no room for it, it is written smaller, and never cut."""

    def needed(self) -> int:
        """Pixels that it takes in its own size."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole number."""
        painter, needed = QPainter(self), self.needed()
        if needed > self.width():
            font = QFont(self.font())
            font.setPixelSize(max(1, painter.fontInfo().pixelSize() * self.width() // needed))
            painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), self.text())
        painter.end()


class Tile(QWidget):
    """A number over its name."""

    def __init__(self, big: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self.name = _Number(), QLabel()
        self.value.setObjectName("display" if big else "value")
        self.name.setObjectName("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if big:
            layout.addStretch()
        layout.addWidget(self.value)
        layout.addWidget(self.name)
        layout.addStretch()

    def set(self, figure: Figure) -> None:
        """Show these texts."""
        self.value.setText(figure.value)
        self.name.setText(figure.name)
        self.setToolTip(figure.tip)
        self.setAccessibleName(f"{figure.name} {figure.value}")

    def needed(self, *, wraps: bool) -> int:
        """Pixels from left to right, with a name in one line or broken between its words."""
        self.name.ensurePolished()
        name, metrics = self.name.text(), self.name.fontMetrics()
        words = [metrics.horizontalAdvance(word) for word in (name.split() if wraps else [name])]
        return max(self.value.needed(), *words, 0) + UNIT // 4


class FigureTiles(QWidget):
    """Tiles in columns. As long as the width is the same, numbers that change only ever ask for fewer columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[Tile] = []
        self._count = 0
        self._arrangement = ARRANGEMENTS[0]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(UNIT // 2)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show these; without any, the next ones are arranged anew."""
        while len(self.tiles) < len(figures):
            self.tiles.append(Tile(not self.tiles, self))
        for tile, figure in zip(self.tiles, figures, strict=False):
            tile.set(figure)
        first = ARRANGEMENTS.index(self._arrangement) if figures else 0
        more, self._count = len(figures) > self._grid.count(), len(figures)
        for i, tile in enumerate(self.tiles):
            tile.setVisible(i < self._count)
        self._choose(first, anew=more)

    def minimumSizeHint(self) -> QSize:
        """Hardly any width at all: the figures give way."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand otherwise where there is other room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._choose(0)

    def _choose(self, first: int, *, anew: bool = False) -> None:
        """Take the first arrangement that fits, from this one on."""
        found = next((each for each in ARRANGEMENTS[first:] if self._fits(each)), ARRANGEMENTS[-1])
        if found != self._arrangement or anew:
            self._arrangement = found
            self._arrange()
        self._grid.setColumnMinimumWidth(0, self._loss())

    def _loss(self) -> int:
        """Width of the column of the loss, where it has one: it stands off a little."""
        needed = self.tiles[0].needed(wraps=True) + UNIT if self.tiles else 0
        return max(self._arrangement.loss, needed) if self._arrangement.beside else 0

    def _fits(self, arrangement: Arrangement) -> bool:
        shown = self.tiles[: self._count]
        widths = [tile.needed(wraps=i == 0 or arrangement.wraps) for i, tile in enumerate(shown)]
        return arrangement.need(widths) <= self.width()

    def _arrange(self) -> None:
        chosen = self._arrangement
        self._grid.setHorizontalSpacing(chosen.gap)
        for column in range(1 + max(each.columns for each in ARRANGEMENTS)):
            shared = 0 < column <= chosen.columns if chosen.beside else column < chosen.columns
            self._grid.setColumnStretch(column, int(shared))
        for i, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            tile.name.setWordWrap(chosen.wraps or i == 0)
            self._grid.addWidget(tile, *chosen.place(i))
