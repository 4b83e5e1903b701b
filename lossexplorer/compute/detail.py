"""One row of a batch in full: what the model said, what was true, what the loss makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
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


def row_detail(result: BatchResult, index: int) -> RowDetail:
    """Read one row again and unfold it.

    Raises:
        Problem: the file changed since it was read.
    """
    layout, batch = result.layout, result.batch
    z = layout.predictions(batch.predictions.read(index, index + 1))[0].astype(np.float64)
    y = layout.targets(batch.targets.read(index, index + 1), index)[0]
    rows = result.rows
    return RowDetail(
        index,
        _form(result),
        z,
        np.asarray(y),
        probabilities(z, _activation(result)),
        float(rows.loss[index]),
        None if rows.gradient_norm is None else float(rows.gradient_norm[index]),
        bool(rows.used[index]),
        rows.title,
    )


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
