"""The narrow rail at the left: the places of the program, as icon and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from lossexplorer.gui.places import SIGNS
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import ICON, RAIL_WIDTH, UNIT

if TYPE_CHECKING:
    from lossexplorer.gui.look import Look


class Rail(Spoken, QFrame):
    """One button for each place; exactly one is down."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self._look = look
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT // 2, UNIT, UNIT // 2, UNIT)
        layout.setSpacing(UNIT // 2)
        for place in SIGNS:
            button = _button(place)
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[place] = button
        layout.addStretch()
        group.buttonClicked.connect(self._on_clicked)
        look.changed.connect(self._on_look)
        self._on_look()
        self.retranslate()

    def set_place(self, place: str) -> None:
        """Put this button down."""
        self._buttons[place].setChecked(True)

    def retranslate(self) -> None:
        """Set every text."""
        for i, (place, button) in enumerate(self._buttons.items()):
            title = say(SIGNS[place].title)
            button.setText(title)
            button.setToolTip(f"{say(SIGNS[place].tip)} (Ctrl+{i + 1})")
            button.setAccessibleName(title)

    def _on_look(self) -> None:
        for place, button in self._buttons.items():
            button.setIcon(self._look.icon(place))

    def _on_clicked(self, button: QToolButton) -> None:
        self.chosen.emit(button.property("place"))


def _button(place: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("place")
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setIconSize(QSize(ICON, ICON))
    button.setFixedWidth(RAIL_WIDTH - UNIT - 1)
    button.setProperty("place", place)
    return button
