"""What can be known about a sample from its arrays as saved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import accuracy_score, r2_score

from tools.samples.training import cosines, nt_xent

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from tools.samples.sample import Sample


def found(one: Tensor, other: Tensor) -> float:
    """Share of the views whose nearest other view is their partner."""
    near, partner = cosines(one, other)
    return float(accuracy_score(partner, near.argmax(1)))


def dice(p: Tensor, t: Tensor, smooth: float) -> Tensor:
    """Overlap of each picture; without smoothing, empty and predicted empty is nan."""
    return (2 * (p * t).sum((1, 2, 3)) + smooth) / ((p + t).sum((1, 2, 3)) + smooth)


@dataclass(frozen=True)
class Measure:
    """How a sample is measured; all functions take float64 predictions and targets."""

    row_loss: Callable[[Tensor, Tensor], Tensor]
    score_name: str
    score: Callable[[Tensor, Tensor], float]
    naive: Callable[[Tensor, Tensor], tuple[Tensor, Tensor]] = lambda p, t: (0 * p, t)
    """The batch of a model that knows nothing: the score has to be better."""


MEASURES = {
    "cross_entropy": Measure(
        lambda p, t: F.cross_entropy(p, t.long(), reduction="none"),
        "accuracy",
        lambda p, t: accuracy_score(t, p.argmax(1)),
    ),
    "binary_cross_entropy_with_logits": Measure(
        lambda p, t: F.binary_cross_entropy_with_logits(p, t, reduction="none"),
        "accuracy",
        lambda p, t: accuracy_score(t, p > 0),
    ),
    "huber_loss": Measure(
        lambda p, t: F.huber_loss(p, t, reduction="none"), "R² without the planted rows", lambda p, t: r2_score(t, p)
    ),
    "dice_loss": Measure(
        lambda p, t: 1 - dice(p, t, 1e-5),
        "mean Dice at p ≥ 0.5, empty and found empty being 1",
        lambda p, t: dice((p >= 0.5).double(), t, 0).nan_to_num(1).mean().item(),
        naive=lambda p, t: (0 * p + 1, t),
    ),
    "nt_xent_loss": Measure(
        nt_xent, "views whose nearest view is their partner", found, naive=lambda p, t: (0 * p, 0 * t)
    ),
}


def plain(number: float) -> float:
    """Without the last digits, in which processors differ."""
    return float(f"{number:.12g}")


def measured(sample: Sample) -> dict[str, Any]:
    """What can be known about the arrays: losses over all rows, scores over those that are not planted."""
    p, t = (torch.from_numpy(array).double() for array in sample.arrays.values())
    measure, kept = MEASURES[sample.loss], np.setdiff1d(np.arange(len(t)), sample.planted)
    losses, naive = measure.row_loss(p, t), measure.naive(p, t)
    worst = int(losses.argmax())
    return {
        "score_name": measure.score_name,
        "score": plain(measure.score(p[kept], t[kept])),
        "naive_score": plain(measure.score(naive[0][kept], naive[1][kept])),
        "mean_loss": plain(losses.mean().item()),
        "naive_mean_loss": plain(measure.row_loss(*naive).mean().item()),
        "mean_loss_without_planted": plain(losses[kept].mean().item()) if sample.planted else None,
        "worst_row": worst,
        "worst_loss": plain(losses[worst].item()),
    }


def facts(sample: Sample, content: bytes) -> dict[str, Any]:
    """All that is known about a sample and its file, for the tests, the index and the README."""
    targets = list(sample.arrays.values())[1]
    return {
        "file": f"{sample.name}.npz",
        **{key: getattr(sample, key) for key in ("title", "summary", "loss", "source", "model", "trained_on")},
        "rows": len(targets),
        "classes": len(np.unique(targets)) if targets.dtype.kind == "i" else None,
        "arrays": {name: [array.dtype.name, list(array.shape)] for name, array in sample.arrays.items()},
        **measured(sample),
        "planted_rows": list(sample.planted),
        "empty_rows": np.flatnonzero(~targets.any((1, 2, 3))).tolist() if targets.ndim == 4 else [],
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
