"""The curves of the picture: one line each with its sign, and what can be done to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.describe import as_tip, describe
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.widgets.figure import Figure
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.glyphs import glyph
from lossexplorer.paint.keys import CHOOSE
from lossexplorer.paint.legend import short_parameters
from lossexplorer.paint.tokens import GLYPH, SMALL, UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from lossexplorer.gui.look import Look
    from lossexplorer.state.explore import CurveState, ExploreState

_SMALL_ICON = QSize(16, 16)
_PARAMETERS_WIDTH = 8 * UNIT


class CurveCard(Spoken, QFrame):
    """One curve."""

    chosen = Signal(int)
    shown = Signal(int, bool)
    doubled = Signal(int)
    removed = Signal(int)

    def __init__(self, look: Look, curve: CurveState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curve")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._look, self._curve = look, curve
        self._sign, self._title, self._values = QLabel(), Elided(), Figure(_PARAMETERS_WIDTH, SMALL, least=0)
        self._sign.setFixedWidth(GLYPH + 4)
        self._eye, self._double, self._remove = QToolButton(), QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT // 4, UNIT // 4, UNIT // 4)
        layout.setSpacing(2)
        layout.addWidget(self._sign)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._values)
        for button in (self._eye, self._double, self._remove):
            button.setObjectName("small")
            button.setIconSize(_SMALL_ICON)
            layout.addWidget(button)
        self._eye.clicked.connect(self._on_eye)
        self._double.clicked.connect(self._on_double)
        self._remove.clicked.connect(self._on_remove)

    def set_curve(self, curve: CurveState, chosen: bool) -> None:
        """Show this state of the curve."""
        before, self._curve = self._curve, curve
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)
            self.refresh()
        elif replace(before, parameters=curve.parameters) != curve:
            self.refresh()
        elif before != curve:
            self._say_parameters()

    def _say_parameters(self) -> None:
        text = short_parameters(self._curve.key, self._curve.parameters)
        self._values.set_text(text)
        self._values.setVisible(bool(text))

    def refresh(self) -> None:
        """Paint the sign and set every text."""
        tokens, curve = self._look.tokens, self._curve
        self._values.set_tint(tokens.muted)
        self._sign.setPixmap(glyph(tokens, curve.slot, self.devicePixelRatioF(), hollow=not curve.shown))
        self._eye.setIcon(self._look.icon("eye" if curve.shown else "eye-off"))
        self._double.setIcon(self._look.icon("duplicate"))
        self._remove.setIcon(self._look.icon("close"))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        loss = CATALOGUE.get(self._curve.key)
        title = say(loss.title)
        trouble = loss.trouble
        self._title.setText(title)
        self._title.setEnabled(trouble is None)
        self._say_parameters()
        describe(
            self, title, as_tip(say(trouble)) if trouble is not None else say("Show its parameters and its formula")
        )
        hide = say("Hide this curve") if self._curve.shown else say("Show this curve")
        describe(self._eye, hide)
        describe(self._double, say("Add the same loss once more"))
        describe(self._remove, say("Remove this curve"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the curve."""
        self.chosen.emit(self._curve.id)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or Enter chooses, Delete removes."""
        if event.key() in CHOOSE:
            self.chosen.emit(self._curve.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self._curve.id)
        else:
            super().keyPressEvent(event)

    def _on_eye(self) -> None:
        self.shown.emit(self._curve.id, not self._curve.shown)

    def _on_double(self) -> None:
        self.doubled.emit(self._curve.id)

    def _on_remove(self) -> None:
        self.removed.emit(self._curve.id)


class CurveCards(Spoken, QWidget):
    """All curves of the picture."""

    chosen = Signal(int)
    shown = Signal(int, bool)
    doubled = Signal(int)
    removed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: dict[int, CurveCard] = {}
        self._empty = QLabel()
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self._empty)
        look.changed.connect(self._on_look)
        self.retranslate()

    def set_state(self, state: ExploreState) -> None:
        """Show the curves of this picture."""
        ids = {c.id for c in state.curves}
        for id in self._cards.keys() - ids:
            card = self._cards.pop(id)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, curve in enumerate(state.curves):
            if curve.id not in self._cards:
                self._layout.insertWidget(place, self._add(curve))
            self._cards[curve.id].set_curve(curve, curve.id == state.selected)
        self._empty.setVisible(not state.curves)

    def refresh(self) -> None:
        """Say again what each curve is: the catalogue has others under the same keys."""
        for card in self._cards.values():
            card.refresh()

    def card(self, id: int) -> CurveCard:
        """The card of a curve.

        Raises:
            KeyError: there is none.
        """
        return self._cards[id]

    def retranslate(self) -> None:
        """Set every text."""
        self._empty.setText(say("Nothing is drawn. Choose a loss from the list above."))

    def _add(self, curve: CurveState) -> CurveCard:
        card = self._cards[curve.id] = CurveCard(self._look, curve)
        card.chosen.connect(self.chosen)
        card.shown.connect(self.shown)
        card.doubled.connect(self.doubled)
        card.removed.connect(self.removed)
        return card

    def _on_look(self) -> None:
        self.refresh()
