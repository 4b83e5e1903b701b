"""The summary numbers in a strip: what the mean says, and what it hides."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lossexplorer.gui.batch.figures import Figure, figures_of, figures_of_part, figures_so_far
from lossexplorer.gui.batch.levels import ruler_words, ticks_of
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.ruler import RulerView
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from lossexplorer.base import Message
    from lossexplorer.compute.summaries import Ruler
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.batch_work import Analysed, Partial
    from lossexplorer.session.pictures_session import Seen

_WIDE, _NARROW = 5, 4
"""Columns of small figures."""
_NARROW_BELOW = 74 * UNIT
"""Width below which two small figures stand beside the loss, and the others below it."""


class _Tile(QWidget):
    """A number over its name."""

    def __init__(self, big: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self.name = QLabel(), QLabel()
        self.value.setObjectName("display" if big else "value")
        self.name.setObjectName("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
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


class _Strange(QWidget):
    """Says that the numbers belong to something else than the fields beside them, and offers the way back."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.back = QLabel(), QPushButton()
        self.words.setObjectName("warning")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.back)
        self.back.clicked.connect(self.back_wanted)
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Say this, or nothing."""
        self.words.setText(say(message) if message is not None else "")
        self.back.setText(say("Back to these"))
        describe(self.back, self.back.text(), say("Take the loss and the parameters with which this was computed"))
        self.setVisible(message is not None)


class Summary(Spoken, QFrame):
    """Figures of a result, or of the part that is done: the loss, and two lines of smaller ones."""

    back_wanted = Signal()
    """Somebody wants the loss and the parameters to which the figures belong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._analysed: Analysed | None = None
        self._partial: Partial | None = None
        self._part: Seen | None = None
        self._message: Message | None = None
        self._tiles: list[_Tile] = []
        self._strange = _Strange()
        self._strange.back_wanted.connect(self.back_wanted)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(UNIT // 2)
        self._outer = QVBoxLayout(self)
        self.ruler = RulerView()
        self._ruler: Ruler | None = None
        self._outer.addWidget(self._strange)
        self._outer.addLayout(self._grid)
        self._outer.addWidget(self.ruler)
        self._narrow = False
        self._arrange()

    def set_result(self, analysed: Analysed | None) -> None:
        """Show a complete result; None shows nothing."""
        self._analysed, self._partial, self._part = analysed, None, None
        self.retranslate()

    def set_partial(self, partial: Partial) -> None:
        """Show what is known so far."""
        self._partial = partial
        self.retranslate()

    def set_part(self, seen: Seen) -> None:
        """Show figures of the chosen rows instead of all."""
        self._part = seen
        self.retranslate()

    def set_ruler(self, ruler: Ruler | None) -> None:
        """Show where the loss stands between the least that is possible and chance; None shows no ruler."""
        self._ruler = ruler
        self._show_ruler()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.ruler.set_tokens(tokens)

    def set_strange(self, message: Message | None) -> None:
        """Say to what the figures belong, if not to what is chosen beside them."""
        self._message = message
        self._strange.show_message(message)

    def strange_words(self) -> str:
        """What is said about figures that belong to something else; nothing, if they belong to what is chosen."""
        return self._strange.words.text()

    def figures(self) -> dict[str, str]:
        """What is shown: number by name."""
        return {t.name.text(): t.value.text() for t in self._tiles if not t.isHidden()}

    def retranslate(self) -> None:
        """Set every text."""
        shown = self._shown()
        while len(self._tiles) < len(shown):
            self._tiles.append(_Tile(big=not self._tiles))
            self._arrange()
        for tile, figure in zip(self._tiles, shown, strict=False):
            tile.set(figure)
        for i, tile in enumerate(self._tiles):
            tile.setVisible(i < len(shown))
        self._strange.show_message(self._message)
        self._show_ruler()

    def _show_ruler(self) -> None:
        ruler = self._ruler if self._partial is None else None
        ticks = [] if ruler is None or math.isnan(ruler.yours) else ticks_of(ruler)
        self.ruler.setVisible(len(ticks) > 1)
        if ruler is not None and len(ticks) > 1:
            self.ruler.setAccessibleName(say("The loss between floor and chance"))
            self.ruler.set_ruler(ticks, ruler.yours, ruler_words(ticks, ruler.yours))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand otherwise where there is less room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        """The loss first, large; the others in columns beside it, and below it where it is narrow."""
        self._grid.setHorizontalSpacing(UNIT if self._narrow else 2 * UNIT)
        side = UNIT if self._narrow else 2 * UNIT
        self._outer.setContentsMargins(side, UNIT, side, UNIT)
        self._grid.setColumnMinimumWidth(0, 0 if self._narrow else 20 * UNIT)
        for column in range(_WIDE + 1):
            self._grid.setColumnStretch(column, int(column < _NARROW if self._narrow else column > 0))
        for i, tile in enumerate(self._tiles):
            self._grid.removeWidget(tile)
            tile.name.setWordWrap(self._narrow or i == 0)
            self._grid.addWidget(tile, *self._place(i))

    def _place(self, i: int) -> tuple[int, int, int, int]:
        """Row, column, rows and columns of a tile."""
        if i == 0:
            return (0, 0, 1, 2) if self._narrow else (0, 0, 2, 1)
        row, column = divmod(i + 1, _NARROW) if self._narrow else divmod(i - 1, _WIDE)
        return row, column + int(not self._narrow), 1, 1

    def _shown(self) -> list[Figure]:
        if self._partial is not None:
            return figures_so_far(self._partial)
        if self._part is not None:
            return figures_of_part(self._part)
        return figures_of(self._analysed.result) if self._analysed is not None else []
