"""Soft Dice loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog import regions, tasks
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.params import Flag
from lossexplorer.catalog.regions import missed_share, over_pixels, shares
from lossexplorer.catalog.spec import Family, Known, Loss, Reference, Rows

if TYPE_CHECKING:
    from torch import Tensor


def dice(input: Tensor, target: Tensor, smooth: float, squared: bool, batch: bool, activation: str) -> Tensor:
    """1 − (2 Σpt + s)/(Σp + Σt + s), for each image and class (N, C), or for each class (C,) of the whole batch."""
    if not squared:
        return missed_share(input, target, 0.5, 0.5, smooth / 2, batch, activation)
    p, _ = shares(input, activation)
    apart, both = wide(over_pixels((p - target) ** 2, batch)), wide(over_pixels(p * target, batch))
    return (apart / (2 * both + apart + smooth)).to(input.dtype)


def dice_of_each_image(
    input: Tensor, target: Tensor, smooth: float, squared: bool, batch: bool, activation: str
) -> Tensor:
    """The same without the batch: what an image would cost alone."""
    return dice(input, target, smooth, squared, False, activation)


LOSS = Loss(
    key="dice_loss",
    title="Dice",
    family=Family.SEGMENTATION,
    task=tasks.MASKS,
    formula=r"\ell = 1 - \frac{2 \sum p\,t + s}{\sum p + \sum t + s}",
    plain="One minus the overlap of two regions, as a share of their average size.",
    convention="For each image and class, then averaged, as in monai; s is added once above and once below, so an "
    "empty mask that is predicted empty costs 0.",
    fn=dice,
    params=(
        regions.SMOOTH,
        Flag(name="squared", symbol="p²", default=False, help="Sum squares in the denominator, as V-Net did."),
        regions.BATCH,
        regions.ACTIVATION,
    ),
    kind=regions.kind,
    rows=Rows("Dice loss of the image alone", dice_of_each_image),
    reductions=("mean", "none"),
    marks=regions.marks,
    aliases=("DiceLoss", "Sørensen–Dice", "Sorensen Dice", "overlap"),
    references=(
        Reference("monai.losses.DiceLoss"),
        Reference("Milletari et al. 2016, V-Net", "https://arxiv.org/abs/1606.04797"),
    ),
    known=(
        Known(((((0.0, 0.0),),), (((0.0, 0.0),),)), 0.0, "empty and predicted empty"),
        Known(((((1.0, 0.0),),), (((1.0, 0.0),),)), 0.0, "perfect"),
        Known(((((0.5, 0.5),),), (((1.0, 0.0),),)), 0.5, "1 − 2·0.5/(1 + 1)", {"smooth": 0.0}),
        Known(((((0.5, 0.5),),), (((1.0, 0.0),),)), 1 / 3, "1 − 1/1.5", {"smooth": 0.0, "squared": True}),
        Known(
            ((((1.0, 0.0),), ((0.0, 0.0),)), (((1.0, 0.0),), ((1.0, 1.0),))),
            (0.5,),
            "whole batch: 1 − 2/(1 + 3)",
            {"smooth": 0.0, "batch": True},
            "none",
        ),
    ),
)
