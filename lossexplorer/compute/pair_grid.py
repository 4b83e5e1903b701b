"""Loss against loss of two models as cells of a grid: where each row lies, and how many lie in each cell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

SIZE = 120
"""Cells of a side of the picture."""
_DECADES = 12.0
"""The axes span no more powers of ten than this below the largest loss."""


class Extent:
    """How far finite losses reach; grows with every piece that it sees."""

    def __init__(self) -> None:
        self.low, self.high, self.positive = math.inf, -math.inf, math.inf

    def see(self, losses: Array) -> None:
        """More finite losses."""
        self.low = min(self.low, float(losses.min(initial=np.inf)))
        self.high = max(self.high, float(losses.max(initial=-np.inf)))
        self.positive = min(self.positive, float(losses.min(initial=np.inf, where=losses > 0)))


@dataclass(frozen=True)
class PairGrid:
    """Cells of loss against loss, the same edges on both axes."""

    edges: Array
    """``(SIZE + 1,)``, of log₁₀ of the loss, or of the loss itself."""
    logarithmic: bool
    """False where a loss is below 0. What is 0 or too small for the axis lies in its first cell."""

    @classmethod
    def over(cls, found: Extent) -> PairGrid:
        """The grid that holds all losses that were seen."""
        low, high = found.low, found.high
        if low > high:  # there is none
            return cls(np.linspace(-1, 0, SIZE + 1), True)
        if low < 0:
            room = 0.5 * (high == low)
            return cls(np.linspace(low - room, high + room, SIZE + 1), False)
        top = math.log10(high) if high > 0 else 0.0
        bottom = max(math.log10(found.positive) if high > 0 else -1.0, top - _DECADES)
        if top - bottom < 0.5:  # all alike: in the middle
            bottom, top = (top + bottom) / 2 - 0.5, (top + bottom) / 2 + 0.5
        return cls(np.linspace(bottom, top, SIZE + 1), True)

    def cells(self, first: Array, second: Array, used: Array) -> Array:
        """The cell of each row, ``(n,)``, line by line: the first across, the second upwards; −1 is none."""
        rows = np.flatnonzero(used & ~(np.isnan(first) | np.isnan(second)))
        found = np.full(len(first), -1, np.int32)
        found[rows] = self._place(second[rows]) * SIZE + self._place(first[rows])
        return found

    def _place(self, values: Array) -> Array:
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            values = np.log10(np.maximum(values, 0)) if self.logarithmic else values
            low, high = float(self.edges[0]), float(self.edges[-1])
            inside = np.clip(values, low, high).astype(np.float64)
        return np.minimum(((inside - low) / (high - low) * SIZE).astype(np.int32), SIZE - 1)
