"""What implementations of losses of yes and no disagree about."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import mark
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.conventions.convention import Convention, Other

if TYPE_CHECKING:
    from torch import Tensor


def bce(z: Tensor, y: Tensor) -> Tensor:
    """Binary cross entropy of a logit."""
    return F.binary_cross_entropy_with_logits(z, y, reduction="none")


def bce_as_keras(p: Tensor, y: Tensor) -> Tensor:
    """Binary cross entropy of a probability that is clipped at 1e-7."""
    return F.binary_cross_entropy(p.clamp(1e-7, 1 - 1e-7), y, reduction="none")


CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "binary_cross_entropy": (
        Convention(
            "a sure mistake, p = 0 and y = 1",
            ((0.0,), (1.0,)),
            "torch",
            (
                Other("keras", "clips p at 1e-7", {"log_clamp": math.log(1e-7)}),
                Other("scikit-learn", "clips p at the ε of float64", {"log_clamp": math.log(2.0**-52)}),
                Other("scikit-learn (float32)", "clips p at the ε of float32", {"log_clamp": math.log(2.0**-23)}),
                Other(mark("mathematics"), "has no clamp", {"log_clamp": None}),
            ),
        ),
        Convention(
            "slope at a sure mistake, p = 0 and y = 1",
            ((0.0,), (1.0,)),
            "torch",
            (
                Other("keras", "has none beyond its clip", fn=bce_as_keras),
                Other(mark("mathematics"), "has no clamp", {"log_clamp": None}),
            ),
            slope=True,
        ),
        Convention(
            "slope at a sure right answer, p = 1 and y = 1",
            ((1.0,), (1.0,)),
            "torch, keras",
            (Other(mark("mathematics"), "has −1/p", fn=lambda input, target: -input.log()),),
            slope=True,
        ),
        Convention(
            "slope at p = 1e-13 and y = 0",
            ((1e-13,), (0.0,)),
            mark("mathematics"),
            (Other("torch", "divides by at least 1e-12", fn=F.binary_cross_entropy),),
            slope=True,
        ),
    ),
    "sigmoid_focal_loss": (
        Convention(
            "z = 0 and y = 1, α left to its default",
            ((0.0,), (1.0,)),
            "torchvision, kornia, smp",
            (Other("optax, monai", "leaves α out", {"alpha": None}),),
        ),
        Convention(
            "z = 1 and a soft target of 0.7",
            ((1.0,), (0.7,)),
            "torchvision, optax",
            (
                Other(
                    "monai",
                    "takes the focal factor from σ((1 − 2y) z)",
                    fn=lambda input, target: 0.4 * bce(input, target) * (input * (1 - 2 * target)).sigmoid() ** 2,
                ),
                Other(
                    "smp",
                    "takes p_t as exp(−BCE)",
                    fn=lambda input, target: 0.4 * bce(input, target) * (1 - (-bce(input, target)).exp()) ** 2,
                ),
                Other(
                    "kornia",
                    "weighs each part of the BCE by itself",
                    fn=lambda input, target: (
                        -0.25 * (-input).sigmoid() ** 2 * target * F.logsigmoid(input)
                        - 0.75 * input.sigmoid() ** 2 * (1 - target) * F.logsigmoid(-input)
                    ),
                ),
            ),
        ),
        Convention(
            "slope at z = 20 and y = 1 with γ = ½",
            ((20.0,), (1.0,)),
            "optax, kornia",
            (
                Other(
                    "torchvision, smp (float32)",
                    "takes 1 − σ(z), which is 0",
                    fn=lambda input, target: (1 - input.float().sigmoid()) ** 0.5 * bce(input.float(), target.float()),
                ),
            ),
            {"gamma": 0.5, "alpha": None},
            slope=True,
        ),
        Convention(
            "a sure mistake, z = −100 and y = 1",
            ((-100.0,), (1.0,)),
            "torchvision, optax, monai",
            (
                Other(
                    "keras",
                    "clips the probability at 1e-7",
                    {"alpha": None, "log_clamp": math.log(1e-7)},
                    key="binary_focal_loss",
                    inputs=((0.0,), (1.0,)),
                ),
            ),
            {"alpha": None},
        ),
    ),
    "binary_focal_loss": (
        Convention(
            "p = 0.5 and y = 1, α left to its default",
            ((0.5,), (1.0,)),
            "",
            (Other("keras", "leaves α out", {"alpha": None}),),
        ),
        Convention(
            "a sure mistake, p = 0 and y = 1",
            ((0.0,), (1.0,)),
            "",
            (Other("keras", "clips p at 1e-7 and leaves α out", {"alpha": None, "log_clamp": math.log(1e-7)}),),
        ),
    ),
    "soft_margin_loss": (
        Convention(
            "a margin of −89",
            ((-89.0,), (1.0,)),
            "",
            (
                Other(
                    "torch (float32)",
                    "overflows in log(1 + exp)",
                    fn=lambda input, target: F.soft_margin_loss(input.float(), target.float()),
                ),
            ),
        ),
    ),
    "hinge_loss": (
        Convention(
            "a score of 2 for the class −1",
            ((2.0,), (-1.0,)),
            "torch, optax, scikit-learn",
            (
                Other(
                    "torchmetrics",
                    "takes the sigmoid of scores beyond [0, 1]",
                    fn=lambda input, target: F.relu(1 - target * input.sigmoid()),
                ),
            ),
        ),
        Convention(
            "a score of 0.75 where all rows are of class 1",
            ((0.75,), (1.0,)),
            "torch, optax",
            (Other("scikit-learn", "takes the only class for −1", fn=lambda input, target: F.relu(1 + input)),),
        ),
        Convention(
            "slope at the margin",
            ((1.0,), (1.0,)),
            "torch.relu",
            (
                Other(
                    "torch.clamp",
                    "takes the slope of a mistake",
                    fn=lambda input, target: (1 - target * input).clamp(min=0),
                ),
                Other(
                    "torch.maximum, optax",
                    "takes the middle of both slopes",
                    fn=lambda input, target: torch.maximum(1 - target * input, torch.zeros_like(input)),
                ),
            ),
            slope=True,
        ),
    ),
    "asymmetric_loss": (
        Convention(
            "a sure mistake, z = −40 and y = 1",
            ((-40.0,), (1.0,)),
            mark("mathematics"),
            (Other(mark("the authors' code"), "keeps p above 1e-8", {"eps": 1e-8}),),
        ),
    ),
}
