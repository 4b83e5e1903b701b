"""What implementations of losses of boxes disagree about."""

from __future__ import annotations

from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "box_iou_loss": (
        Convention(
            "a corner in common, IoU = 1/7",
            (((0.0, 0.0, 2.0, 2.0),), ((1.0, 1.0, 3.0, 3.0),)),
            "torchvision",
            (Other("mmdetection", "has −log IoU", then=lambda x: -(1 - x).log()),),
        ),
    ),
    "ciou_loss": (
        Convention(
            "slope at the left edge",
            (((0.0, 0.0, 2.0, 1.0),), ((1.0, 0.0, 3.0, 3.0),)),
            "torchvision",
            (Other("mmdetection (2020)", "differentiates α too", {"detach_alpha": False}),),
            slope=True,
        ),
    ),
}
