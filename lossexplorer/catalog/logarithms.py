"""Logarithms of probabilities, which may be exactly 0 or 1 and may stop at a clamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Interval, Number

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

LOG_CLAMP = Number(
    name="log_clamp",
    symbol="clamp",
    default=-100.0,
    domain=Interval(high=0),
    typical=(-100.0, -1.0),
    optional=True,
    help="The least value a logarithm may take; none gives the true, infinite value.",
)
WALL = 20.0
"""What rises above this is beyond the picture; a lower clamp is seen as a plateau."""


def share_of_log(
    share: Tensor, x: Tensor, log: Callable[[Tensor], Tensor], sure: float, log_clamp: float | None
) -> Tensor:
    """Share · max(log x, clamp); where the share is 0 or the clamp holds, x has a gradient of 0."""
    free = share != 0
    if log_clamp is not None:
        free &= log(x.detach()) > log_clamp
    log_p = log(torch.where(free, x, sure))
    return share * (log_p if log_clamp is None else torch.where(free, log_p, log_clamp))


def bce_of_probabilities(p: Tensor, target: Tensor, log_clamp: float | None) -> Tensor:
    """−y log p − (1 − y) log(1 − p), each logarithm at least ``log_clamp``."""
    loss = -share_of_log(target, p, torch.log, 1.0, log_clamp)
    loss = loss - share_of_log(1 - target, -p, torch.log1p, 0.0, log_clamp)
    return torch.where(p.isnan(), p, loss)
