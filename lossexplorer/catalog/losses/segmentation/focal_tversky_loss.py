"""Focal Tversky loss."""

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import regions, tasks
from lossexplorer.catalog.named import held
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.regions import missed_share
from lossexplorer.catalog.spec import Known, Loss, Rows


def focal_tversky(
    input: Tensor, target: Tensor, alpha: float, beta: float, gamma: float, smooth: float, batch: bool, activation: str
) -> Tensor:
    """(1 − (TP + s)/(TP + α FP + β FN + s))^γ; a perfect mask has the gradient 0, though the slope may be infinite."""
    missed = missed_share(input, target, alpha, beta, smooth, batch, activation)
    if gamma >= 1:
        return missed**gamma
    imperfect = missed != 0
    return torch.where(imperfect, missed.where(imperfect, 1.0) ** gamma, 0.0)


LOSS = Loss(
    title="Focal Tversky",
    task=tasks.MASKS,
    formula=r"\ell = \left(1 - \frac{TP + s}{TP + \alpha\,FP + \beta\,FN + s}\right)^{\gamma} \quad "
    r"TP = \sum p\,t,\; FP = \sum p\,(1 - t),\; FN = \sum (1 - p)\,t",
    plain="Tversky that bends its price, so that it is well or badly segmented regions that count most.",
    convention="The exponent is γ, where the paper writes 1/γ with γ = 4/3, and each image and class is raised to it "
    "before the mean; smp raises the mean. For γ < 1 the slope at a perfect mask is infinite; its gradient is given "
    "as 0.",
    fn=focal_tversky,
    params=(
        regions.FALSE_ALARMS,
        regions.MISSES,
        Number("gamma", "γ", 0.75, (0.3, 3.0), POSITIVE).means(
            "Above 1 turns down regions that are nearly found; below 1 turns them up."
        ),
        regions.SMOOTH,
        regions.BATCH,
        regions.ACTIVATION,
    ),
    kind=regions.kind,
    rows=Rows("Focal Tversky loss of the image alone", held(focal_tversky, batch=False)),
    reductions=("mean",),
    marks=regions.marks,
    aliases=("FTL", "FocalTverskyLoss"),
    references=(
        "monai.losses.TverskyLoss, raised to γ",
        "Abraham & Khan 2018, A Novel Focal Tversky Loss Function https://arxiv.org/abs/1810.07842",
    ),
    known=(
        Known(((((1.0, 0.0),),), (((1.0, 0.0),),)), 0.0, "perfect"),
        Known(((((0.8, 0.6),),), (((1.0, 0.0),),)), (2 / 7) ** 0.75, "(1 − 0.8/1.12)^0.75", {"smooth": 0.0}),
        Known(((((0.8, 0.6),),), (((1.0, 0.0),),)), 4 / 49, "(2/7)²", {"smooth": 0.0, "gamma": 2.0}),
        Known(((((0.8, 0.6),),), (((1.0, 0.0),),)), 2 / 7, "Tversky", {"smooth": 0.0, "gamma": 1.0}),
    ),
)
