"""The pinball loss, whose best constant is a quantile."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import UNIT, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


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
    title="Quantile (pinball)",
    task=tasks.REGRESSION,
    formula=r"\ell = \max\left(\tau (y - \hat y), (\tau - 1)(y - \hat y)\right)",
    plain="Makes being too low and too high cost differently, so the model aims at a chosen percentile.",
    convention="At τ = ½ it is half the absolute error. At the kink the gradient is 0; scikit-learn takes −τ.",
    fn=pinball,
    params=(
        Number("quantile", "τ", 0.5, (0.01, 0.99), UNIT).means(
            "The share of targets that should lie below the prediction."
        ),
    ),
    gradient=gradient,
    marks=marks,
    convex=True,
    aliases=("pinball", "PinballLoss", "QuantileLoss", "quantile regression", "check loss", "tilted loss"),
    references=("sklearn.metrics.mean_pinball_loss", "Koenker & Bassett 1978"),
    known=(
        Known(((1.0,), (3.0,)), 1.8, "by hand: two too low", {"quantile": 0.9}),
        Known(((3.0,), (1.0,)), 0.2, "by hand: two too high", {"quantile": 0.9}),
        Known(((3.0, 1.0), (1.0, 1.0)), 0.5, "by hand: half of the absolute error"),
    ),
)
