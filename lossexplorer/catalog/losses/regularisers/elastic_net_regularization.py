"""The elastic net."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, UNIT, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference, Rows

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def elastic_net(*weights: Tensor, l1_ratio: float, lambda_: float) -> Tensor:
    """λ Σ (ρ |w| + ½ (1 − ρ) w²) over all weights."""
    straight = torch.stack([w.abs().sum() for w in weights]).sum()
    squares = torch.stack([w.square().sum() for w in weights]).sum()
    return lambda_ * (l1_ratio * straight + (1 - l1_ratio) / 2 * squares)


def of_each_row(*weights: Tensor, l1_ratio: float, lambda_: float) -> Tensor:
    """What the weights of each row of the first array cost alone."""
    each: Tensor = torch.vmap(lambda row: elastic_net(row, l1_ratio=l1_ratio, lambda_=lambda_))(weights[0])
    return each


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """A kink wherever there is a share of |w|."""
    if p["lambda_"] * p["l1_ratio"] > 0:
        return (Mark("kink", Message("kink: slope −λρ to λρ"), at=0.0),)
    return (Mark("minimum", Message("minimum"), at=0.0),) if p["lambda_"] > 0 else ()


LOSS = Loss(
    key="elastic_net_regularization",
    title="Elastic net",
    family=Family.REGULARISERS,
    task=tasks.WEIGHTS,
    formula=r"L = \lambda \sum_{i} \left(\rho |w_i| + \frac{1 - \rho}{2} w_i^2\right)",
    plain="A tax on large weights and one that sets small weights to zero, mixed.",
    convention="As in scikit-learn, with ½ before the squares; Keras takes l1 = λρ and l2 = λ(1 − ρ)/2.",
    fn=elastic_net,
    params=(
        Number(
            name="l1_ratio",
            symbol="ρ",
            default=0.5,
            domain=UNIT,
            typical=(0.0, 1.0),
            help="The share of |w|; 0 is the L2 penalty, 1 the L1 penalty.",
        ),
        Number(
            name="lambda_",
            symbol="λ",
            default=0.01,
            domain=NON_NEGATIVE,
            typical=(1e-6, 1.0),
            scale="log",
            help="The price of both together.",
        ),
    ),
    kind="set",
    rows=Rows("Price of the weights", of_each_row),
    reductions=("sum",),
    marks=marks,
    convex=True,
    aliases=("ElasticNet", "L1 + L2", "Zou-Hastie"),
    references=(Reference("keras.regularizers.L1L2"), Reference("Zou & Hastie 2005")),
    known=(Known(((3.0, -4.0),), 0.0975, "by hand: 0.01 · (3.5 + 6.25)"),),
)
