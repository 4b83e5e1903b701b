"""What implementations of losses of one class of several disagree about."""

from __future__ import annotations

import math

from lossexplorer.base import mark
from lossexplorer.base.door import F
from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "multi_margin_loss": (
        Convention(
            "scores 1, 0.5 and −1, the first is right",
            (((1.0, 0.5, -1.0),), (0,)),
            "torch",
            (
                Other(
                    "optax, keras, scikit-learn",
                    "takes the largest violation",
                    fn=lambda input, target: F.relu(1 - input[:, 0] + input[:, 1:].amax(1)),
                ),
                Other(
                    "torchmetrics",
                    "takes the softmax of scores beyond [0, 1] first",
                    fn=lambda input, target: 1 - input.softmax(1)[:, 0] + input.softmax(1)[:, 1:].amax(1),
                ),
            ),
        ),
        Convention(
            "scores −2, −4 and −5, the first is right",
            (((-2.0, -4.0, -5.0),), (0,)),
            "torch, optax, scikit-learn",
            (
                Other(
                    "keras",
                    "begins the maximum at 0",
                    fn=lambda input, target: F.relu(1 - input[:, 0] + F.relu(input[:, 1:]).amax(1)),
                ),
            ),
        ),
    ),
    "cross_entropy": (
        Convention(
            "two rows whose classes weigh 1 and 4",
            (((2.0, 0.0), (0.0, 1.0)), (0, 1)),
            "torch, scikit-learn",
            (
                Other(
                    "torch (one-hot)",
                    "divides by the rows",
                    inputs=(((2.0, 0.0), (0.0, 1.0)), ((1.0, 0.0), (0.0, 1.0))),
                ),
                Other("keras", "divides by the rows", {"weight_normalization": "batch"}),
            ),
            {"weight": (1.0, 4.0)},
        ),
        Convention(
            "three rows, one of them ignored",
            (((2.0, 0.0), (0.0, 1.0), (0.0, 0.0)), (0, 1, -100)),
            "torch, keras",
            (Other("smp.SoftCrossEntropyLoss", "divides by all rows", then=lambda x: x * 2 / 3),),
        ),
        Convention(
            "a label of −1 that should be ignored",
            (((1.0, 0.0, 0.0), (0.0, 2.0, 0.0)), (0, -1)),
            "torch",
            (Other("optax", "takes the last class", inputs=(((1.0, 0.0, 0.0), (0.0, 2.0, 0.0)), (0, 2))),),
            {"ignore_index": -1},
        ),
        Convention(
            "smoothing and classes that weigh 1 and 4",
            (((2.0, 0.0), (0.0, 1.0)), (0, 1)),
            "torch",
            (
                Other(
                    mark("weights of rows"),
                    "scales each smoothed row as a whole",
                    fn=lambda input, target: (
                        F.cross_entropy(input, target, reduction="none", label_smoothing=0.1)
                        @ target.new_tensor([0.2, 0.8], dtype=input.dtype)
                    ),
                ),
            ),
            {"weight": (1.0, 4.0), "label_smoothing": 0.1},
        ),
        Convention(
            "a class masked by −∞",
            (((1.0, 0.0, -math.inf),), (0,)),
            "torch, optax.safe_softmax_cross_entropy",
            (
                Other("torch (one-hot)", "has 0 · −∞", inputs=(((1.0, 0.0, -math.inf),), ((1.0, 0.0, 0.0),))),
                Other(mark("torch (smoothed)"), "spreads a share over the masked class", {"label_smoothing": 0.1}),
            ),
        ),
    ),
    "label_smoothing_cross_entropy": (
        Convention(
            "ten classes, ε = 0.1, the right one leads by 2",
            (((2.0, *(0.0,) * 9),), (0,)),
            "torch, timm, keras, optax, smp, fairseq",
            (
                Other("ε/(C − 1)", "spreads ε over the other classes", {"mode": "uniform_others"}),
                Other(
                    "t5x",
                    "spreads ε over the others and subtracts the entropy",
                    {"mode": "uniform_others", "subtract_entropy": True},
                ),
                Other(
                    "YisenWang's lsr",
                    "gives the others ε/10 each",
                    fn=lambda input, target: -input.log_softmax(1) @ input.new_tensor([0.9] + [0.01] * 9),
                ),
            ),
        ),
    ),
    "symmetric_cross_entropy": (
        Convention(
            "two classes, p = ½",
            (((0.0, 0.0),), (0,)),
            mark("the paper"),
            (Other("Active-Passive-Losses", "clamps the label at 1e-4", {"A": math.log(1e-4)}),),
        ),
    ),
    "co_teaching_loss": (
        Convention(
            "two of three rows kept, mean of the first network",
            (((0.0, 0.0), (2.0, 0.0), (0.0, 2.0)), ((0.0, 0.0), (2.0, 0.0), (0.0, 2.0)), (0, 0, 0)),
            mark("the paper"),
            (Other(mark("the authors' code"), "divides the mean by k once more", then=lambda x: x / 2),),
            {"forget_rate": 0.3},
        ),
    ),
    "ohem_cross_entropy": (
        Convention(
            "two of three rows kept",
            (((1.0, 0.0), (0.0, 0.0), (0.0, 6.0)), (0, 0, 0)),
            mark("the paper"),
            (Other(mark("mmsegmentation (older)"), "divides by all rows", then=lambda x: x * 2 / 3),),
        ),
    ),
    "class_balanced_loss": (
        Convention(
            "z = (1, 0, 0), the second is right and one of two rare classes",
            (((1.0, 0.0, 0.0),), (1,)),
            mark("the authors' code"),
            (
                Other(
                    "vandit15",
                    "has BCE of the softmax, averaged over classes",
                    fn=lambda input, target: (
                        9 / 7 * F.binary_cross_entropy(input.softmax(1), F.one_hot(target, 3).to(input.dtype))
                    ),
                ),
            ),
            {"beta": 1.0, "samples_per_class": (3.0, 1.0, 1.0)},
        ),
        Convention(
            "the same with BCE of each class",
            (((1.0, 0.0, 0.0),), (1,)),
            mark("the paper"),
            (Other(mark("the authors' code"), "averages over classes", then=lambda x: x / 3),),
            {"beta": 1.0, "samples_per_class": (3.0, 1.0, 1.0), "base": "sigmoid"},
        ),
    ),
    "softmax_focal_loss": (
        Convention(
            "three classes alike, the first is right, α = 0.25",
            (((0.0, 0.0, 0.0),), (0,)),
            mark("without α"),
            (
                Other("keras", "multiplies every class by it", {"alpha": (0.25, 0.25, 0.25)}),
                Other("kornia", "gives 1 − α to the first class", {"alpha": (0.75, 0.25, 0.25)}),
                Other(
                    "monai",
                    "gives 1 − α to the first class and divides by the classes",
                    {"alpha": (0.75, 0.25, 0.25)},
                    then=lambda x: x / 3,
                ),
            ),
        ),
    ),
}
