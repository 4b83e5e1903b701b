"""The small picture of a card: numbers side by side, or what a reason draws of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lossexplorer.base.sketch import Columns, Grid, SideBySide
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.bars import Bar, BarsView
from lossexplorer.paint.small_columns import SmallColumns
from lossexplorer.paint.small_grid import SmallGrid
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.base.sketch import Sketch
    from lossexplorer.gui.look import Look

WIDEST = 48 * UNIT


class SmallPicture(Spoken, QWidget):
    """One picture, in the language and the colours of the window."""

    def __init__(self, look: Look, shown: Sketch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.view: SmallColumns | SmallGrid | BarsView = (
            SmallColumns() if isinstance(shown, Columns) else SmallGrid() if isinstance(shown, Grid) else BarsView()
        )
        self.setMaximumWidth(WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.view)
        look.changed.connect(self.view.set_tokens)
        self.view.set_tokens(look.tokens)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        shown, view = self._shown, self.view
        if isinstance(shown, Columns) and isinstance(view, SmallColumns):
            view.set_columns(shown, say(shown.across), say(shown.up))
        elif isinstance(shown, Grid) and isinstance(view, SmallGrid):
            view.set_grid(shown, tuple(say(words) for words in shown.words))
        elif isinstance(shown, SideBySide) and isinstance(view, BarsView):
            bars = [Bar(say(n.name), shown.share(n), n.shown, "", n.emphasis) for n in shown.numbers]
            view.set_bars(bars)
