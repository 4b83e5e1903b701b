"""Exponential loss, that of AdaBoost."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def exponential(input: Tensor, target: Tensor) -> Tensor:
    """Exp(−y z), as a square: the gradient of a mean may be finite where the value is not."""
    return torch.exp(-target * input / 2).square()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, and 0, which no answer reaches however sure it is."""
    side = 1.0 if s["target"] > 0.5 else -1.0
    return (
        Mark("chance", Message("undecided: 1"), at=0.0, level=1.0),
        Mark("asymptote", Message("never quite free"), line=(0.0, 0.0), toward=side * math.inf),
    )


LOSS = Loss(
    title="Exponential (AdaBoost)",
    task=tasks.MARGIN,
    formula=r"\ell = e^{-y z} \quad y \in \{-1, 1\}",
    plain="Mistakes explode: one wrong label with a sure prediction outweighs everything else.",
    convention="Targets are −1 and 1 and z is the whole score, as for AdaBoost; the best z is half of the log-odds, "
    "since boosting counts votes of ±z.",
    fn=exponential,
    gradient=lambda input, target: -target * torch.exp(-target * input),
    marks=marks,
    convex=True,
    aliases=("AdaBoost", "ExponentialLoss", "boosting"),
    references=(
        "scikit-learn: GradientBoostingClassifier(loss='exponential')",
        "Friedman, Hastie & Tibshirani 2000, Additive logistic regression",
    ),
    known=(
        Known(((0.0,), (1.0,)), 1.0, "by hand"),
        Known(((-20.0,), (1.0,)), 4.9e8, "one wrong label at a margin of −20", digits=-7),
        Known(((1.0, -1.0), (1.0, 1.0)), math.cosh(1), "mean of 1/e and e"),
    ),
)
