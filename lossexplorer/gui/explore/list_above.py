"""A list above what belongs to the choice: the lower part has the room that it needs, the list all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_LIST_LEAST = 25 * UNIT


class ListAbove(QSplitter):
    """Two parts, one above the other, whose border follows the lower one until a hand moves it.

    Args:
        upper: the list.
        lower: what scrolls below it where there is not enough room.
    """

    def __init__(self, upper: QWidget, lower: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lower = lower
        self._by_hand = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(UNIT)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(lower)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(upper)
        self.addWidget(scroll)
        lower.installEventFilter(self)
        self.splitterMoved.connect(self._on_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The lower part has more or less to show."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def set_heights(self, heights: Sequence[int]) -> None:
        """Give both parts these heights, as if a hand had chosen them."""
        self._by_hand = True
        self.setSizes(heights)

    def _share(self) -> None:
        if self._by_hand:
            return
        room = self.height() - self.handleWidth()
        low = max(min(self._lower.sizeHint().height() + UNIT, room - _LIST_LEAST), 0)
        self.setSizes([room - low, low])

    def _on_moved(self) -> None:
        self._by_hand = True
