"""Which share of the rows makes which share of the loss, the worst rows first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.report.lines import tail_point
from lossexplorer.report.svg.axes import Axes
from lossexplorer.report.svg.drawing import Drawing

if TYPE_CHECKING:
    from lossexplorer.compute.summaries import Lorenz
    from lossexplorer.report.language import Say


def lorenz_svg(found: Lorenz, say: Say) -> str:
    """A curve above the diagonal, and the point of which its line speaks."""
    drawing = Drawing(say("Lorenz curve of the loss"))
    names = say("share of the rows, the worst first"), say("share of the loss")
    axes = Axes(drawing, (0, 1), (0, 1), names)
    points = [(axes.x(float(x)), axes.y(float(y))) for x, y in zip(found.rows, found.loss, strict=True)]
    drawing.path("area", [*points, (axes.right, axes.bottom), (axes.left, axes.bottom)], closed=True)
    drawing.line("guide", axes.x(0), axes.y(0), axes.x(1), axes.y(1))
    drawing.path("curve", points)
    x, y = tail_point(found)
    drawing.add("circle", "point", cx=axes.x(x), cy=axes.y(y), r=5)
    return str(drawing)
