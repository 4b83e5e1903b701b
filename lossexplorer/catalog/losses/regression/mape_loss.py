"""Mean absolute percentage error."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def percentage_error(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """|ŷ − y| / |y|, where |y| is at least ε."""
    return F.l1_loss(input, target, reduction="none") / target.abs().clamp(min=eps)


def gradient(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """The sign of the error / |y|."""
    return (input - target).sign() / target.abs().clamp(min=eps)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The kink at the target."""
    return (Mark("kink", Message("kink: slope −1/|y| to 1/|y|"), at=s["target"], level=0.0),)


LOSS = Loss(
    title="Mean absolute percentage error",
    task=tasks.PERCENTAGE,
    formula=r"\ell = \frac{|\hat y - y|}{\max(|y|, \epsilon)}",
    plain="How many percent off; a forecast that is too low can cost 100 % at most, one too high any price.",
    convention="A share, not percent: Keras gives 100 times this. Of a target of 0 every library makes something else.",
    fn=percentage_error,
    params=(
        Number("eps", "ε", 1e-8, (1e-8, 1.0), POSITIVE, "log").means(
            "The least size of a target: smaller ones count as if they were as large."
        ),
    ),
    gradient=gradient,
    marks=marks,
    convex=True,
    aliases=("MAPE", "MeanAbsolutePercentageError", "percentage error", "relative error"),
    references=("sklearn.metrics.mean_absolute_percentage_error",),
    known=(
        Known(((1.5, 1.0), (2.0, -4.0)), (0.25, 1.25), "by hand", reduction="none"),
        Known(((0.5,), (0.0,)), 5e7, "by hand: half of one hundred-millionth"),
    ),
)
