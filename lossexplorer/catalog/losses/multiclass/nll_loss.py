"""Negative log-likelihood of log-probabilities."""

from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import CLASS_WEIGHT, IGNORE_INDEX, class_marks, is_used, true_class
from lossexplorer.catalog.spec import Known, Loss


def nll(input: Tensor, target: Tensor, weight: Tensor | None, ignore_index: int) -> Tensor:
    """−w_y x_y."""
    return F.nll_loss(input, target, weight, ignore_index=ignore_index, reduction="none")


def mass(target: Tensor, weight: Tensor | None, ignore_index: int) -> Tensor:
    """The weight of the true class."""
    used = is_used(target, ignore_index)
    return used if weight is None else used * weight[target.where(target != ignore_index, 0)]


def gradient(p: Tensor, input: Tensor, target: Tensor, weight: Tensor | None, ignore_index: int) -> Tensor:
    """−w at the true class, 0 elsewhere."""
    label = true_class(target, ignore_index)
    own = -(target != ignore_index).unsqueeze(1).to(input.dtype)
    return torch.zeros_like(input).scatter_(1, label, own if weight is None else own * weight[label])


LOSS = Loss(
    title="Negative log-likelihood",
    task=tasks.CLASS_LOG_PROBABILITIES,
    formula=r"\ell = -w_y \, x_y \quad x = \log p",
    plain="Read off minus the log-probability of the right class.",
    convention="Wants log-probabilities: after log_softmax it is cross entropy, on raw scores it means nothing; "
    "weights w are 1 unless given.",
    fn=nll,
    params=(CLASS_WEIGHT, IGNORE_INDEX),
    mass=mass,
    reductions=("mean", "none", "sum"),
    gradient=gradient,
    marks=lambda p, s: class_marks(s),
    convex=True,
    native="nll_loss",
    mean=lambda input, target, weight, ignore_index: F.nll_loss(input, target, weight, ignore_index=ignore_index),
    aliases=("NLL", "NLLLoss", "log likelihood", "maximum likelihood"),
    references=("torch.nn.functional.nll_loss",),
    known=(
        Known((((-0.5, -1.0), (-2.0, -0.25)), (0, 1)), 0.375, "by hand"),
        Known(
            (((-0.5, -1.0), (-2.0, -0.25)), (0, 1)),
            0.3125,
            "(0.5 + 3·0.25)/4: weights in the denominator",
            {"weight": (1.0, 3.0)},
        ),
    ),
)
