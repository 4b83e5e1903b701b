"""What implementations of losses of regression, with and without uncertainty disagree about."""

from __future__ import annotations

import math

from lossexplorer.base import mark
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "mse_loss": (
        Convention(
            "an error of 3",
            ((3.0,), (0.0,)),
            "torch, keras, scikit-learn",
            (Other("optax.l2_loss, HalfSquaredError", "halves it", then=lambda x: x / 2),),
        ),
    ),
    "l1_loss": (
        Convention(
            "slope at an error of 0",
            ((0.0,), (0.0,)),
            "torch",
            (
                Other(
                    "jax",
                    "takes the slope on the right",
                    fn=lambda input, target: torch.where(input < target, target - input, input - target),
                ),
                Other(
                    "scikit-learn",
                    "takes the slope on the left",
                    fn=lambda input, target: torch.where(input > target, input - target, target - input),
                ),
            ),
            slope=True,
        ),
    ),
    "rmse_loss": (
        Convention(
            "two columns of errors, (3, 0) and (4, 1)",
            (((3.0, 4.0), (0.0, 1.0)), ((0.0, 0.0), (0.0, 0.0))),
            "torchmetrics",
            (
                Other(
                    "scikit-learn",
                    "averages the roots of the columns",
                    fn=lambda input, target: (input - target).square().mean(0).sqrt().mean(),
                ),
            ),
        ),
    ),
    "huber_loss": (
        Convention(
            "an error of 3, turning at 2",
            ((3.0,), (0.0,)),
            "torch, keras, optax, SciPy, scikit-learn",
            (Other("SmoothL1Loss", "divides by δ", {"beta": 2.0}, key="smooth_l1_loss"),),
            {"delta": 2.0},
        ),
    ),
    "smooth_l1_loss": (
        Convention(
            "an error of 3, turning at 2",
            ((3.0,), (0.0,)),
            "torch",
            (Other("HuberLoss", "does not divide by β", {"delta": 2.0}, key="huber_loss"),),
            {"beta": 2.0},
        ),
    ),
    "log_cosh_loss": (
        Convention(
            "an error of 0",
            ((0.0,), (0.0,)),
            mark("mathematics"),
            (
                Other(
                    "keras",
                    "subtracts log 2 as float32 has it",
                    fn=lambda input, target: (
                        input - target + F.softplus(-2 * (input - target)) - torch.tensor(2.0).log().double()
                    ),
                ),
            ),
        ),
    ),
    "poisson_nll_loss": (
        Convention(
            "log y! of a count of 3",
            ((2.5,), (3.0,)),
            "torch",
            (
                Other(
                    mark("mathematics"),
                    "has log y! itself",
                    fn=lambda input, target: input - target * input.log() + torch.lgamma(target + 1),
                ),
            ),
            {"log_input": False, "full": True},
        ),
        Convention(
            "a rate of 0 and a count of 1",
            ((0.0,), (1.0,)),
            "torch",
            (Other("keras", "adds 1e-7 to the rate", {"eps": 1e-7}),),
            {"log_input": False},
        ),
    ),
    "gaussian_nll_loss": (
        Convention(
            "an error of 1 with a variance of 1e-9",
            ((1.0,), (0.0,), (1e-9,)),
            "torch",
            (Other(mark("mathematics"), "takes the variance as it is", {"eps": 1e-9}),),
        ),
    ),
    "mape_loss": (
        Convention(
            "1.5 for a target of 2",
            ((1.5,), (2.0,)),
            "scikit-learn, torchmetrics",
            (Other("keras", "gives percent", then=lambda x: 100 * x),),
        ),
        Convention(
            "0.5 for a target of 0",
            ((0.5,), (0.0,)),
            "",
            (
                Other("scikit-learn", "divides by at least the ε of float64", {"eps": 2.0**-52}),
                Other("torchmetrics", "divides by at least 1.17e-6", {"eps": 1.17e-6}),
                Other("keras", "divides by at least 1e-7 and gives percent", {"eps": 1e-7}, then=lambda x: 100 * x),
            ),
        ),
    ),
    "msle_loss": (
        Convention(
            "−0.5 for a target of 1",
            ((-0.5,), (1.0,)),
            "scikit-learn",
            (
                Other(
                    "keras",
                    "replaces negative predictions by 0",
                    fn=lambda input, target: (input.clamp(min=0).log1p() - target.log1p()) ** 2,
                ),
            ),
        ),
    ),
    "cauchy_loss": (
        Convention(
            "an error of 2", ((2.0,), (0.0,)), "SciPy", (Other("kornia", "has log(1 + ½e²)", {"c": math.sqrt(2)}),)
        ),
    ),
    "quantile_loss": (
        Convention(
            "slope at an error of 0, τ = 0.9",
            ((0.0,), (0.0,)),
            "",
            (
                Other(
                    "scikit-learn",
                    "takes −τ",
                    fn=lambda input, target: torch.where(input > target, 0.1, -0.9) * (input - target),
                ),
                Other(
                    "torch.maximum",
                    "takes the middle of both slopes",
                    fn=lambda input, target: torch.maximum(0.9 * (target - input), 0.1 * (input - target)),
                ),
            ),
            {"quantile": 0.9},
            slope=True,
        ),
    ),
}
