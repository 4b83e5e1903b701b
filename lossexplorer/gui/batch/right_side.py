"""At the right of Batch: the row at hand, or what is tried with the whole batch."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT


class RightSide(Spoken, QWidget):
    """Two cards, of which one is shown; two buttons that choose."""

    def __init__(self, row: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_button, self.what_if_button = QToolButton(), QToolButton()
        self._stack, self._group = QStackedWidget(), QButtonGroup(self)
        self._stack.addWidget(scrolled(row))
        bar = QHBoxLayout()
        bar.setSpacing(UNIT // 2)
        for i, button in enumerate((self.row_button, self.what_if_button)):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, i)
            bar.addWidget(button)
        self.row_button.setChecked(True)
        self.what_if_button.setEnabled(False)  # until there is a card
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        self.retranslate()

    def set_what_if(self, card: QWidget) -> None:
        """The card that tries something with the whole batch; it scrolls what it does not always show."""
        self._stack.addWidget(card)
        self.what_if_button.setEnabled(True)

    def retranslate(self) -> None:
        """Set every text."""
        self.row_button.setText(say("Row"))
        self.what_if_button.setText(say("What if"))
        describe(self.row_button, say("Row"), say("The row that is chosen: its scores, its loss, its gradient"))
        words = say("Change labels, predictions or the way of averaging, and see what the loss would be")
        describe(self.what_if_button, say("What if"), words)


def scrolled(card: QWidget) -> QScrollArea:
    """What may be higher than there is room, as narrow as the room is."""
    inner = QWidget()
    inner.setObjectName("scrolled")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
