"""Binary cross entropy on probabilities."""

import math

from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import ELEMENT_WEIGHT
from lossexplorer.catalog.logarithms import LOG_CLAMP, bce_marks, bce_of_probabilities
from lossexplorer.catalog.spec import Known, Loss


def binary_cross_entropy(input: Tensor, target: Tensor, log_clamp: float | None, weight: Tensor | None) -> Tensor:
    """−w [y log p + (1 − y) log(1 − p)], each logarithm at least ``log_clamp``."""
    loss = _as_torch(input, target) if log_clamp == -100 else bce_of_probabilities(input, target, log_clamp)
    return loss if weight is None else weight * loss


def _as_torch(input: Tensor, target: Tensor) -> Tensor:
    """Torch's function, but for nan, at which it raises, and next to 0 and 1, where its gradient is not the slope.

    It divides by p (1 − p), but at least by 1e-12.
    """
    p = input.detach()
    low, high = (float(x) for x in p.aminmax()) if p.numel() else (0.5, 0.5)
    if low >= 2e-12 and high <= 1 - 2e-12:
        return F.binary_cross_entropy(input, target, reduction="none")
    room = torch.minimum(p, 1 - p)
    sound = (room >= 2e-12) | (room == 0)
    if bool(sound.all()):
        return F.binary_cross_entropy(input, target, reduction="none")
    loss = F.binary_cross_entropy(torch.where(sound, input, 0.5), target, reduction="none")
    return torch.where(sound, loss, bce_of_probabilities(torch.where(sound, 0.5, input), target, -100.0))


LOSS = Loss(
    title="Binary cross entropy (probabilities)",
    task=tasks.BINARY_PROBABILITY,
    formula=r"\ell = -w\,[\,y \log p \quad {} + (1 - y) \log(1 - p)\,]",
    plain="How surprised you should be by the answer if you believed the stated probability.",
    convention="Logarithms stop at −100 as in torch, so the loss of a sure mistake is 100 and not infinite; "
    "the mean counts elements, also with weights w, which are 1 unless given.",
    fn=binary_cross_entropy,
    params=(LOG_CLAMP, ELEMENT_WEIGHT),
    reductions=("mean", "none", "sum"),
    marks=lambda p, s: bce_marks(s["target"], p["log_clamp"]),
    native=lambda p: "binary_cross_entropy" if p["log_clamp"] == -100 else "",
    aliases=("BCE", "BCELoss", "log loss", "logistic loss"),
    references=("torch.nn.functional.binary_cross_entropy", "scipy.special.xlogy"),
    known=(
        Known(((0.5,), (1.0,)), 0.6931471805599453, "log 2"),
        Known(((0.0,), (1.0,)), 100.0, "torch, the clamp"),
        Known(((0.0,), (1.0,)), math.inf, "mathematics", {"log_clamp": None}),
        Known(((0.3, 0.8), (0.0, 1.0)), 0.28990924762638454, "mean of −log 0.7 and −log 0.8"),
    ),
)
