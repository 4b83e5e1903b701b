"""The summary numbers in a strip: what the mean says, and what it hides."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lossexplorer.gui.batch.figure_tiles import FigureTiles
from lossexplorer.gui.batch.figures import Figure, figures_of, figures_of_part, figures_so_far
from lossexplorer.gui.batch.levels import ruler_words, ticks_of
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.ruler import RulerView
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from lossexplorer.base import Message
    from lossexplorer.compute.summaries import Ruler
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.batch_work import Analysed, Partial
    from lossexplorer.session.pictures_session import Seen

_NARROW_BELOW = 74 * UNIT
"""Width below which there is less room at the sides."""


class _Strange(QWidget):
    """Says that the numbers belong to something else than the fields beside them, and offers the way back."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.back = QLabel(), QPushButton()
        self.words.setObjectName("warning")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.back)
        self.back.clicked.connect(self.back_wanted)
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Say this, or nothing."""
        self.words.setText(say(message) if message is not None else "")
        self.back.setText(say("Back to these"))
        describe(self.back, self.back.text(), say("Take the loss and the parameters with which this was computed"))
        self.setVisible(message is not None)


class Summary(Spoken, QFrame):
    """Figures of a result, or of the part that is done: the loss, and two lines of smaller ones."""

    back_wanted = Signal()
    """Somebody wants the loss and the parameters to which the figures belong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._analysed: Analysed | None = None
        self._partial: Partial | None = None
        self._part: Seen | None = None
        self._message: Message | None = None
        self._strange = _Strange()
        self._strange.back_wanted.connect(self.back_wanted)
        self.tiles = FigureTiles()
        self._outer = QVBoxLayout(self)
        self.ruler = RulerView()
        self._ruler: Ruler | None = None
        self._outer.addWidget(self._strange)
        self._outer.addWidget(self.tiles)
        self._outer.addWidget(self.ruler)

    def set_result(self, analysed: Analysed | None) -> None:
        """Show a complete result; None shows nothing."""
        self._analysed, self._partial, self._part = analysed, None, None
        self.retranslate()

    def set_partial(self, partial: Partial) -> None:
        """Show what is known so far."""
        self._partial = partial
        self.retranslate()

    def set_part(self, seen: Seen) -> None:
        """Show figures of the chosen rows instead of all."""
        self._part = seen
        self.retranslate()

    def set_ruler(self, ruler: Ruler | None) -> None:
        """Show where the loss stands between the least that is possible and chance; None shows no ruler."""
        self._ruler = ruler
        self._show_ruler()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.ruler.set_tokens(tokens)

    def set_strange(self, message: Message | None) -> None:
        """Say to what the figures belong, if not to what is chosen beside them."""
        self._message = message
        self._strange.show_message(message)

    def strange_words(self) -> str:
        """What is said about figures that belong to something else; nothing, if they belong to what is chosen."""
        return self._strange.words.text()

    def figures(self) -> dict[str, str]:
        """What is shown: number by name."""
        return {t.name.text(): t.value.text() for t in self.tiles.tiles if not t.isHidden()}

    def retranslate(self) -> None:
        """Set every text."""
        self.tiles.set_figures(self._shown())
        self._strange.show_message(self._message)
        self._show_ruler()

    def _show_ruler(self) -> None:
        ruler = self._ruler if self._partial is None else None
        ticks = [] if ruler is None or math.isnan(ruler.yours) else ticks_of(ruler)
        self.ruler.setVisible(len(ticks) > 1)
        if ruler is not None and len(ticks) > 1:
            self.ruler.setAccessibleName(say("The loss between floor and chance"))
            self.ruler.set_ruler(ticks, ruler.yours, ruler_words(ticks, ruler.yours))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room at the sides where there is less at all."""
        super().resizeEvent(event)
        side = UNIT if self.width() < _NARROW_BELOW else 2 * UNIT
        self._outer.setContentsMargins(side, UNIT, side, UNIT)

    def _shown(self) -> list[Figure]:
        if self._partial is not None:
            return figures_so_far(self._partial)
        if self._part is not None:
            return figures_of_part(self._part)
        return figures_of(self._analysed.result) if self._analysed is not None else []
