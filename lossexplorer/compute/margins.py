"""How clearly a row is decided: its margin, and the place that the true class takes among all classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base import ChunkSource
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.arrangement import Layout

_PIECE = 1 << 22
"""Bytes of predictions at a time."""


def margin_and_rank(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Of rows with a class axis.

    Args:
        x: ``(n, C)`` scores of classes, of whatever kind; a buffer that is written to and restored.
        y: ``(n,)`` true classes; what is no class (an ignored row) gives something meaningless.

    Returns:
        ``(n,)``, the score of the true class less the best of the others: above 0 exactly where the row is right, nan
        where it cannot be told. And ``(n,)``, 1 plus the number of classes that score higher than the true one; 0 where
        the scores are no numbers.
    """
    label = y.reshape(-1, 1).clamp(0, x.shape[1] - 1).long()
    own = x.gather(1, label)
    x.scatter_(1, label, -torch.inf)
    try:
        best, higher = x.amax(1), (x > own).sum(1)
    finally:
        x.scatter_(1, label, own)  # also where memory runs out
    margin = own[:, 0] - best
    return margin, torch.where(margin.isnan(), 0, higher + 1)


def signed_margin(x: Tensor, y: Tensor, activation: str) -> Tensor:
    """Of rows with one score each: how far it lies on the true side.

    Args:
        x: ``(n,)`` scores, logits, or probabilities of class 1.
        y: ``(n,)`` targets: −1 and 1 for ``sign``, else 0 to 1.
        activation: of the task. A logit is the difference between two classes as it is; p and 1 − p are 2 p − 1 apart.
    """
    side = y.sign() if activation == "sign" else torch.where(y > 0.5, 1.0, -1.0)
    return side.to(x.dtype) * (2 * x - 1 if activation == "identity" else x)


def second_look(
    predictions: ChunkSource, layout: Layout, target: Array, used: Array, activation: str
) -> tuple[Array, Array | None]:
    """Margin and rank of every row that is one decision, from another pass over the predictions.

    Args:
        predictions: as the file has them.
        layout: how they are read.
        target: ``(n,)``, classes, 0 and 1, or −1 and 1.
        used: ``(n,)`` truth values.
        activation: of the task.
    """
    n = layout.rows
    step = max(1, _PIECE // max(1, int(np.prod(predictions.shape[1:], dtype=np.int64)) * predictions.dtype.itemsize))
    margin, rank = np.full(n, np.nan), None if layout.classes is None else np.zeros(n, np.int32)
    for start in range(0, n, step):
        part = slice(start, min(start + step, n))
        x = torch.from_numpy(layout.predictions(predictions.read(part.start, part.stop)).astype(np.float64))
        y = torch.from_numpy(target[part])
        if rank is None:
            margin[part] = signed_margin(x.reshape(-1), y, activation).numpy()
            continue
        margins, ranks = margin_and_rank(x.reshape(len(y), -1), y)
        margin[part], rank[part] = margins.numpy(), ranks.numpy()
    margin[~used] = np.nan
    if rank is not None:
        rank[~used] = 0
    return margin, rank
