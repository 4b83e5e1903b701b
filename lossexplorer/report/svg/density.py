"""Confidence against loss of every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.shades import SHADES, places
from lossexplorer.report.svg.axes import Axes
from lossexplorer.report.svg.drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries import Density
    from lossexplorer.report.language import Say

LEVELS = 10
"""Shades, each one a class: ``s0`` is the faintest."""


def density_svg(density: Density, say: Say) -> str:
    """Cells in shades; cells of one shade that touch are one shape."""
    drawing = Drawing(say("Picture of confidence and loss of all rows"))
    edges, (counts, ends) = density.axes.confidence, density.image()
    names = say("confidence"), say("loss")
    axes = Axes(drawing, (float(edges[0]), float(edges[-1])), ends, names, decades=True)
    image_svg(drawing, axes, counts)
    return str(drawing)


def image_svg(drawing: Drawing, axes: Axes, counts: Array) -> None:
    """Fill the frame with an image of counts ``(H, W)``, the lowest line first."""
    level = (places(counts.astype(np.float64)).astype(np.int64) - 1) * LEVELS // (SHADES - 1)
    level[counts == 0] = -1
    height, width = counts.shape
    across, up = (axes.right - axes.left) / width, (axes.bottom - axes.top) / height
    for shade in range(LEVELS):
        runs = "".join(
            f"M{axes.left + start * across:.1f} {axes.bottom - (line + 1) * up:.1f}"
            f"h{(stop - start) * across:.1f}v{up:.1f}h{-(stop - start) * across:.1f}z"
            for line, start, stop in _runs(level == shade)
        )
        if runs:
            drawing.add("path", f"s{shade}", d=runs)


def _runs(mask: Array) -> Iterator[tuple[int, int, int]]:
    """Line, first column and the one after the last of cells that touch sideways."""
    edge = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    starts, stops = np.argwhere(edge == 1), np.argwhere(edge == -1)
    for (line, start), (_, stop) in zip(starts, stops, strict=True):
        yield int(line), int(start), int(stop)
