"""A chip for each condition on the rows that has no field of its own; a click takes the condition away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lossexplorer.base import Message
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.compute.selection import Selection
from lossexplorer.gui.describe import as_tip, describe
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import UNIT
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.gui.look import Look


_WIDEST = 40 * UNIT
"""Pixels of what a chip says."""


class Chips(Spoken, QWidget):
    """Conditions beside each other; nothing where there are none."""

    wanted = Signal(object)
    """A step of the state of the batch: a condition less."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._selection, self._names = Selection(), NUMBERED
        self._made: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(UNIT // 2)
        self.retranslate()

    def show_selection(self, selection: Selection) -> None:
        """Show the conditions of this selection."""
        self._selection = selection
        self.retranslate()

    def set_names(self, names: ClassNames) -> None:
        """Call the classes by these names."""
        if names is not self._names:
            self._names = names
            self.retranslate()

    def texts(self) -> list[str]:
        """What the chips say."""
        return [chip.text() for chip in self._made]

    def retranslate(self) -> None:
        """Set every text."""
        for chip in self._made:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        conditions = _conditions(self._selection, self._names)
        self._made = [self._chip(say(words), taken) for words, taken in conditions]
        for chip in self._made:
            self._row.addWidget(chip)
        self.setVisible(bool(self._made))

    def _chip(self, words: str, taken: dict[str, object]) -> QPushButton:
        chip = QPushButton()
        chip.setObjectName("chip")
        chip.setIcon(self._look.icon("close"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        describe(chip, words, say("Take this condition away"))
        shown = chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
        chip.setText(shown.replace("&", "&&"))
        if shown != words:
            chip.setToolTip(as_tip(words))
        chip.clicked.connect(self._taker(taken))
        return chip

    def _taker(self, taken: dict[str, object]) -> Callable[[], None]:
        def take(checked: bool = False) -> None:
            self.wanted.emit(lambda state: batches.select(state, **taken))

        return take


def _conditions(s: Selection, called: ClassNames) -> list[tuple[Message, dict[str, object]]]:
    """Words of each condition, and what takes it away."""
    found: list[tuple[Message, dict[str, object]]] = []
    if s.span is not None:
        low, high = (number(x, 3) for x in s.span)
        found.append((Message("loss {low} – {high}", low=low, high=high), {"span": None}))
    if s.area:
        found.append((Message("drawn area"), {"area": ()}))
    if s.classes:
        names = ", ".join(map(called.call, sorted(s.classes)))
        words = Message("class {names}", plural="classes {names}", n=len(s.classes), names=names)
        found.append((words, {"classes": ()}))
    if s.cell is not None:
        a, b = map(called.call, s.cell)
        found.append((Message("{a} taken for {b}", a=a, b=b), {"cell": None}))
    if s.change:
        changes = {"better": Message("better rows"), "worse": Message("worse rows")}
        found.append((changes[s.change], {"change": ""}))
    return found
