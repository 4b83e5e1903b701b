"""What implementations of losses of boxes disagree about."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import mark
from lossexplorer.catalog.boxes import distance_share, one_minus_iou, sides
from lossexplorer.catalog.conventions.convention import Convention, Other
from lossexplorer.catalog.losses.boxes.giou_loss import giou

if TYPE_CHECKING:
    from torch import Tensor

POINT = (((0.0, 0.0, 0.0, 0.0),), ((0.0, 0.0, 2.0, 2.0),))


def ciou_as_torchvision(input: Tensor, target: Tensor) -> Tensor:
    """CIoU with the angle taken from w/h, whose slope is 0 · ∞ where the height is 0."""
    (w, h), (v, g) = sides(input), sides(target)
    shape = 4 / math.pi**2 * ((v / g).atan() - (w / h).atan()) ** 2
    missed = one_minus_iou(input, target, 1e-7)
    alpha = (shape / (missed + shape + 1e-7)).detach()
    return missed + distance_share(input, target, 1e-7) + alpha * shape


CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "box_iou_loss": (
        Convention(
            "a corner in common, IoU = 1/7",
            (((0.0, 0.0, 2.0, 2.0),), ((1.0, 1.0, 3.0, 3.0),)),
            "torchvision",
            (Other("mmdetection", "has −log IoU", then=lambda x: -(1 - x).log()),),
        ),
    ),
    "giou_loss": (
        Convention(
            "two boxes of side 1 that are the same",
            (((0.0, 0.0, 1.0, 1.0),),) * 2,
            "torchvision",
            (Other(mark("mathematics"), "adds nothing to the union", {"eps": 0.0}),),
        ),
        Convention(
            "widths 1 and 2, 16 777 216 to the right",
            (((2.0**24, 0.0, 2.0**24 + 1, 1.0),), ((2.0**24, 0.0, 2.0**24 + 2, 1.0),)),
            "torchvision",
            (
                Other(
                    "monai",
                    "computes in float32 whatever it is given",
                    fn=lambda input, target: giou(input.float(), target.float(), 2.0**-23),
                ),
            ),
        ),
    ),
    "ciou_loss": (
        Convention(
            "a box without width and height",
            POINT,
            "torchvision",
            (
                Other("DIoU", "asks for no shape", key="diou_loss"),
                Other("GIoU", "asks for no shape and no centre", key="giou_loss"),
            ),
        ),
        Convention(
            "slope at the left edge of a box of height 0",
            (((0.0, 0.0, 2.0, 0.0),), ((1.0, 0.0, 3.0, 2.0),)),
            "",
            (Other("torchvision", "divides the width by the height", fn=ciou_as_torchvision),),
            slope=True,
        ),
        Convention(
            "slope at the left edge",
            (((0.0, 0.0, 2.0, 1.0),), ((1.0, 0.0, 3.0, 3.0),)),
            "torchvision",
            (Other("mmdetection (2020)", "differentiates α too", {"detach_alpha": False}),),
            slope=True,
        ),
    ),
}
