"""At the left of Diagnose: the number that was seen, and what is known of how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from lossexplorer.base import Message, Problem, mark
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.diagnosis.results import Observed
from lossexplorer.diagnosis.typed import number_in
from lossexplorer.gui.describe import describe
from lossexplorer.gui.samples import sample_at
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.widgets.field import NumberField
from lossexplorer.gui.widgets.kind_box import AS_IT_LOOKS, KindBox
from lossexplorer.gui.widgets.line import Line
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.io.wording import names_text, printable
from lossexplorer.paint.pause import Pause
from lossexplorer.paint.tokens import FIELD_WIDTH, LEFT_WIDTH, UNIT
from lossexplorer.state.diagnose import REDUCTIONS, DiagnoseState, ask, batch_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base import Batch
    from lossexplorer.state.batch import BatchRef, BatchState

    Step = Callable[[DiagnoseState], DiagnoseState]

_REDUCTION_WORDS = {
    "": mark("as the loss has it"),
    "mean": mark("mean"),
    "sum": mark("sum"),
    "batchmean": mark("mean over rows"),
}


class Ask(Spoken, QFrame):
    """One question: a number, and facts that are optional."""

    wanted = Signal(object, object)
    """A step of the state of the question, and what it merges with."""
    ended = Signal()
    refused = Signal(object)
    open_wanted = Signal()
    loss_wanted = Signal()
    """Somebody wants to choose another loss or other parameters: that is done in Batch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(LEFT_WIDTH)
        self.number, self._wrong = Line(), _label("warning")
        self.number.setObjectName("display")
        self._heads = [_label("heading") for _ in range(3)]
        self.batch_size = NumberField(batch_size)
        self.batch_size.setFixedWidth(FIELD_WIDTH)
        self.kind, self.reduction = KindBox(AS_IT_LOOKS), Combo()
        self.classes = Line()
        self._names = [QLabel() for _ in range(4)]
        self._file, self._loss = _label(""), _label("")
        self._facts = _label("muted")
        self.other, self.open = QPushButton(), QPushButton()
        for key in REDUCTIONS:
            self.reduction.addItem("", key)
        self._file_of: tuple[BatchRef, Batch] | None = None
        """Which file, and what it holds."""
        self._fits = True
        self._batch: BatchState | None = None
        self._pause = Pause(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._heads[0])
        column.addWidget(self.number)
        column.addWidget(self._wrong)
        column.addSpacing(UNIT)
        column.addWidget(self._heads[1])
        for widget in (self._file, self._facts, self._loss, self.other, self.open):
            column.addWidget(widget)
        column.addSpacing(UNIT)
        column.addWidget(self._heads[2])
        for name, field in zip(self._names, (self.batch_size, self.reduction, self.kind, self.classes), strict=True):
            row = QHBoxLayout()
            row.addWidget(name, 1)
            row.addWidget(field)
            column.addLayout(row)
        column.addStretch()
        self._wrong.hide()

    def _connect(self) -> None:
        self.number.textEdited.connect(self._on_number)
        self.number.editingFinished.connect(self._on_entered)
        self._pause.timeout.connect(self._on_finished)
        self.batch_size.edited.connect(self._on_batch_size)
        self.batch_size.refused.connect(self.refused)
        self.classes.editingFinished.connect(self._on_classes)
        self.kind.activated.connect(self._on_kind)
        self.reduction.activated.connect(self._on_reduction)
        self.open.clicked.connect(self.open_wanted)
        self.other.clicked.connect(self.loss_wanted)

    def show_state(self, state: DiagnoseState, batch: BatchState) -> None:
        """Show this question, without an echo; what is being typed stays as it is."""
        self._batch = batch
        if not self.number.hasFocus() or self._said(self.number.text()) is None:
            if number_in(self.number.text()) != state.observed:
                self.number.setText(state.observed)
                self._wrong.hide()
        self.batch_size.set_value(state.batch_size)
        if not self.classes.hasFocus():
            self.classes.setText(state.class_names)
        self.kind.show_kind(state.input_kind)
        with QSignalBlocker(self.reduction):
            self.reduction.setCurrentIndex(self.reduction.findData(state.reduction))
        self._say_file()

    def show_file(self, file: tuple[BatchRef, Batch] | None, *, fits: bool = True) -> None:
        """Show which file it is about; None: there is none. Where no loss fits, the chosen one is not asked about."""
        self._file_of, self._fits = file, fits
        self._say_file()

    def retranslate(self) -> None:
        """Set every text."""
        heads = (say("I saw"), say("In this file"), say("What I know besides"))
        for head, words in zip(self._heads, heads, strict=True):
            head.setText(words)
        self.number.setPlaceholderText(say(Message("e.g. {number}", number="2.3026")))
        tip = say("The loss as it was printed, with all its digits, or its line of a log; also nan, inf and −inf")
        describe(self.number, say("The number that was seen"), tip)
        for name, words in zip(self._names, self._words_of_facts(), strict=True):
            name.setText(words)
        self.batch_size.setPlaceholderText(say("unknown"))
        describe(self.batch_size, say("Batch size"), say("Rows of a batch in the run that gave the number"))
        describe(self.classes, say("Class names"), say("In the order in which the model was trained, with commas"))
        describe(self.reduction, say("Reduction"), say("How the run made one number of its rows"))
        self.kind.retranslate()
        for i in range(self.reduction.count()):
            self.reduction.setItemText(i, say(_REDUCTION_WORDS[self.reduction.itemData(i)]))
        self._say_file()

    def _words_of_facts(self) -> tuple[str, ...]:
        return say("batch size"), say("reduction"), say("predictions"), say("class names")

    def _say_file(self) -> None:
        shown = self._file_of
        known = "" if shown is None else names_text(shown[1].class_names)
        self.classes.setPlaceholderText(known or say("unknown"))
        self.open.setText(say("Open another file…") if shown is not None else say("Open a file…"))
        describe(self.open, self.open.text(), say("Choose a file of predictions, and one of targets"))
        self.other.setText(say("Choose loss and parameters…"))
        describe(self.other, self.other.text(), say("Loss and parameters are chosen in Batch"))
        for widget in (self._facts, self._loss, self.other):
            widget.setVisible(shown is not None)
        if shown is None:
            self._file.setText(say("No file is open: a number alone can be looked up."))
            return
        ref, batch = shown
        sample = sample_at(ref.predictions)
        self._file.setText(say(sample.title) if sample is not None else printable(ref.label))
        shapes = (" × ".join(map(number, source.info.shape)) or "1" for source in (batch.predictions, batch.targets))
        p, t = shapes
        self._facts.setText(say(Message("predictions {p}, targets {t}", p=p, t=t)))
        key = self._batch.loss if self._batch is not None and self._fits else None
        title = Message(CATALOGUE.get(key).title) if key is not None else Message("the loss that the shapes suggest")
        self._loss.setText(say(Message("with {loss}", loss=title)))

    # --- hands ---

    def _said(self, text: str) -> Message | None:
        """What is wrong with a number."""
        try:
            Observed.parse(text) if text.strip() else None
        except Problem as problem:
            return problem.message
        return None

    def _on_number(self, text: str) -> None:
        """A number counts at once; of what is none nothing is known, and it says so when the typing rests."""
        self._pause.start()
        self._wrong.hide()
        number = number_in(text) if self._said(text) is None else ""
        self.wanted.emit(lambda state: ask(state, observed=number), "observed")

    def _on_entered(self) -> None:
        """Of a line of a log its number stays."""
        self._on_finished()
        if self._wrong.isHidden():
            self.number.setText(number_in(self.number.text()))

    def _on_finished(self) -> None:
        self._pause.stop()
        wrong = self._said(self.number.text())
        self._wrong.setText(say(wrong) if wrong is not None else "")
        self._wrong.setVisible(wrong is not None)
        self.ended.emit()

    def _on_batch_size(self, value: int | None) -> None:
        self.wanted.emit(lambda state: ask(state, batch_size=value), None)

    def _on_classes(self) -> None:
        names = self.classes.text().strip()
        self.wanted.emit(lambda state: ask(state, class_names=names), None)

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        self.wanted.emit(lambda state: ask(state, input_kind=kind), None)

    def _on_reduction(self) -> None:
        reduction = self.reduction.currentData()
        self.wanted.emit(lambda state: ask(state, reduction=reduction), None)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
