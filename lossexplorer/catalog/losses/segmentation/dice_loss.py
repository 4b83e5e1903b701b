"""Soft Dice loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, Choice, Flag, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference, Rows

if TYPE_CHECKING:
    from torch import Tensor


def dice(input: Tensor, target: Tensor, smooth: float, squared: bool, batch: bool, activation: str) -> Tensor:
    """1 − (2 Σpt + s)/(Σp + Σt + s), for each image and class (N, C), or for each class (C,) of the whole batch."""
    p = torch.sigmoid(input) if activation == "sigmoid" else input
    p = p.softmax(1) if activation == "softmax" else p
    over = [0, *range(2, p.ndim)] if batch else [*range(2, p.ndim)]
    both, ours, theirs = p * target, p * p if squared else p, target * target if squared else target
    if over:
        both, ours, theirs = both.sum(over), ours.sum(over), theirs.sum(over)
    return 1 - (2 * both + smooth) / (ours + theirs + smooth)


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
        Number(
            name="smooth",
            symbol="s",
            default=1e-5,
            domain=NON_NEGATIVE,
            typical=(0.0, 1.0),
            help="Added above and below the fraction, so that empty masks have a value.",
        ),
        Flag(name="squared", symbol="p²", default=False, help="Sum squares in the denominator, as V-Net did."),
        Flag(name="batch", symbol="", batch_only=True, default=False, help="Sum over the whole batch before dividing."),
        Choice(
            name="activation",
            symbol="",
            default="none",
            options={"none": "predictions are probabilities", "sigmoid": "apply sigmoid", "softmax": "apply softmax"},
            help="What turns the predictions into probabilities first.",
        ),
    ),
    kind=lambda p: "set" if p["batch"] else "elementwise",
    rows=Rows("Dice loss of the image alone", dice_of_each_image),
    reductions=("mean", "none"),
    marks=lambda p, s: (Mark("minimum", Message("the whole mask found"), at=1.0),) if s["mask_share"] > 0 else (),
    aliases=("DiceLoss", "F1", "F1 score", "Sørensen–Dice", "Sorensen Dice", "overlap"),
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
