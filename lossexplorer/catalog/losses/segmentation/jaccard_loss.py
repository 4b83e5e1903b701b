"""Soft Jaccard loss."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import regions, tasks
from lossexplorer.catalog.named import held
from lossexplorer.catalog.regions import missed_share
from lossexplorer.catalog.spec import Known, Loss, Rows


def jaccard(input: Tensor, target: Tensor, smooth: float, batch: bool, activation: str) -> Tensor:
    """1 − (I + s)/(Σp + Σt − I + s) with I = Σpt, for each image and class, or for each class of the whole batch."""
    return missed_share(input, target, 1.0, 1.0, smooth, batch, activation)


LOSS = Loss(
    title="Jaccard (IoU)",
    task=tasks.MASKS,
    formula=r"\ell = 1 - \frac{I + s}{\sum p + \sum t - I + s} \quad I = \sum p\,t",
    plain="One minus the area that two regions share, as a part of the area that they cover together.",
    convention="For each image and class, then averaged; s is added once above and once below. smp leaves out classes "
    "without true pixels, and monai's jaccard=True smooths with half of this s.",
    fn=jaccard,
    params=(regions.SMOOTH, regions.BATCH, regions.ACTIVATION),
    kind=regions.kind,
    rows=Rows("Jaccard loss of the image alone", held(jaccard, batch=False)),
    marks=regions.marks,
    aliases=("JaccardLoss", "Jaccard index", "soft IoU", "intersection over union"),
    references=(
        "segmentation_models_pytorch.losses.JaccardLoss",
        "Rahman & Wang 2016, Optimizing Intersection-over-Union in Deep Neural Networks",
    ),
    known=(
        Known(((((0.0, 0.0),),), (((0.0, 0.0),),)), 0.0, "empty and predicted empty"),
        Known(((((1.0, 0.0),),), (((1.0, 0.0),),)), 0.0, "perfect"),
        Known(((((0.5, 0.5),),), (((1.0, 0.0),),)), 2 / 3, "1 − 0.5/1.5", {"smooth": 0.0}),
        Known(((((0.5, 0.5),),), (((1.0, 0.0),),)), 0.4, "1 − 1.5/2.5", {"smooth": 1.0}),
        Known(
            ((((1.0, 0.0),), ((0.0, 0.0),)), (((1.0, 0.0),), ((1.0, 1.0),))),
            (2 / 3,),
            "whole batch: 1 − 1/3",
            {"smooth": 0.0, "batch": True},
            "none",
        ),
    ),
)
