"""What each of several conditions changes alone, the strongest in a line each; all of them are in the tooltip."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from lossexplorer.base import Message
from lossexplorer.compute.what_if.conditions import CONDITIONS
from lossexplorer.gui.batch.changes import difference_words
from lossexplorer.gui.words import Spoken, say

_SEVERAL = 2
_MOST = 4
"""Lines, of which the last one counts what is left."""


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
        lines = {}
        for name, value in self._values.items():
            change = difference_words(self._before, value, 3) or "…"
            lines[name] = say(Message("only {name}: {change}", name=labels[name], change=change))
        shown = self._strongest()
        left = len(lines) - len(shown)
        more = [say(Message("and {n} more", n=left))] if left else []
        self.setText("\n".join([*(line for name, line in lines.items() if name in shown), *more]))
        self.setToolTip("\n".join(lines.values()) if left else "")

    def _strongest(self) -> set[str]:
        """Those that have a line of their own."""
        if len(self._values) <= _MOST:
            return set(self._values)
        sizes = {name: abs(value - self._before) for name, value in self._values.items()}
        return set(sorted(sizes, key=lambda name: -sizes[name] if sizes[name] == sizes[name] else 0.0)[: _MOST - 1])
