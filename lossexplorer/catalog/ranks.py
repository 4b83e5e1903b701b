"""Ranks: how many of one sort have a lower score than each of another; ties are told apart from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor


def counted_below(scores: Tensor, marked: Tensor, dim: int) -> tuple[Tensor, Tensor, Tensor]:
    """Of every score, in rising order: how many marked ones are lower, how many are not higher, and where it stood.

    Args:
        scores: of any shape.
        marked: 1 where a score is counted, else 0, of the same shape.
        dim: the axis along which scores are compared.
    """
    ordered, order = scores.sort(dim=dim, stable=True)
    there = marked.gather(dim, order)
    until, size = there.cumsum(dim), scores.shape[dim]
    place = torch.arange(size, device=scores.device).view([size if d == dim else 1 for d in range(scores.ndim)])
    place = place.expand(scores.shape)
    rises = ordered.narrow(dim, 1, size - 1) != ordered.narrow(dim, 0, size - 1)
    edge = torch.ones_like(ordered.narrow(dim, 0, 1), dtype=torch.bool)
    first = place.where(torch.cat([edge, rises], dim), 0).cummax(dim).values
    last = place.where(torch.cat([rises, edge], dim), size - 1).flip(dim).cummin(dim).values.flip(dim)
    return until.gather(dim, first) - there.gather(dim, first), until.gather(dim, last), order
