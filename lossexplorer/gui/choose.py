"""A file holds several arrays and none has a usual name: a person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base.numbers import shape_text
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.words import number, say
from lossexplorer.io.guess import guess
from lossexplorer.io.wording import printable
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.base import ArrayInfo
    from lossexplorer.io import AmbiguousFile


class ChooseArrays(QDialog):
    """Which array holds the predictions and which one the targets; the likeliest ones are chosen to begin with."""

    ANOTHER_FILE = 2
    """The answer that the targets are not in this file."""

    def __init__(self, problem: AmbiguousFile, both: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._both, arrays = both, problem.arrays
        self.setWindowTitle(say("Choose the columns") if problem.table else say("Choose the arrays"))
        words = QLabel(say(problem.question))
        words.setTextFormat(Qt.TextFormat.PlainText)  # it names arrays, which somebody else has named
        words.setWordWrap(True)
        words.setMinimumWidth(56 * UNIT)
        self.predictions, self.targets = Combo(24), Combo(24)
        if problem.table and both:
            self.predictions.addItem(say("all other columns of numbers"), "")
        for info in arrays:
            self.predictions.addItem(_described(info), info.name)
            self.targets.addItem(_described(info), info.name)
        self._choose(problem)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * UNIT)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.addWidget(words)
        layout.addLayout(self._form(problem.role))
        layout.addWidget(self._buttons())

    def names(self) -> tuple[str, str | None]:
        """What was chosen; an empty name stands for what nobody else has taken."""
        return self.predictions.currentData(), self.targets.currentData() if self._both else None

    def _choose(self, problem: AmbiguousFile) -> None:
        """What is likeliest."""
        if len(problem.arrays) < 2:
            return
        predictions, targets = guess(problem.arrays)
        self.targets.setCurrentIndex(targets)
        if not (problem.table and self._both):
            self.predictions.setCurrentIndex(predictions if self._both or problem.role == "predictions" else targets)

    def _form(self, role: str) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(UNIT)
        if self._both:
            form.addRow(say("what the model said"), self.predictions)
            form.addRow(say("what is true"), self.targets)
        else:
            form.addRow(say("what is true") if role == "targets" else say("what the model said"), self.predictions)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Open).setText(say("Open"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(say("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        if self._both:
            other = buttons.addButton(say("Targets from another file…"), QDialogButtonBox.ButtonRole.ActionRole)
            other.clicked.connect(lambda: self.done(self.ANOTHER_FILE))
        return buttons


def _described(info: ArrayInfo) -> str:
    return f"{printable(info.name)}   {shape_text(info.shape, number)}   {info.dtype}"
