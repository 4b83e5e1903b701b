"""Metrics from per-row columns; equal to scikit-learn's, and to torchmetrics' for the calibration error."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.compute.order import stable_order
from lossexplorer.compute.summaries.calibration import BINS, bins_of, reliability_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.base.arrays import Array

    Tick = Callable[[], None]


_PIECE = 1 << 18
"""Rows at a time: they fit the cache, and between two pieces somebody may cancel."""


def _pieces(n: int, tick: Tick) -> Iterator[slice]:
    for start in range(0, n, _PIECE):
        tick()
        yield slice(start, start + _PIECE)


def accuracy(target: Array, predicted: Array, tick: Tick = lambda: None) -> float:
    """Share of rows that are right; ``tick``, here as below, is called between pieces and may raise ``Cancelled``."""
    right = sum(int(np.count_nonzero(target[piece] == predicted[piece])) for piece in _pieces(len(target), tick))
    return right / len(target) if len(target) else float("nan")


def f1_macro(target: Array, predicted: Array, tick: Tick = lambda: None) -> float:
    """F1 of each class that occurs in targets or predictions, averaged; 0 where a class is never right.

    Args:
        target: class indices ``(n,)``, not negative.
        predicted: class indices ``(n,)``; negative where there is no prediction.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    size = int(max(target.max(), predicted.max())) + 1
    right, both = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for piece in _pieces(len(target), tick):
        true, said = target[piece], predicted[piece]
        right += np.bincount(true[true == said], minlength=size)
        both += np.bincount(true, minlength=size) + np.bincount(said[said >= 0], minlength=size)
    occurs = both > 0
    return float(np.mean(2 * right[occurs] / both[occurs]))


def calibration_of(
    confidence: Array, predicted: Array, target: Array, used: Array, tick: Tick = lambda: None, *, binary: bool
) -> float | None:
    """Of the top class; of the positive class where there are only two, as torchmetrics has it.

    Args:
        confidence: of each row ``(n,)``, here and below.
        predicted: class.
        target: class.
        used: which rows count.
        tick: called between pieces of the work; may raise ``Cancelled``.
        binary: whether there are only two classes.

    Returns:
        None where the confidence of a row that counts is no number.
    """
    sums = np.zeros((3, BINS))
    for piece in _pieces(len(target), tick):
        keep = slice(None) if used[piece].all() else used[piece]  # all of them are not copied
        sure, said, true = (column[piece][keep] for column in (confidence, predicted, target))
        if not np.isfinite(sure).all():
            return None
        sure = sure.astype(np.float64, copy=False)  # 1 less a float32 would lose digits
        if binary:
            sums += bins_of(np.where(said == 1, sure, 1 - sure), true == 1, BINS)
        else:
            sums += bins_of(sure, true == said, BINS)
    return reliability_of(np.linspace(0, 1, BINS + 1), *sums).error


def roc_auc(positive: Array, score: Array, tick: Callable[[], None] = lambda: None) -> float | None:
    """Area under the ROC curve of a binary decision, ties counted half; None if there is only one class.

    The Mann–Whitney statistic over the product of the class sizes.
    """
    tick()
    n_positive = int(positive.sum())
    n_negative = len(positive) - n_positive
    if not n_positive or not n_negative:
        return None
    order = stable_order(score, tick)
    ordered = score[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = np.append(starts[1:], len(score))
    mid_rank = (starts + ends + 1) / 2  # ranks from 1; tied scores share the middle one
    rank = np.repeat(mid_rank, ends - starts)
    rank_sum = float(rank[positive[order]].sum())
    return (rank_sum - n_positive * (n_positive + 1) / 2) / (n_positive * n_negative)


def roc_auc_macro(target: Array, scores: Array, tick: Callable[[], None] = lambda: None) -> float | None:
    """One-against-rest area of every class, averaged over the classes that occur; None if fewer than two do.

    Args:
        target: class indices ``(n,)``.
        scores: one column a class, ``(n, C)``.
        tick: called before each class; may raise ``Cancelled``.
    """
    areas = [roc_auc(target == c, scores[:, c], tick) for c in range(scores.shape[1])]
    known = [a for a in areas if a is not None]
    return float(np.mean(known)) if len(known) > 1 else None


def area(
    target: Array, scores: Array, used: Array, classes: int | None, tick: Callable[[], None] = lambda: None
) -> float | None:
    """The area of the used rows, of whichever kind; None where scores are no numbers or only one class occurs.

    Args:
        target: ``(n,)``.
        scores: ``(n, classes)``, or one for each row where ``classes`` is None. Those of one class are compared between
            rows: they are what follows a softmax, where there is one.
        used: ``(n,)`` truth values.
        classes: how many there are; None for a decision between two by one score.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    if classes is None:
        single = scores.reshape(-1)[used]
        return None if np.isnan(single).any() else roc_auc(target[used] == 1, single, tick)
    scores = scores[used]
    return roc_auc_macro(target[used], scores, tick) if np.isfinite(scores).all() else None


def softmax(scores: Array) -> Array:
    """Along the class axis of ``(n, classes)``, in the type of the scores."""
    return np.asarray(torch.from_numpy(scores).softmax(1).numpy())


def confidence_of(scores: Array, classes: int | None, activation: str) -> Array:
    """The probability of what is predicted, ``(n,)``: columns hold it with seven digits.

    Args:
        scores: as ``area`` takes them.
        classes: likewise.
        activation: what makes probabilities of them; a softmax has done so.
    """
    if classes is not None:
        most = scores.reshape(len(scores), -1).max(1)
        return np.asarray(np.exp(most) if activation == "exp" else most)
    p = torch.from_numpy(scores.reshape(-1))
    p = p.sigmoid() if activation == "sigmoid" else p
    return np.asarray((1 - p).maximum(p).numpy())


def regression_errors(target: Array, predicted: Array, tick: Tick = lambda: None) -> dict[str, float]:
    """Mean absolute error, root mean squared error, and R² where targets vary."""
    n = len(target)

    def mean(of: Callable[[Array, Array], Array]) -> float:
        wide = ((target[i].astype(np.float64), predicted[i].astype(np.float64)) for i in _pieces(n, tick))
        return float(np.sum([of(*pair).sum() for pair in wide])) / n

    with np.errstate(over="ignore", invalid="ignore"):
        middle = mean(lambda t, p: t)
        squares = mean(lambda t, p: (p - t) ** 2)
        spread = mean(lambda t, p: (t - middle) ** 2)
        found = {"mae": mean(lambda t, p: np.abs(p - t)), "rmse": math.sqrt(squares)}
    return found | ({"r2": 1 - squares / spread} if spread > 0 else {})
