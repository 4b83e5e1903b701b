"""Lines of Python in a card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Code(Spoken, QFrame):
    """Lines that can be copied; without any, nothing."""

    copy_wanted = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        self.code = code
        self.text, self.copy = QLabel(), QPushButton()
        self.text.setObjectName("mono")
        self.text.setText(breakable(code))
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        row.addWidget(self.text, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.code))
        if not code:
            self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.copy.setText(say("Copy"))
        describe(self.copy, say("Copy corrected code"))


def breakable(text: str) -> str:
    """Names may be broken after points, strokes and brackets, long ones within too, so that they fit a narrow card."""
    broken = re.sub(r"(?<=[-/.(\[])(?=\w)", "\u200b", text)
    return re.sub(r"\w{25,}", lambda name: name[0].replace("_", "_\u200b"), broken)
