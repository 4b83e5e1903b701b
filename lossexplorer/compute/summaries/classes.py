"""What each class costs, and which classes are taken for which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries.columns import Columns

MATRIX_LIMIT = 64
"""Classes up to which every pair is counted; above, only the most confused ones."""
PAIRS = 20
_DENSE = 1 << 22
"""Pairs of classes up to which they are counted in a table of all."""


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

    def worst(self, most: int) -> Array:
        """Places of the classes with the largest mean loss, the largest first; nan counts as larger than any."""
        known = np.flatnonzero(self.count)
        mean = self.mean_loss[known]
        return known[np.argsort(-np.where(np.isnan(mean), np.inf, mean), kind="stable")[:most]]


def class_table(chosen: Columns) -> ClassTable | None:
    """Of the rows of ``Columns.chosen``; None where classes are not what is predicted."""
    if chosen.labels is None or chosen.target is None or chosen.predicted is None:
        return None
    size = len(chosen.labels)
    target, predicted = chosen.places(chosen.target), chosen.places(chosen.predicted)
    known = target >= 0
    if not known.all():
        target = target[known]
    right = np.bincount(target[(target == predicted[known])], minlength=size)
    count = np.bincount(target, minlength=size)
    guessed = np.bincount(predicted[predicted >= 0], minlength=size)
    with np.errstate(invalid="ignore", over="ignore"):
        total = np.bincount(target, chosen.loss if known.all() else chosen.loss[known], size)
    return ClassTable(
        np.array(chosen.labels),
        count,
        guessed,
        right,
        _ratio(total, count),
        total,
        _ratio(right, count),
        _ratio(right, guessed),
        _ratio(2 * right, count + guessed),
    )


def _ratio(a: Array, b: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(b > 0, a / b, np.nan))


@dataclass(frozen=True)
class Pair:
    """Rows of one class that are taken for another."""

    target: int
    predicted: int
    count: int
    share: float
    """Of the rows of that class."""


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


def confusion(chosen: Columns) -> Confusion | None:
    """Of the rows of ``Columns.chosen``; None where classes are not what is predicted."""
    if chosen.labels is None or chosen.target is None or chosen.predicted is None:
        return None
    size = len(chosen.labels)
    target, predicted = chosen.places(chosen.target), chosen.places(chosen.predicted)
    undecided = int((predicted < 0).sum())
    if undecided or (target < 0).any():
        known = (target >= 0) & (predicted >= 0)
        target, predicted = target[known], predicted[known]
    if size * size <= _DENSE:
        key = target * size + predicted  # fits: at most _DENSE
        counts = np.bincount(key, minlength=size * size)
        wrong = counts.reshape(size, size).copy()
        np.fill_diagonal(wrong, 0)
        pairs = _most(np.flatnonzero(wrong), wrong.ravel()[np.flatnonzero(wrong)])
    else:
        off = target != predicted
        key = target[off].astype(np.int64) * size + predicted[off]
        pairs, counts = _most(*np.unique(key, return_counts=True)), None
    rows = np.bincount(target, minlength=size)
    labels = np.array(chosen.labels)
    matrix = None if counts is None or size > MATRIX_LIMIT else counts.reshape(size, size)
    return Confusion(labels, matrix, tuple(_pair(key, n, labels, rows) for key, n in pairs), undecided)


def _most(keys: Array, counts: Array) -> list[tuple[int, int]]:
    order = np.argsort(-counts, kind="stable")[:PAIRS]
    return [(int(keys[i]), int(counts[i])) for i in order]


def _pair(key: int, count: int, labels: Array, rows: Array) -> Pair:
    target, predicted = divmod(key, len(labels))
    return Pair(int(labels[target]), int(labels[predicted]), count, count / int(rows[target]))
