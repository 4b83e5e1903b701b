"""One row of a batch in full: what the model said, what was true, what the loss makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from lossexplorer.base import Message, Words
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.result import BatchResult


@dataclass(frozen=True)
class RowDetail:
    """A row as the inspector shows it."""

    index: int
    form: Literal["classes", "binary", "values", "mask", "embedding"]
    predictions: Array
    """As the loss gets them, float64, class axis last: ``(C,)``, ``(…, C)``, ``(D,)`` or ``(C, …)``."""
    targets: Array
    """As the loss gets them, ``()``, ``(…)`` or of the shape of the predictions."""
    probabilities: Array | None
    """Of the shape of the predictions."""
    loss: float
    gradient_norm: float | None
    used: bool
    title: str
    """What ``loss`` is."""
    gradient: Array | None = None
    """Of the row's own loss by its predictions and of their shape; None where a row has no loss of its own."""
    at: int | None = None
    """Which of several decisions of the row is looked at; None leaves it to ``decision_of``."""
    handle: int | None = None
    """Which prediction a hand may move, as a flat index: the score of the true class; None if none stands alone."""
    beside: Mapping[str, str | float] = field(default_factory=dict)
    """What else the file says of the row, by the names of the columns."""
    names: ClassNames = NUMBERED
    """What the classes, or the outputs, are called."""


def row_detail(result: BatchResult, index: int, at: int | None = None) -> RowDetail:
    """Read one row again and unfold it.

    Args:
        result: of the batch.
        index: of the row.
        at: see ``looked_at``.

    Raises:
        Problem: the file changed since it was read.
    """
    layout, batch = result.layout, result.batch
    z = layout.predictions(batch.predictions.read(index, index + 1))[0].astype(np.float64)
    y = layout.targets(batch.targets.read(index, index + 1), index)[0]
    rows = result.rows
    found = RowDetail(
        index,
        _form(result),
        z,
        np.asarray(y),
        probabilities(z, _activation(result)),
        float(rows.loss[index]),
        None if rows.gradient_norm is None else float(rows.gradient_norm[index]),
        bool(rows.used[index]),
        rows.title,
        names=result.names,
        beside={name: c[index] if isinstance(c, Words) else c[index].item() for name, c in result.beside.items()},
    )
    return looked_at(result, found, at)


def looked_at(result: BatchResult, detail: RowDetail, at: int | None) -> RowDetail:
    """The same row with another of its decisions looked at.

    Args:
        result: of the batch.
        detail: the row.
        at: which decision; None, or one that there is not, is that whose true class is furthest behind.
    """
    shown = replace(detail, at=at if at is not None and 0 <= at < decisions_in(detail) else None)
    shown = replace(shown, at=decision_of(shown))
    space = result.loss.task.prediction if result.loss.role == "loss" else ""
    return replace(shown, handle=handle_of(shown, space))


def decisions_in(detail: RowDetail) -> int:
    """Between how many decisions of a row one may choose: those among classes."""
    return detail.predictions.size // max(detail.predictions.shape[-1], 1) if detail.form == "classes" else 1


def place_in_row(detail: RowDetail, at: int) -> Message:
    """Where a decision of a row stands: its place in a sequence, or its line and column in an image."""
    tail = detail.predictions.shape[:-1] if detail.form == "classes" else detail.predictions.shape
    *before, x = (int(i) for i in np.unravel_index(at, tail))
    if not before:
        return Message("position {n}", n=x)
    *slices, y = before
    if not slices:
        return Message("pixel y={y}, x={x}", y=y, x=x)
    return Message("pixel {z}, y={y}, x={x}", z=", ".join(map(str, slices)), y=y, x=x)


def decision_of(detail: RowDetail) -> int:
    """Which of several decisions of a row is looked at: that whose true class is furthest behind."""
    if detail.at is not None:
        return detail.at
    if detail.form != "classes" or detail.targets.size == detail.predictions.size:
        return 0
    classes = detail.predictions.shape[-1]
    z = detail.predictions.reshape(-1, classes)
    labels = detail.targets.reshape(-1).astype(np.int64)
    fits = (labels >= 0) & (labels < classes)
    with np.errstate(invalid="ignore"):  # ∞ − ∞
        own = np.where(fits, z[np.arange(len(z)), labels.clip(0, classes - 1)] - z.max(1), np.inf)
    return int(np.argmin(own))


def true_class(detail: RowDetail) -> int | None:
    """The true class of the decision that is looked at; None where its label is none of the classes."""
    classes, at = detail.predictions.shape[-1], decision_of(detail)
    if detail.targets.size == detail.predictions.size and classes > 1:
        return int(np.argmax(detail.targets.reshape(-1, classes)[at]))
    label = int(detail.targets.reshape(-1)[at])
    return label if 0 <= label < classes else None


def handle_of(detail: RowDetail, space: str) -> int | None:
    """Which prediction of a row may be moved without the others: the true score, or the output that is furthest off."""
    if not detail.used or space not in ("logit", "logits", "value"):
        return None
    if detail.form == "classes":
        truth = true_class(detail)
        return None if truth is None else decision_of(detail) * detail.predictions.shape[-1] + truth
    if detail.targets.size != detail.predictions.size:
        return None
    shown = detail.predictions if detail.probabilities is None else detail.probabilities
    gap = np.abs(shown.reshape(-1) - detail.targets.reshape(-1))
    return int(np.argmax(gap))


def _form(result: BatchResult) -> Literal["classes", "binary", "values", "mask", "embedding"]:
    task = result.loss.task
    if result.layout.classes is not None:
        return "classes"
    if task.prediction == "mask":
        return "mask"
    if task.prediction == "embedding":
        return "embedding"
    return "values" if task.prediction in ("value", "score", "box") else "binary"


def _activation(result: BatchResult) -> str:
    """As the entry says; scores of classes that an entry takes as they are become probabilities to be looked at."""
    if result.layout.classes is None or result.loss.role == "loss" or result.activation in ("softmax", "exp"):
        return result.activation
    kind = result.rows.kind
    judged_by_rank = result.loss.role == "metric" and not result.activation  # which wants probabilities
    return "identity" if judged_by_rank or (kind is not None and kind.verdict != "logits") else "softmax"


def probabilities(z: Array, activation: str) -> Array | None:
    """What the task makes of float64 predictions, the class axis last; None where it makes no probabilities."""
    x = torch.from_numpy(np.atleast_1d(z))
    made = {
        "softmax": lambda: x.softmax(-1),
        "sigmoid": lambda: x.sigmoid(),
        "exp": lambda: x.exp(),
        "identity": lambda: x,
    }.get(activation)
    return None if made is None else made().numpy().reshape(z.shape)
