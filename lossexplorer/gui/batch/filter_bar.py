"""Which rows are looked at: a line to type a filter in, right or wrong answers, and a chip for each other condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message, Problem
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.base.printable import FILTER_LENGTH, printable
from lossexplorer.compute.summaries import parse_filter
from lossexplorer.gui.batch.chips import Chips
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.widgets.line import Line
from lossexplorer.gui.words import Spoken, number, percent, say
from lossexplorer.paint.pause import Pause
from lossexplorer.paint.tokens import UNIT
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.base.arrays import Column
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.selection import Selection
    from lossexplorer.compute.summaries import Overview
    from lossexplorer.gui.batch.pictures.picture import Step
    from lossexplorer.gui.look import Look
    from lossexplorer.session.pictures_session import Seen

_LINE_WIDTH = 33 * UNIT
_SHORT = 12
"""Letters of a class in an example."""
_ANSWERS = ("", "right", "wrong")


class FilterBar(Spoken, QWidget):
    """Shows the selection of the state, and asks for another one."""

    wanted = Signal(object, object)
    """A step of the state of the batch, and what it merges with."""
    ended = Signal()
    """What was typed stands."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Seen | None = None
        self._holds = ""
        """The filter that the rows shown meet, whatever is being typed."""
        self.text, self.answer, self.chips, self.words = Line(), Combo(), Chips(look), Elided()
        self.text.setMinimumWidth(_LINE_WIDTH)
        self.text.setMaximumWidth(2 * _LINE_WIDTH)
        self.text.setClearButtonEnabled(True)
        for key in _ANSWERS:
            self.answer.addItem("", key)
        self.words.setObjectName("muted")
        self._wrong = QLabel()
        self._wrong.setObjectName("warning")
        self._wrong.hide()
        self._wrong.setWordWrap(True)
        self._pause = Pause(self)
        row, below = QHBoxLayout(), QHBoxLayout()
        for line in (row, below):
            line.setSpacing(UNIT)
        row.addWidget(self.text, 1)
        row.addWidget(self.answer)
        row.addStretch()
        below.addWidget(self.chips)
        below.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self._wrong)
        column.addLayout(below)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.text.textEdited.connect(self._on_text)
        self.text.editingFinished.connect(self._on_finished)
        self.text.escaped.connect(self._on_escaped)
        self._pause.timeout.connect(self._on_finished)
        self.answer.activated.connect(self._on_answer)
        self.chips.wanted.connect(self._step)

    def show_selection(self, selection: Selection) -> None:
        """Show these conditions, without an echo; what is being typed stays as it is."""
        self.chips.show_selection(selection)
        self._holds = selection.text
        if self._read(self.text.text()) is None or self.text.text().strip() != selection.text:
            if not self.text.hasFocus() or self._said(self.text.text()) is None:
                self.text.setText(selection.text)
                self._wrong.hide()
        with QSignalBlocker(self.answer):
            self.answer.setCurrentIndex(self.answer.findData(selection.answer))
        self.retranslate()

    def show_seen(self, seen: Seen | None) -> None:
        """Say how many rows are looked at, and what they cost."""
        self._seen = seen
        self.chips.set_names(self._names())
        self.text.setPlaceholderText(say(self._example()))
        self.answer.setVisible(seen is None or seen.ground.columns.right is not None)
        self._say_words()

    def retranslate(self) -> None:
        """Set every text."""
        self.text.setPlaceholderText(say(self._example()))
        tip = say(
            "Columns compared with numbers, names of classes or each other, joined by and, or, not; also the words "
            "wrong, right and ignored. = a number with decimals finds what rounds to it. Columns of the file by their "
            'names: age>30, image="a.png", image~cat where cat is in it; file.loss is one called like ours. With a '
            "second model: change>1 and predicted_b!=target, loss_b, confidence_b"
        )
        describe(self.text, say("Filter rows"), tip)
        for i, words in enumerate((say("all answers"), say("right answers"), say("wrong answers"))):
            self.answer.setItemText(i, words)
        describe(self.answer, say("Answers"), say("Look at right or at wrong answers alone"))
        self._say_words()

    def _example(self) -> Message:
        """A filter for two models, or for decisions, or with a class of this batch, if its name is not too long."""
        if self._seen is not None and self._seen.ground.other is not None:
            return Message("Filter rows: wrong and change>1")
        if self._seen is not None and self._seen.ground.columns.accuracy is not None:
            return Message("Filter rows: accuracy<50% and loss>5")
        name = next((name for name in self._names().by_label.values() if name.isalnum() and len(name) < _SHORT), None)
        if name is None:
            return Message("Filter rows: target=3 and loss>5")
        return Message("Filter rows: target={name} and loss>5", name=name)

    def _say_words(self) -> None:
        seen = self._seen
        if seen is None or not seen.is_part:
            self.words.hide()
            return
        part, whole = seen.part, seen.ground.whole
        ignored = len(seen.order) - part.rows
        words = _told(part, whole) if part.rows else Message("no row meets all conditions")
        if part.rows and part.decisions is not None and part.accuracy is not None:
            words = Message("{rows}; {share} of their decisions are right", rows=words, share=percent(part.accuracy))
        if ignored and part.rows:
            words = Message("{rows}, and {n} ignored", rows=words, n=ignored)
        elif ignored:
            words = Message("{n} row, which is ignored", plural="{n} rows, all of them ignored", n=ignored)
        self.words.setText(say(words))
        self.words.show()

    # --- hands ---

    def _step(self, step: Step, merge: object = None) -> None:
        self.wanted.emit(step, merge)

    def _names(self) -> ClassNames:
        return NUMBERED if self._seen is None else self._seen.ground.columns.names

    def _beside(self) -> Mapping[str, Column]:
        return {} if self._seen is None else self._seen.ground.columns.beside

    def _read(self, text: str) -> str | None:
        """The filter that is typed, None if it cannot be read."""
        return text.strip() if self._said(text) is None else None

    def _said(self, text: str) -> Message | None:
        """What is wrong with a filter."""
        try:
            parse_filter(text, self._names(), self._beside())
        except Problem as problem:
            return problem.message
        return None

    def _on_text(self, text: str) -> None:
        """What can be read holds at once; what cannot yet, says so when the typing rests."""
        self._pause.start()
        self._wrong.hide()
        if self._said(text) is None:
            self._step(lambda state: batches.select(state, text=text.strip()), "filter")

    def _on_finished(self) -> None:
        self._pause.stop()
        wrong = self._said(self.text.text())
        self._wrong.setText(say(self._still(wrong)) if wrong is not None else "")
        self._wrong.setVisible(wrong is not None)
        self.ended.emit()

    def _on_escaped(self) -> None:
        """Take back what is typed and does not hold; where there is no such text, the filter."""
        if self.text.text().strip() == self._holds:
            self._step(lambda state: batches.select(state, text=""))
        self.text.setText(self._holds)
        self._on_finished()

    def _still(self, wrong: Message) -> Message:
        """What is wrong, and which rows are shown meanwhile."""
        if not self._holds:
            return Message("{why} (rows are shown without it)", why=wrong)
        return Message(
            "{why} (rows are still those of “{text}”)", why=wrong, text=printable(self._holds, FILTER_LENGTH)
        )

    def _on_answer(self) -> None:
        answer = self.answer.currentData()
        self._step(lambda state: batches.select(state, answer=answer))


def _told(part: Overview, whole: Overview) -> Message:
    """How many rows count, and what they cost."""
    share = part.cost / whole.cost if whole.cost > 0 else float("nan")
    return Message(
        "{n} of {all} rows, mean {mean}, {share} of the loss",
        n=part.rows,
        all=whole.rows,
        mean=number(part.spread.mean),
        share=percent(share),
    )
