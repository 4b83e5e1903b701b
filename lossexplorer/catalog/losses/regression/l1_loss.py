"""Mean absolute error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference

if TYPE_CHECKING:
    from torch import Tensor


def absolute_error(input: Tensor, target: Tensor) -> Tensor:
    """|ŷ − y|."""
    return F.l1_loss(input, target, reduction="none")


LOSS = Loss(
    key="l1_loss",
    title="Mean absolute error",
    family=Family.REGRESSION,
    task=tasks.REGRESSION,
    formula=r"\ell = |\hat y - y|",
    plain="Every unit of error costs the same, so a few wild points cannot take over.",
    convention="At the kink the gradient is 0, as in torch; any value from −1 to 1 would be a subgradient.",
    fn=absolute_error,
    gradient=lambda input, target: (input - target).sign(),
    marks=lambda p, s: (Mark("kink", Message("kink: slope −1 to 1"), at=0.0, level=0.0),),
    convex=True,
    native="l1_loss",
    aliases=("MAE", "L1", "L1Loss", "absolute error", "least absolute deviations", "Laplace"),
    references=(Reference("torch.nn.functional.l1_loss"), Reference("Laplace 1774: least absolute deviations")),
    known=(
        Known(((2.5, 0.0, 2.0, 8.0), (3.0, -0.5, 2.0, 7.0)), 0.5, "scikit-learn, mean_absolute_error"),
        Known(((-3.0,), (0.0,)), (3.0,), "by hand", reduction="none"),
    ),
)
