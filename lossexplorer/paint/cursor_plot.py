"""A plot with a cursor, and what mouse and keys do to cursor and view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.pause import Pause
from lossexplorer.paint.tokens import CURSOR_WIDTH, Tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_Left: -0.005, Qt.Key.Key_Right: 0.005}
_ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
_LIFTS = {Qt.Key.Key_Up: 0.05, Qt.Key.Key_Down: -0.05}
"""What keys do to cursor and view, as shares of the view."""


class CursorPlot(BasePlot):
    """Tells what hands want of the cursor and did to the view."""

    cursor_moved = Signal(float)
    """The cursor was dragged, clicked or pushed by an arrow key to this position."""
    cursor_released = Signal()
    """A gesture ended: the mouse let go, or the keys rested."""
    view_moved = Signal(float, float)
    """A person moved or zoomed; first and last position in view."""
    fit_wanted = Signal()
    """A double click: show everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = pg.InfiniteLine(0.0, angle=90, movable=True)
        self._pause = Pause(self)
        self.addItem(self._cursor)
        self.getViewBox().sigRangeChangedManually.connect(self._on_moved_by_hand)
        self._cursor.sigDragged.connect(self._on_dragged)
        self._cursor.sigPositionChangeFinished.connect(self.cursor_released)
        self._pause.timeout.connect(self.cursor_released)
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._cursor.setPen(pg.mkPen(tokens.cursor, width=CURSOR_WIDTH))
        self._cursor.setHoverPen(pg.mkPen(tokens.cursor, width=CURSOR_WIDTH + 1.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, right, Home and End push the cursor, Shift makes steps large; up, down, + and − move and zoom."""
        key, box = Qt.Key(event.key()), self.getViewBox()
        (low, high), (bottom, top) = box.viewRange()
        if key in _STEPS:
            large = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._push_cursor(float(self._cursor.value()) + large * _STEPS[key] * (high - low))
        elif key in _ENDS:
            self._push_cursor((low, high)[_ENDS[key]])
        elif key in _ZOOMS:
            box.scaleBy((_ZOOMS[key], _ZOOMS[key]), center=(float(self._cursor.value()), bottom / 2 + top / 2))
            self._on_moved_by_hand(None)
        elif key in _LIFTS:
            box.translateBy(y=_LIFTS[key] * (top - bottom))
            self._on_moved_by_hand(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A hand begins a gesture of its own, whatever keys did before."""
        self._end_gesture()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag ends the gesture."""
        super().mouseReleaseEvent(event)
        self._end_gesture()

    def _push_cursor(self, position: float) -> None:
        """Move the cursor, and the view where it would leave it."""
        low, high = self.getViewBox().viewRange()[0]
        beyond = position - min(max(position, low), high)
        if beyond:
            self.getViewBox().translateBy(x=beyond)
            self._on_moved_by_hand(None)
        self.cursor_moved.emit(position)
        self._pause.start()

    def _end_gesture(self) -> None:
        self._pause.stop()
        self.cursor_released.emit()

    def _on_moved_by_hand(self, axes: object) -> None:
        (low, high), _ = self.getViewBox().viewRange()
        self.view_moved.emit(low, high)

    def _on_dragged(self, line: pg.InfiniteLine) -> None:
        self.cursor_moved.emit(float(line.value()))

    def _on_clicked(self, event: object) -> None:
        if getattr(event, "double", lambda: False)():
            self.fit_wanted.emit()
            return
        place = self.getViewBox().mapSceneToView(QPointF(event.scenePos()))  # type: ignore[attr-defined]
        self.cursor_moved.emit(float(place.x()))
        self.cursor_released.emit()
