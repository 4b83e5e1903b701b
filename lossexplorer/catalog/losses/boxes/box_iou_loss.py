"""IoU loss of boxes."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import boxes, tasks
from lossexplorer.catalog.boxes import one_minus_iou
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def box_iou(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """1 − I/(U + ε)."""
    return one_minus_iou(wide(input), wide(target), eps).to(input.dtype)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The largest overlap, contact, and the plateau without a gradient beyond."""
    if not boxes.overlap_along(s):
        return ()
    return (boxes.largest_overlap(), *boxes.contact(s), *boxes.far_apart(1.0))


LOSS = Loss(
    title="IoU",
    task=tasks.BOXES,
    formula=r"\ell = 1 - \frac{I}{U + \varepsilon} \quad I = |A \cap B|,\; U = |A \cup B|",
    plain="The share of the area covered by either box that they do not have in common.",
    convention="Linear in the IoU; mmdetection's IoULoss is −log IoU by default. Where edges are in line the gradient "
    "is the mean of both sides, as in torchvision.",
    fn=box_iou,
    params=(boxes.EPS,),
    marks=marks,
    aliases=("IoULoss", "box overlap", "bounding box", "intersection over union"),
    references=(
        "torchvision.ops.boxes: intersection and union",
        "Yu et al. 2016, UnitBox https://arxiv.org/abs/1608.01471",
    ),
    known=(
        Known((((0.0, 0.0, 2.0, 2.0),), ((1.0, 1.0, 3.0, 3.0),)), 6 / 7, "1 − 1/7", {"eps": 0.0}),
        Known((((0.0, 0.0, 1.0, 1.0),), ((2.0, 0.0, 3.0, 1.0),)), 1.0, "disjoint"),
        Known((((0.0, 0.0, 1.0, 1.0),), ((0.0, 0.0, 1.0, 1.0),)), 1e-7, "identical boxes: ε", digits=13),
    ),
)
