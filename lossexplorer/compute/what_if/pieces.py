"""Sum and mass of each row: what every way of averaging is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.rows import Stream

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base import Batch
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.analysis import Plan, RowAnalysis
    from lossexplorer.compute.rows import Tick


@dataclass(frozen=True)
class Pieces:
    """Of each row, in float64."""

    sums: Array
    """``(n,)``, of its unreduced values."""
    masses: Array
    """``(n,)``, its share of the denominator of the mean; 0 where it is ignored."""


class _Keeping(Stream):
    """The usual pass over the rows, which keeps their pieces."""

    def __init__(self, batch: Batch, plan: Plan) -> None:
        super().__init__(batch, plan)
        n = plan.layout.rows
        self.pieces = Pieces(np.zeros(n), np.zeros(n))

    def keep(
        self, start: int, sums: Tensor, masses: Tensor | None, count: Tensor | int, gradient: Tensor | None
    ) -> None:
        """Sums and masses into their columns."""
        here = slice(start, start + len(sums))
        self.pieces.sums[here] = sums.cpu().numpy()
        self.pieces.masses[here] = count if masses is None else _of_rows(masses, len(sums))


def _of_rows(masses: Tensor, rows: int) -> Array:
    return np.asarray(masses.reshape(rows, -1).cpu().numpy().sum(1, dtype=np.float64))


def in_pieces(batch: Batch, plan: Plan, tick: Tick) -> tuple[RowAnalysis, Pieces]:
    """As ``rows.analyse`` of a plan whose rows can be merged, and the pieces."""
    stream = _Keeping(batch, plan)
    return stream.run(tick), stream.pieces
