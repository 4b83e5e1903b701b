"""Poisson's negative log-likelihood."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.params import POSITIVE, Flag, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def poisson(input: Tensor, target: Tensor, log_input: bool, full: bool, eps: float) -> Tensor:
    """The rate − y · its logarithm, and where it is wished Stirling's log y!."""
    if not full:
        return F.poisson_nll_loss(input, target, log_input, False, eps=eps, reduction="none")
    x, y = wide(input), wide(target)  # Stirling's term all but cancels the others
    return F.poisson_nll_loss(x, y, log_input, True, eps=eps, reduction="none").to(input.dtype)


def gradient(input: Tensor, target: Tensor, log_input: bool, eps: float) -> Tensor:
    """The rate − y by the logarithm of the rate; 1 − y/(rate + ε) by the rate."""
    return input.exp() - target if log_input else 1 - target / (input + eps)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum at the count itself, and the straight line of far too low rates."""
    y, eps = s["target"], p["eps"]
    rest = y * math.log(y) - y + 0.5 * math.log(2 * math.pi * y) if p["full"] and y > 1 else 0.0
    if p["log_input"]:
        line = Mark("asymptote", Message("slope −y"), line=(-y, rest), toward=-math.inf)
    else:
        line = Mark("asymptote", Message("where ε stops it"), line=(0.0, rest - y * math.log(eps)), toward=-math.inf)
    best = y if p["log_input"] else y - eps
    return (line, Mark("minimum", Message("minimum"), at=math.log(best))) if best > 0 else (line,)


LOSS = Loss(
    title="Poisson",
    task=tasks.COUNT,
    formula=r"\ell = e^x - y x \quad x = \log \textrm{rate}",
    plain="The right price list for counts: how badly a predicted rate fits what was counted.",
    convention="As in torch: “full” adds Stirling's approximation, not log y!, and only to counts above 1.",
    fn=poisson,
    params=(
        Flag("log_input", "", True).means("Whether predictions are logarithms of rates; otherwise they are rates."),
        Flag("full", "", False).means("Whether what only depends on the target is added."),
        Number("eps", "ε", 1e-8, (1e-10, 1e-4), POSITIVE, "log").means(
            "Added to a rate before its logarithm is taken; logarithms of rates do without."
        ),
    ),
    reductions=("mean", "none", "sum"),
    gradient=gradient,
    marks=marks,
    native="poisson_nll_loss",
    aliases=("PoissonNLLLoss", "Poisson regression", "counts", "count data"),
    references=("torch.nn.functional.poisson_nll_loss", "sklearn HalfPoissonLoss"),
    known=(
        Known(((0.0,), (3.0,)), 1.0, "by hand: a rate of 1"),
        Known(((math.log(3),), (3.0,)), 3 - 3 * math.log(3), "by hand: the least value"),
        Known(((2.0,), (3.0,)), 2 - 3 * math.log(2 + 1e-8), "by hand", {"log_input": False}),
        Known(((0.0,), (3.0,)), 1 + 1.7640815435430567, "by hand: 3 log 3 − 3 + ½ log 6π", {"full": True}),
    ),
)
