"""Generalised IoU loss of boxes."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import boxes, tasks
from lossexplorer.catalog.boxes import areas, hull
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.spec import Known, Loss


def giou(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """1 − I/(U + ε) + (C − U)/(C + ε), where C is the area of the smallest box around both."""
    a, b = wide(input), wide(target)
    shared, union = areas(a, b)
    width, height = hull(a, b)
    around = width * height
    return (1 - shared / (union + eps) + (around - union) / (around + eps)).to(input.dtype)


LOSS = Loss(
    title="GIoU",
    task=tasks.BOXES,
    formula=r"\ell = 1 - \frac{I}{U + \varepsilon} + \frac{C - U}{C + \varepsilon} \quad "
    r"C = |\mathrm{hull}(A \cup B)|",
    plain="IoU that still pulls when the boxes do not touch.",
    convention="As torchvision: ε = 1e-7 in both denominators, so that identical boxes cost 1e-7. The largest value "
    "is 2.",
    fn=giou,
    params=(boxes.EPS,),
    marks=lambda p, s: (boxes.largest_overlap(), *boxes.far_apart(2.0)),
    aliases=("GIoULoss", "GIoU", "generalized IoU", "generalized_box_iou_loss"),
    references=(
        "torchvision.ops.generalized_box_iou_loss",
        "Rezatofighi et al. 2019, Generalized Intersection over Union https://arxiv.org/abs/1902.09630",
    ),
    known=(
        Known((((0.0, 0.0, 2.0, 2.0),), ((1.0, 1.0, 3.0, 3.0),)), 6 / 7 + 2 / 9, "1 − 1/7 + (9 − 7)/9", {"eps": 0.0}),
        Known((((0.0, 0.0, 1.0, 1.0),), ((2.0, 0.0, 3.0, 1.0),)), 4 / 3, "1 + (3 − 2)/3", {"eps": 0.0}),
        Known((((0.0, 0.0, 0.0, 0.0),), ((0.0, 0.0, 2.0, 2.0),)), 1.0, "torchvision, a box without area", digits=7),
        Known((((0.0, 0.0, 1.0, 1.0),), ((0.0, 0.0, 1.0, 1.0),)), 1e-7, "torchvision, identical boxes", digits=13),
    ),
)
