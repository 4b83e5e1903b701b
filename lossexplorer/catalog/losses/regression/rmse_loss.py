"""Root mean squared error."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Values


def root_mean_squared_error(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """√(mean of (ŷ − y)² + eps), over all elements of the set."""
    error = input - target
    # in units of the largest error no square overflows or vanishes
    unit = torch.cat([error.detach().abs().flatten(), error.new_tensor([math.sqrt(eps)])]).max()
    unit = torch.where(unit.isfinite(), unit, 1.0).clamp(min=torch.finfo(error.dtype).tiny)
    return unit * ((error / unit).square().mean() + (math.sqrt(eps) / unit) ** 2).sqrt()


def squared_error(input: Tensor, target: Tensor) -> Tensor:
    """(ŷ − y)²: what a row contributes."""
    return F.mse_loss(input, target, reduction="none")


def root(mean: Tensor, eps: float) -> Tensor:
    """√(mean + eps)."""
    return (mean + eps).sqrt()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The least value, a kink where the other errors are 0 and nothing rounds it off."""
    share = s["other_error"] ** 2 * (s["count"] - 1) / s["count"]
    level = math.sqrt(share + p["eps"])
    if level == 0:
        return (Mark("kink", Message("kink of a perfect fit"), at=0.0, level=0.0),)
    return (minimum(0.0, level),)


LOSS = Loss(
    title="Root mean squared error",
    task=tasks.REGRESSION,
    formula=r"L = \sqrt{\frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2 + \epsilon}",
    plain="Mean squared error brought back to the units of the thing you predict.",
    convention="One root over all elements, not the mean of the roots of the columns; no value of a single row.",
    fn=root_mean_squared_error,
    params=(
        Number("eps", "ε", 0.0, (0.0, 1e-2), NON_NEGATIVE).means(
            "Added under the root; above 0 the gradient of a perfect fit is 0 instead of nan."
        ),
    ),
    kind="set",
    rows=Rows("Squared error", squared_error),
    finish=root,
    reductions=("mean",),
    marks=marks,
    convex=True,
    aliases=("RMSE", "RMSELoss", "root mean square"),
    references=("torchmetrics.functional.mean_squared_error(squared=False)",),
    known=(
        Known(((2.5, 0.0, 2.0, 8.0), (3.0, -0.5, 2.0, 7.0)), 0.6123724356957945, "scikit-learn"),
        Known(((1.0, 1.0), (1.0, 1.0)), 0.1, "by hand", {"eps": 0.01}),
    ),
)
