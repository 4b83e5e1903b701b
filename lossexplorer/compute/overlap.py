"""What a person asks of masks and of pairs beside their loss: counts of decisions, not of shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import F, torch
from lossexplorer.catalog.wide import widest

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor


_VIEWS = 512
"""Views that are compared with all others at a time."""


def overlap(predictions: Tensor, masks: Tensor, activation: str) -> dict[str, float]:
    """Sums over the images of Dice and of intersection over union of masks that are cut at one half.

    Each image and class counts for itself; an empty mask that is predicted empty is perfect.

    Args:
        predictions: ``(n, C, …)``, as the loss gets them.
        masks: of the same shape.
        activation: ``none``, ``sigmoid`` or ``softmax``: what makes the predictions shares.
    """
    p = predictions.sigmoid() if activation == "sigmoid" else predictions
    p = p.softmax(1) if activation == "softmax" else p
    ours, theirs = ((x > 0.5).flatten(2) if x.ndim > 2 else (x > 0.5).unsqueeze(2) for x in (p, masks))
    both = (ours & theirs).sum(2, dtype=widest(ours.device))
    total = ours.sum(2) + theirs.sum(2)
    empty = total == 0
    dice = torch.where(empty, 1.0, 2 * both / total)
    union = torch.where(empty, 1.0, both / (total - both))
    return {"dice": float(dice.mean(1).sum()), "iou": float(union.mean(1).sum())}


def found_partners(z1: Tensor, z2: Tensor, tick: Callable[[], None] = lambda: None) -> dict[str, float]:
    """How many pairs there are whose views are each other's nearest among all other views, views counted half.

    Args:
        z1: ``(n, D)``.
        z2: ``(n, D)``; by cosine.
        tick: called between blocks of rows; may raise ``Cancelled``.
    """
    views = torch.cat([z1, z2])
    views = F.normalize(views.to(widest(views.device)), dim=1)
    place = torch.arange(len(views), device=views.device)
    partner, found = place.roll(len(z1)), 0
    for start in range(0, len(views), _VIEWS):
        tick()
        some = slice(start, start + _VIEWS)
        near = views[some] @ views.T
        near.scatter_(1, place[some, None], -torch.inf)
        found += int((near.argmax(1) == partner[some]).sum())
    return {"top1": found / 2}
