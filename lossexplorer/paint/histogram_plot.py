"""The spread of losses as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg

from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.plottable import as_plottable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.paint.tokens import Tokens


class HistogramPlot(BasePlot):
    """Bars of a ``Histogram``, and a line where the row at hand stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._histogram: Histogram | None = None
        self._logarithmic = False
        view = self.getViewBox()
        view.setMouseEnabled(False, False)
        view.setLimits(xMin=-1e300, xMax=1e300, yMin=-1.0, yMax=1e12, minXRange=1e-12, minYRange=1e-6)
        self._bars = pg.BarGraphItem(x0=[], x1=[], y0=0, height=[])
        self._row = pg.InfiniteLine(0, angle=90)
        self._row.setVisible(False)
        self.addItem(self._bars)
        self.addItem(self._row)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._row.setPen(pg.mkPen(tokens.accent, width=2))
        self._redraw()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Count in decades, so that single rows of a long tail are seen."""
        self._logarithmic = logarithmic
        self.left.set_scale_name("log" if logarithmic else "linear")
        self._redraw()

    def set_histogram(self, histogram: Histogram | None) -> None:
        """Draw these counts."""
        self._histogram = histogram
        self._redraw()

    def set_row(self, loss: float | None) -> None:
        """Show where this loss stands; None takes the line away."""
        shown = loss is not None and bool(np.isfinite(loss))
        self._row.setVisible(shown)
        if shown and loss is not None:
            self._row.setPos(float(as_plottable([loss])[0]))

    def _redraw(self) -> None:
        if self._histogram is None:
            self._bars.setOpts(x0=[], x1=[], y0=0, height=[])
            return
        edges = as_plottable(self._histogram.edges)
        counts = as_plottable(self._histogram.counts)
        base = 0.0
        if self._logarithmic:
            base = -0.3  # half a row: a bar of one row is still a bar
            with np.errstate(divide="ignore"):
                counts = np.where(counts > 0, np.log10(counts) - base, 0.0)
        gap = 0.08 * (edges[1] - edges[0])
        self._bars.setOpts(x0=edges[:-1] + gap, x1=edges[1:], y0=base, height=counts, pen=None, brush=self.tokens.bar)
        top = float(counts.max()) if counts.size else 1.0
        self.setXRange(float(edges[0]), float(edges[-1]), padding=0.01)
        self.setYRange(base, base + max(top, 0.5) * 1.06, padding=0)
