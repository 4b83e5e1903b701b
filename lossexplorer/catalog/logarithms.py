"""Logarithms of probabilities, which may be exactly 0 or 1 and may stop at a clamp."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog.common import entropy, logit, minimum
from lossexplorer.catalog.params import Interval, Number
from lossexplorer.catalog.spec import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

LOG_CLAMP = Number("log_clamp", "clamp", -100.0, (-100.0, -1.0), Interval(high=0), optional=True).means(
    "The least value a logarithm may take; none gives the true, infinite value."
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


def bce_marks(y: float, log_clamp: float | None) -> tuple[Mark, ...]:
    """Chance, the walls or plateaus at 0 and 1, and the minimum of a soft target where no clamp hides it."""
    top = math.inf if log_clamp is None else -log_clamp
    name = Message("infinite") if log_clamp is None else Message("clamped at {level}", level=top)
    found = [Mark("chance", Message("chance: log 2"), at=0.0, level=math.log(2))] if top >= math.log(2) else []
    if 0 < y < 1 and top > -math.log(min(y, 1 - y)):
        found.append(minimum(logit(y), entropy((y, 1 - y))))
    for share, end in ((y, -math.inf), (1 - y, math.inf)):
        if share > 0 and share * top > WALL:
            found.append(Mark("wall", name, at=end))
        elif share == 1:
            found.append(Mark("bound", name, level=top, toward=end))
    return tuple(found)
