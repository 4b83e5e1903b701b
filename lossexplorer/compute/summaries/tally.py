"""Sums over rows that arrive in pieces, in any order and from any number of workers: what pictures are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from lossexplorer.compute.summaries.buckets import LogBuckets
from lossexplorer.compute.summaries.calibration import BINS, Reliability, bins_of, reliability_of, scores
from lossexplorer.compute.summaries.classes import ClassTable, Confusion, Pairs, confusion_of, table_of
from lossexplorer.compute.summaries.density import Density, DensityAxes, density_of

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries.columns import Columns

WORST = 10
"""Rows whose losses are the largest that are kept on the way."""


class Tally:
    """Mergeable sums over the used rows of one batch.

    Args:
        columns: any rows of the batch: they say which classes there are and whether there is a confidence.
        axes: the grid on which the density is counted; None counts none.
        bins: of equal width, of the reliability diagram.
        spread: whether losses are counted in buckets from which bars can be made.
        most_pairs: see ``Pairs``.
    """

    def __init__(
        self,
        columns: Columns,
        axes: DensityAxes | None = None,
        bins: int = BINS,
        *,
        spread: bool = True,
        most_pairs: int | None = None,
    ) -> None:
        self._axes, self._bins = axes, bins
        self.rows = self.lost = self.right = 0
        self.total = 0.0
        """Sum of the finite losses."""
        self.buckets = LogBuckets() if spread else None
        decided = columns.labels is not None and columns.target is not None and columns.predicted is not None
        self._labels = np.array(columns.labels) if decided else None
        self._names = columns.names
        self._losses = np.zeros(0 if self._labels is None else len(self._labels))
        self._pairs = None if self._labels is None else Pairs(len(self._labels), most_pairs)
        self._binary = columns.binary
        self._calibration = np.zeros((3, bins)) if decided and columns.confidence is not None else None
        self._unsure = 0
        self._cells = None if axes is None else np.zeros(axes.size, np.int64)
        self._outside = 0
        self._worst: tuple[Array, Array] = np.empty(0), np.empty(0, np.int64)

    def add(self, chosen: Columns, first: int | None = None) -> None:
        """More rows of the batch.

        Args:
            chosen: as ``Columns.chosen`` gives them.
            first: the number of the first of them, if they follow each other and the worst rows are wanted.
        """
        loss = chosen.loss
        finite = np.isfinite(loss)
        whole = bool(finite.all())
        self.rows += len(loss)
        self.lost += len(loss) - int(np.count_nonzero(finite))
        self.total += float(loss.sum(dtype=np.float64) if whole else loss[finite].sum(dtype=np.float64))
        if self.buckets is not None:
            self.buckets.add(loss)
        if first is not None:
            self._keep_worst(loss, first)
        self._classify(chosen)
        self._calibrate(chosen)
        if self._axes is not None and self._cells is not None:
            counts = np.bincount(self._axes.cells(chosen) + 1, minlength=len(self._cells) + 1)
            self._outside += int(counts[0])
            self._cells += counts[1:]

    def _classify(self, chosen: Columns) -> None:
        if self._pairs is None or chosen.target is None or chosen.predicted is None:
            return
        target, loss = chosen.places(chosen.target), chosen.loss
        self._pairs.add(target, chosen.places(chosen.predicted))
        if target.size and target.min() < 0:
            target, loss = target[target >= 0], loss[target >= 0]
        with np.errstate(invalid="ignore", over="ignore"):
            self._losses += np.bincount(target, loss, len(self._losses))

    def _calibrate(self, chosen: Columns) -> None:
        found = None if self._calibration is None else scores(chosen)
        if found is not None:
            known = ~np.isnan(found[0])
            self._unsure += len(known) - int(np.count_nonzero(known))
            if not known.all():
                found = found[0][known], found[1][known]
            self._calibration += bins_of(*found, self._bins)

    def _keep_worst(self, loss: Array, first: int) -> None:
        losses = np.concatenate((self._worst[0], np.where(np.isnan(loss), np.inf, loss)))
        rows = np.concatenate((self._worst[1], np.arange(first, first + len(loss))))
        if len(rows) > WORST:
            limit = np.partition(losses, -WORST)[-WORST]
            there = np.flatnonzero(losses >= limit)
            there = there[np.argsort(-losses[there], kind="stable")[:WORST]]
            losses, rows = losses[there], rows[there]
        self._worst = losses, rows

    def merge(self, other: Tally) -> Self:
        """Add what another worker has of the same batch."""
        self.rows, self.lost = self.rows + other.rows, self.lost + other.lost
        self.total += other.total
        self._unsure += other._unsure
        self._outside += other._outside
        self._losses += other._losses
        if other._calibration is None:
            self._calibration = None
        for ours, theirs in ((self._calibration, other._calibration), (self._cells, other._cells)):
            if ours is not None and theirs is not None:
                ours += theirs
        if self._pairs is not None and other._pairs is not None:
            self._pairs.merge(other._pairs)
        if self.buckets is not None and other.buckets is not None:
            self.buckets.merge(other.buckets)
        losses, rows = (np.concatenate(pair) for pair in zip(self._worst, other._worst, strict=True))
        order = np.lexsort((rows, -losses))[:WORST]
        self._worst = losses[order], rows[order]
        return self

    @property
    def mean(self) -> float:
        """Mean of the finite losses so far."""
        counted = self.rows - self.lost
        return self.total / counted if counted else float("nan")

    @property
    def worst(self) -> list[int]:
        """Rows of the largest losses so far, the largest first."""
        return [int(row) for row in self._worst[1]]

    def no_confidence(self) -> None:
        """Say nothing of confidence: there is none, or it turned out to be none."""
        self._calibration = None

    @property
    def sides(self) -> tuple[Array, Array, Array]:
        """For each class: rows of it, rows predicted as it, rows right; empty where no class is predicted."""
        none = np.empty(0, np.int64)
        return (none, none, none) if self._pairs is None else self._pairs.sides()

    @property
    def accuracy(self) -> float | None:
        """Share of the rows that are right; None where no class is predicted, nan if there are no rows."""
        if self._pairs is None:
            return None
        return self._pairs.right / self.rows if self.rows else float("nan")

    def classes(self) -> ClassTable | None:
        """What each class costs; None where no class is predicted."""
        if self._labels is None or self._pairs is None:
            return None
        return table_of(self._labels, *self._pairs.sides(), self._losses, self._names)

    def confusion(self) -> Confusion | None:
        """Which classes are taken for which; None where no class is predicted, or pairs are too many."""
        if self._labels is None or self._pairs is None or self._pairs.too_many:
            return None
        return confusion_of(self._labels, self._pairs, self._names)

    def reliability(self) -> Reliability | None:
        """Whether confidence is borne out; None where there is none."""
        if self._calibration is None:
            return None
        edges = np.linspace(0, 1, self._bins + 1)
        return reliability_of(edges, *self._calibration, binary=self._binary, left_out=self._unsure)

    def density(self) -> Density | None:
        """The image, on the grid that was given."""
        if self._axes is None or self._cells is None:
            return None
        return density_of(self._axes, self._cells, self._outside)
