"""At the left of Batch: which file, which loss, with which parameters, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.base.numbers import shape_text
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.batch.figures import observed_words
from lossexplorer.gui.batch.files_label import FilesLabel
from lossexplorer.gui.describe import describe
from lossexplorer.gui.samples import sample_at
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.widgets.kind_box import AS_THEY_ARE, KindBox
from lossexplorer.gui.widgets.panel import ParamPanel
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.io.wording import printable
from lossexplorer.paint.tokens import LEFT_WIDTH, UNIT

if TYPE_CHECKING:
    from lossexplorer.base import ArrayInfo
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.batch import BatchState


class BatchSide(Spoken, QFrame):
    """Facts of the file, choice of the loss, its parameters, and notes."""

    loss_chosen = Signal(str)
    kind_chosen = Signal(str)
    """What the predictions are; ``auto``: they are taken as they are."""
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(LEFT_WIDTH)
        self._loaded: Loaded | None = None
        self._analysed: Analysed | None = None
        self._key: str | None = None
        self._heads = [QLabel(), QLabel(), QLabel(), QLabel()]
        for head in self._heads:
            head.setObjectName("heading")
        self._name, self._facts, self._plain, self._notes = map(_label, ("title", "", "muted", "warning"))
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kind = KindBox(AS_THEY_ARE, 8)
        self.files = FilesLabel()
        self._open = QPushButton()
        self.loss = Combo(8)
        self.loss.setMaxVisibleItems(30)
        self._fill()
        self.parameters = ParamPanel()
        self._build()
        self.loss.activated.connect(self._on_loss)
        self.kind.activated.connect(lambda: self.kind_chosen.emit(self.kind.currentData()))
        self._open.clicked.connect(self.open_wanted)
        self.retranslate()

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.setSpacing(UNIT)
        for part in (
            (self._heads[0], self._name, self._facts, self.kind, self.files, self._open),
            (self._heads[1], self.loss, self._plain),
            (self._heads[2], self.parameters),
            (self._heads[3], self._notes),
        ):
            for widget in part:
                column.addWidget(widget)
            column.addSpacing(UNIT)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        layout.addWidget(scroll)

    def refill(self, loaded: Loaded | None = None) -> None:
        """The catalogue has other entries than before; other losses may fit the batch that is shown."""
        self._loaded = loaded or self._loaded
        self._fill()
        self.retranslate()
        with QSignalBlocker(self.loss):
            self.loss.setCurrentIndex(self.loss.findData(self._key))

    def _fill(self) -> None:
        with QSignalBlocker(self.loss):
            self.loss.clear()
            for loss in CATALOGUE:
                self.loss.addItem("", loss.key)

    def show_loaded(self, loaded: Loaded) -> None:
        """Another batch."""
        self._loaded, self._analysed = loaded, None
        self.files.set_files(loaded.files)
        self.retranslate()

    def show_result(self, analysed: Analysed) -> None:
        """What was found while computing."""
        self._analysed = analysed
        self.retranslate()

    def show_state(self, state: BatchState) -> None:
        """The loss and its parameters."""
        self._key = state.loss
        with QSignalBlocker(self.loss):
            self.loss.setCurrentIndex(self.loss.findData(state.loss))
        loss = CATALOGUE.get(state.loss) if state.loss is not None else None
        params = loss.params if loss is not None else ()
        self.kind.setVisible(self.kind.offer(loss))
        self.kind.show_kind(state.input_kind)
        self.parameters.set_params(params, dict(state.parameters))
        self._heads[2].setVisible(bool(params))
        self._say_loss()

    def retranslate(self) -> None:
        """Set every text."""
        for head, words in zip(
            self._heads, (say("Batch"), say("Loss"), say("Parameters"), say("Worth knowing")), strict=True
        ):
            head.setText(words)
        self._open.setText(say("Open another batch…"))
        describe(self._open, self._open.text(), say("Choose a file of predictions, and one of targets"))
        self.kind.retranslate()
        self._show_facts()
        self._grey_losses()
        self._say_loss()

    def _say_loss(self) -> None:
        """What the chosen one is; its name in full, where the box is too narrow for it."""
        loss = CATALOGUE.get(self._key) if self._key is not None else None
        tip = Message("Which loss is computed; those that do not fit say why")
        words = tip if loss is None else Message("{what}. {more}", what=Message(loss.title), more=tip)
        describe(self.loss, say("Loss"), say(words))
        self._plain.setText(say(loss.plain) if loss is not None else "")

    def _show_facts(self) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        batch = loaded.prospect.batch
        sample = sample_at(loaded.ref.predictions)
        self._name.setText(say(sample.title) if sample is not None else loaded.ref.label)
        found = loaded.prospect.first_look
        lines = [
            f"{say('predictions')}  {_described(batch.predictions.info)}",
            f"{say('targets')}  {_described(batch.targets.info)}",
        ]
        result = self._analysed.result if self._analysed is not None else None
        kind = result.rows.kind if result is not None else None
        if kind is not None:
            lines.append(say(Message("they are {kind}: {why}", kind=kind.title, why=kind.evidence)))
        elif self._key is not None and CATALOGUE.get(self._key).task.activation:
            lines.append(say(Message("at first look {kind}: {why}", kind=found.title, why=found.evidence)))
        seen = observed_words(batch, result)
        self._facts.setText("\n".join([*lines, *([seen] if seen else [])]))
        notes = result.remarks if result is not None else batch.notices
        self._notes.setText("\n".join(f"• {say(note)}" for note in notes))
        for widget in (self._heads[3], self._notes):
            widget.setVisible(bool(notes))

    def _grey_losses(self) -> None:
        model = self.loss.model()
        against = self._loaded.prospect.against if self._loaded is not None else {}
        for i in range(self.loss.count()):
            key = self.loss.itemData(i)
            reason = against.get(key)
            self.loss.setItemText(i, say(CATALOGUE.get(key).title))
            words = say(reason) if reason is not None else say(CATALOGUE.get(key).plain)
            self.loss.setItemData(i, words, Qt.ItemDataRole.ToolTipRole)
            if isinstance(model, QStandardItemModel):
                model.item(i).setEnabled(reason is None)

    def _on_loss(self, index: int) -> None:
        self.loss_chosen.emit(self.loss.itemData(index))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(role)
    label.setTextFormat(Qt.TextFormat.PlainText)  # names of files and arrays are somebody else's text
    label.setWordWrap(True)
    return label


def _described(info: ArrayInfo) -> str:
    shape = shape_text(info.shape, number).replace(" ", "\u00a0")  # a line breaks before a shape and not inside
    name = f"{printable(info.name)}  " if info.name else ""
    return f"{name}{shape}\u00a0\u00a0{info.dtype}"
