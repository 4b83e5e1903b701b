"""Complete IoU loss of boxes."""

import math

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import boxes, tasks
from lossexplorer.catalog.boxes import distance_share, one_minus_iou, shape_distance
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.params import Flag
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def ciou(input: Tensor, target: Tensor, detach_alpha: bool, eps: float) -> Tensor:
    """1 − I/(U + ε) + ρ²/(c² + ε) + αv with α = v/(1 − I/(U + ε) + v + ε)."""
    a, b = wide(input), wide(target)
    missed, v = one_minus_iou(a, b, eps), shape_distance(a, b)
    alpha = v / (missed + v + eps)
    alpha = alpha.detach() if detach_alpha else alpha
    return (missed + distance_share(a, b, eps) + alpha * v).to(input.dtype)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum, contact, and what boxes of these shapes cost when they are far apart."""
    angles = [math.atan2(s[f"{of}width"], s[f"{of}height"]) for of in ("", "target_")]
    v = 4 / math.pi**2 * (angles[0] - angles[1]) ** 2
    return (*boxes.centred(s), *boxes.contact(s), *boxes.far_apart(2 + v * v / (1 + v + p["eps"])))


LOSS = Loss(
    title="CIoU",
    task=tasks.BOXES,
    formula=r"\ell = 1 - \frac{I}{U + \varepsilon} + \frac{\rho^2}{c^2 + \varepsilon} + \alpha v \quad "
    r"v = \frac{4}{\pi^2} \left(\arctan \frac{w_g}{h_g} - \arctan \frac{w}{h}\right)^2,\; "
    r"\alpha = \frac{v}{1 - I/U + v + \varepsilon}",
    plain="DIoU that also matches the shape of the box.",
    convention="As torchvision: α is held constant for the gradient; older mmdetection differentiates it, which gives "
    "the same value and another gradient. A box without width and height has no shape: nan.",
    fn=ciou,
    params=(Flag("detach_alpha", "", True).means("Hold α constant when the gradient is taken."), boxes.EPS),
    detached=lambda p: bool(p["detach_alpha"]),
    marks=marks,
    aliases=("CIoULoss", "CIoU", "complete IoU", "complete_box_iou_loss"),
    references=(
        "torchvision.ops.complete_box_iou_loss",
        "Zheng et al. 2020, Distance-IoU Loss https://arxiv.org/abs/1911.08287",
    ),
    known=(
        Known((((0.0, 0.0, 2.0, 2.0),), ((1.0, 1.0, 3.0, 3.0),)), 6 / 7 + 1 / 9, "squares: as DIoU", {"eps": 0.0}),
        Known(
            (((0.0, 0.0, 0.0, 0.0),), ((0.0, 0.0, 2.0, 2.0),)), math.nan, "torchvision, a box without width and height"
        ),
    ),
)
