"""A field for one number that says so when it cannot be, and keeps the value that was there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from lossexplorer.base import Problem
from lossexplorer.gui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_SHOWN_DIGITS = 6


class NumberField(Line):
    """What is typed counts when Enter is pressed or the field is left.

    Args:
        parse: from text to a value; raises a Problem.
    """

    edited = Signal(object)
    stepped = Signal(int)
    """Arrow key or wheel, up or down."""
    refused = Signal(object)

    def __init__(self, parse: Callable[[str], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse = parse
        self._value: Any = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._on_finished)

    def set_value(self, value: Any) -> None:
        """Show this value, unless something else is being typed."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._show()

    def value(self) -> Any:
        """The value that is shown."""
        return self._value

    def _show(self) -> None:
        self.setText(_text(self._value))
        self.setModified(False)

    def _on_finished(self) -> None:
        if not self.isModified():
            return
        text = self.text()
        self.setModified(False)
        try:
            value = self._parse(text)
        except Problem as problem:
            self._show()
            self.refused.emit(problem)
            return
        self._value = value
        self._show()
        self.edited.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys step, Escape takes back what was typed."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel steps where the field has the focus; elsewhere it scrolls the panel."""
        if not self.hasFocus():
            event.ignore()
            return
        self.stepped.emit(1 if event.angleDelta().y() > 0 else -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Everything is selected: the next key replaces the number."""
        super().focusInEvent(event)
        self.selectAll()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(_text(v) for v in value)
    if isinstance(value, bool | str):
        return str(value)
    return re.sub(r"e([+-])0*", r"e\1", f"{float(value):.{_SHOWN_DIGITS}g}").replace("-", "−")
