"""What must be said of a diagnosis that is no answer, or none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from lossexplorer.gui.status import PATIENCE
from lossexplorer.gui.words import Spoken, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base import Message


class Standing(Spoken, QLabel):
    """One sentence, once it is true for longer than a blink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warning")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._words: Message | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PATIENCE)
        self._delay.timeout.connect(self.show)
        self.hide()

    def show_words(self, words: Message | None) -> None:
        """Say this; None: nothing."""
        self._words = words
        self.retranslate()
        if words is None:
            self._delay.stop()
            self.hide()
        elif self.isHidden() and not self._delay.isActive():
            self._delay.start()

    def retranslate(self) -> None:
        """Set every text."""
        self.setText("" if self._words is None else say(self._words))
