"""Tversky loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog import regions, tasks
from lossexplorer.catalog.regions import missed_share
from lossexplorer.catalog.spec import Family, Known, Loss, Reference, Rows

if TYPE_CHECKING:
    from torch import Tensor


def tversky(
    input: Tensor, target: Tensor, alpha: float, beta: float, smooth: float, batch: bool, activation: str
) -> Tensor:
    """1 − (TP + s)/(TP + α FP + β FN + s), for each image and class, or for each class of the whole batch."""
    return missed_share(input, target, alpha, beta, smooth, batch, activation)


def tversky_of_each_image(
    input: Tensor, target: Tensor, alpha: float, beta: float, smooth: float, batch: bool, activation: str
) -> Tensor:
    """The same without the batch: what an image would cost alone."""
    return tversky(input, target, alpha, beta, smooth, False, activation)


LOSS = Loss(
    key="tversky_loss",
    title="Tversky",
    family=Family.SEGMENTATION,
    task=tasks.MASKS,
    formula=r"\ell = 1 - \frac{TP + s}{TP + \alpha\,FP + \beta\,FN + s} \quad "
    r"TP = \sum p\,t,\; FP = \sum p\,(1 - t),\; FN = \sum (1 - p)\,t",
    plain="Dice with separate prices for false alarms and misses.",
    convention="α is the price of false alarms, as in the paper and in monai; keras multiplies the misses by its "
    "alpha. With α = β = 0.5 it is Dice, with α = β = 1 Jaccard.",
    fn=tversky,
    params=(regions.FALSE_ALARMS, regions.MISSES, regions.SMOOTH, regions.BATCH, regions.ACTIVATION),
    kind=regions.kind,
    rows=Rows("Tversky loss of the image alone", tversky_of_each_image),
    reductions=("mean", "none"),
    marks=regions.marks,
    aliases=("TverskyLoss", "Tversky index"),
    references=(
        Reference("monai.losses.TverskyLoss"),
        Reference(
            "Salehi et al. 2017, Tversky loss function for image segmentation", "https://arxiv.org/abs/1706.05721"
        ),
    ),
    known=(
        Known(((((0.0, 0.0),),), (((0.0, 0.0),),)), 0.0, "empty and predicted empty"),
        Known(((((0.8, 0.6),),), (((1.0, 0.0),),)), 2 / 7, "1 − 0.8/(0.8 + 0.18 + 0.14)", {"smooth": 0.0}),
        Known(
            ((((0.8, 0.6),),), (((1.0, 0.0),),)),
            3 / 7,
            "1 − 0.8/(0.8 + 0.6): false alarms alone",
            {"smooth": 0.0, "alpha": 1.0, "beta": 0.0},
        ),
        Known(
            ((((0.8, 0.6),),), (((1.0, 0.0),),)), 1 / 3, "Dice: 1 − 1.6/2.4", {"smooth": 0.0, "alpha": 0.5, "beta": 0.5}
        ),
    ),
)
