"""Log-cosh Dice loss."""

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import regions, tasks
from lossexplorer.catalog.regions import missed_share
from lossexplorer.catalog.spec import Known, Loss


def log_cosh_dice(input: Tensor, target: Tensor, smooth: float, activation: str) -> Tensor:
    """The log cosh of the Dice loss of each image and class, from cosh x = 1 + 2 sinh²(x/2)."""
    dice = missed_share(input, target, 0.5, 0.5, smooth / 2, False, activation)
    return torch.log1p(2 * torch.sinh(dice / 2) ** 2)


LOSS = Loss(
    title="Log-cosh Dice",
    task=tasks.MASKS,
    formula=r"\ell = \log \cosh \left(1 - \frac{2 \sum p\,t + s}{\sum p + \sum t + s}\right)",
    plain="Dice whose price rises slowly at first, and never above 0.4338.",
    convention="Of the Dice loss of each image and class, then averaged; the largest value is log cosh 1 = 0.4338.",
    fn=log_cosh_dice,
    params=(regions.SMOOTH, regions.ACTIVATION),
    marks=regions.marks,
    aliases=("LogCoshDiceLoss", "log cosh dice"),
    references=(
        "torch over monai.losses.DiceLoss",
        "Jadon 2020, A survey of loss functions for semantic segmentation https://arxiv.org/abs/2006.14822",
    ),
    known=(
        Known(((((1.0, 0.0),),), (((1.0, 0.0),),)), 0.0, "perfect"),
        Known(((((0.0, 1.0),),), (((1.0, 0.0),),)), 0.4337808304830271, "log cosh 1", {"smooth": 0.0}),
        Known(((((0.5, 0.5),),), (((1.0, 0.0),),)), 0.12011450695827745, "log cosh ½", {"smooth": 0.0}),
    ),
)
