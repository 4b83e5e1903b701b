"""Rows of a result in the order of a column: of ours, or of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Words
from lossexplorer.compute.order import ascending, descending
from lossexplorer.compute.words import ranks

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.order import Tick
    from lossexplorer.compute.result import BatchResult

_ORDERED_BY = {
    **{name: name for name in ("gradient_norm", "target", "predicted", "confidence", "margin", "rank")},
    **{name: name for name in ("decisions", "accuracy")},
    "loss": "per_sample",
    "share": "per_sample",  # a share is a loss over the sum of all, where all rows weigh alike
}


class Sorting:
    """Orders of the rows of a result; what is known of words is kept for the next time."""

    def __init__(self, result: BatchResult) -> None:
        self._result = result
        self._ranks: dict[str, Array] = {}

    def order(self, column: str, down: bool, tick: Tick) -> Array:
        """Row numbers; see ``BatchResult.order``."""
        if column == "index":
            n = self._result.n
            return np.arange(n - 1, -1, -1) if down else np.arange(n)
        values = self._values(column, tick)
        if values is None:
            values, down = self._result.per_sample, True
        return (descending if down else ascending)(values, self._result.rows.used, tick)

    def _values(self, column: str, tick: Tick) -> Array | None:
        """Numbers in the order of a column."""
        result = self._result
        if column == "share" and result.rows.elements is not None:
            return result.share
        if column in _ORDERED_BY:
            found: Array | None = getattr(result, _ORDERED_BY[column])
            return found
        values = result.beside.get(column)
        if isinstance(values, Words):
            if column not in self._ranks:
                self._ranks[column] = ranks(values, tick)
            return self._ranks[column]
        return result.outputs.get(column) if values is None else values
