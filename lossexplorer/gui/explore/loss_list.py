"""The catalogue as a searchable list by family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.line import Line
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.glyphs import glyph_icon
from lossexplorer.paint.tokens import UNIT
from lossexplorer.state.explore import reason_against

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Family
    from lossexplorer.gui.look import Look
    from lossexplorer.state.explore import ExploreState

_KEY = Qt.ItemDataRole.UserRole
_ROW = QSize(0, 3 * UNIT - 2)


class _Tree(QTreeWidget):
    """A tree that tells Enter from a click: what counts as activation differs between desktops."""

    entered_item = Signal(QTreeWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the present item."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.entered_item.emit(item)
            return
        super().keyPressEvent(event)


class LossList(Spoken, QWidget):
    """A field to search in and a tree of families; a click on a loss wants it in the picture."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state: ExploreState | None = None
        self.search = Line()
        self.search.setClearButtonEnabled(True)
        self.tree = _Tree()
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(UNIT)
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel()
        self.nothing.setObjectName("muted")
        self._items: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self._build()
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_return)
        self.tree.itemClicked.connect(self._on_item)
        self.tree.entered_item.connect(self._on_item)
        look.changed.connect(self._on_look)
        self.retranslate()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree, 1)

    def set_state(self, state: ExploreState) -> None:
        """Show which losses are in the picture, and grey those that cannot join it."""
        old = self._state
        self._state = state
        key = (state.scene, [(c.key, c.slot) for c in state.curves])
        if old is None or key != (old.scene, [(c.key, c.slot) for c in old.curves]):
            self._mark(state)

    def retranslate(self) -> None:
        """Set every text."""
        self.search.setPlaceholderText(say("Find a loss…"))
        describe(self.search, say("Find a loss…"), say("Type a name, a key or a family"))
        describe(self.tree, say("Losses by family"))
        self.tree.setToolTip("")
        for i in range(self.tree.topLevelItemCount()):
            family = self.tree.topLevelItem(i)
            if family is not None:
                family.setText(0, say(family.data(0, _KEY)))
        for key, item in self._items.items():
            item.setText(0, say(CATALOGUE.get(key).title))
        self.nothing.setText(say("No loss is called so."))
        self._on_search(self.search.text())
        if self._state is not None:
            self._mark(self._state)

    def _fill(self) -> None:
        groups: dict[Family, QTreeWidgetItem] = {}
        for loss in CATALOGUE:
            group = groups.get(loss.family)
            if group is None:
                group = groups[loss.family] = QTreeWidgetItem(self.tree)
                group.setData(0, _KEY, loss.family.value)
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setExpanded(True)
                group.setSizeHint(0, _ROW)
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
            item = self._items[loss.key] = QTreeWidgetItem(group)
            item.setData(0, _KEY, loss.key)
            item.setSizeHint(0, _ROW)

    def _mark(self, state: ExploreState) -> None:
        tokens = self._look.tokens
        slots = {c.key: c.slot for c in reversed(state.curves)}
        for key, item in self._items.items():
            reason = reason_against(state, key)
            item.setForeground(0, QBrush(QColor(tokens.disabled if reason is not None else tokens.text)))
            if key in slots:
                item.setIcon(0, glyph_icon(tokens, slots[key]))
            else:
                item.setData(0, Qt.ItemDataRole.DecorationRole, None)
            item.setToolTip(0, say(reason) if reason is not None else say(CATALOGUE.get(key).plain))
        for i in range(self.tree.topLevelItemCount()):
            family = self.tree.topLevelItem(i)
            if family is not None:
                family.setForeground(0, QBrush(QColor(tokens.muted)))

    def _on_look(self) -> None:
        if self._state is not None:
            self._mark(self._state)

    def _on_search(self, text: str) -> None:
        words = text.lower().replace("_", " ").split()
        found = [self._filter(self.tree.topLevelItem(i), words) for i in range(self.tree.topLevelItemCount())]
        self.nothing.setVisible(not any(found))

    def _filter(self, family: QTreeWidgetItem | None, words: list[str]) -> bool:
        """Hide what does not have all words; whether anything of the family is left."""
        if family is None:
            return False
        hits = 0
        for j in range(family.childCount()):
            item = family.child(j)
            haystack = f"{item.text(0)} {item.data(0, _KEY)} {family.text(0)}".lower().replace("_", " ")
            hit = all(word in haystack for word in words)
            item.setHidden(not hit)
            hits += hit
        family.setHidden(not hits)
        if words and hits:
            family.setExpanded(True)
        return bool(hits)

    def _on_return(self) -> None:
        """The first that is left."""
        for item in self._items.values():
            parent = item.parent()
            if not item.isHidden() and not parent.isHidden():
                self.wanted.emit(item.data(0, _KEY))
                return

    def _on_item(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:
            self.wanted.emit(item.data(0, _KEY))
        else:
            item.setExpanded(not item.isExpanded())
