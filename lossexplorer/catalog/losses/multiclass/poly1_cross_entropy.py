"""Poly-1: cross entropy with another first term."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used
from lossexplorer.catalog.params import Number
from lossexplorer.catalog.spec import Known, Loss
from lossexplorer.catalog.true_class import (
    logarithm_and_error,
    marks_of_logarithm_and_error,
    slope_of_logarithm_and_error,
)


def poly1_cross_entropy(input: Tensor, target: Tensor, epsilon: float, ignore_index: int) -> Tensor:
    """−log p_y + ε (1 − p_y)."""
    return logarithm_and_error(input, target, 1.0, epsilon, ignore_index)


def gradient(p: Tensor, input: Tensor, target: Tensor, epsilon: float, ignore_index: int) -> Tensor:
    """(p_c − δ_cy)(1 + ε p_y)."""
    return slope_of_logarithm_and_error(p, target, 1.0, epsilon, ignore_index)


LOSS = Loss(
    title="Poly-1 cross entropy",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\log p_y + \varepsilon\,(1 - p_y)",
    plain="Cross entropy with its first term turned up or down.",
    convention="ε is what is added to the coefficient 1 of the first term of −log p = (1 − p) + (1 − p)²/2 + …, "
    "so 0 is cross entropy and −1 has no first term, as in the paper, timm and optax.",
    fn=poly1_cross_entropy,
    params=(
        Number("epsilon", "ε", 2.0, (-1.0, 5.0)).means("What every share of error costs on top of cross entropy."),
        IGNORE_INDEX,
    ),
    mass=is_used,
    gradient=gradient,
    marks=lambda p, s: marks_of_logarithm_and_error(s, 1.0, p["epsilon"]),
    aliases=("PolyLoss", "Poly1", "Poly1CrossEntropyLoss", "polynomial expansion"),
    references=("optax.losses.poly_loss_cross_entropy", "Leng et al. 2022, PolyLoss https://arxiv.org/abs/2204.12511"),
    known=(
        Known((((0.0, 0.0),), (0,)), 1.6931471805599454, "log 2 + 2 · ½"),
        Known((((0.0,) * 4,), (3,)), 0.6362943611198906, "log 4 − ¾", {"epsilon": -1.0}),
        Known((((0.0, 1e4),), (0,)), 10002.0, "a complete mistake"),
    ),
)
