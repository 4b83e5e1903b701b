"""Tversky loss."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import regions, tasks
from lossexplorer.catalog.named import held
from lossexplorer.catalog.regions import missed_share
from lossexplorer.catalog.spec import Known, Loss, Rows


def tversky(
    input: Tensor, target: Tensor, alpha: float, beta: float, smooth: float, batch: bool, activation: str
) -> Tensor:
    """1 − (TP + s)/(TP + α FP + β FN + s), for each image and class, or for each class of the whole batch."""
    return missed_share(input, target, alpha, beta, smooth, batch, activation)


LOSS = Loss(
    title="Tversky",
    task=tasks.MASKS,
    formula=r"\ell = 1 - \frac{TP + s}{TP + \alpha\,FP + \beta\,FN + s} \quad "
    r"TP = \sum p\,t,\; FP = \sum p\,(1 - t),\; FN = \sum (1 - p)\,t",
    plain="Dice with separate prices for false alarms and misses.",
    convention="α is the price of false alarms, as in the paper and in monai; keras multiplies the misses by its "
    "alpha. With α = β = 0.5 it is Dice, with α = β = 1 Jaccard.",
    fn=tversky,
    params=(regions.FALSE_ALARMS, regions.MISSES, regions.SMOOTH, regions.BATCH, regions.ACTIVATION),
    kind=regions.kind,
    rows=Rows("Tversky loss of the image alone", held(tversky, batch=False)),
    marks=regions.marks,
    aliases=("TverskyLoss", "Tversky index"),
    references=(
        "monai.losses.TverskyLoss",
        "Salehi et al. 2017, Tversky loss function for image segmentation https://arxiv.org/abs/1706.05721",
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
