"""Binary cross entropy on logits."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import ELEMENT_WEIGHT, binary_marks
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def binary_cross_entropy_with_logits(
    input: Tensor, target: Tensor, pos_weight: Tensor | None, weight: Tensor | None
) -> Tensor:
    """W [w₊ y sp(−z) + (1 − y) sp(z)], sp(z) = log(1 + exp z)."""
    return F.binary_cross_entropy_with_logits(input, target, weight, pos_weight=pos_weight, reduction="none")


def gradient(p: Tensor, input: Tensor, target: Tensor, pos_weight: Tensor | None, weight: Tensor | None) -> Tensor:
    """W [(1 − y) σ(z) − w₊ y σ(−z)]."""
    if pos_weight is None:
        slope = p - target
    else:
        slope = (1 - target) * p - pos_weight * target * torch.sigmoid(-input)
    return slope if weight is None else weight * slope


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Those of the plain loss; with a weight of the positives only the straight ends remain as simple."""
    if p["pos_weight"] is None:
        return binary_marks(s)
    w, y = p["pos_weight"][0], s["target"]
    ends = []
    if y * w > 0:
        ends.append(Mark("asymptote", Message("slope −w₊ y"), line=(-w * y, 0.0), toward=-math.inf))
    if y < 1:
        ends.append(Mark("asymptote", Message("slope 1 − y"), line=(1 - y, 0.0), toward=math.inf))
    return tuple(ends)


LOSS = Loss(
    title="Binary cross entropy (logits)",
    task=tasks.BINARY_LOGIT,
    formula=r"\ell = w\,[\,w_+ y \log(1 + e^{-z}) \quad {} + (1 - y) \log(1 + e^{z})\,]",
    plain="The safe form of binary cross entropy: give it the raw score, not the probability.",
    convention="The mean counts elements, also with weights w, which are 1 unless given; the weight of positives w₊ "
    "scales only the part of y.",
    fn=binary_cross_entropy_with_logits,
    params=(
        Vector("pos_weight", "w₊", typical=(0.1, 100.0), scale="log").means(
            "How much more a positive counts, for each class; above 1 trades precision for recall."
        ),
        ELEMENT_WEIGHT,
    ),
    reductions=("mean", "none", "sum"),
    gradient=gradient,
    marks=marks,
    convex=True,
    native="binary_cross_entropy_with_logits",
    aliases=("BCE", "BCEWithLogitsLoss", "log loss", "logistic loss", "sigmoid cross entropy", "softplus"),
    references=("torch.nn.functional.binary_cross_entropy_with_logits",),
    known=(
        Known(((0.0,), (1.0,)), 0.6931471805599453, "log 2"),
        Known(((1.3,), (1.0,)), 0.24100845383299207, "log(1 + exp(−1.3))"),
        Known(((0.0, 0.0), (1.0, 0.0)), 1.3862943611198906, "(3 log 2 + log 2)/2", {"pos_weight": (3.0,)}),
        Known(((-1e4,), (1.0,)), 1e4, "softplus of a large number"),
    ),
)
