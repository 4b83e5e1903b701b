"""Binary cross entropy on probabilities."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import ELEMENT_WEIGHT, entropy, logit, minimum
from lossexplorer.catalog.params import Interval, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def binary_cross_entropy(input: Tensor, target: Tensor, log_clamp: float | None, weight: Tensor | None) -> Tensor:
    """−w [y log p + (1 − y) log(1 − p)], each logarithm at least ``log_clamp``."""
    loss = _as_torch(input, target) if log_clamp == -100 else _from_logarithms(input, target, log_clamp)
    return loss if weight is None else weight * loss


def _as_torch(input: Tensor, target: Tensor) -> Tensor:
    """Torch's function, but for nan, at which it raises, and next to 0 and 1, where its gradient is not the slope.

    It divides by p (1 − p), but at least by 1e-12.
    """
    p = input.detach()
    room = torch.minimum(p, 1 - p)
    sound = (room >= 2e-12) | (room == 0)
    if bool(sound.all()):
        return F.binary_cross_entropy(input, target, reduction="none")
    loss = F.binary_cross_entropy(torch.where(sound, input, 0.5), target, reduction="none")
    return torch.where(sound, loss, _from_logarithms(torch.where(sound, 0.5, input), target, -100.0))


def _from_logarithms(p: Tensor, target: Tensor, log_clamp: float | None) -> Tensor:
    """The same from its formula, for any clamp or none."""
    loss = -_share_of_log(target, p, torch.log, 1.0, log_clamp)
    loss = loss - _share_of_log(1 - target, -p, torch.log1p, 0.0, log_clamp)
    return torch.where(p.isnan(), p, loss)


def _share_of_log(
    share: Tensor, x: Tensor, log: Callable[[Tensor], Tensor], sure: float, log_clamp: float | None
) -> Tensor:
    """Share · max(log x, clamp); where the share is 0 or the clamp holds, x has a gradient of 0."""
    free = share != 0
    if log_clamp is not None:
        free &= log(x.detach()) > log_clamp
    log_p = log(torch.where(free, x, sure))
    return share * (log_p if log_clamp is None else torch.where(free, log_p, log_clamp))


_WALL = 20.0
"""What rises above this is beyond the picture; a lower clamp is seen as a plateau."""


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, the walls or plateaus at 0 and 1, and the minimum of a soft target where no clamp hides it."""
    y, top = s["target"], math.inf if p["log_clamp"] is None else -p["log_clamp"]
    name = Message("infinite") if p["log_clamp"] is None else Message("clamped at {level}", level=top)
    found = [Mark("chance", Message("chance: log 2"), at=0.0, level=math.log(2))] if top >= math.log(2) else []
    if 0 < y < 1 and top > -math.log(min(y, 1 - y)):
        found.append(minimum(logit(y), entropy((y, 1 - y))))
    for share, end in ((y, -math.inf), (1 - y, math.inf)):
        if share > 0 and share * top > _WALL:
            found.append(Mark("wall", name, at=end))
        elif share == 1:
            found.append(Mark("bound", name, level=top, toward=end))
    return tuple(found)


LOSS = Loss(
    key="binary_cross_entropy",
    title="Binary cross entropy (probabilities)",
    family=Family.BINARY,
    task=tasks.BINARY_PROBABILITY,
    formula=r"\ell = -w\,[\,y \log p \quad {} + (1 - y) \log(1 - p)\,]",
    plain="How surprised you should be by the answer if you believed the stated probability.",
    convention="Logarithms stop at −100 as in torch, so the loss of a sure mistake is 100 and not infinite; "
    "the mean counts elements, also with weights w, which are 1 unless given.",
    fn=binary_cross_entropy,
    params=(
        Number(
            name="log_clamp",
            symbol="clamp",
            default=-100.0,
            domain=Interval(high=0),
            typical=(-100.0, -1.0),
            optional=True,
            help="The least value a logarithm may take; none gives the true, infinite value.",
        ),
        ELEMENT_WEIGHT,
    ),
    marks=marks,
    native=lambda p: "binary_cross_entropy" if p["log_clamp"] == -100 else "",
    aliases=("BCE", "BCELoss", "log loss", "logistic loss"),
    references=(Reference("torch.nn.functional.binary_cross_entropy"), Reference("scipy.special.xlogy")),
    known=(
        Known(((0.5,), (1.0,)), 0.6931471805599453, "log 2"),
        Known(((0.0,), (1.0,)), 100.0, "torch, the clamp"),
        Known(((0.0,), (1.0,)), math.inf, "mathematics", {"log_clamp": None}),
        Known(((0.3, 0.8), (0.0, 1.0)), 0.28990924762638454, "mean of −log 0.7 and −log 0.8"),
    ),
)
