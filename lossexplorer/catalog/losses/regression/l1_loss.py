"""Mean absolute error."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Known, Loss, Mark


def absolute_error(input: Tensor, target: Tensor) -> Tensor:
    """|ŷ − y|."""
    return F.l1_loss(input, target, reduction="none")


LOSS = Loss(
    title="Mean absolute error",
    task=tasks.REGRESSION,
    formula=r"\ell = |\hat y - y|",
    plain="Every unit of error costs the same, so a few wild points cannot take over.",
    convention="At the kink the gradient is 0, as in torch; any value from −1 to 1 would be a subgradient.",
    fn=absolute_error,
    reductions=("mean", "none", "sum"),
    gradient=lambda input, target: (input - target).sign(),
    marks=lambda p, s: (Mark("kink", Message("kink: slope −1 to 1"), at=0.0, level=0.0),),
    convex=True,
    native="l1_loss",
    aliases=("MAE", "L1", "L1Loss", "absolute error", "least absolute deviations", "Laplace"),
    references=("torch.nn.functional.l1_loss", "Laplace 1774: least absolute deviations"),
    known=(
        Known(((2.5, 0.0, 2.0, 8.0), (3.0, -0.5, 2.0, 7.0)), 0.5, "scikit-learn, mean_absolute_error"),
        Known(((-3.0,), (0.0,)), (3.0,), "by hand", reduction="none"),
    ),
)
