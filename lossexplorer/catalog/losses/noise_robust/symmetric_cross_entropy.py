"""Symmetric cross entropy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used
from lossexplorer.catalog.params import NON_NEGATIVE, Interval, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Reference
from lossexplorer.catalog.true_class import (
    logarithm_and_error,
    marks_of_logarithm_and_error,
    slope_of_logarithm_and_error,
)

if TYPE_CHECKING:
    from torch import Tensor


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
    key="symmetric_cross_entropy",
    title="Symmetric cross entropy",
    family=Family.NOISE_ROBUST,
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\alpha \log p_y - \beta A\,(1 - p_y) \quad A = \log 0",
    plain="It also asks how wrong the label would be if the model were right.",
    convention="log 0 is taken as A = −4, as in the paper; code that clamps the label at 1e-4 has A = −9.21. "
    "Both parts are cross entropies: the reverse KL divergence from a sure label would be infinite.",
    fn=symmetric_cross_entropy,
    params=(
        Number(
            name="alpha",
            symbol="α",
            default=0.1,
            domain=NON_NEGATIVE,
            typical=(0.01, 6.0),
            scale="log",
            help="Weight of the cross entropy.",
        ),
        Number(
            name="beta",
            symbol="β",
            default=1.0,
            domain=NON_NEGATIVE,
            typical=(0.0, 1.0),
            help="Weight of the reverse cross entropy, which no mistake makes larger than −βA.",
        ),
        Number(
            name="A",
            symbol="A",
            default=-4.0,
            domain=Interval(-math.inf, 0),
            typical=(-10.0, -1.0),
            help="What stands for the logarithm of 0.",
        ),
        IGNORE_INDEX,
    ),
    mass=lambda target, alpha, beta, A, ignore_index: is_used(target, ignore_index),
    reductions=("mean", "none"),
    gradient=gradient,
    marks=lambda p, s: marks_of_logarithm_and_error(s, p["alpha"], -p["beta"] * p["A"]),
    aliases=("SCE", "SCELoss", "reverse cross entropy", "RCE"),
    references=(
        Reference(
            "Wang et al. 2019, Symmetric Cross Entropy for Robust Learning with Noisy Labels",
            "https://arxiv.org/abs/1908.06112",
        ),
        Reference("SCELoss of HanxunH/Active-Passive-Losses", "https://github.com/HanxunH/Active-Passive-Losses"),
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 2.0693147180559945, "log(2)/10 + 4 · ½"),
        Known((((0.0, 1e4),), (0,)), 1004.0, "a complete mistake: 1e4/10 + 4"),
        Known((((0.0, 0.0, 0.0),), (0,)), 1.0986122886681098, "cross entropy", {"alpha": 1.0, "beta": 0.0}),
    ),
)
