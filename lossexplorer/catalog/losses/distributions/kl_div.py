"""Kullback–Leibler divergence."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import entropy, logit, minimum
from lossexplorer.catalog.params import Flag
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def kl_div(input: Tensor, target: Tensor, log_target: bool) -> Tensor:
    """Y (log y − x) with 0 where y = 0; with ``log_target``, e^y (y − x)."""
    share = target.exp() if log_target else target
    log_share = target if log_target else target.log()
    asked = share != 0  # torch gives nan where a class is impossible on both sides: 0 · (log 0 − log 0)
    return share * torch.where(asked, log_share - input, 0.0)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum at p = y and the value of not knowing."""
    y = s["target"]
    chance = Mark("chance", Message("chance"), at=0.0, level=math.log(2) - entropy((y, 1 - y)))
    return (minimum(logit(y), 0.0), chance) if 0 < y < 1 else (chance,)


LOSS = Loss(
    title="Kullback–Leibler divergence",
    task=tasks.DISTRIBUTION,
    formula=r"\ell = y\,(\log y - x) \quad x = \log p",
    plain="How many nats you waste by believing p when y is the truth.",
    convention="KL(y‖p): the target y is the second input, and the first name in the formula. batchmean is the "
    "divergence per row; torch's mean divides by the classes as well.",
    fn=kl_div,
    params=(Flag("log_target", "", False).means("Whether the targets are log-probabilities too."),),
    row="sum",
    reductions=("batchmean", "mean", "none", "sum"),
    gradient=lambda p, input, target, log_target: -(target.exp() if log_target else target),
    marks=marks,
    convex=True,
    native=lambda p: "" if p["log_target"] else "kl_div",
    aliases=("KL", "KLDivLoss", "relative entropy", "distillation"),
    references=("torch.nn.functional.kl_div", "Kullback & Leibler 1951"),
    known=(
        Known((((-0.6931471805599453,) * 2,), ((0.5, 0.5),)), 0.0, "p = y"),
        Known((((-0.6931471805599453,) * 2,), ((1.0, 0.0),)), 0.6931471805599453, "log 2 of a sure target"),
        Known((((-0.6931471805599453,) * 2,), ((1.0, 0.0),)), 0.34657359027997264, "mean is KL/C", reduction="mean"),
    ),
)
