"""Mean squared error."""

from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.spec import Known, Loss


def squared_error(input: Tensor, target: Tensor) -> Tensor:
    """(ŷ − y)²."""
    return F.mse_loss(input, target, reduction="none")


LOSS = Loss(
    title="Mean squared error",
    task=tasks.REGRESSION,
    formula=r"\ell = (\hat y - y)^2",
    plain="Big mistakes cost much more than small ones: twice the error, four times the price.",
    convention="The mean counts every element, not rows; no factor ½.",
    fn=squared_error,
    reductions=("mean", "none", "sum"),
    gradient=lambda input, target: 2 * (input - target),
    marks=lambda p, s: (minimum(0.0, 0.0),),
    convex=True,
    native="mse_loss",
    aliases=("MSE", "MSELoss", "L2", "squared error", "least squares", "quadratic"),
    references=("torch.nn.functional.mse_loss", "Legendre 1805; Gauss 1809: the method of least squares"),
    known=(
        Known(((2.5, 0.0, 2.0, 8.0), (3.0, -0.5, 2.0, 7.0)), 0.375, "scikit-learn, mean_squared_error"),
        Known(((3.0,), (0.0,)), (9.0,), "by hand", reduction="none"),
    ),
)
