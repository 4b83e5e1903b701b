"""The spread of losses as bars; a hand chooses a span of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor

from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.walk_plot import WalkPlot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.paint.select_plot import Point
    from lossexplorer.paint.tokens import Tokens


class HistogramPlot(WalkPlot):
    """Bars of a ``Histogram``, those of a part of the rows before them, and a line where the row at hand stands."""

    span_chosen = Signal(float, float)
    """A span of losses was drawn, from the lower to the upper end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._histogram: Histogram | None = None
        self._part: Array | None = None
        self._logarithmic = False
        self.left.counts = True
        view = self.getViewBox()
        view.setMouseEnabled(False, False)
        view.setLimits(xMin=-1e300, xMax=1e300, yMin=-1.0, yMax=1e12, minXRange=1e-12, minYRange=1e-6)
        self._bars = pg.BarGraphItem(x0=[], x1=[], y0=0, height=[])
        self._parts = pg.BarGraphItem(x0=[], x1=[], y0=0, height=[])
        self._span = pg.LinearRegionItem(movable=False)
        self._row = pg.InfiniteLine(0, angle=90)
        for item in (self._span, self._row):
            item.setVisible(False)
        for item in (self._span, self._bars, self._parts, self._row):
            self.addItem(item)
        self.drawing.connect(self._on_drawing)
        self.drawn.connect(self._on_drawn)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._row.setPen(pg.mkPen(tokens.accent, width=2))
        self._span.setBrush(QColor(tokens.selected))
        for line in self._span.lines:
            line.setPen(pg.mkPen(tokens.guide))
        self._redraw()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Count in decades, so that single rows of a long tail are seen."""
        self._logarithmic = logarithmic
        self.left.set_scale_name("log" if logarithmic else "linear")
        self._redraw()

    def set_histogram(self, histogram: Histogram | None) -> None:
        """Draw these counts, all alike."""
        self._histogram, self._part = histogram, None
        self._redraw()

    def set_part(self, counts: Array | None) -> None:
        """Let the part of each bar stand out that is chosen, ``(bins,)``; None: all are alike."""
        self._part = counts
        self._redraw()

    def set_span(self, span: tuple[float, float] | None) -> None:
        """Show which losses are chosen; None: no span is."""
        self._span.setVisible(span is not None)
        if span is not None:
            self._span.setRegion(tuple(as_plottable(span)))

    def set_row(self, loss: float | None) -> None:
        """Show where this loss stands; None takes the line away."""
        shown = loss is not None and bool(np.isfinite(loss))
        self._row.setVisible(shown)
        if shown and loss is not None:
            self._row.setPos(float(as_plottable([loss])[0]))

    def _redraw(self) -> None:
        if self._histogram is None:
            for bars in (self._bars, self._parts):
                bars.setOpts(x0=[], x1=[], y0=0, height=[])
            return
        edges = as_plottable(self._histogram.edges)
        counts = self._heights(self._histogram.counts)
        gap = 0.08 * (edges[1] - edges[0])
        place = {"x0": edges[:-1] + gap, "x1": edges[1:], "y0": self._base, "pen": None}
        part = self._heights(self._part) if self._part is not None else np.zeros(len(counts))
        self._bars.setOpts(**place, height=counts, brush=self.tokens.bar if self._part is None else self.tokens.border)
        self._parts.setOpts(**place, height=part, brush=self.tokens.bar)
        top = float(counts.max()) if counts.size else 1.0
        self.setXRange(float(edges[0]), float(edges[-1]), padding=0.01)
        self.setYRange(self._base, self._base + max(top, 0.5) * 1.06, padding=0)

    def bars(self) -> int:
        """Those of the histogram."""
        return 0 if self._histogram is None else len(self._histogram.counts)

    def sides(self, bar: int) -> tuple[float, float]:
        """Its lower and its upper end."""
        edges = as_plottable(self.edges(bar, bar))
        return float(edges[0]), float(edges[1])

    def edges(self, first: int, last: int) -> tuple[float, float]:
        """The losses from the lower end of one bar to the upper end of another; none where nothing is shown."""
        edges = () if self._histogram is None else self._histogram.edges
        return (float(edges[first]), float(edges[last + 1])) if len(edges) else (0.0, 0.0)

    def choose(self, first: int, last: int, *, adds: bool) -> None:
        """A span from the one to the other; the upper end belongs to the next bar, if there is one."""
        low, high = self.edges(first, last)
        self.span_chosen.emit(low, high if last + 1 == self.bars() else float(np.nextafter(high, low)))

    @property
    def _base(self) -> float:
        """Half a row in decades: a bar of one row is still a bar."""
        return -0.3 if self._logarithmic else 0.0

    def _heights(self, counts: Array) -> Array:
        heights = as_plottable(counts)
        if not self._logarithmic:
            return heights
        with np.errstate(divide="ignore"):
            return np.where(heights > 0, np.log10(heights) - self._base, 0.0)

    def _on_drawing(self, way: list[Point]) -> None:
        self.set_span(_ends(way))

    def _on_drawn(self, way: list[Point]) -> None:
        low, high = _ends(way)
        if low < high:
            self.span_chosen.emit(low, high)


def _ends(way: list[Point]) -> tuple[float, float]:
    return min(way[0][0], way[-1][0]), max(way[0][0], way[-1][0])
