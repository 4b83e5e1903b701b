"""Numbers that mean something by themselves, for when there is no file: the one that was seen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.diagnosis.numbers import KNOWN, explain_number
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from lossexplorer.diagnosis.numbers import KnownNumber

_DIGITS = 6


class KnownNumbers(Spoken, QWidget):
    """What the number is known for, and all numbers that are known for something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.title, self.words, self._head = QLabel(), QLabel(), QLabel()
        self.title.setObjectName("display")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._head.setObjectName("heading")
        self._cells: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(UNIT)
        column.addWidget(self._head)
        column.addLayout(self._grid)
        column.addStretch()

    def show_number(self, text: str) -> None:
        """Show what this number is known for; nothing shows them all."""
        if text != self._text:
            self._text = text
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """The list is made when somebody looks at it."""
        super().showEvent(event)
        if not self._cells:
            self._make_cells()
            self.retranslate()

    def _make_cells(self) -> None:
        for row in range(len(KNOWN)):
            value, meaning = QLabel(), QLabel()
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            meaning.setWordWrap(True)
            self._grid.addWidget(value, row, 0)
            self._grid.addWidget(meaning, row, 1)
            self._cells.append((value, meaning))

    def found(self) -> tuple[KnownNumber, ...]:
        """What the number is known for."""
        return explain_number(self._text) if self._text else ()

    def retranslate(self) -> None:
        """Set every text."""
        if not self._cells:
            return
        found = self.found()
        self.title.setText(self._text.replace("-", "−") if self._text else say("Which number did you see?"))
        self.words.setText(say(self._sentence(found)))
        self._head.setText(say("Numbers that are known for something"))
        ordered = [*found, *sorted((k for k in KNOWN if k not in found), key=lambda k: k.value)]
        for (value, meaning), known in zip(self._cells, ordered, strict=True):
            role = "strong" if known in found else "muted"
            for label in (value, meaning):
                if label.objectName() != role:
                    label.setObjectName(role)
                    label.style().unpolish(label)
                    label.style().polish(label)
            value.setText(number(known.value, _DIGITS))
            meaning.setText(say(known.meaning))

    def _sentence(self, found: tuple[KnownNumber, ...]) -> Message:
        if not self._text:
            return Message(
                "Type a loss that surprised you. With a file of predictions and targets, every known mistake is tried "
                "until one reproduces it; without one, a number may still speak for itself."
            )
        if not found:
            return Message("This number is not known for anything by itself: open the file that it came from.")
        return Message(
            "This number is known for one thing. A file of predictions and targets could confirm it.",
            plural="This number is known for {n} things. A file of predictions and targets would tell them apart.",
            n=len(found),
        )
