"""A file holds several arrays and none has a usual name: a person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.words import say
from lossexplorer.io.wording import printable
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.base import ArrayInfo, Message


class ChooseArrays(QDialog):
    """Which array holds the predictions and which one the targets."""

    def __init__(self, message: Message, arrays: tuple[ArrayInfo, ...], both: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Choose arrays"))
        self._both = both
        words = QLabel(say(message))
        words.setTextFormat(Qt.TextFormat.PlainText)  # it names arrays, which somebody else has named
        words.setWordWrap(True)
        words.setMinimumWidth(48 * UNIT)
        self.predictions, self.targets = Combo(), Combo()
        for box in (self.predictions, self.targets):
            for info in arrays:
                box.addItem(f"{printable(info.name)}   {' × '.join(map(str, info.shape))}   {info.dtype}", info.name)
        self.targets.setCurrentIndex(min(1, len(arrays) - 1))
        form = QFormLayout()
        form.addRow(say("predictions"), self.predictions)
        if both:
            form.addRow(say("targets"), self.targets)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(words)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def names(self) -> tuple[str, str | None]:
        """What was chosen."""
        return self.predictions.currentData(), self.targets.currentData() if self._both else None
