"""How often the model is right where it is how sure: bars beside the diagonal on which they should end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.tokens import GUIDE_WIDTH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.paint.tokens import Tokens

_MARK = 0.006
"""Half the height of the line at what is right."""
_COUNTS_UP_TO = 0.12
"""Height of the bar of the fullest bin, of those that say how many rows a bin holds."""
GAP = 0.45
"""How much of the ground a gap covers."""


class ReliabilityPlot(BasePlot):
    """A line at the accuracy of each bin of confidence; the gap to its mean confidence in the colour of its side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        view = self.getViewBox()
        view.setMouseEnabled(False, False)
        view.setLimits(xMin=-1, xMax=2, yMin=-1, yMax=2)
        self._bars = tuple(pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[]) for _ in range(5))
        self._ideal = pg.PlotDataItem([0, 1], [0, 1])
        for item in (*self._bars, self._ideal):
            self.addItem(item)
        self._bins: tuple[Array, ...] | None = None
        self.setXRange(0, 1, padding=0.01)
        self.setYRange(0, 1, padding=0.02)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self._ideal.setPen(pg.mkPen(tokens.guide, width=GUIDE_WIDTH, style=Qt.PenStyle.DashLine))
        self._redraw()

    def set_bins(self, edges: Array | None, counts: Array, confidence: Array, accuracy: Array) -> None:
        """Show these bins; without edges nothing.

        Args:
            edges: ``(bins + 1,)``.
            counts: rows of each bin.
            confidence: their mean confidence, nan where a bin is empty.
            accuracy: their share of right answers, likewise.
        """
        self._bins = None if edges is None else (edges, counts, confidence, accuracy)
        self._redraw()

    def _redraw(self) -> None:
        if self._bins is None:
            for item in self._bars:
                item.setOpts(x0=[], x1=[], y0=[], y1=[])
            return
        edges, counts, confidence, accuracy = (as_plottable(x) for x in self._bins)
        full, gap = counts > 0, 0.06 * (edges[1:] - edges[:-1])
        place = {"x0": (edges[:-1] + gap)[full], "x1": (edges[1:] - gap)[full], "pen": None}
        none = np.zeros(int(full.sum()))
        right, sure = accuracy[full], confidence[full]
        share = counts[full] / max(counts.max(initial=0.0), 1.0)
        spans = (
            (none, np.minimum(right, sure)),
            (right, np.maximum(right, sure)),
            (np.minimum(right, sure), right),
            (none, _COUNTS_UP_TO * share),
            (right - _MARK, right + _MARK),
        )
        over, under = QColor(self.tokens.bar_wrong), QColor(self.tokens.bar_true)
        for shade in (over, under):
            shade.setAlphaF(GAP)
        colours = (self.tokens.bar, over, under, self.tokens.guide, self.tokens.text)
        for item, (y0, y1), colour in zip(self._bars, spans, colours, strict=True):
            item.setOpts(**place, y0=y0, y1=y1, brush=colour)
