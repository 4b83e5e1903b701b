"""Decisions as columns, one for each class or label, whatever form they came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor


def columns(input: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Scores ``(n, C)``, and 1 where a column is true, of the same type and shape.

    Args:
        input: ``(N,)`` or ``(N, C, …)``.
        target: 0 and 1 of the same shape, or class indices ``(N, …)``.
    """
    if target.shape != input.shape:
        scores = by_class(input)
        label = target.reshape(-1, 1)
        return scores, (label == torch.arange(scores.shape[1], device=input.device)).to(input.dtype)
    return by_class(input), by_class(target).to(input.dtype)


def by_class(x: Tensor) -> Tensor:
    """``(N, C, …)`` as ``(n, C)``; what has one axis becomes one column."""
    return x.unsqueeze(1) if x.ndim == 1 else x.movedim(1, -1).reshape(-1, x.shape[1])


def activated(input: Tensor, activation: str) -> Tensor:
    """Probabilities of what is none yet, the classes along axis 1."""
    if activation == "sigmoid":
        return input.sigmoid()
    return input.softmax(1) if activation == "softmax" else input
