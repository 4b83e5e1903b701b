"""Mean squared error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import F
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.spec import Family, Known, Loss, Reference

if TYPE_CHECKING:
    from torch import Tensor


def squared_error(input: Tensor, target: Tensor) -> Tensor:
    """(ŷ − y)²."""
    return F.mse_loss(input, target, reduction="none")


LOSS = Loss(
    key="mse_loss",
    title="Mean squared error",
    family=Family.REGRESSION,
    task=tasks.REGRESSION,
    formula=r"\ell = (\hat y - y)^2",
    plain="Big mistakes cost much more than small ones: twice the error, four times the price.",
    convention="The mean counts every element, not rows; no factor ½.",
    fn=squared_error,
    gradient=lambda input, target: 2 * (input - target),
    marks=lambda p, s: (minimum(0.0, 0.0),),
    convex=True,
    native="mse_loss",
    aliases=("MSE", "MSELoss", "L2", "squared error", "least squares", "quadratic"),
    references=(
        Reference("torch.nn.functional.mse_loss"),
        Reference("Legendre 1805; Gauss 1809: the method of least squares"),
    ),
    known=(
        Known(((2.5, 0.0, 2.0, 8.0), (3.0, -0.5, 2.0, 7.0)), 0.375, "scikit-learn, mean_squared_error"),
        Known(((3.0,), (0.0,)), (9.0,), "by hand", reduction="none"),
    ),
)
