"""A small list of what was tried, the newest first, two lines each; a click on one leads back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.batch.changes import change_words, tried_words
from lossexplorer.gui.describe import as_tip, describe
from lossexplorer.gui.words import Spoken, say, steady
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.session.what_if_session import Tried

_LINES = 2
"""Tries that are seen at once; the others are scrolled to."""


class Tries(Spoken, QWidget):
    """Hidden until something was tried."""

    chosen = Signal(object)
    """``Tried``, to be tried again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: tuple[Tried, ...] = ()
        self._loss: str | None = None
        self._head, self.list = QLabel(), QListWidget()
        self._head.setObjectName("heading")
        self.list.setSpacing(UNIT // 4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self._head)
        layout.addWidget(self.list)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        self.retranslate()

    def set_history(self, history: tuple[Tried, ...], loss: str | None) -> None:
        """Show these; ``loss`` is the one that is chosen, of which nothing need be said."""
        if (history, loss) != (self._history, self._loss):
            self._history, self._loss = history, loss
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._head.setText(say("What was tried"))
        describe(self.list, say("What was tried"), say("Click on a line to try it again"))
        self.list.clear()
        shown = [tried for tried in self._history if tried.loss in CATALOGUE]  # one's own may be gone
        for tried in shown:
            item = QListWidgetItem(self._words(tried))
            item.setData(Qt.ItemDataRole.UserRole, tried)
            again = say(Message("{loss}. Try this again", loss=Message(CATALOGUE.get(tried.loss).title)))
            item.setToolTip(as_tip(f"{tried_words(tried.wish)}. {again}"))
            self.list.addItem(item)
        self.list.ensurePolished()
        seen, frame = min(len(shown), _LINES), 2 * self.list.frameWidth()
        height = self.list.sizeHintForRow(0) + 2 * self.list.spacing() if seen else 0
        self.list.setFixedHeight(seen * height + frame + UNIT // 2)
        self.setVisible(bool(shown))

    def _words(self, tried: Tried) -> str:
        """What came of it, and below what was tried, with which loss if it was another one."""
        numbers = f"{steady(tried.value, 4)}  {change_words(tried.before, tried.value, 3)}"
        other = "" if tried.loss == self._loss else f"{say(CATALOGUE.get(tried.loss).title)} · "
        return f"{numbers}\n{other}{tried_words(tried.wish)}"

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
