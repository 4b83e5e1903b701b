"""Every way of averaging beside the others: what a training loop reports for the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lossexplorer.compute.what_if.conditions import CONDITIONS
from lossexplorer.compute.what_if.laboratory import WAYS
from lossexplorer.gui.batch.changes import signed
from lossexplorer.gui.words import Spoken, say, steady
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.what_if.laboratory import Reduced

_NAMES = next(p for p in CONDITIONS if p.name == "reduction").options  # type: ignore[attr-defined]


class Averages(Spoken, QWidget):
    """A small table: way, value, difference to the mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: tuple[Reduced, ...] = ()
        self._chosen = "mean"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT // 2)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(0, 1)
        self._cells = [tuple(QLabel() for _ in range(3)) for _ in range(len(WAYS) + 1)]
        for i, line in enumerate(self._cells):
            for j, label in enumerate(line):
                label.setObjectName("small")
                label.setWordWrap(j == 0)
                side = Qt.AlignmentFlag.AlignRight if j else Qt.AlignmentFlag.AlignLeft
                label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label, i, j)
        self.retranslate()

    def set_table(self, table: tuple[Reduced, ...], chosen: str) -> None:
        """Show these ways, that which is chosen in bold."""
        self._table, self._chosen = table, chosen
        self.retranslate()

    def texts(self) -> list[tuple[str, ...]]:
        """What is shown, line by line."""
        return [tuple(label.text() for label in line) for line in self._cells[1:] if not line[0].isHidden()]

    def retranslate(self) -> None:
        """Set every text."""
        heads = say("averaged as"), say("value"), say("change")
        for label, words in zip(self._cells[0], heads, strict=True):
            label.setText(words)
        mean = next((row.value for row in self._table if row.way == "mean"), float("nan"))
        shown = {row.way: row for row in self._table}
        for way, line in zip(WAYS, self._cells[1:], strict=True):
            row = shown.get(way)
            for label in line:
                label.setVisible(row is not None)
                label.setStyleSheet("font-weight: 600;" if way == self._chosen else "")
            if row is not None:
                line[0].setText(say(_NAMES[way]))
                line[1].setText(steady(row.value, 4))
                line[2].setText("" if way == "mean" else signed(row.value - mean, 3))
