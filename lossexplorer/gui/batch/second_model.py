"""What a second model changes, in words: how many rows got better and worse, where the answers differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.describe import as_tip, describe
from lossexplorer.gui.words import Spoken, number, percent, say
from lossexplorer.io.wording import printable
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.gui.look import Look
    from lossexplorer.session.compare_session import Compared

_NAME = 48
"""Letters of the name of a file; a longer one would be wider than the window."""


class SecondModel(Spoken, QFrame):
    """All that is said of it, in as many lines as that takes; hidden where there is one model."""

    end_wanted = Signal()
    """Somebody wants to look at one model again."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._other: Compared | None = None
        self.words, self.warning, self.close_button = QLabel(), QLabel(), QToolButton()
        self.warning.setObjectName("warning")
        self.close_button.setObjectName("small")
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(0, 1)
        for line, label in enumerate((self.words, self.warning)):
            label.setTextFormat(Qt.TextFormat.PlainText)  # the name of a file is somebody else's text
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            grid.addWidget(label, line, 0)
        grid.addWidget(self.close_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        self.close_button.clicked.connect(self.end_wanted)
        look.changed.connect(self._on_look)
        self._on_look()
        self.retranslate()

    def set_other(self, other: Compared | None) -> None:
        """Tell of this model; None: there is one model."""
        self.words.setEnabled(True)
        if other is not self._other:
            self._other = other
            self.retranslate()

    def set_old(self) -> None:
        """What is said belongs to an older result, until the models are compared again."""
        self.words.setEnabled(False)

    def retranslate(self) -> None:
        """Set every text."""
        describe(self.close_button, say("Stop comparing"), say("Look at one model again"))
        other = self._other
        self.setVisible(other is not None)
        if other is None:
            return
        odd = other.comparison.mismatch
        self.words.setToolTip(as_tip(other.predictions))
        self.words.setText(say(_words(other)).replace(" → ", "\u00a0→\u00a0"))  # no line breaks there
        self.warning.setText("" if odd is None else say(odd))
        self.warning.setVisible(odd is not None)

    def _on_look(self) -> None:
        self.close_button.setIcon(self._look.icon("close"))


def _words(other: Compared) -> Message:
    found = other.comparison
    one, two = found.first.value, found.second.value
    change = Message(
        "B is {name}: {better} rows better, {worse} worse; loss {a} → {b}",
        name=printable(other.name, _NAME),
        better=found.better,
        worse=found.worse,
        a=number(found.mean_first if one is None else one),
        b=number(found.mean_second if two is None else two),
    )
    if found.undefined:
        lost = Message(
            "{n} row cannot be compared: a loss of it is no finite number",
            plural="{n} rows cannot be compared: a loss of them is no finite number",
            n=found.undefined,
        )
        change = Message("{change}; {lost}", change=change, lost=lost)
    easy = Message(
        "{share} of what each finds easy is easy for both (co-teaching, {rate} forgotten)",
        share=percent(found.easy.overlap),
        rate=percent(found.easy.forget_rate),
    )
    if found.disagreement is None:
        return Message("{means}; {easy}", means=change, easy=easy)
    answers = Message(
        "{share} predicted otherwise: {mended} mended, {broken} broken",
        share=percent(found.disagreement),
        mended=found.mended or 0,
        broken=found.broken or 0,
    )
    return Message("{means}; {answers}; {easy}", means=change, answers=answers, easy=easy)
