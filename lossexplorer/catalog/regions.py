"""Sums over the pixels of regions, and the parameters that losses of regions share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.params import NON_NEGATIVE, Choice, Flag, Number
from lossexplorer.catalog.spec import Mark

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Kind, Values

SMOOTH = Number("smooth", "s", 1e-5, (0.0, 1.0), NON_NEGATIVE).means(
    "Added above and below the fraction, so that empty masks have a value."
)
BATCH = Flag("batch", "", False, batch_only=True).means("Sum over the whole batch before dividing.")
ACTIVATION = Choice(
    "activation",
    "",
    "none",
    {"none": "predictions are probabilities", "sigmoid": "apply sigmoid", "softmax": "apply softmax"},
).means("What turns the predictions into probabilities first.")
FALSE_ALARMS = Number("alpha", "α", 0.3, (0.0, 1.0), NON_NEGATIVE).means(
    "The price of false alarms: probability that is given to pixels outside of the mask."
)
MISSES = Number("beta", "β", 0.7, (0.0, 1.0), NON_NEGATIVE).means(
    "The price of misses: probability that pixels of the mask do not get."
)


def shares(input: Tensor, activation: str) -> tuple[Tensor, Tensor]:
    """The probabilities p of pixels and 1 − p, each with all its digits."""
    if activation == "sigmoid":
        return torch.sigmoid(input), torch.sigmoid(-input)
    if activation == "softmax":
        p = input.softmax(1)
        return p, others(p)
    return input, 1 - input


def others(p: Tensor) -> Tensor:
    """Of each class the sum of all other probabilities (N, C, …), without taking any of them from 1."""
    classes = p.movedim(1, -1)
    before = F.pad(classes, (1, -1)).cumsum(-1)
    after = F.pad(classes, (-1, 1)).flip(-1).cumsum(-1).flip(-1)
    return (before + after).movedim(-1, 1)


def over_pixels(x: Tensor, batch: bool) -> Tensor:
    """Sums for each image and class (N, C), or for each class (C,) of the whole batch."""
    over = [0, *range(2, x.ndim)] if batch else [*range(2, x.ndim)]
    return x.sum(over) if over else x


def confusion(input: Tensor, target: Tensor, batch: bool, activation: str) -> tuple[Tensor, Tensor, Tensor]:
    """Hits Σpt, false alarms Σp(1 − t) and misses Σ(1 − p)t, for each image and class or each class."""
    p, rest = shares(input, activation)
    return over_pixels(p * target, batch), over_pixels(p * (1 - target), batch), over_pixels(rest * target, batch)


def missed_share(
    input: Tensor, target: Tensor, alpha: float, beta: float, smooth: float, batch: bool, activation: str
) -> Tensor:
    """1 − (TP + s)/(TP + α FP + β FN + s), without taking anything from 1."""
    hits, false_alarms, misses = confusion(input, target, batch, activation)
    missed = alpha * wide(false_alarms) + beta * wide(misses)
    return (missed / (wide(hits) + missed + smooth)).to(input.dtype)


def kind(p: Values) -> Kind:
    """A sum over the batch belongs to all of its images."""
    return "set" if p["batch"] else "elementwise"


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The least that a mask can cost; an empty one has no pixel to find."""
    return (Mark("minimum", Message("the whole mask found"), at=1.0),) if s["mask_share"] > 0 else ()
