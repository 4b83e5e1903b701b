"""Sum and mass of each row: what every way of averaging is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.passes import stream_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base import Batch
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.analysis import Plan, RowAnalysis
    from lossexplorer.compute.stream import Tick


@dataclass(frozen=True)
class Pieces:
    """Of each row, in float64."""

    sums: Array
    """``(n,)``, of its unreduced values."""
    masses: Array
    """``(n,)``, its share of the denominator of the mean; 0 where it is ignored."""

    def keep(self, start: int, sums: Tensor, masses: Tensor | None, count: Tensor | int) -> None:
        """Fill in some rows."""
        here = slice(start, start + len(sums))
        self.sums[here] = sums.cpu().numpy()
        self.masses[here] = count if masses is None else _of_rows(masses, len(sums))


def _of_rows(masses: Tensor, rows: int) -> Array:
    return np.asarray(masses.reshape(rows, -1).cpu().numpy().sum(1, dtype=np.float64))


def in_pieces(batch: Batch, plan: Plan, tick: Tick) -> tuple[RowAnalysis, Pieces]:
    """As ``passes.analyse`` of a plan whose rows can be merged, and the pieces."""
    n = plan.layout.rows
    pieces = Pieces(np.zeros(n), np.zeros(n))
    return stream_of(batch, plan, pieces.keep).run(tick), pieces
