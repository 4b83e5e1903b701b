"""Symmetric cross entropy."""

import math

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used
from lossexplorer.catalog.params import NON_NEGATIVE, Interval, Number
from lossexplorer.catalog.spec import Known, Loss
from lossexplorer.catalog.true_class import (
    logarithm_and_error,
    marks_of_logarithm_and_error,
    slope_of_logarithm_and_error,
)


def symmetric_cross_entropy(
    input: Tensor, target: Tensor, alpha: float, beta: float, A: float, ignore_index: int
) -> Tensor:
    """−α log p_y − β A (1 − p_y): of the reverse cross entropy −Σ p_c log y_c, all but class y have log 0 = A."""
    return logarithm_and_error(input, target, alpha, -beta * A, ignore_index)


def gradient(
    p: Tensor, input: Tensor, target: Tensor, alpha: float, beta: float, A: float, ignore_index: int
) -> Tensor:
    """(p_c − δ_cy)(α − β A p_y)."""
    return slope_of_logarithm_and_error(p, target, alpha, -beta * A, ignore_index)


LOSS = Loss(
    title="Symmetric cross entropy",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\alpha \log p_y - \beta A\,(1 - p_y) \quad A = \log 0",
    plain="It also asks how wrong the label would be if the model were right.",
    convention="log 0 is taken as A = −4, as in the paper; code that clamps the label at 1e-4 has A = −9.21. "
    "Both parts are cross entropies: the reverse KL divergence from a sure label would be infinite.",
    fn=symmetric_cross_entropy,
    params=(
        Number("alpha", "α", 0.1, (0.01, 6.0), NON_NEGATIVE, "log").means("Weight of the cross entropy."),
        Number("beta", "β", 1.0, (0.0, 1.0), NON_NEGATIVE).means(
            "Weight of the reverse cross entropy, which no mistake makes larger than −βA."
        ),
        Number("A", "A", -4.0, (-10.0, -1.0), Interval(-math.inf, 0)).means("What stands for the logarithm of 0."),
        IGNORE_INDEX,
    ),
    mass=is_used,
    gradient=gradient,
    marks=lambda p, s: marks_of_logarithm_and_error(s, p["alpha"], -p["beta"] * p["A"]),
    aliases=("SCE", "SCELoss", "reverse cross entropy", "RCE"),
    references=(
        "Wang et al. 2019, Symmetric Cross Entropy for Robust Learning with Noisy Labels "
        "https://arxiv.org/abs/1908.06112",
        "SCELoss of HanxunH/Active-Passive-Losses https://github.com/HanxunH/Active-Passive-Losses",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 2.0693147180559945, "log(2)/10 + 4 · ½"),
        Known((((0.0, 1e4),), (0,)), 1004.0, "a complete mistake: 1e4/10 + 4"),
        Known((((0.0, 0.0, 0.0),), (0,)), 1.0986122886681098, "cross entropy", {"alpha": 1.0, "beta": 0.0}),
    ),
)
