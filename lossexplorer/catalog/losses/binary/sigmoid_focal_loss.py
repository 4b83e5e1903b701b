"""Binary focal loss on logits."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.focal import ALPHA, GAMMA, alpha_of
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def sigmoid_focal_loss(input: Tensor, target: Tensor, alpha: float | None, gamma: float) -> Tensor:
    """αₜ (1 − pₜ)^γ BCE, where pₜ is the probability given to the target.

    The modulator is taken from logarithms: a power of 1 − pₜ that has rounded to 0 has a gradient of nan for γ < 1.
    """
    log_miss = torch.logaddexp(target.log() + F.logsigmoid(-input), (1 - target).log() + F.logsigmoid(input))
    bce = F.binary_cross_entropy_with_logits(input, target, reduction="none")
    loss = bce if gamma == 0 else (gamma * log_miss).exp() * bce
    return loss if alpha is None else (alpha * target + (1 - alpha) * (1 - target)) * loss


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, and the straight end where the mistake is complete."""
    y = s["target"]
    weight = alpha_of(y, p["alpha"])
    level = weight * 0.5 ** p["gamma"] * math.log(2)
    found = [Mark("chance", Message("chance"), at=0.0, level=level)]
    if y == 1:
        found.append(Mark("asymptote", Message("slope −α"), line=(-weight, 0.0), toward=-math.inf))
    if y == 0:
        found.append(Mark("asymptote", Message("slope 1 − α"), line=(weight, 0.0), toward=math.inf))
    return tuple(found)


LOSS = Loss(
    title="Focal (logits)",
    task=tasks.BINARY_LOGIT,
    formula=r"\ell = \alpha_t (1 - p_t)^{\gamma} \, (-\log p_t) \quad p_t = y p + (1 - y)(1 - p)",
    plain="Binary cross entropy that looks away from examples the model already gets right.",
    convention="α weighs the positives and 1 − α the negatives, as in torchvision; detection practice takes the sum "
    "over the number of positives instead of the mean.",
    fn=sigmoid_focal_loss,
    params=(ALPHA, GAMMA),
    reductions=("mean", "none", "sum"),
    marks=marks,
    aliases=("FocalLoss", "RetinaNet", "class imbalance"),
    references=(
        "torchvision.ops.sigmoid_focal_loss",
        "Lin et al. 2017, Focal Loss for Dense Object Detection https://arxiv.org/abs/1708.02002",
    ),
    known=(
        Known(((0.0,), (1.0,)), 0.04332169878499658, "log(2)/16"),
        Known(((0.0,), (0.0,)), 0.12996509635498973, "3 log(2)/16"),
        Known(((1.0,), (0.7,)), 0.04075, "torchvision and optax", digits=5),
        Known(((2.0,), (1.0,)), 0.12692801104297263, "BCE", {"gamma": 0.0, "alpha": None}),
    ),
)
