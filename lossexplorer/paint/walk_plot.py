"""Bars side by side, which keys walk over and choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsRectItem

from lossexplorer.paint.keys import CHOOSE
from lossexplorer.paint.select_plot import SelectPlot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from lossexplorer.paint.tokens import Tokens

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WalkPlot(SelectPlot):
    """Arrows, Home and End go to a bar, Enter or Space chooses it; a frame shows the bar while the keys are here."""

    walked = Signal()
    """Keys are at another bar, or left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here: int | None = None
        self._anchor: int | None = None
        """Where Shift began to take bars along."""
        self.tell: Callable[[int], str] = lambda bar: ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._frame = QGraphicsRectItem()
        self._frame.setVisible(False)
        self.addItem(self._frame)
        self.getViewBox().sigRangeChanged.connect(self._place)

    def bars(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def sides(self, bar: int) -> tuple[float, float]:
        """Where a bar begins and ends, in the coordinates of the plot."""
        raise NotImplementedError

    def choose(self, first: int, last: int, *, adds: bool) -> None:
        """Keys chose these bars; ``adds``: beside what is chosen."""
        raise NotImplementedError

    def set_tell(self, tell: Callable[[int], str]) -> None:
        """What says a bar, by its place."""
        self.tell = tell

    def here(self) -> int | None:
        """The bar at which keys are; None, if they are elsewhere."""
        here = self._here
        return here if here is not None and here < self.bars() and self.hasFocus() else None

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._frame.setPen(pg.mkPen(tokens.text, width=1.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, or leave the key to others."""
        key, held, last = Qt.Key(event.key()), event.modifiers(), self.bars() - 1
        if last < 0 or not (key in _STEPS or key in CHOOSE or key in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
        elif key in CHOOSE:
            first, end = self._taken()
            self.choose(first, end, adds=bool(held & Qt.KeyboardModifier.ControlModifier))
        else:
            here = min(self._here or 0, last)
            ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
            wanted = ends[key] if key in ends else here + (_STEPS[key] if self._here is not None else 0)
            self._go(min(max(wanted, 0), last), takes=bool(held & Qt.KeyboardModifier.ShiftModifier))

    def _go(self, bar: int, *, takes: bool) -> None:
        self._anchor = (self._here if self._anchor is None else self._anchor) if takes else None
        self._here = bar
        self._place()
        self.setAccessibleDescription(self.tell(bar))
        self.walked.emit()

    def _taken(self) -> tuple[int, int]:
        """The first and the last bar that a choice would take."""
        last = self.bars() - 1
        here = min(self._here or 0, last)
        anchor = here if self._anchor is None else min(self._anchor, last)
        return min(here, anchor), max(here, anchor)

    def _place(self, *view: object) -> None:
        """The frame is as high as the view, so that an empty bar has one too."""
        if self.closed:  # the scene has deleted its items, and the focus leaves after that
            return
        shown = self._here is not None and self.hasFocus() and self.bars() > 0
        self._frame.setVisible(shown)
        if shown:
            first, last = self._taken()
            left, right = self.sides(first)[0], self.sides(last)[1]
            low, high = self.getViewBox().viewRange()[1]
            self._frame.setRect(QRectF(left, low, right - left, high - low))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self._place()
        self.walked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys are elsewhere."""
        super().focusOutEvent(event)
        self._place()
        self.walked.emit()
