"""Everything that the pictures show of a selection, in one go over pieces that fit the cache."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.compute.histogram import counts_in_ordered
from lossexplorer.compute.order import sort
from lossexplorer.compute.selection import OF_SECOND
from lossexplorer.compute.summaries.calibration import BINS, Reliability
from lossexplorer.compute.summaries.lorenz import Lorenz, costs, finite_part, lorenz
from lossexplorer.compute.summaries.spread import Spread, spread, sum_of
from lossexplorer.compute.summaries.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.decisions import Decisions
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.compute.summaries.classes import ClassTable, Confusion
    from lossexplorer.compute.summaries.columns import Columns
    from lossexplorer.compute.summaries.density import Density, DensityAxes

PIECE = 1 << 17
"""Rows at a time: fresh memory for copies of whole columns would cost more than the arithmetic."""
_OF_DECISIONS = ("classes", "confusion", "reliability", "decisions")
_UNSEEN: dict[str, Any] = dict.fromkeys(("gradient_norm", "margin", "rank", "share", *OF_SECOND))
"""Columns that no picture counts, and that are not copied for it."""


@dataclass(frozen=True)
class Overview:
    """What the pictures show; None where a batch has nothing to show there."""

    rows: int
    """Selected rows that are used."""
    spread: Spread
    cost: float
    """What their finite losses add to the sum of all elements: the sum of ``costs``."""
    counts: Array
    """Of the selection in the bins of the histogram of all."""
    beyond: int
    """Selected rows whose finite loss lies above its last edge."""
    accuracy: float | None
    """Of the selected rows, or of their decisions where they are several."""
    classes: ClassTable | None
    confusion: Confusion | None
    reliability: Reliability | None
    lorenz: Lorenz | None
    density: Density | None
    decisions: int | None = None
    """Where rows are several decisions: of how many classes, confusion and reliability are. These are all of the batch,
    whatever is selected: which decisions of a row are of which class is not kept."""


def with_decisions(seen: Overview, of_all: Decisions | None, names: ClassNames) -> Overview:
    """What is seen of all rows, with what is known of all decisions where rows are several."""
    if of_all is None:
        return seen
    classes, confusion, sure = of_all.classes(names), of_all.confusion(names), of_all.reliability()
    return replace(seen, classes=classes, confusion=confusion, reliability=sure, decisions=of_all.n)


def with_those_of(part: Overview, whole: Overview) -> Overview:
    """What is seen of some rows, with what is known of the decisions of all."""
    if whole.decisions is None:
        return part
    known: dict[str, Any] = {name: getattr(whole, name) for name in _OF_DECISIONS}
    return replace(part, **known)


def overview(
    columns: Columns,
    selection: Array | None,
    bars: Histogram,
    axes: DensityAxes | None,
    bins: int = BINS,
    *,
    tick: Callable[[], None] = lambda: None,
) -> Overview:
    """All pictures of a selection.

    Args:
        columns: all rows of the batch.
        selection: ``(n,)`` truth values; None selects all.
        bars: the histogram of all rows, whose bins stay.
        axes: the grid of the density of all rows, likewise.
        bins: of the reliability diagram.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    right = decisions = 0.0
    shown = replace(columns, **_UNSEEN)
    tally, losses = Tally(columns, axes, bins, spread=False), np.empty(columns.n, columns.loss.dtype)
    made = losses if columns.elements is None else np.empty_like(losses)
    for start in range(0, columns.n, PIECE):
        tick()
        stop = start + PIECE
        chosen = shown.part(start, stop).chosen(None if selection is None else selection[start:stop])
        losses[tally.rows : tally.rows + chosen.n] = chosen.loss
        if made is not losses:
            made[tally.rows : tally.rows + chosen.n] = costs(chosen.loss, chosen.elements)
        tally.add(chosen)
        if chosen.decisions is not None and chosen.accuracy is not None:
            right += float(np.rint(chosen.decisions * chosen.accuracy).sum())
            decisions += float(chosen.decisions.sum())
    losses, made = losses[: tally.rows], made[: tally.rows]
    sort(losses, tick)
    if columns.elements is not None:
        sort(made, tick)
    tick()
    counts, beyond = counts_in_ordered(bars.edges, losses)
    found = spread(losses, tick, ordered=True)
    return Overview(
        tally.rows,
        found,
        found.total if columns.elements is None else sum_of(finite_part(made)),
        counts,
        beyond,
        right / decisions if decisions else tally.accuracy,
        tally.classes(),
        tally.confusion(),
        tally.reliability(),
        lorenz(made, ordered=True),
        tally.density(),
    )
