"""Welsch's loss."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark


def welsch(input: Tensor, target: Tensor, c: float) -> Tensor:
    """½c² (1 − exp(−(e/c)²))."""
    return -c * c / 2 * torch.expm1(-((input - target) / c).square())


LOSS = Loss(
    title="Welsch (Leclerc)",
    task=tasks.REGRESSION,
    formula=r"\ell = \frac{c^2}{2} \left(1 - e^{-(\hat y - y)^2 / c^2}\right)",
    plain="What is far off costs the same however far it is, so it is let go.",
    convention="As in statistics, ½e² near 0, and c = 2.985 is usual; Barron's general loss divides its exponent by 2.",
    fn=welsch,
    params=(
        Number("c", "c", 1.0, (0.1, 10.0), POSITIVE, "log").means(
            "The scale of errors that are taken seriously; far beyond it a mistake has no gradient."
        ),
    ),
    gradient=lambda input, target, c: (input - target) * torch.exp(-((input - target) / c).square()),
    marks=lambda p, s: (
        minimum(0.0, 0.0),
        *(Mark("bound", Message("plateau: ½c²"), level=p["c"] ** 2 / 2, toward=end) for end in (-math.inf, math.inf)),
    ),
    aliases=("WelschLoss", "Leclerc", "correntropy", "Gaussian kernel"),
    references=("Dennis & Welsch 1978, Techniques for nonlinear least squares and robust regression",),
    known=(
        Known(((1.0,), (0.0,)), 0.31606027941427883, "½ (1 − 1/e)"),
        Known(((100.0,), (0.0,)), 2.0, "all of the plateau", {"c": 2.0}),
    ),
)
