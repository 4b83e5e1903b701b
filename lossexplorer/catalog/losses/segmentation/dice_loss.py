"""Soft Dice loss."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import regions, tasks
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.named import held
from lossexplorer.catalog.params import Flag
from lossexplorer.catalog.regions import missed_share, over_pixels, shares
from lossexplorer.catalog.spec import Known, Loss, Rows


def dice(input: Tensor, target: Tensor, smooth: float, squared: bool, batch: bool, activation: str) -> Tensor:
    """1 − (2 Σpt + s)/(Σp + Σt + s), for each image and class (N, C), or for each class (C,) of the whole batch."""
    if not squared:
        return missed_share(input, target, 0.5, 0.5, smooth / 2, batch, activation)
    p, _ = shares(input, activation)
    apart, both = wide(over_pixels((p - target) ** 2, batch)), wide(over_pixels(p * target, batch))
    return (apart / (2 * both + apart + smooth)).to(input.dtype)


LOSS = Loss(
    title="Dice",
    task=tasks.MASKS,
    formula=r"\ell = 1 - \frac{2 \sum p\,t + s}{\sum p + \sum t + s}",
    plain="One minus the overlap of two regions, as a share of their average size.",
    convention="For each image and class, then averaged, as in monai; s is added once above and once below, so an "
    "empty mask that is predicted empty costs 0.",
    fn=dice,
    params=(
        regions.SMOOTH,
        Flag("squared", "p²", False).means("Sum squares in the denominator, as V-Net did."),
        regions.BATCH,
        regions.ACTIVATION,
    ),
    kind=regions.kind,
    rows=Rows("Dice loss of the image alone", held(dice, batch=False)),
    marks=regions.marks,
    aliases=("DiceLoss", "Sørensen–Dice", "Sorensen Dice", "overlap"),
    references=("monai.losses.DiceLoss", "Milletari et al. 2016, V-Net https://arxiv.org/abs/1606.04797"),
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
