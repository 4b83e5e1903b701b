"""How the losses are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message
from lossexplorer.base.numbers import written
from lossexplorer.report.svg.axes import Axes
from lossexplorer.report.svg.drawing import Drawing

if TYPE_CHECKING:
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.report.language import Say


def spread_svg(histogram: Histogram, say: Say) -> str:
    """A histogram; heights are logarithms where single rows of the tail would not be seen otherwise."""
    drawing = Drawing(say("Histogram of the losses"))
    counts = histogram.counts
    top = float(counts.max(initial=1)) or 1.0
    decades = histogram.is_steep
    high = np.log10(top) * 1.04 if decades else top * 1.04
    names = say("loss"), say("rows")
    ends = float(histogram.edges[0]), float(histogram.edges[-1])
    axes = Axes(drawing, ends, (-0.3 if decades else 0.0, float(high)), names, decades=decades, counts=True)
    for low, end, count in zip(histogram.edges[:-1], histogram.edges[1:], counts, strict=True):
        if count:
            left, right = axes.x(float(low)), axes.x(float(end))
            level = axes.y(float(np.log10(count)) if decades else float(count))
            tip = say(
                Message(
                    "{low} to {high}: {n} row",
                    plural="{low} to {high}: {n} rows",
                    low=written(float(low)),
                    high=written(float(end)),
                    n=int(count),
                )
            )
            width = max(right - left - 0.6, 0.4)
            drawing.add("rect", "bar", tip=tip, x=left, y=level, width=width, height=max(axes.bottom - level, 0.8))
    return str(drawing)
