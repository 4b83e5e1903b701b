"""The position of a row that is looked at, among its neighbours: what was true, what was said, what it cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lossexplorer.base.class_names import NUMBERED
from lossexplorer.compute.detail import decision_of
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.one_row import Position

_COLUMNS, _LINES = 4, 5
_WIDEST = 10 * UNIT
"""Pixels of the name of a class."""


class Context(Spoken, QWidget):
    """A small table; hidden where a row is no sequence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._positions: tuple[Position, ...] = ()
        self._at: int | None = None
        self._names = NUMBERED
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(UNIT // 2)
        self._cells = [[QLabel() for _ in range(_COLUMNS)] for _ in range(_LINES + 1)]
        for i, line in enumerate(self._cells):
            for j, label in enumerate(line):
                label.setObjectName("small")
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setAlignment(Qt.AlignmentFlag.AlignRight if j else Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(label, i, j)
        self.hide()

    def set_positions(self, positions: tuple[Position, ...], detail: RowDetail | None) -> None:
        """Show these, in bold the one that is looked at."""
        self._positions = positions
        self._at = decision_of(detail) if positions and detail is not None else None
        self._names = NUMBERED if detail is None else detail.names
        self.setVisible(bool(positions))
        self.retranslate()

    def texts(self) -> list[list[str]]:
        """What is shown, line by line."""
        return [[label.text() for label in line] for line in self._cells[1 : 1 + len(self._positions)]]

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(say("The position among its neighbours"))
        heads = say("position"), say("target"), say("predicted"), say("loss")
        for label, words in zip(self._cells[0], heads, strict=True):
            label.setText(words)
        for i, line in enumerate(self._cells[1:]):
            position = self._positions[i] if i < len(self._positions) else None
            for label in line:
                label.setVisible(position is not None)
            if position is not None:
                self._fill(line, position)

    def _fill(self, line: list[QLabel], position: Position) -> None:
        ignored = position.loss is None
        target = "–" if ignored else self._names.call(position.target)
        wrong = "" if ignored or position.target == position.predicted else "≠ "
        loss = say("ignored") if position.loss is None else number(position.loss, 4)
        texts = str(position.at), target, f"{wrong}{self._names.call(position.predicted)}", loss
        for label, text in zip(line, texts, strict=True):
            label.setText(label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST))
            label.setStyleSheet("font-weight: 600;" if position.at == self._at else "")
