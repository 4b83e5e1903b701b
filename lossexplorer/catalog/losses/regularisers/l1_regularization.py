"""The L1 penalty."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.penalties import of_rows
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def l1_penalty(*weights: Tensor, lambda_: float) -> Tensor:
    """λ Σ |w| over all weights."""
    return lambda_ * torch.stack([w.abs().sum() for w in weights]).sum()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The kink that holds weights at 0."""
    return (Mark("kink", Message("kink: slope −λ to λ"), at=0.0),) if p["lambda_"] > 0 else ()


LOSS = Loss(
    title="L1 penalty",
    task=tasks.WEIGHTS,
    formula=r"L = \lambda \sum_{i} |w_i|",
    plain="A tax that sets small weights to zero.",
    convention="A sum over all weights, not a mean. The gradient of a weight of 0 is 0, as in torch.",
    fn=l1_penalty,
    params=(Number("lambda_", "λ", 0.01, (1e-6, 1.0), NON_NEGATIVE, "log").means("The price of a unit of weight."),),
    kind="set",
    rows=of_rows(l1_penalty),
    reductions=("sum",),
    marks=marks,
    convex=True,
    aliases=("lasso", "L1 penalty", "L1Regularization", "sparsity"),
    references=("keras.regularizers.L1", "Tibshirani 1996: the lasso"),
    known=(Known(((3.0, -4.0), (0.0,)), 0.07, "by hand"), Known(((3.0, -4.0),), 7.0, "by hand", {"lambda_": 1.0})),
)
