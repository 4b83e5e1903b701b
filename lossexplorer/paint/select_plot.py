"""A plot in which a hand selects: by a click, or by drawing with the left button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal

from lossexplorer.paint.base_plot import BasePlot

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

Point = tuple[float, float]

_STILL = 4
"""Pixels that a hand may tremble in a click."""


class SelectPlot(BasePlot):
    """Tells what is clicked and drawn, in the coordinates of the plot; the other buttons are left to the view."""

    clicked = Signal(float, float, bool)
    """Where, and whether it is to be added to what is selected (Ctrl or Shift)."""
    drawing = Signal(object)
    """The points of the way so far, a list of pairs."""
    drawn = Signal(object)
    """The whole way: the button was let go."""
    clear_wanted = Signal()
    """A double click, or Esc: nothing shall be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: QPointF | None = None
        self._way: list[Point] = []
        self._is_drag = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Esc takes back what a hand has drawn

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button begins a click or a way."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._from, self._is_drag = event.position(), False
        self._way = [self.place_of(event.position())]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A way grows."""
        if self._from is None:
            super().mouseMoveEvent(event)
            return
        if not self._is_drag and (event.position() - self._from).manhattanLength() < _STILL:
            return
        self._is_drag = True
        self._way.append(self.place_of(event.position()))
        self.drawing.emit(list(self._way))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A way ends, or it was a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._from is None:
            super().mouseReleaseEvent(event)
            return
        self._from = None
        if self._is_drag:
            self.drawn.emit(list(self._way))
            return
        adds = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.clicked.emit(*self._way[0], bool(event.modifiers() & adds))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the selection back."""
        self._from = None
        self.clear_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the selection back."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear_wanted.emit()
            return
        super().keyPressEvent(event)

    def place_of(self, position: QPointF) -> Point:
        """From a place of the widget to the coordinates of the plot."""
        place = self.getViewBox().mapSceneToView(self.mapToScene(position.toPoint()))
        return float(place.x()), float(place.y())
