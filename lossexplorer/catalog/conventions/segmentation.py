"""What implementations of losses of regions disagree about."""

from __future__ import annotations

import math

from lossexplorer.base import mark
from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "dice_loss": (
        Convention(
            "p = (0.3, 0.2, 0.1) on a mask of two pixels, smooth = 1",
            ((((0.3, 0.2, 0.1),),), (((1.0, 1.0, 0.0),),)),
            "monai",
            (Other("smp, optax", "adds it to the overlap, which counts twice", {"smooth": 2.0}),),
            {"smooth": 1.0},
        ),
        Convention(
            "p = (0.3, 0.2, 0.1) on a mask of two pixels",
            ((((0.3, 0.2, 0.1),),), (((1.0, 1.0, 0.0),),)),
            "monai",
            (Other("V-Net, monai (squared_pred)", "sums squares below", {"squared": True}),),
        ),
        Convention(
            "p = (0.3, 0.2, 0.1) on an empty mask",
            ((((0.3, 0.2, 0.1),),), (((0.0, 0.0, 0.0),),)),
            "monai",
            (
                Other("monai (smooth = 1)", "smooths more", {"smooth": 1.0}),
                Other("smp", "leaves out what has no true pixel", then=lambda x: 0 * x),
                Other("keras", "has no overlap, so it costs 1", {"smooth": 0.0}),
            ),
        ),
        Convention(
            "a large region half found and a small one missed",
            ((((1.0, 1.0, 0.0, 0.0),), ((0.0, 0.0, 0.0, 0.0),)), (((1.0, 1.0, 1.0, 1.0),), ((1.0, 0.0, 0.0, 0.0),))),
            "monai",
            (Other("smp, keras", "sums over the whole batch first", {"batch": True}),),
        ),
    ),
    "jaccard_loss": (
        Convention(
            "p = (0.3, 0.2, 0.1) on a mask of two pixels, smooth = 1",
            ((((0.3, 0.2, 0.1),),), (((1.0, 1.0, 0.0),),)),
            "smp",
            (Other("monai (jaccard=True)", "smooths with half of it", {"smooth": 0.5}),),
            {"smooth": 1.0},
        ),
    ),
    "tversky_loss": (
        Convention(
            "two of three marked pixels are right, none is missed",
            ((((1.0, 1.0, 1.0, 0.0),),), (((1.0, 1.0, 0.0, 0.0),),)),
            mark("the paper, monai, smp, optax"),
            (
                Other("keras", "multiplies the misses by α", {"alpha": 0.7, "beta": 0.3}),
                Other(
                    "kornia",
                    "counts the background as a class",
                    inputs=(
                        (((1.0, 1.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0)),),
                        (((1.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 1.0)),),
                    ),
                ),
            ),
        ),
    ),
    "lovasz_softmax_loss": (
        Convention(
            "one of three classes has true pixels",
            ((((math.log(2.0),) * 2, (0.0, 0.0), (0.0, 0.0)),), ((0, 0),)),
            "smp",
            (Other("kornia", "averages over all classes", {"classes": "all"}),),
        ),
    ),
    "lovasz_hinge_loss": (
        Convention(
            "two images, one of them right",
            (((2.0, -2.0), (-2.0, 1.0)), ((1.0, 0.0), (1.0, 1.0))),
            "kornia",
            (Other("smp", "sorts the whole batch", {"per_image": False}),),
        ),
    ),
}
