"""The L1 penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference, Rows

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def l1_penalty(*weights: Tensor, lambda_: float) -> Tensor:
    """λ Σ |w| over all weights."""
    return lambda_ * torch.stack([w.abs().sum() for w in weights]).sum()


def of_each_row(*weights: Tensor, lambda_: float) -> Tensor:
    """What the weights of each row of the first array cost alone."""
    each: Tensor = torch.vmap(lambda row: l1_penalty(row, lambda_=lambda_))(weights[0])
    return each


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The kink that holds weights at 0."""
    return (Mark("kink", Message("kink: slope −λ to λ"), at=0.0),) if p["lambda_"] > 0 else ()


LOSS = Loss(
    key="l1_regularization",
    title="L1 penalty",
    family=Family.REGULARISERS,
    task=tasks.WEIGHTS,
    formula=r"L = \lambda \sum_{i} |w_i|",
    plain="A tax that sets small weights to zero.",
    convention="A sum over all weights, not a mean. The gradient of a weight of 0 is 0, as in torch.",
    fn=l1_penalty,
    params=(
        Number(
            name="lambda_",
            symbol="λ",
            default=0.01,
            domain=NON_NEGATIVE,
            typical=(1e-6, 1.0),
            scale="log",
            help="The price of a unit of weight.",
        ),
    ),
    kind="set",
    rows=Rows("Price of the weights", of_each_row),
    reductions=("sum",),
    marks=marks,
    convex=True,
    aliases=("lasso", "L1 penalty", "L1Regularization", "sparsity"),
    references=(Reference("keras.regularizers.L1"), Reference("Tibshirani 1996: the lasso")),
    known=(Known(((3.0, -4.0), (0.0,)), 0.07, "by hand"), Known(((3.0, -4.0),), 7.0, "by hand", {"lambda_": 1.0})),
)
