"""The catalogue as a searchable list by family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.search import find, names_of
from lossexplorer.gui.describe import describe
from lossexplorer.gui.explore.loss_tree import LossTree
from lossexplorer.gui.widgets.line import Line
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT
from lossexplorer.state.explore import reason_against

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from lossexplorer.gui.look import Look
    from lossexplorer.state.explore import ExploreState


class _Search(Line):
    """A field that Escape empties, and from which the arrow key leads to what was found."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is for the field as long as there is something in it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class LossList(Spoken, QWidget):
    """A field to search in and a tree of families; a click on a loss wants it in the picture."""

    wanted = Signal(str)
    own_wanted = Signal()
    """Somebody wants to add a loss of their own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state: ExploreState | None = None
        self.search, self.tree, self.nothing = _Search(), LossTree(look), QLabel()
        self.own = QToolButton()
        self.search.setClearButtonEnabled(True)
        self.nothing.setObjectName("muted")
        self.nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        top = QHBoxLayout()
        top.setSpacing(UNIT // 2)
        top.addWidget(self.search)
        top.addWidget(self.own)
        layout.addLayout(top)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree, 1)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_return)
        self.search.down.connect(self.tree.setFocus)
        self.tree.wanted.connect(self._on_wanted)
        self.own.clicked.connect(self.own_wanted)
        look.changed.connect(self._on_look)
        self._on_look()
        self.retranslate()

    def sizeHint(self) -> QSize:
        """It takes what is left over, and a few lines at least."""
        return self.minimumSizeHint()

    def set_state(self, state: ExploreState) -> None:
        """Show which losses are in the picture and which one is at hand, and grey those that cannot join it."""
        old, self._state = self._state, state
        key = (state.scene, [(c.key, c.slot) for c in state.curves])
        if old is None or key != (old.scene, [(c.key, c.slot) for c in old.curves]):
            self._mark()
        if old is None or (old.selected, old.curves) != (state.selected, state.curves):
            self._point()

    def refill(self) -> None:
        """The catalogue has other entries than before."""
        self.tree.refill()
        self._on_search(self.search.text())
        self._mark()

    def retranslate(self) -> None:
        """Set every text."""
        describe(
            self.own, say("Add your own loss…"), say("A function or Module of a Python file becomes a loss of the list")
        )
        self.search.setPlaceholderText(say("Find a loss…"))
        describe(self.search, say("Find a loss…"), say("Type a name, a nickname, a key or a family"))
        describe(self.tree, say("Losses by family"))
        self.tree.setToolTip("")
        self.tree.retranslate()
        self.nothing.setText(say("No loss matches this search."))
        self._on_search(self.search.text())
        self._mark()

    def _on_look(self) -> None:
        self.own.setIcon(self._look.icon("plus"))
        self._mark()

    def _mark(self) -> None:
        state = self._state
        if state is not None:
            slots = {c.key: c.slot for c in reversed(state.curves)}
            self.tree.mark(slots, {loss.key: loss.trouble or reason_against(state, loss.key) for loss in CATALOGUE})

    def _point(self) -> None:
        """Lay the highlight on what Enter takes while something is looked for, else on the loss at hand."""
        state = self._state
        if self.search.text().strip():
            found = self.tree.keys()
            self.tree.point_at(found[0] if found else None)
        elif state is not None:
            self.tree.point_at(state.curve(state.selected).key if state.selected is not None else None)

    def _on_search(self, text: str) -> None:
        said = {loss.key: (say(loss.title), say(loss.family.value)) for loss in CATALOGUE}
        found = find(text, {loss.key: names_of(loss, said[loss.key]) for loss in CATALOGUE})
        self.tree.show_only(found, by_rank=bool(text.strip()))
        self.nothing.setVisible(not found)
        self._point()

    def _on_return(self) -> None:
        """Take the best; the next letters are another search."""
        found = self.tree.keys()
        if found:
            self.search.selectAll()
            self.wanted.emit(found[0])

    def _on_wanted(self, key: str) -> None:
        self.wanted.emit(key)
        self._point()
