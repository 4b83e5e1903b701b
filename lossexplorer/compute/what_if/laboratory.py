"""How rows become one number: whole, by batches, in steps, on ranks, and how far these are from each other.

A training loop rarely takes the mean that a paper means. The mean of the means of batches counts a row of a short batch
more; a sum of means grows with their number; ranks of unequal size are averaged as if they were equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.selection import whole_share
from lossexplorer.compute.order import descending, stable_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.analysis import RowAnalysis
    from lossexplorer.compute.what_if.conditions import WhatIf
    from lossexplorer.compute.what_if.pieces import Pieces

WAYS = ("mean", "rows", "sum", "batches", "accumulated", "undivided", "ranks")


@dataclass(frozen=True)
class Reduced:
    """One way, and what it gives."""

    way: str
    value: float
    parts: int
    """Batches or ranks of which it is made."""
    empty: int
    """Those among them without a row that counts: their mean is 0/0."""
    kept: int
    """Rows that count."""


@dataclass(frozen=True)
class Laboratory:
    """Rows under one loss, ready to be averaged in any way."""

    loss: Loss
    parameters: Values
    rows: RowAnalysis
    pieces: Pieces
    sorted: list[Array] = field(default_factory=list)
    """Rows that count, the largest loss first, once somebody has asked for the hardest."""

    def reduce(self, way: str, wish: WhatIf, tick: Callable[[], None] = lambda: None) -> Reduced:
        """Average in this way.

        Args:
            way: one of ``WAYS``.
            wish: how large batches, steps and ranks are, and which share of the rows of each is kept.
            tick: called between pieces of the work; may raise ``Cancelled``.
        """
        ends = self._ends(way, wish)
        sums, masses, kept = self._kept(ends, wish["hardest"], tick)
        tick()
        total, mass = _over(sums, ends), _over(masses, ends)
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            value = self._value(way, total, mass, wish)
        return Reduced(way, value, len(ends), int((mass == 0).sum()), kept)

    def _ends(self, way: str, wish: WhatIf) -> Array:
        """Where each part ends."""
        n = self.rows.n
        if way in ("batches", "accumulated", "undivided"):
            size = wish["batch_size"]
            return np.append(np.arange(size, n, size), n)
        if way == "ranks":
            shares = np.cumsum(wish["ranks"])
            return np.asarray(np.rint(n * shares / shares[-1]), np.int64)
        return np.array([n])

    def _kept(self, ends: Array, share: float | None, tick: Callable[[], None]) -> tuple[Array, Array, int]:
        """Sums and masses, 0 for rows that are left out because others of their part are harder."""
        pieces, used = self.pieces, self.rows.used
        if share is None:
            return pieces.sums, pieces.masses, int(used.sum())
        if not self.sorted:
            self.sorted.append(descending(self.rows.loss, used, tick)[: int(used.sum())])
        keep = hardest(self.sorted[0], ends, share, tick)
        return np.where(keep, pieces.sums, 0), np.where(keep, pieces.masses, 0), int(keep.sum())

    def _value(self, way: str, total: Array, mass: Array, wish: WhatIf) -> float:
        if way == "sum":
            return float(total.sum())
        if way == "rows":
            return float(total.sum() / self.rows.n)
        means = self._finish(total / mass)
        if way not in ("accumulated", "undivided"):
            return float(means.mean())
        steps = np.arange(0, len(means), wish["steps"])
        per_step = np.add.reduceat(means, steps)
        return float(per_step.mean() / (wish["steps"] if way == "accumulated" else 1))

    def _finish(self, means: Array) -> Array:
        if self.loss.finish is None:
            return means
        return np.asarray(self.loss.finish(torch.from_numpy(means), **self.parameters).numpy())


def hardest(order: Array, ends: Array, share: float, tick: Callable[[], None] = lambda: None) -> Array:
    """Which rows have the largest losses of their part, ``(n,)`` truth values; at least one of each part is kept.

    Args:
        order: of the rows that count, the largest loss first, of equals the first row.
        ends: where each part ends; the last end is the number of all rows.
        share: of the rows of a part that count, rounded down.
        tick: called between pieces of the work.
    """
    keep = np.zeros(int(ends[-1]), np.bool_)
    if len(ends) == 1:
        keep[order[: max(1, whole_share(len(order), share))]] = True
        return keep
    part = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))[order]
    tick()
    counts = np.bincount(part, minlength=len(ends))
    by_part = stable_order(part, tick)
    starts = np.cumsum(counts) - counts
    place = np.arange(len(order)) - np.repeat(starts, counts)
    tick()
    sizes, which = np.unique(counts, return_inverse=True)
    most = np.array([max(1, whole_share(int(size), share)) for size in sizes])[which]
    keep[order[by_part[place < np.repeat(most, counts)]]] = True
    return keep


def _over(column: Array, ends: Array) -> Array:
    """Sums of the parts; a part may be empty."""
    starts = np.append(0, ends[:-1])
    found = np.zeros(len(ends))
    full = starts < ends
    if full.any():
        found[full] = np.add.reduceat(column, starts[full])
    return found
