"""Barron's general robust loss."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum, wide
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values

_QUADRATIC, _LOGARITHMIC = 1e-13, 1e-18
"""Nearer than this to α = 2 and to α = 0 the formula is its limit, to the last digit."""


def general(input: Tensor, target: Tensor, alpha: float, c: float) -> Tensor:
    """b/α · ((1 + (e/c)²/b)^(α/2) − 1), b = |α − 2|, and its limits."""
    error = wide(input) - wide(target)  # the slope of a power that has almost vanished is lost in float32
    q, b = (error / c).square(), abs(alpha - 2)
    if b < _QUADRATIC:
        return (q / 2).to(input.dtype)
    growth = torch.log1p(q / b)
    if abs(alpha) < _LOGARITHMIC:
        return growth.to(input.dtype)
    return (b / alpha * torch.expm1(alpha / 2 * growth)).to(input.dtype)


def gradient(input: Tensor, target: Tensor, alpha: float, c: float) -> Tensor:
    """e/c² · (1 + (e/c)²/b)^(α/2 − 1)."""
    share, b = (input - target) / c, abs(alpha - 2)
    if b < _QUADRATIC:
        return share / c
    return share / c * ((alpha / 2 - 1) * torch.log1p(share.square() / b)).exp()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum; the straight lines of α = 1, the plateau of a negative α."""
    alpha, c = p["alpha"], p["c"]
    found = [minimum(0.0, 0.0)]
    for side in (-1.0, 1.0):
        if alpha == 1:
            line = (side / c, -1.0)
            found.append(Mark("asymptote", Message("slope 1/c"), line=line, toward=side * math.inf))
        if alpha < 0:
            name = Message("plateau: 1 − 2/α")
            found.append(Mark("bound", name, level=1 - 2 / alpha, toward=side * math.inf))
    return tuple(found)


LOSS = Loss(
    title="General adaptive (Barron)",
    task=tasks.REGRESSION,
    formula=r"\ell = \frac{|\alpha - 2|}{\alpha} \left(\left(\frac{(e/c)^2}{|\alpha - 2|} + 1\right)"
    r"^{\alpha/2} - 1\right) \quad e = \hat y - y",
    plain="One slider from squared error to “ignore outliers”.",
    convention="As in the paper, ½(e/c)² near 0 whatever α; at α = 2 and α = 0 it is its limit.",
    fn=general,
    params=(
        Number("alpha", "α", 1.0, (-10.0, 2.0)).means(
            "The shape: 2 is squared error, 1 pseudo-Huber, 0 Cauchy, −2 Geman–McClure; far below it is Welsch."
        ),
        Number("c", "c", 1.0, (0.05, 10.0), POSITIVE, "log").means(
            "The error at which the bowl of the squared error ends."
        ),
    ),
    gradient=gradient,
    marks=marks,
    aliases=("Barron", "AdaptiveLossFunction", "adaptive robust loss", "general robust loss"),
    references=("Barron 2019 https://arxiv.org/abs/1701.03077",),
    known=(
        Known(((3.0,), (0.0,)), 4.5, "by hand: half the squared error", {"alpha": 2.0}),
        Known(((2.0,), (0.0,)), math.log(3), "by hand: Cauchy", {"alpha": 0.0}),
        Known(((1.0,), (0.0,)), math.sqrt(2) - 1, "by hand: pseudo-Huber"),
        Known(((2.0,), (0.0,)), 1.0, "by hand: Geman–McClure, 2e²/(e² + 4)", {"alpha": -2.0}),
    ),
)
