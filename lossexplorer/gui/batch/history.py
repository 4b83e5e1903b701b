"""What became of the loss while the files were written again, in words and drawn; and what is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.words import Spoken, number, percent, say
from lossexplorer.paint.history_line import HistoryLine
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.gui.look import Look
    from lossexplorer.session.watch_session import Moment


class History(Spoken, QFrame):
    """Seen from the second version on, and while a file that is watched is not there or not whole."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._moments: tuple[Moment, ...] = ()
        self._told: Message | None = None
        self.words, self.line = Elided(), HistoryLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.words, 3)
        row.addWidget(self.line, 1)
        look.changed.connect(self._on_look)
        self._on_look()
        self.hide()

    def show_history(self, moments: tuple[Moment, ...]) -> None:
        """Show these versions, the oldest first."""
        self._moments = tuple(moment for moment in moments if moment.mean is not None)
        self.retranslate()

    def show_told(self, told: Message | None) -> None:
        """Say what is waited for; None: nothing but the next version."""
        self._told = told
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        shown = self._moments if len(self._moments) > 1 else ()
        words = say(_words(shown)) if shown else ""
        self.words.setText(say(self._told) if self._told is not None else words)
        self.line.setVisible(bool(shown))
        self.setVisible(bool(shown) or self._told is not None)
        self.line.setAccessibleName(say("Loss of every version of the files"))
        self.line.set_values([float("nan") if m.mean is None else m.mean for m in shown], words)

    def _on_look(self) -> None:
        self.line.set_tokens(self._look.tokens)


def _words(shown: tuple[Moment, ...]) -> Message:
    first, last = shown[0], shown[-1]
    means = [number(float("nan") if m.mean is None else m.mean) for m in (first, last)]
    loss = Message("{n} versions: loss {a} → {b}", n=len(shown), a=means[0], b=means[1])
    if first.accuracy is None or last.accuracy is None:
        return loss
    return Message("{loss}, accuracy {a} → {b}", loss=loss, a=percent(first.accuracy), b=percent(last.accuracy))
