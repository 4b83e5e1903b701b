"""Three columns side by side: those at the sides grow with the window until a hand chooses their width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

LEAST, MOST = (33 * UNIT, 34 * UNIT), (50 * UNIT, 50 * UNIT)
_SHARES = (0.235, 0.23)
_MIDDLE = 36 * UNIT


class Columns(QSplitter):
    """Left, middle and right; the middle takes what the sides leave."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._chosen: tuple[int, int] | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(UNIT)
        for place, widget in enumerate((left, middle, right)):
            self.addWidget(widget)
            self.setStretchFactor(place, int(widget is middle))
        for widget, least in zip((left, right), LEAST, strict=True):
            widget.setMinimumWidth(least)
        middle.setMinimumWidth(_MIDDLE)
        self.splitterMoved.connect(self._on_moved)

    def set_sides(self, widths: Sequence[int]) -> None:
        """Give both sides these widths, as if a hand had chosen them."""
        left, right = widths
        self._chosen = left, right
        self._lay()

    def sides(self) -> tuple[int, int]:
        """The widths that both sides have."""
        left, _, right = self.sizes()
        return left, right

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider window has wider sides."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        room = self.width() - 2 * self.handleWidth()
        wanted = self._chosen or tuple(round(share * room) for share in _SHARES)
        most = MOST if self._chosen is None else (room, room)
        left, right = (min(max(w, low), high) for w, low, high in zip(wanted, LEAST, most, strict=True))
        over = max(left + right + _MIDDLE - room, 0)  # a window may be smaller than that in which they were chosen
        left = max(left - over, LEAST[0])
        self.setSizes([left, max(room - left - right, _MIDDLE), right])

    def _on_moved(self, position: int, handle: int) -> None:
        self._chosen = self.sides()
