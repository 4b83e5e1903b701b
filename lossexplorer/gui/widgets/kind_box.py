"""A list to say what predictions are, where the file is read wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from lossexplorer.base import mark
from lossexplorer.compute.given_kind import can_be_given
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.words import say
from lossexplorer.state.diagnose import KINDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.catalog.spec import Loss

AS_IT_LOOKS = mark("as the file looks")
"""Where nothing is stated and the program goes by what it sees."""
AS_THEY_ARE = mark("taken as they are")
"""Where nothing is stated and the loss takes the numbers, whatever they look like."""
_WORDS = {
    "logits": mark("logits"),
    "probabilities": mark("probabilities"),
    "log_probabilities": mark("log-probabilities"),
    "sigmoid_outputs": mark("sigmoid outputs"),
}


def kind_words(kind: str, auto: str) -> str:
    """What a kind is called; ``auto``: what it is called that none is stated."""
    return _WORDS.get(kind, auto)


class KindBox(Combo):
    """The kinds of predictions, and the one that is stated.

    Args:
        auto: what happens where none is stated.
        letters: as a ``Combo`` takes it.
        parent: as of every widget.
    """

    def __init__(self, auto: str, letters: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(letters, parent)
        self._auto = auto
        for key in KINDS:
            self.addItem("", key)

    def offer(self, loss: Loss | None) -> bool:
        """Offer only kinds that this loss can be computed from; False if nothing can be stated of it."""
        offered = [key for key in KINDS if loss is not None and can_be_given(loss, key)]
        if offered != [self.itemData(i) for i in range(self.count())]:
            with QSignalBlocker(self):
                self.clear()
                for key in offered:
                    self.addItem("", key)
            self.retranslate()
        return len(offered) > 1

    def show_kind(self, kind: str) -> None:
        """Show this one, without an echo."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(kind))

    def retranslate(self) -> None:
        """Set every text."""
        describe(self, say("Predictions"), say("What the predictions are, if the file is read wrongly"))
        for i in range(self.count()):
            self.setItemText(i, say(kind_words(self.itemData(i), self._auto)))
