"""One bar for each class; a click chooses it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from lossexplorer.paint.named_axis import NamedAxis
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.tokens import UNIT
from lossexplorer.paint.walk_plot import WalkPlot

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.paint.tokens import Tokens

_NAME_ROOM = 4 * UNIT
"""Pixels from one name of a class to the next, at least."""
_WIDTH = 0.8


class ClassBars(WalkPlot):
    """Bars in the order in which they are given; those of a part of the rows stand before those of all."""

    axis_below = NamedAxis
    bottom: NamedAxis
    classes_chosen = Signal(tuple, bool)
    """Which classes one gesture chose, and whether they are to be added to those that are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Array = np.empty(0, np.int64)
        self._values: Array = np.empty(0)
        self._part: Array | None = None
        self._names: Sequence[str] = ()
        self._chosen: Collection[int] = ()
        self._all = pg.BarGraphItem(x=[], height=[], width=_WIDTH)
        self._parts = pg.BarGraphItem(x=[], height=[], width=_WIDTH)
        for item in (self._all, self._parts):
            self.addItem(item)
        view = self.getViewBox()
        view.setMouseEnabled(False, False)
        view.setLimits(xMin=-1, xMax=1e7, yMin=-1e300, yMax=1e300, minXRange=0.5, minYRange=1e-12)
        view.sigResized.connect(self._name_ticks)
        self.clicked.connect(self._on_clicked)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._redraw()

    def set_values(
        self, classes: Array, values: Array, part: Array | None = None, names: Sequence[str] | None = None
    ) -> None:
        """Show these bars.

        Args:
            classes: their numbers, ``(k,)``.
            values: their heights, ``(k,)``; nan where there is none.
            part: heights of the rows that are chosen, ``(k,)``; None: all are.
            names: what the classes are called, if not by their numbers.
        """
        self._names = () if names is None else names
        self._classes, self._values, self._part = classes, as_plottable(values), part
        self._redraw()

    def set_chosen(self, classes: Collection[int]) -> None:
        """Let these classes stand out; none: all are alike."""
        self._chosen = classes
        self._redraw()

    def bars(self) -> int:
        """One for each class."""
        return len(self._classes)

    def sides(self, bar: int) -> tuple[float, float]:
        """A little more than the bar."""
        return bar - 0.5, bar + 0.5

    def choose(self, first: int, last: int, *, adds: bool) -> None:
        """The classes of these bars, in one step."""
        self.classes_chosen.emit(tuple(self._classes[first : last + 1].tolist()), adds)

    def _redraw(self) -> None:
        t, place = self.tokens, np.arange(len(self._values))
        heights = np.nan_to_num(self._values, nan=0.0)
        alike = self._part is None and not self._chosen
        tints = [t.accent if int(c) in self._chosen else t.bar if alike else t.border for c in self._classes]
        self._all.setOpts(x=place, height=heights, width=_WIDTH, pen=None, brushes=[pg.mkBrush(c) for c in tints])
        part = np.nan_to_num(as_plottable(self._part), nan=0.0) if self._part is not None else np.empty(0)
        front = t.accent if self._chosen else t.bar
        self._parts.setOpts(x=place[: len(part)], height=part, width=_WIDTH / 2, pen=None, brush=front)
        low, high = (
            min(float(heights.min(initial=0.0)), 0.0),
            float(max(heights.max(initial=0.0), part.max(initial=0.0))),
        )
        high = high if high > low else low + 1.0
        self.setXRange(-0.6, max(len(heights) - 0.4, 0.6), padding=0)
        self.setYRange(low, high + 0.06 * (high - low), padding=0)
        self._name_ticks()

    def _name_ticks(self, view: object = None) -> None:
        """As many names as there is room for."""
        if self._names:
            self.bottom.set_names(self._names, self.getViewBox().width() / len(self._names))
            return
        room = max(1, self.width() // _NAME_ROOM)
        step = -(-max(len(self._classes), 1) // room)
        self.bottom.set_numbers([str(c) for c in self._classes], step)

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip says the bar, or the name, under the hand."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = round(self.place_of(QPointF(event.pos()))[0])
            words = self.tell(place) if 0 <= place < len(self._classes) else ""
            QToolTip.showText(event.globalPos(), f"<qt>{escape(words)}</qt>" if words else "", self)
            return True
        return super().viewportEvent(event)

    def _on_clicked(self, x: float, y: float, adds: bool) -> None:
        place = round(x)
        if 0 <= place < len(self._classes):
            self.choose(place, place, adds=adds)
