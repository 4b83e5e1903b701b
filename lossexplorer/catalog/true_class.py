"""The true class against all others: mathematics, parameters and marks of losses that ask for little else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.common import true_class
from lossexplorer.catalog.params import POSITIVE, Vector
from lossexplorer.catalog.spec import Mark

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values

SAMPLES_PER_CLASS = Vector("samples_per_class", "n", domain=POSITIVE).means(
    "How many examples of each class the training data have; None takes all classes as equally frequent."
)


def log_odds(input: Tensor, label: Tensor) -> Tensor:
    """The logit of the probability of a class, z_y − log Σ e^z over the others; +∞ where there are no others.

    Args:
        input: logits ``(N, C, …)``.
        label: the class, ``(N, 1, …)``.
    """
    others = input.scatter(1, label, -math.inf)
    alone = (others == -math.inf).all(1)
    rival = others.masked_fill(alone.unsqueeze(1), 0).logsumexp(1)
    return input.gather(1, label).squeeze(1) - rival.masked_fill(alone, -math.inf)


def per_class(values: Tensor, input: Tensor) -> Tensor:
    """A vector (C,) as it lies beside logits (N, C, …)."""
    return values.view(1, -1, *[1] * (input.ndim - 2))


def logarithm_and_error(input: Tensor, target: Tensor, a: float, b: float, ignore_index: int) -> Tensor:
    """−a log p_y + b (1 − p_y), and 0 where a row is ignored."""
    odds = log_odds(input, true_class(target, ignore_index))
    return (b * torch.sigmoid(-odds) - a * F.logsigmoid(odds)).masked_fill(target == ignore_index, 0)


def slope_of_logarithm_and_error(p: Tensor, target: Tensor, a: float, b: float, ignore_index: int) -> Tensor:
    """(p_c − δ_cy)(a + b p_y), written into ``p``."""
    label = true_class(target, ignore_index)
    slope = (a + b * p.gather(1, label)).masked_fill_((target == ignore_index).unsqueeze(1), 0)
    return p.scatter_add_(1, label, p.new_full(label.shape, -1)).mul_(slope)


def marks_of_logarithm_and_error(s: Values, a: float, b: float) -> tuple[Mark, ...]:
    """Chance and the straight end, over the margin to other logits that are equal."""
    if s["others"] is not None:
        return ()
    others = s["classes"] - 1
    level = a * math.log(others + 1) + b * others / (others + 1)
    line = (-a, a * math.log(others) + b)
    return (
        Mark("chance", Message("chance"), at=0.0, level=level),
        Mark("asymptote", Message("slope of the logarithm"), line=line, toward=-math.inf),
    )


def shifted_cross_entropy(input: Tensor, target: Tensor, shift: Tensor | None, ignore_index: int) -> Tensor:
    """Cross entropy of z + shift, where the shift has one number for each class."""
    z = input
    if shift is not None:  # which may rule out every class: an ignored row pulls nowhere all the same
        z = (input + per_class(shift, input)).masked_fill((target == ignore_index).unsqueeze(1), 0)
    return F.cross_entropy(z, target, ignore_index=ignore_index, reduction="none")
