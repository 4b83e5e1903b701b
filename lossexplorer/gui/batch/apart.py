"""What each of several conditions changes alone, in as many lines; they stay where they are while they are computed."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from lossexplorer.base import Message
from lossexplorer.compute.what_if.conditions import CONDITIONS
from lossexplorer.gui.batch.changes import difference_words
from lossexplorer.gui.words import Spoken, say

_SEVERAL = 2


class Apart(Spoken, QLabel):
    """Nothing, if there are not several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("small")
        self.setWordWrap(True)
        self._before = 0.0
        self._values: dict[str, float] = {}
        self.hide()

    def expect(self, names: tuple[str, ...]) -> None:
        """Conditions of which numbers will come; those that are there are older ones."""
        if tuple(self._values) != names:
            self._values = dict.fromkeys(names, float("nan"))
        self.setEnabled(False)
        self.setVisible(len(names) >= _SEVERAL)
        self.retranslate()

    def set_values(self, before: float, values: tuple[tuple[str, float], ...]) -> None:
        """The loss as it is, and what each condition alone would make of it."""
        self._before, self._values = before, dict(values)
        self.setEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        labels = {p.name: Message(p.label) for p in CONDITIONS}
        lines = []
        for name, value in self._values.items():
            change = difference_words(self._before, value, 3) or "…"
            lines.append(say(Message("only {name}: {change}", name=labels[name], change=change)))
        self.setText("\n".join(lines))
