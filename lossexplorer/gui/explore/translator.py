"""Translate a value: one number in, the same in every unit of its kind out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message, Problem
from lossexplorer.compute.translate import chance_of, scale_of, scales, translate
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.widgets.line import Line
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import FIELD_WIDTH, UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.translate import Unit

_MOST_UNITS = max(len(scale) for scale in scales())


class Translator(Spoken, QFrame):
    """A small sheet over the window that goes when somebody clicks beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self._units: tuple[Unit, ...] = tuple(unit for scale in scales() for unit in scale)
        self._value, self._turn = Line(), Line("1")
        self._unit, self._turn_name = Combo(), QLabel("δ")
        for unit in self._units:
            self._unit.addItem("", unit.key)
        self._rows = [(QLabel(), QLabel()) for _ in range(_MOST_UNITS)]
        self._note = QLabel()
        self._build()
        for line in (self._value, self._turn):
            line.textChanged.connect(self._show)
        self._unit.currentIndexChanged.connect(self._show)
        self.retranslate()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        for line in (self._value, self._turn):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setFixedWidth(FIELD_WIDTH)
        for widget in (self._value, self._unit, self._turn_name, self._turn):
            top.addWidget(widget)
        top.addStretch()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(1, 1)
        for i, (figure, name) in enumerate(self._rows):
            figure.setFixedWidth(FIELD_WIDTH)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            name.setObjectName("muted")
            grid.addWidget(figure, i, 0)
            grid.addWidget(name, i, 1)
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(top)
        layout.addLayout(grid)
        layout.addWidget(self._note)
        self.setFixedWidth(44 * UNIT)

    def begin(self, text: str, unit: str, turn: float) -> None:
        """Start with this value, selected: the next key replaces it."""
        self._unit.setCurrentIndex(self._unit.findData(unit))
        self._turn.setText(f"{turn:g}")
        self._value.setText(text)
        self._value.setFocus()
        self._value.selectAll()

    def told(self) -> dict[str, str]:
        """What is shown: values by the names of their units."""
        return {name.text(): figure.text() for figure, name in self._rows if not name.isHidden()}

    def note(self) -> str:
        """What is said below: why there is nothing to show, or who pays just this."""
        return self._note.text()

    def retranslate(self) -> None:
        """Set every text."""
        for i, unit in enumerate(self._units):
            self._unit.setItemText(i, say(unit.name))
        describe(self._value, say("value"), say("The number to translate"))
        describe(self._unit, say("unit"), say("What the number is in"))
        describe(self._turn, "δ", say("The error at which Huber and Smooth L1 turn from squared to straight"))
        self._show()

    def _show(self) -> None:
        unit = self._unit.currentData()
        for widget in (self._turn_name, self._turn):
            widget.setVisible(unit in ("huber", "smooth_l1"))
        try:
            told, note, is_wrong = self._translated(unit), self._recognised(unit), False
        except Problem as problem:
            told, note, is_wrong = {}, say(problem.message), True
        for (figure, name), (title, value) in zip(self._rows, told.items(), strict=False):
            figure.setText(number(value))
            name.setText(title)
        for i, row in enumerate(self._rows):
            for widget in row:
                widget.setVisible(i < len(told))
        self._note.setText(note)
        self._note.setObjectName("warning" if is_wrong else "")
        self._note.setVisible(bool(note))
        self.style().unpolish(self._note)
        self.style().polish(self._note)
        self.adjustSize()

    def _translated(self, unit: str) -> dict[str, float]:
        turn = _number(self._turn.text()) if self._turn.isVisibleTo(self) else 1.0
        told = translate(_number(self._value.text()), unit, turn)
        return {say(u.name): told[u.key] for u in scale_of(unit) if u.key != unit}

    def _recognised(self, unit: str) -> str:
        count = chance_of(self._value.text(), unit)
        return (
            "" if count is None else say(Message("log {count}: what guessing among {count} classes costs", count=count))
        )


def _number(text: str) -> float:
    try:
        return float(text.strip().replace("−", "-"))
    except ValueError:
        raise Problem(Message("type a number, such as 2.3026")) from None
