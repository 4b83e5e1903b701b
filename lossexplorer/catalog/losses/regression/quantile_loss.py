"""The pinball loss, whose best constant is a quantile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import UNIT, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def pinball(input: Tensor, target: Tensor, quantile: float) -> Tensor:
    """τ for each unit too low, 1 − τ for each unit too high."""
    error = input - target
    return quantile * (-error).relu() + (1 - quantile) * error.relu()


def gradient(input: Tensor, target: Tensor, quantile: float) -> Tensor:
    """−τ below the target, 1 − τ above it."""
    side = (input - target).sign()
    return (1 - quantile) * side.relu() - quantile * (-side).relu()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The kink."""
    return (Mark("kink", Message("kink: slope −τ to 1 − τ"), at=0.0, level=0.0),)


LOSS = Loss(
    key="quantile_loss",
    title="Quantile (pinball)",
    family=Family.REGRESSION,
    task=tasks.REGRESSION,
    formula=r"\ell = \max\left(\tau (y - \hat y), (\tau - 1)(y - \hat y)\right)",
    plain="Makes being too low and too high cost differently, so the model aims at a chosen percentile.",
    convention="At τ = ½ it is half the absolute error. At the kink the gradient is 0; scikit-learn takes −τ.",
    fn=pinball,
    params=(
        Number(
            name="quantile",
            symbol="τ",
            default=0.5,
            domain=UNIT,
            typical=(0.01, 0.99),
            help="The share of targets that should lie below the prediction.",
        ),
    ),
    reductions=("mean", "none"),
    gradient=gradient,
    marks=marks,
    convex=True,
    aliases=("pinball", "PinballLoss", "QuantileLoss", "quantile regression", "check loss", "tilted loss"),
    references=(Reference("sklearn.metrics.mean_pinball_loss"), Reference("Koenker & Bassett 1978")),
    known=(
        Known(((1.0,), (3.0,)), 1.8, "by hand: two too low", {"quantile": 0.9}),
        Known(((3.0,), (1.0,)), 0.2, "by hand: two too high", {"quantile": 0.9}),
        Known(((3.0, 1.0), (1.0, 1.0)), 0.5, "by hand: half of the absolute error"),
    ),
)
