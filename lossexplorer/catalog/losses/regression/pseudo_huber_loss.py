"""Pseudo-Huber, or Charbonnier."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def pseudo_huber(input: Tensor, target: Tensor, delta: float) -> Tensor:
    """δ² (√(1 + (e/δ)²) − 1) = e² / (√(1 + (e/δ)²) + 1): without the difference, small errors keep their digits."""
    error = input - target
    return error * (error / ((1 + (error / delta).square()).sqrt() + 1))


def gradient(input: Tensor, target: Tensor, delta: float) -> Tensor:
    """That is e / √(1 + (e/δ)²)."""
    error = input - target
    return error / (1 + (error / delta).square()).sqrt()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum, and the straight lines far away."""
    d = p["delta"]
    return (
        minimum(0.0, 0.0),
        Mark("asymptote", Message("slope −δ"), line=(-d, -d * d), toward=-math.inf),
        Mark("asymptote", Message("slope δ"), line=(d, -d * d), toward=math.inf),
    )


LOSS = Loss(
    title="Pseudo-Huber (Charbonnier)",
    task=tasks.REGRESSION,
    formula=r"\ell = \delta^2 \left(\sqrt{1 + (e/\delta)^2} - 1\right) \quad e = \hat y - y",
    plain="Like Huber, but it turns from squared to straight little by little instead of at one point.",
    convention="½e² near 0. What image work calls Charbonnier, √(e² + ε²), is this divided by δ, plus δ, with ε = δ.",
    fn=pseudo_huber,
    params=(
        Number("delta", "δ", 1.0, (0.01, 10.0), POSITIVE, "log").means(
            "The slope far away; about the error at which the loss turns from squared to straight."
        ),
    ),
    gradient=gradient,
    marks=marks,
    convex=True,
    aliases=("Charbonnier", "PseudoHuberLoss", "CharbonnierLoss", "L1-L2"),
    references=("scipy.special.pseudo_huber", "Charbonnier et al. 1994"),
    known=(
        Known(((1.0,), (0.0,)), math.sqrt(2) - 1, "by hand"),
        Known(((4.0,), (0.0,)), 6.0, "by hand: 9 · (√(25/9) − 1)", {"delta": 3.0}),
    ),
)
