"""Distance IoU loss of boxes."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import boxes, tasks
from lossexplorer.catalog.boxes import distance_share, one_minus_iou
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.spec import Known, Loss


def diou(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """1 − I/(U + ε) + ρ²/(c² + ε)."""
    a, b = wide(input), wide(target)
    return (one_minus_iou(a, b, eps) + distance_share(a, b, eps)).to(input.dtype)


LOSS = Loss(
    title="DIoU",
    task=tasks.BOXES,
    formula=r"\ell = 1 - \frac{I}{U + \varepsilon} + \frac{\rho^2}{c^2 + \varepsilon} \quad "
    r"\rho = |m_A - m_B|, \;\; c = \mathrm{diam}\,\mathrm{hull}(A \cup B)",
    plain="IoU that also moves the centres of the boxes together.",
    convention="As torchvision: ε = 1e-7 is added to the union and to the squared diagonal.",
    fn=diou,
    params=(boxes.EPS,),
    marks=lambda p, s: (*boxes.centred(s), *boxes.contact(s), *boxes.far_apart(2.0)),
    aliases=("DIoULoss", "DIoU", "distance IoU", "distance_box_iou_loss"),
    references=(
        "torchvision.ops.distance_box_iou_loss",
        "Zheng et al. 2020, Distance-IoU Loss https://arxiv.org/abs/1911.08287",
    ),
    known=(
        Known((((0.0, 0.0, 2.0, 2.0),), ((1.0, 1.0, 3.0, 3.0),)), 6 / 7 + 1 / 9, "1 − 1/7 + 2/18", {"eps": 0.0}),
        Known((((0.0, 0.0, 1.0, 1.0),), ((2.0, 0.0, 3.0, 1.0),)), 1.4, "1 + 4/10", {"eps": 0.0}),
        Known((((0.0, 0.0, 0.0, 0.0),), ((0.0, 0.0, 2.0, 2.0),)), 1.25, "torchvision, a box without area", digits=7),
    ),
)
