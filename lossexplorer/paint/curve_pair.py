"""Loss above, gradient below, over one axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from lossexplorer.paint.curve_plot import CurvePlot
from lossexplorer.paint.scale import YScale, of_gradient
from lossexplorer.paint.tokens import RADIUS, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from lossexplorer.base import Message
    from lossexplorer.compute.curve import CurveSet
    from lossexplorer.paint.tokens import Tokens


class CurvePair(QWidget):
    """Two plots whose positions, cursors and views are one."""

    cursor_moved = Signal(float)
    cursor_released = Signal()
    view_moved = Signal(float, float)
    fit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_curves = False
        self.loss, self.gradient = CurvePlot("loss"), CurvePlot("gradient")
        self.split = split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(UNIT)
        split.setStyleSheet("QSplitter::handle { background: transparent; image: none; }")
        split.addWidget(self.loss)
        split.addWidget(self.gradient)
        split.setSizes([600, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self._veil = QLabel(self)
        self._veil.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._veil.hide()
        self.gradient.getViewBox().setXLink(self.loss.getViewBox())
        for plot in self.plots:
            plot.cursor_moved.connect(self.cursor_moved)
            plot.cursor_released.connect(self.cursor_released)
            plot.view_moved.connect(self.view_moved)
            plot.fit_wanted.connect(self.fit_wanted)

    @property
    def plots(self) -> tuple[CurvePlot, CurvePlot]:
        """Loss, gradient."""
        return self.loss, self.gradient

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        for plot in self.plots:
            plot.set_tokens(tokens)
        self._veil.setStyleSheet(
            f"background: {tokens.field}; color: {tokens.muted}; border: 1px solid {tokens.border};"
            f"border-radius: {RADIUS}px"
        )

    def set_waiting(self, words: str) -> None:
        """Say this instead of showing axes without a curve, until there is one."""
        self._veil.setText(words)
        self._veil.setVisible(bool(words) and not self._has_curves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said instead of the plots covers them."""
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())

    def set_voice(self, say: Callable[[Message], str]) -> None:
        """How names of marks are put into words."""
        for plot in self.plots:
            plot.set_voice(say)

    def set_labels(self, loss: str, gradient: str, axis: str) -> None:
        """Names of the axes; the common one stands below both."""
        self.loss.set_labels(loss, "")
        self.gradient.set_labels(gradient, axis)

    def set_decades(self, decades: bool) -> None:
        """Whether positions are powers of ten, which the ticks write out."""
        for plot in self.plots:
            plot.bottom.set_scale_name("log" if decades else "linear")

    def set_scale(self, scale: YScale) -> None:
        """Vertical scale of the loss; that of the gradient follows."""
        self.loss.set_scale(scale)
        self.gradient.set_scale(of_gradient(scale))

    def set_limits(self, low: float, high: float) -> None:
        """Where positions exist."""
        for plot in self.plots:
            plot.set_limits(low, high)

    def set_view(self, low: float, high: float) -> None:
        """Show this stretch of the axis."""
        self.loss.set_view(low, high)

    def set_curves(self, curves: CurveSet, slots: Mapping[int, int], selected: int | None) -> None:
        """Draw this answer."""
        self._has_curves = True
        self._veil.hide()
        for plot in self.plots:
            plot.set_curves(curves, slots, selected)

    def set_selected(self, selected: int | None) -> None:
        """Name the marks of another curve."""
        for plot in self.plots:
            plot.set_selected(selected)

    def set_pin(self, x: float | None, name: str) -> None:
        """Mark the place of a row, wherever the cursor goes; None takes the mark away."""
        for plot in self.plots:
            plot.set_pin(x, name)

    def set_cursor_visible(self, visible: bool) -> None:
        """A picture for print has no cursor."""
        for plot in self.plots:
            plot.set_cursor_visible(visible)

    def fit(self, *, by_hand: bool = False) -> None:
        """Fit both vertical ranges."""
        for plot in self.plots:
            plot.fit(by_hand=by_hand)
