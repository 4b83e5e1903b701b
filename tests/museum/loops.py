"""Training loops as people write them: they go over a DataLoader and log what they think is the loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor


def batches(*tensors: Tensor, size: int) -> DataLoader:
    """In file order, the last one short."""
    return DataLoader(TensorDataset(*tensors), batch_size=size)


def logged(loss: Callable[..., Tensor], *tensors: Tensor, size: int) -> list[float]:
    """The loss of each batch, as ``loss.item()`` gives it."""
    return [loss(*part).item() for part in batches(*tensors, size=size)]


def epoch_mean(loss: Callable[..., Tensor], *tensors: Tensor, size: int) -> float:
    """``sum(losses) / len(loader)``: what most scripts print after an epoch."""
    losses = logged(loss, *tensors, size=size)
    return sum(losses) / len(losses)


def accumulated(loss: Callable[..., Tensor], *tensors: Tensor, size: int, steps: int) -> float:
    """Micro-batch losses added up until the optimiser steps, and the mean of what was logged at the steps."""
    running, seen = 0.0, []
    for i, part in enumerate(batches(*tensors, size=size), 1):
        running += loss(*part).item()
        if i % steps == 0:
            seen.append(running)
            running = 0.0
    return float(np.mean(seen))


def one_hot(y: Tensor, classes: int) -> Tensor:
    """Float rows with a single 1."""
    return F.one_hot(y, classes).float()


def tokens(z: Tensor, y: Tensor, **more: object) -> Tensor:
    """Cross entropy of (B, T, V) against (B, T) over all places that are not ignored."""
    return F.cross_entropy(z.reshape(-1, z.shape[-1]), y.reshape(-1), **more)


def inverse_counts(y: Tensor, classes: int) -> Tensor:
    """Class weights N / (K n_c), as scikit-learn balances."""
    return len(y) / (classes * torch.bincount(y, minlength=classes).clamp(min=1).float())
