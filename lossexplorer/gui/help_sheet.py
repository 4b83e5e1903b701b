"""A small sheet of the keys and of the words that the window uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lossexplorer.base import mark
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_KEYS = (
    ("← →", mark("move the cursor")),
    ("Shift+← →", mark("move the cursor in large steps")),
    ("Home, End", mark("put the cursor at an end of the view")),
    ("↑ ↓ + −", mark("move and zoom the view of a plot; the wheel zooms as well")),
    (mark("double click"), mark("in a plot: show everything; on a slider: back to its default")),
    ("Delete", mark("on a slider: back to its default; on a curve in the list: remove it")),
    (mark("wheel"), mark("changes a slider or a list only after a click on it; else it scrolls")),
    (mark("drag, click"), mark("in a picture of Batch: choose rows; Ctrl adds a class")),
    ("Esc", mark("in a picture of Batch or in the filter: take the choice back")),
    ("← →, Enter", mark("in a histogram or in bars: go to a bar and choose it; Shift takes more, Ctrl adds a class")),
    ("Enter, Ctrl+Enter", mark("in the table: show the row in Explore; sort by the column")),
    ("0 … 9", mark("in the table: go to the row of that number")),
    ("Tab, Shift+Tab", mark("to the next control and back, as they stand in the window")),
    ("Ctrl+Z, Ctrl+Shift+Z", mark("undo and redo")),
    ("Ctrl+1, 2, 3", mark("Explore, Batch, Diagnose")),
    ("Ctrl+O", mark("open predictions and targets")),
    ("Ctrl+S, Ctrl+Shift+S", mark("save the picture, save the numbers")),
    ("Ctrl+Shift+R", mark("save a report")),
    ("Ctrl+Shift+C, D, P", mark("copy the picture, the numbers, the PyTorch code")),
)
_WORDS = (
    (mark("loss"), mark("The price of a prediction. Training makes it smaller.")),
    (
        mark("slope"),
        mark("The derivative: how much the loss changes for one unit along the axis. Where it is 0, nothing moves."),
    ),
    (mark("gradient size"), mark("How strongly a row of a batch pulls at the model: the length of its gradient.")),
    (mark("target"), mark("What is true, and should have been predicted.")),
    (mark("logit"), mark("A raw score before it becomes a probability; 0 stands for one half.")),
    (mark("margin"), mark("How far the true answer is ahead of the others; above 0 it is right.")),
    (mark("normalised margin"), mark("The same of probabilities, from 0 to 1; below 0.5 another class is ahead.")),
    (mark("push"), mark("Where training moves a score, and how strongly: minus its gradient.")),
    (mark("share"), mark("The part of the whole loss that comes from one row.")),
    (mark("chance"), mark("What a model pays that knows nothing and says so.")),
    (mark("prior"), mark("What a model pays that knows how frequent each class is, and nothing else.")),
    (mark("floor"), mark("The least that can be paid; above 0 with smoothed or soft targets.")),
    (mark("kink"), mark("A place where the slope jumps.")),
    (mark("asymptote"), mark("A straight line (dotted) that a curve comes ever closer to.")),
    (mark("confidence"), mark("The probability that a model gives to what it says.")),
    (mark("self-confidence"), mark("The probability that a model gives to the label of the row.")),
    (mark("ECE"), mark("How far confidence is from how often it is right, on average.")),
)
_WIDTH = 140 * UNIT
_FRAME = 8 * UNIT
"""Of the screen, for title bar and edges."""


class HelpSheet(Spoken, QDialog):
    """Two tables; it may stay open beside the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = [QLabel(), QLabel()]
        self._cells: list[tuple[QLabel, str]] = []
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._columns = columns = QHBoxLayout(inner)
        columns.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        columns.setSpacing(5 * UNIT)
        for head, rows in zip(self._heads, (_KEYS, _WORDS), strict=True):
            head.setObjectName("title")
            columns.addLayout(self._table(head, rows), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words, if the screen is."""
        super().showEvent(event)
        if not event.spontaneous():
            room = self.screen().availableSize()
            width = min(_WIDTH, room.width())
            self.resize(width, min(self._columns.totalHeightForWidth(width), room.height() - _FRAME))

    def _table(self, head: QLabel, rows: tuple[tuple[str, str], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(head, 0, 0, 1, 2)
        for row, texts in enumerate(rows, 1):
            for column, text in enumerate(texts):
                cell = QLabel()
                cell.setWordWrap(column == 1)
                cell.setObjectName("muted" if column else "heading")
                cell.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self._cells.append((cell, text))
                grid.addWidget(cell, row, column)
        grid.setRowStretch(len(rows) + 1, 1)
        return grid

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(say("Keys and words"))
        for head, text in zip(self._heads, (say("Keys"), say("Words")), strict=True):
            head.setText(text)
        for cell, text in self._cells:
            cell.setText(say(text))
