"""What the file says of a row: its name, and some of the other columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lossexplorer.gui.batch.beside_cells import whole
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.words import number
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

LINES = 4
"""More are in the table."""
_LETTERS = 400


class RowNames(QWidget):
    """A line for each column, cut in the middle where there is no room: the end of a path says what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [_Line() for _ in range(LINES)]
        for line in self.lines[1:]:
            line.setObjectName("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for line in self.lines:
            layout.addWidget(line)
        self.set_row({})

    def set_row(self, beside: Mapping[str, str | float]) -> None:
        """Say this; what is empty says nothing."""
        told = [(name, value) for name, value in beside.items() if value != ""]
        first = next(iter(beside), "")  # what the row is called, if it is a word
        for at, line in enumerate(self.lines):
            line.setVisible(at < len(told))
            if at < len(told):
                name, value = told[at]
                text = printable(value, _LETTERS) if isinstance(value, str) else _number(value)
                line.setText(text if name == first and isinstance(value, str) else f"{printable(name, 40)}  {text}")
        self.setVisible(bool(told))


def _number(value: float) -> str:
    """Whole numbers are mostly names, and have their digits side by side."""
    return str(value) if isinstance(value, int) else number(value)


class _Line(Elided):
    mode = Qt.TextElideMode.ElideMiddle

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def _tell_rest(self) -> None:
        self.setToolTip(whole(self.text()) if self.shown() != self.text() else "")
