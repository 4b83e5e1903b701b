"""Digits that are typed over the rows: the number of the row to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from lossexplorer.gui.words import say
from lossexplorer.paint.pause import Pause
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.base import Message

_MOST = 12
"""Digits of a number; no file has more rows."""


class TypedRow(QLabel):
    """Says at the foot of a table which number is being typed, until the keys rest."""

    typed = Signal(object)
    """The number so far; Qt's own integers would cut it to 32 bits."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("typed")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._digits = ""
        self._pause = Pause(self)
        self._pause.timeout.connect(self.end)
        self.hide()

    def take(self, text: str) -> None:
        """Add a digit to the number; what is none, means nothing here."""
        if len(text) == 1 and text.isdecimal() and len(self._digits) < _MOST:
            self._digits += str(int(text))
            self.typed.emit(int(self._digits))

    def show_words(self, words: Message) -> None:
        """Say where the number leads, until the keys rest."""
        self.setText(say(words))
        self.adjustSize()
        room = self._table.size()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 2 * UNIT)
        self.show()
        self._pause.start()

    def end(self) -> None:
        """The next digit begins another number."""
        self._pause.stop()
        self._digits = ""
        self.hide()
