"""How much the samples of a class are worth when there are many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.common import log

if TYPE_CHECKING:
    from torch import Tensor


def effective_number(samples: Tensor, beta: float) -> Tensor:
    """(1 − β^n)/(1 − β), 1 at β = 0 and n at β = 1: how many samples of a class tell something new."""
    if beta in (0, 1):
        return samples**beta
    return -torch.expm1(samples * log(beta)) / (1 - beta)
