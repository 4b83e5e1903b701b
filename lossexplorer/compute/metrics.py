"""Metrics from per-row columns; equal to scikit-learn's, and to torchmetrics' for the calibration error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.summaries.calibration import BINS, reliability

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array


def accuracy(target: Array, predicted: Array) -> float:
    """Share of rows that are right."""
    return float(np.mean(target == predicted))


def f1_macro(target: Array, predicted: Array) -> float:
    """F1 of each class that occurs in targets or predictions, averaged; 0 where a class is never right.

    Args:
        target: class indices ``(n,)``, not negative.
        predicted: class indices ``(n,)``; negative where there is no prediction.
    """
    size = int(max(target.max(), predicted.max())) + 1
    right = np.bincount(target[target == predicted], minlength=size)
    both = np.bincount(target, minlength=size) + np.bincount(predicted[predicted >= 0], minlength=size)
    occurs = both > 0
    return float(np.mean(2 * right[occurs] / both[occurs]))


def calibration_error(confidence: Array, right: Array, bins: int = BINS) -> float:
    """Expected calibration error: mean of |accuracy − confidence| over bins of equal width, weighted by their rows.

    Source: Guo et al. 2017, On Calibration of Modern Neural Networks.
    """
    return reliability(confidence, right, bins).error


def roc_auc(positive: Array, score: Array) -> float | None:
    """Area under the ROC curve of a binary decision, ties counted half; None if there is only one class.

    The Mann–Whitney statistic over the product of the class sizes.
    """
    n_positive = int(positive.sum())
    n_negative = len(positive) - n_positive
    if not n_positive or not n_negative:
        return None
    order = np.argsort(score, kind="stable")
    ordered = score[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = np.append(starts[1:], len(score))
    mid_rank = (starts + ends + 1) / 2  # ranks from 1; tied scores share the middle one
    rank = np.repeat(mid_rank, ends - starts)
    rank_sum = float(rank[positive[order]].sum())
    return (rank_sum - n_positive * (n_positive + 1) / 2) / (n_positive * n_negative)


def roc_auc_macro(target: Array, scores: Array) -> float | None:
    """One-against-rest area of every class, averaged over the classes that occur; None if fewer than two do.

    Args:
        target: class indices ``(n,)``.
        scores: one column a class, ``(n, C)``.
    """
    areas = [roc_auc(target == c, scores[:, c]) for c in range(scores.shape[1])]
    known = [a for a in areas if a is not None]
    return float(np.mean(known)) if len(known) > 1 else None


def regression_errors(target: Array, predicted: Array) -> dict[str, float]:
    """Mean absolute error, root mean squared error, and R² where targets vary."""
    t, p = target.astype(np.float64), predicted.astype(np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        error = p - t
        squares = float((error**2).sum())
        spread = float(((t - t.mean()) ** 2).sum())
        found = {"mae": float(np.abs(error).mean()), "rmse": float(np.sqrt(squares / len(t)))}
    return found | ({"r2": 1 - squares / spread} if spread > 0 else {})
