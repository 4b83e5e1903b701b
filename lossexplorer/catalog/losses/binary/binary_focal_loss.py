"""Binary focal loss on probabilities."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.focal import ALPHA, GAMMA, alpha_of
from lossexplorer.catalog.logarithms import LOG_CLAMP, WALL, bce_of_probabilities
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def binary_focal_loss(
    input: Tensor, target: Tensor, alpha: float | None, gamma: float, log_clamp: float | None
) -> Tensor:
    """αₜ (1 − pₜ)^γ BCE, where pₜ is the probability given to the target.

    Where 1 − pₜ vanishes it is BCE itself, and its power alone would have an infinite gradient for γ < 1.
    """
    p = input.detach()
    miss = target * (1 - p) + (1 - target) * p
    miss = miss + (1 - 2 * target) * (input - p)  # one slope, where those of two parts would be ∞ · 0 beside log 0
    sure = miss < torch.finfo(miss.dtype).tiny
    focus = torch.where(sure, 1.0, miss) ** gamma
    loss = focus * bce_of_probabilities(input, target, log_clamp)
    loss = torch.where(sure, 0.0 if log_clamp == 0 else miss ** (1 + gamma), loss)
    return loss if alpha is None else (alpha * target + (1 - alpha) * (1 - target)) * loss


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, and the walls or plateaus where the mistake is complete."""
    y, top = s["target"], math.inf if p["log_clamp"] is None else -p["log_clamp"]
    weight = alpha_of(y, p["alpha"])
    level = weight * 0.5 ** p["gamma"] * math.log(2)
    found = [Mark("chance", Message("chance"), at=0.0, level=level)] if top >= math.log(2) else []
    for share, end in ((y, -math.inf), (1 - y, math.inf)):
        level = weight * share ** (1 + p["gamma"]) * top if weight * share > 0 else 0.0
        if level > WALL:
            found.append(Mark("wall", Message("beyond the picture"), at=end))
        elif share == 1:
            found.append(Mark("bound", Message("clamped at {level}", level=f"{level:g}"), level=level, toward=end))
    return tuple(found)


LOSS = Loss(
    title="Focal (probabilities)",
    task=tasks.BINARY_PROBABILITY,
    formula=r"\ell = \alpha_t (1 - p_t)^{\gamma} \, (-\log p_t) \quad p_t = y p + (1 - y)(1 - p)",
    plain="The same focal loss for models that already output a probability.",
    convention="α weighs the positives and 1 − α the negatives, and logarithms stop at −100 as in binary cross "
    "entropy; keras leaves α out unless asked and clips p at 1e-7, so that nothing costs more than 16.1.",
    fn=binary_focal_loss,
    params=(ALPHA, GAMMA, LOG_CLAMP),
    marks=marks,
    aliases=("BinaryFocalLoss", "BinaryFocalCrossentropy", "focal loss of probabilities"),
    references=(
        "keras.losses.binary_focal_crossentropy(apply_class_balancing=True)",
        "Lin et al. 2017, Focal Loss for Dense Object Detection https://arxiv.org/abs/1708.02002",
    ),
    known=(
        Known(((0.5,), (1.0,)), 0.04332169878499658, "log(2)/16"),
        Known(((0.5,), (0.0,)), 0.12996509635498973, "3 log(2)/16"),
        Known(((0.0,), (1.0,)), 25.0, "α times the clamp"),
        Known(((1.0,), (1.0,)), 0.0, "sure and right"),
        Known(((0.5,), (1.0,)), 0.6931471805599453, "BCE", {"gamma": 0.0, "alpha": None}),
    ),
)
