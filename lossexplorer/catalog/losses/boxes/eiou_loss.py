"""Efficient IoU loss of boxes."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import boxes, tasks
from lossexplorer.catalog.boxes import distance_share, hull, one_minus_iou, sides
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def eiou(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """1 − I/(U + ε) + ρ²/(c² + ε) + (w − w_g)²/(c_w² + ε) + (h − h_g)²/(c_h² + ε)."""
    a, b = wide(input), wide(target)
    loss = one_minus_iou(a, b, eps) + distance_share(a, b, eps)
    for own, true, around in zip(sides(a), sides(b), hull(a, b), strict=True):
        loss = loss + (own - true) ** 2 / (around**2 + eps)
    return loss.to(input.dtype)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum, contact, and what boxes of these heights cost when they are far apart."""
    halves, offset = (s["height"] / 2, s["target_height"] / 2), s["offset"]
    around = max(offset + halves[0], halves[1]) - min(offset - halves[0], -halves[1])
    level = 2 + 4 * (halves[0] - halves[1]) ** 2 / (around**2 + p["eps"])
    return (*boxes.centred(s), *boxes.contact(s), *boxes.far_apart(level))


LOSS = Loss(
    title="EIoU",
    task=tasks.BOXES,
    formula=r"\ell = 1 - \frac{I}{U + \varepsilon} + \frac{\rho^2}{c^2 + \varepsilon} + "
    r"\frac{(w - w_g)^2}{c_w^2 + \varepsilon} + \frac{(h - h_g)^2}{c_h^2 + \varepsilon}",
    plain="DIoU that also matches width and height, each for itself.",
    convention="As the paper, without its focal weight; ε = 1e-7 is added to every denominator, as torchvision does "
    "in DIoU.",
    fn=eiou,
    params=(boxes.EPS,),
    marks=marks,
    aliases=("EIoULoss", "EIoU", "efficient IoU"),
    references=(
        "Zhang et al. 2021, Focal and Efficient IOU Loss for Accurate Bounding Box Regression "
        "https://arxiv.org/abs/2101.08158",
    ),
    known=(
        Known((((0.0, 0.0, 2.0, 2.0),), ((1.0, 1.0, 3.0, 3.0),)), 6 / 7 + 1 / 9, "squares: as DIoU", {"eps": 0.0}),
        Known((((0.0, 0.0, 1.0, 1.0),), ((0.0, 0.0, 2.0, 1.0),)), 0.8, "1 − 1/2 + (1/4)/5 + 1/4 + 0", {"eps": 0.0}),
    ),
)
