"""Everything that the pictures show of a selection, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.histogram import counts_in
from lossexplorer.compute.summaries.calibration import BINS, Reliability, calibrate
from lossexplorer.compute.summaries.classes import ClassTable, Confusion, class_table, confusion
from lossexplorer.compute.summaries.density import Density, DensityAxes, density
from lossexplorer.compute.summaries.lorenz import Lorenz, lorenz
from lossexplorer.compute.summaries.spread import Spread, spread

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.compute.summaries.columns import Columns


@dataclass(frozen=True)
class Overview:
    """What the pictures show; None where a batch has nothing to show there."""

    rows: int
    """Selected rows that are used."""
    spread: Spread
    counts: Array
    """Of the selection in the bins of the histogram of all."""
    beyond: int
    """Selected rows whose finite loss lies above its last edge."""
    accuracy: float | None
    classes: ClassTable | None
    confusion: Confusion | None
    reliability: Reliability | None
    lorenz: Lorenz | None
    density: Density | None


def overview(
    columns: Columns,
    selection: Array | None,
    bars: Histogram,
    axes: DensityAxes | None,
    bins: int = BINS,
    *,
    equal_mass: bool = False,
) -> Overview:
    """All pictures of a selection.

    Args:
        columns: all rows of the batch.
        selection: ``(n,)`` truth values; None selects all.
        bars: the histogram of all rows, whose bins stay.
        axes: the grid of the density of all rows, likewise.
        bins: of the reliability diagram.
        equal_mass: its bins have as many rows each.
    """
    chosen = columns.chosen(selection)
    right = chosen.right
    counts, beyond = counts_in(bars.edges, chosen.loss)
    return Overview(
        int(np.count_nonzero(chosen.used)),
        spread(chosen.loss),
        counts,
        beyond,
        None if right is None else float(right.mean()) if len(right) else float("nan"),
        class_table(chosen),
        confusion(chosen),
        calibrate(chosen, bins, equal_mass=equal_mass),
        lorenz(chosen.loss),
        None if axes is None else density(chosen, axes),
    )
