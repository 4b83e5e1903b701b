"""Confidence against loss as an image: how many rows lie in each cell of a grid, the loss on a logarithmic axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries.columns import Columns

WIDTH, HEIGHT = 160, 120
_FEW = {300: 3, 3000: 2}
"""Rows below which cells are so many times as wide and high, so that a single one is seen."""
_PIECE = 1 << 17
"""Rows at a time, which fit the cache."""
_DECADES = 12.0
"""The axis of the loss spans no more powers of ten than this below the largest loss."""


@dataclass(frozen=True)
class DensityAxes:
    """The grid of the whole batch, which stays while somebody selects."""

    confidence: Array
    """``(W + 1,)`` edges."""
    log_loss: Array
    """``(H + 1,)`` edges of log₁₀ of the loss."""

    @property
    def shape(self) -> tuple[int, int]:
        """Lines, with both beyond the axis, and columns."""
        return len(self.log_loss) + 1, len(self.confidence) - 1

    @property
    def size(self) -> int:
        """Cells, with those of both lines beyond the axis."""
        lines, columns = self.shape
        return lines * columns

    def cells(self, columns: Columns) -> Array:
        """The cell of each row, ``(n,)``, counted line by line from the least loss; −1 for a row that has none.

        The first line is for losses of 0, below 0 and below the axis, the last one for infinite ones.
        """
        if columns.confidence is None:
            return np.full(columns.n, -1, np.int32)
        across = _place(columns.confidence, self.confidence)
        with np.errstate(divide="ignore", invalid="ignore"):
            up = _place(np.log10(np.maximum(columns.loss, 0)), self.log_loss, margin=True)
        up *= self.shape[1]
        up += across
        for lost in (np.isnan(columns.loss), np.isnan(columns.confidence), ~columns.used):
            if lost.any():
                up[lost] = -1
        return up

    def inside(self, columns: Columns, corners: Array) -> Array:
        """The rows whose cell lies in a polygon, ``(n,)`` truth values.

        Args:
            columns: all rows.
            corners: ``(k, 2)``, confidence and log₁₀ of the loss of each corner. The lines at both ends count as lying
                half a cell beyond the axis.
        """
        across = (self.confidence[1:] + self.confidence[:-1]) / 2
        step = self.log_loss[1] - self.log_loss[0]
        up = self.log_loss[0] + step * (np.arange(self.shape[0]) - 0.5)
        x, y = (grid.ravel() for grid in np.meshgrid(across, up))
        chosen = np.zeros(len(x) + 1, np.bool_)  # the last one is that of no cell
        chosen[:-1] = _in_polygon(x, y, np.asarray(corners, np.float64))
        found = np.empty(columns.n, np.bool_)
        for start in range(0, columns.n, _PIECE):
            part = slice(start, start + _PIECE)
            found[part] = chosen[self.cells(columns.part(part.start, part.stop))]
        return found


@dataclass(frozen=True)
class Density:
    """How many rows lie in each cell."""

    axes: DensityAxes
    counts: Array
    """``(H, W)``, the least loss first."""
    below: Array
    """``(W,)``, rows whose loss is 0, below 0, or too small for the axis."""
    infinite: Array
    """``(W,)``, rows whose loss is infinite."""
    left_out: int
    """Rows whose loss or confidence is nan."""

    def image(self) -> tuple[Array, tuple[float, float]]:
        """Counts ``(H, W)`` with lines of their own for losses of 0 and infinite ones, where there are such.

        Returns:
            The counts, the least loss first, and log₁₀ of the loss at both ends.
        """
        edges = self.axes.log_loss
        step = float(edges[1] - edges[0])
        below, above = bool(self.below.any()), bool(self.infinite.any())
        parts = [self.below[None]] * below + [self.counts] + [self.infinite[None]] * above
        return np.concatenate(parts), (float(edges[0]) - below * step, float(edges[-1]) + above * step)


def density_axes(columns: Columns) -> DensityAxes | None:
    """The grid for a batch; None where there is no confidence. Confidence runs from chance to 1."""
    if columns.confidence is None or columns.labels is None:
        return None
    loss = columns.loss
    found = loss[np.isfinite(loss) & (loss > 0) & columns.used]
    low, high = (float(found.min()), float(found.max())) if found.size else (0.1, 1.0)
    top, bottom = np.log10(high), max(np.log10(low), np.log10(high) - _DECADES)
    if top - bottom < 0.5:  # all alike: in the middle
        bottom, top = (top + bottom) / 2 - 0.5, (top + bottom) / 2 + 0.5
    chance = 1 / max(2, len(columns.labels))
    coarse = next((times for few, times in _FEW.items() if columns.n < few), 1)
    across, up = WIDTH // coarse, HEIGHT // coarse
    return DensityAxes(np.linspace(chance, 1, across + 1), np.linspace(bottom, top, up + 1))


def density(chosen: Columns, axes: DensityAxes) -> Density:
    """The image of the rows of ``Columns.chosen`` on the grid of all."""
    cells = axes.cells(chosen)
    there = cells[cells >= 0]
    return density_of(axes, np.bincount(there, minlength=axes.size), len(cells) - len(there))


def density_of(axes: DensityAxes, counts: Array, lost: int) -> Density:
    """The image from the counts of all cells."""
    lines = counts.reshape(axes.shape)
    return Density(axes, lines[1:-1], lines[0], lines[-1], lost)


def _place(values: Array, edges: Array, *, margin: bool = False) -> Array:
    """Bins of values; with a margin those below, and +inf, have bins of their own around the others."""
    bins = len(edges) - 1
    low, scale = edges[0], bins / (edges[-1] - edges[0])
    real = values.dtype.type
    with np.errstate(invalid="ignore", over="ignore"):
        place = values - real(low)
        place *= real(scale)
        if not margin:
            return _within(place, 0, bins - 1)
        # the ends of the axis are rounded numbers themselves: what falls off by a hair belongs to it
        if (below := place < 0).any():
            place[below & (place > -1e-3)] = 0
        np.floor(place, out=place)
        place += 1
        found = _within(place, 0, bins)
    if (endless := values == np.inf).any():
        found[endless] = bins + 1
    return found


def _within(place: Array, low: int, high: int) -> Array:
    """Whole numbers between two others; nan becomes the least. The argument is spent."""
    np.fmax(place, low, out=place)
    np.fmin(place, high, out=place)
    return place.astype(np.int32)


def _in_polygon(x: Array, y: Array, corners: Array) -> Array:
    """Whether points lie inside: a ray to the right crosses the outline an odd number of times."""
    inside = np.zeros(len(x), np.bool_)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, 0), strict=True):
        if y1 != y2:
            inside ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return inside
