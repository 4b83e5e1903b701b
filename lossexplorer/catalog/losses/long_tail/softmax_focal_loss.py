"""Focal loss of one of several classes."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used, true_class
from lossexplorer.catalog.params import NON_NEGATIVE, Number, Vector
from lossexplorer.catalog.spec import Known, Loss, Mark, Values
from lossexplorer.catalog.true_class import log_odds


def softmax_focal_loss(input: Tensor, target: Tensor, alpha: Tensor | None, gamma: float, ignore_index: int) -> Tensor:
    """−α_y (1 − p_y)^γ log p_y, all of it from the log-odds of the true class."""
    label = true_class(target, ignore_index)
    odds = log_odds(input, label)
    loss = -F.logsigmoid(odds)
    if gamma:
        loss = (gamma * F.logsigmoid(-odds)).exp() * loss
    loss = loss if alpha is None else alpha[label.squeeze(1)] * loss
    return loss.masked_fill(target == ignore_index, 0)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, and the straight end where the mistake is complete."""
    if s["others"] is not None:
        return ()
    others, weight = s["classes"] - 1, 1.0 if p["alpha"] is None else float(p["alpha"][0])
    level = weight * (others / (others + 1)) ** p["gamma"] * math.log(others + 1)
    line = (-weight, weight * math.log(others))
    return (
        Mark("chance", Message("chance"), at=0.0, level=level),
        Mark("asymptote", Message("slope −α"), line=line, toward=-math.inf),
    )


LOSS = Loss(
    title="Focal (softmax)",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\alpha_y (1 - p_y)^{\gamma} \log p_y",
    plain="Focal loss for choosing one of many classes: it looks away from examples that are right already.",
    convention="α is one number for each class, never a scalar, which keras applies to all classes and monai and "
    "kornia to all but the first; the mean is over rows, not over rows and classes as in monai.",
    fn=softmax_focal_loss,
    params=(
        Vector("alpha", "α", domain=NON_NEGATIVE).means("Weight of each class; None weighs all by 1."),
        Number("gamma", "γ", 2.0, (0.0, 5.0), NON_NEGATIVE).means(
            "How strongly examples that are right already are turned down; 0 is plain cross entropy."
        ),
        IGNORE_INDEX,
    ),
    mass=is_used,
    marks=marks,
    aliases=("CategoricalFocalCrossentropy", "SoftmaxFocalLoss", "multiclass focal loss"),
    references=(
        "segmentation_models_pytorch.losses: softmax_focal_loss_with_logits",
        "Lin et al. 2017, Focal Loss for Dense Object Detection https://arxiv.org/abs/1708.02002",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 0.17328679513998632, "log(2)/4"),
        Known((((0.0, 0.0, 0.0),), (1,)), 0.48827212829693767, "(2/3)² log 3"),
        Known((((0.0, 0.0),), (1,)), 0.5198603854199589, "3 log(2)/4", {"alpha": (1.0, 3.0)}),
    ),
)
