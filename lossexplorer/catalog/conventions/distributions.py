"""What implementations of losses of distributions disagree about."""

from __future__ import annotations

import math

from lossexplorer.base import mark
from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "categorical_cross_entropy": (
        Convention(
            "slope at p = (½, ½), the first is right",
            (((0.5, 0.5),), ((1.0, 0.0),)),
            mark("mathematics"),
            (Other("keras", "divides rows by their sum first", {"normalize": True}),),
            slope=True,
        ),
        Convention(
            "a sure mistake",
            (((0.0, 1.0),), ((1.0, 0.0),)),
            "",
            (
                Other("keras", "clips p at 1e-7", {"log_clamp": math.log(1e-7)}),
                Other("scikit-learn", "clips p at the ε of float64", {"log_clamp": math.log(2.0**-52)}),
                Other(mark("mathematics"), "has no clamp", {"log_clamp": None}),
            ),
        ),
    ),
    "kl_div": (
        Convention(
            "p = (0.6, 0.4) for the truth (0.3, 0.7)",
            (((math.log(0.6), math.log(0.4)),), ((0.3, 0.7),)),
            "torch (batchmean), SciPy",
            (
                Other(
                    "torchmetrics",
                    "has KL(p‖y), the arguments the other way round",
                    inputs=(((math.log(0.3), math.log(0.7)),), ((0.6, 0.4),)),
                ),
                Other("torch (mean)", "divides by the classes too", then=lambda x: x / 2),
            ),
        ),
        Convention(
            "p = (0.6, 0.4) for the truth (1, 0)",
            (((math.log(0.6), math.log(0.4)),), ((1.0, 0.0),)),
            "torch, SciPy",
            (Other("keras", "clips the target at 1e-7", inputs=(((math.log(0.6), math.log(0.4)),), ((1.0, 1e-7),))),),
        ),
    ),
    "js_divergence": (
        Convention(
            "(0.6, 0.4) and (0.3, 0.7)",
            (((0.6, 0.4),), ((0.3, 0.7),)),
            mark("mathematics"),
            (Other("SciPy", "takes the square root", then=lambda x: x.sqrt()),),
        ),
    ),
    "brier_loss": (
        Convention(
            "0.8 and 0.7 for what happened",
            (((0.2, 0.8), (0.3, 0.7)), (1, 1)),
            "scikit-learn (scale_by_half=False)",
            (Other("scikit-learn", "halves it for two classes", then=lambda x: x / 2),),
        ),
    ),
}
