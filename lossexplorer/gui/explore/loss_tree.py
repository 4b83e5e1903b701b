"""Losses below their families, with the signs of those that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.describe import as_tip
from lossexplorer.gui.words import say
from lossexplorer.paint.glyphs import glyph_icon
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from lossexplorer.base import Message
    from lossexplorer.catalog.family import Family
    from lossexplorer.gui.look import Look

_KEY = Qt.ItemDataRole.UserRole
_ROW = QSize(0, 3 * UNIT - 2)
_ARROW = 16
_LEAST_ROWS = 5


class LossTree(QTreeWidget):
    """Families that open and close, and losses that are wanted by a click or by Enter."""

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.items: dict[str, QTreeWidgetItem] = {}
        self._families: dict[Family, QTreeWidgetItem] = {}
        self.setHeaderHidden(True)
        self.setIndentation(UNIT)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST_ROWS * _ROW.height())
        self._fill()
        self.itemClicked.connect(self._on_item)
        self.itemExpanded.connect(self._on_folded)
        self.itemCollapsed.connect(self._on_folded)

    def refill(self) -> None:
        """Take in what has come into the catalogue, and let go what has gone out of it."""
        for key in self.items.keys() - set(CATALOGUE.keys()):
            item = self.items.pop(key)
            item.parent().removeChild(item)
        for family, top in tuple(self._families.items()):
            if not top.childCount():
                self.takeTopLevelItem(self.indexOfTopLevelItem(top))
                del self._families[family]
        self._fill()
        self.retranslate()

    def _fill(self) -> None:
        for loss in CATALOGUE:
            if loss.key in self.items:
                continue
            family = self._families.get(loss.family)
            if family is None:
                family = self._families[loss.family] = QTreeWidgetItem(self)
                family.setFlags(Qt.ItemFlag.ItemIsEnabled)
                family.setExpanded(True)
                family.setSizeHint(0, _ROW)
                font = family.font(0)
                font.setBold(True)
                family.setFont(0, font)
            item = self.items[loss.key] = QTreeWidgetItem(family)
            item.setData(0, _KEY, loss.key)
            item.setSizeHint(0, _ROW)

    def retranslate(self) -> None:
        """Set every text."""
        for family, item in self._families.items():
            item.setText(0, say(family.value))
        for key, item in self.items.items():
            item.setText(0, say(CATALOGUE.get(key).title))

    def mark(self, slots: Mapping[str, int], reasons: Mapping[str, Message | None]) -> None:
        """Give losses that are drawn their signs, and grey those that cannot be, with the reason."""
        tokens = self._look.tokens
        for key, item in self.items.items():
            reason = reasons[key]
            item.setForeground(0, QBrush(QColor(tokens.disabled if reason is not None else tokens.text)))
            if key in slots:
                item.setIcon(0, glyph_icon(tokens, slots[key]))
            else:
                item.setData(0, Qt.ItemDataRole.DecorationRole, None)
            item.setToolTip(0, as_tip(say(reason) if reason is not None else say(CATALOGUE.get(key).plain)))
        for family in self._families.values():
            family.setForeground(0, QBrush(QColor(tokens.muted)))
            self._on_folded(family)

    def show_only(self, keys: Sequence[str], *, by_rank: bool) -> None:
        """Show these losses alone; the best first, or in the order of the catalogue."""
        place = {key: i for i, key in enumerate(keys if by_rank else self.items)}
        last = len(self.items)
        with QSignalBlocker(self):
            for family in self._families.values():
                children = sorted(family.takeChildren(), key=lambda item: place.get(item.data(0, _KEY), last))
                family.addChildren(children)
                for item in children:
                    item.setHidden(item.data(0, _KEY) not in keys)
                family.setHidden(all(item.isHidden() for item in children))
            self._order_families(place)
        if by_rank:
            for family in self._families.values():
                family.setExpanded(True)

    def _order_families(self, place: Mapping[str, int]) -> None:
        def best(family: QTreeWidgetItem) -> int:
            return place.get(family.child(0).data(0, _KEY), len(self.items))

        families = [self.topLevelItem(i) for i in range(self.topLevelItemCount())]
        wanted = sorted(self._families.values(), key=best)
        if wanted == families:
            return
        opened = [family.isExpanded() for family in wanted]
        hidden = [(item, item.isHidden()) for item in (*wanted, *self.items.values())]  # forgotten with the place
        while self.topLevelItemCount():
            self.takeTopLevelItem(0)
        self.addTopLevelItems(wanted)
        for family, was_open in zip(wanted, opened, strict=True):
            family.setExpanded(was_open)
        for item, was_hidden in hidden:
            item.setHidden(was_hidden)

    def keys(self) -> list[str]:
        """What is shown, from top to bottom."""
        families = [self.topLevelItem(i) for i in range(self.topLevelItemCount())]
        shown = [family for family in families if family is not None and not family.isHidden()]
        items = [family.child(j) for family in shown for j in range(family.childCount())]
        return [item.data(0, _KEY) for item in items if not item.isHidden()]

    def point_at(self, key: str | None) -> None:
        """Lay the highlight on this loss; None takes it away."""
        item = self.items[key] if key is not None else None
        if item is self.currentItem():
            return
        if item is None or item.isHidden() or not item.parent().isExpanded():
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the highlight lies on stays in view when the controls below take some of the room."""
        super().resizeEvent(event)
        item = self.currentItem()
        if event.size().height() < event.oldSize().height() and item is not None:
            self.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the present item; what counts as activation otherwise differs between desktops."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._on_item(item)
            return
        super().keyPressEvent(event)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:
            self.wanted.emit(item.data(0, _KEY))
        else:
            item.setExpanded(not item.isExpanded())

    def _on_folded(self, family: QTreeWidgetItem) -> None:
        arrow = self._look.icon("chevron-down" if family.isExpanded() else "chevron-right")
        family.setIcon(0, QIcon(arrow.pixmap(_ARROW)))  # a picture alone: the list would tint an icon that is open
