"""Numbers that mean something by themselves, for when there is no file: the one that was seen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.diagnosis.numbers import KNOWN, explain_number, near_numbers
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from lossexplorer.diagnosis.numbers import KnownNumber

_DIGITS = 6
_VALUE_WIDTH = 11 * UNIT


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
        self.meant, self.all = _Lines("strong", 0), _Lines("muted", _VALUE_WIDTH)
        card = QFrame()
        card.setObjectName("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        inner.setSpacing(UNIT)
        for widget in (self.title, self.words, self.meant):
            inner.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(card)
        column.addWidget(self._head)
        column.addWidget(self.all)
        column.addStretch()

    def show_number(self, text: str) -> None:
        """Show what this number is known for."""
        if text != self._text:
            self._text = text
            self._show_meant()

    def showEvent(self, event: QShowEvent) -> None:
        """The list is made when somebody looks at it."""
        super().showEvent(event)
        if not self.all.shown:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        if not self.isVisible():
            return
        self._head.setText(say("Numbers that are known for something"))
        self.all.show_numbers(KNOWN)
        self._show_meant()

    def _show_meant(self) -> None:
        known = explain_number(self._text) if self._text else ()
        self.title.setText(self._text.replace("-", "−") if self._text else say("Which number did you see?"))
        near = near_numbers(self._text) if self._text and not known else ()
        self.words.setText(say(self._sentence(len(known), bool(near))))
        self.meant.show_numbers(known or near)

    def _sentence(self, n: int, is_near: bool) -> Message:
        if not self._text:
            return Message(
                "Type a loss that surprised you. With a file of predictions and targets, every known mistake is tried "
                "until one reproduces it; without one, a number may still speak for itself."
            )
        if is_near:
            return Message("This number is not known for anything by itself, but it lies near one that is.")
        if not n:
            return Message("This number is not known for anything by itself: open the file that it came from.")
        return Message(
            "This number is known for one thing. A file of predictions and targets could confirm it.",
            plural="This number is known for {n} things. A file of predictions and targets would tell them apart.",
            n=n,
        )


class _Lines(QWidget):
    """Numbers and what they mean, one below the other."""

    def __init__(self, role: str, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._cells: list[tuple[QLabel, QLabel]] = []
        self.shown: tuple[KnownNumber, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnMinimumWidth(0, indent)
        self._grid.setColumnStretch(1, 1)

    def show_numbers(self, numbers: Sequence[KnownNumber]) -> None:
        """Show these; without any, nothing."""
        self.shown = tuple(numbers)
        while len(self._cells) < len(numbers):
            self._add_line()
        for i, cells in enumerate(self._cells):
            for label in cells:
                label.setVisible(i < len(numbers))
        for (value, meaning), known in zip(self._cells, numbers, strict=False):
            value.setText(number(known.value, _DIGITS))
            meaning.setText(say(known.meaning))
        self.setVisible(bool(numbers))

    def words(self) -> list[tuple[str, str]]:
        """What is read."""
        return [(value.text(), meaning.text()) for value, meaning in self._cells[: len(self.shown)]]

    def _add_line(self) -> None:
        value, meaning = QLabel(), QLabel()
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        meaning.setWordWrap(True)
        for column, label in enumerate((value, meaning)):
            label.setObjectName(self._role)
            self._grid.addWidget(label, len(self._cells), column)
        self._cells.append((value, meaning))
