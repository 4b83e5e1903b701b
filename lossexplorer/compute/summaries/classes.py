"""What each class costs, and which classes are taken for which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.class_names import NUMBERED

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames

MATRIX_LIMIT = 64
"""Classes up to which every pair is counted; above, only the most confused ones."""
PAIRS = 20
TABLE_LIMIT = 256
"""Classes up to which pairs are counted in a table; above, those that occur are listed."""
_PENDING = 1 << 20
"""Pairs that are listed before equal ones are put together."""


@dataclass(frozen=True)
class ClassTable:
    """One entry for each class, in the order of the labels. What a class without rows has none of is nan."""

    labels: Array
    count: Array
    """Rows whose target it is."""
    predicted: Array
    """Rows that are predicted as it."""
    right: Array
    mean_loss: Array
    total_loss: Array
    recall: Array
    """Share of its rows that are right: its accuracy."""
    precision: Array
    """Share of what is predicted as it that is right."""
    f1: Array
    names: ClassNames = NUMBERED
    decisions: bool = False
    """Whether it is decisions that are counted, of which a row is several, and not rows."""

    def worst(self, most: int) -> Array:
        """Places of the classes with the largest mean loss, the largest first; nan counts as larger than any."""
        known = np.flatnonzero(self.count)
        mean = self.mean_loss[known]
        return known[np.argsort(-np.where(np.isnan(mean), np.inf, mean), kind="stable")[:most]]


@dataclass(frozen=True)
class Pair:
    """Rows of one class that are taken for another."""

    target: int
    predicted: int
    count: int
    share: float
    """Of all rows of that class, whichever are selected."""


@dataclass(frozen=True)
class Confusion:
    """Which classes are taken for which."""

    labels: Array
    counts: Array | None
    """``(C, C)``, a line for each true class; None if there are more than ``MATRIX_LIMIT``."""
    pairs: tuple[Pair, ...]
    """The most confused ones, the most frequent first."""
    undecided: int
    """Rows whose predictions are no numbers."""
    of: Array
    """``(C,)``: rows of each true class, of which shares are taken."""
    names: ClassNames = NUMBERED
    decisions: bool = False
    """Whether it is decisions that are counted, of which a row is several, and not rows."""

    @property
    def shares(self) -> Array:
        """``(C, C)``: of each true class, which share stands in each cell; where there is a square of counts."""
        assert self.counts is not None
        return np.asarray(self.counts / np.maximum(self.of, 1)[:, None])

    def among(self, whole: Confusion) -> Confusion:
        """The same rows as a part of others, with shares of the classes as they are there."""
        of = dict(zip(self.labels.tolist(), whole.of.tolist(), strict=True))
        pairs = tuple(replace(pair, share=pair.count / of[pair.target]) for pair in self.pairs)
        return replace(self, of=whole.of, pairs=pairs)


class Pairs:
    """How often each class was taken for each, counted piece by piece.

    Args:
        size: number of classes.
        most: different pairs of many classes that are kept in mind; where there are more, none of them is. All, if
            nothing is said.
    """

    def __init__(self, size: int, most: int | None = None) -> None:
        self.size, self._most = size, most
        self.too_many = False
        """Whether there were more pairs than can be kept in mind."""
        self.undecided = 0
        """Rows of a known class whose predictions are no numbers."""
        self._count, self._guessed, self._right = (np.zeros(size, np.int64) for _ in range(3))
        self._table = np.zeros(size * size, np.int64) if size <= TABLE_LIMIT else None
        self._wrong: list[Array] = []
        self._pending = 0

    def add(self, target: Array, predicted: Array) -> None:
        """More rows, by places of classes; −1 is none."""
        size = self.size
        if target.size and target.min() < 0:
            target, predicted = target[target >= 0], predicted[target >= 0]
        if predicted.size and predicted.min() < 0:
            self._count += np.bincount(target[predicted < 0], minlength=size)
            self.undecided += int(np.count_nonzero(predicted < 0))
            target, predicted = target[predicted >= 0], predicted[predicted >= 0]
        if self._table is not None:
            self._table += np.bincount(target * size + predicted, minlength=size * size)
            return
        right = target == predicted
        self._count += np.bincount(target, minlength=size)
        self._guessed += np.bincount(predicted, minlength=size)
        self._right += np.bincount(target[right], minlength=size)
        keys = target[~right].astype(np.int64) * size + predicted[~right]
        self._list([np.stack(np.unique(keys, return_counts=True))])

    def _list(self, wrong: list[Array]) -> None:
        """Put pairs of many classes to the others; equal ones are put together when there are many."""
        if self.too_many:
            return
        self._wrong += wrong
        self._pending += sum(each.shape[1] for each in wrong)
        if self._pending > 2 * _PENDING and len(self._wrong) > 1:
            self._wrong = [self.wrong()]
            self._pending = max(_PENDING, self._wrong[0].shape[1])
            if self._most is not None and self._wrong[0].shape[1] > self._most:
                self.too_many, self._wrong = True, []

    def merge(self, other: Pairs) -> None:
        """Add what another worker counted."""
        self.undecided += other.undecided
        self._count += other._count
        self._guessed += other._guessed
        self._right += other._right
        if self._table is not None and other._table is not None:
            self._table += other._table
        self._list(other._wrong)
        if other.too_many:
            self.too_many, self._wrong = True, []

    def wrong(self) -> Array:
        """Pairs of different classes as target times size plus prediction, and how often each occurred: ``(2, k)``."""
        if self._table is not None:
            square = self.matrix.copy()
            np.fill_diagonal(square, 0)
            keys = np.flatnonzero(square)
            return np.stack((keys, square.ravel()[keys]))
        if not self._wrong:
            return np.empty((2, 0), np.int64)
        together = np.concatenate(self._wrong, 1)
        keys, place = np.unique(together[0], return_inverse=True)
        counts = np.zeros(len(keys), np.int64)
        np.add.at(counts, place, together[1])
        return np.stack((keys, counts))

    @property
    def matrix(self) -> Array:
        """``(size, size)``, where there are few enough classes for it."""
        assert self._table is not None
        return self._table.reshape(self.size, self.size)

    def sides(self) -> tuple[Array, Array, Array]:
        """For each class: rows of it, rows predicted as it, rows right."""
        if self._table is None:
            return self._count, self._guessed, self._right
        return self._count + self.matrix.sum(1), self.matrix.sum(0), self.matrix.diagonal().copy()

    @property
    def right(self) -> int:
        """Rows that are right."""
        return int(self.sides()[2].sum())


def table_of(
    labels: Array, count: Array, guessed: Array, right: Array, total: Array, names: ClassNames = NUMBERED
) -> ClassTable:
    """The table from its sums."""
    return ClassTable(
        labels,
        count,
        guessed,
        right,
        _ratio(total, count),
        total,
        _ratio(right, count),
        _ratio(right, guessed),
        _ratio(2 * right, count + guessed),
        names,
    )


def _ratio(a: Array, b: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(b > 0, a / b, np.nan))


def confusion_of(labels: Array, pairs: Pairs, names: ClassNames = NUMBERED) -> Confusion:
    """The confusion from its counts."""
    keys, counts = pairs.wrong()
    rows = pairs.sides()[0]
    order = np.lexsort((keys, -counts))[:PAIRS]
    most = tuple(_pair(int(keys[i]), int(counts[i]), labels, rows) for i in order)
    return Confusion(labels, pairs.matrix if pairs.size <= MATRIX_LIMIT else None, most, pairs.undecided, rows, names)


def _pair(key: int, count: int, labels: Array, rows: Array) -> Pair:
    target, predicted = divmod(key, len(labels))
    return Pair(int(labels[target]), int(labels[predicted]), count, count / int(rows[target]))
