"""What an element costs, given −log of the probability of its true class: the entry's own function on two classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lossexplorer.base.door import torch
from lossexplorer.catalog.losses.long_tail.class_balanced_loss import effective_weights

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values

_STRAIGHT = ("cross_entropy", "nll_loss", "class_balanced_loss")
_OF_TWO = ("softmax_focal_loss", "generalized_cross_entropy", "symmetric_cross_entropy", "poly1_cross_entropy")


@dataclass(frozen=True)
class Pricing:
    """Values of elements from ``surprise`` = −log p_y and ``spread`` = the mean over classes of −log p_c."""

    loss: Loss
    parameters: Values
    weight: Tensor | None
    """One factor for each class, of values; (C,) in float64."""
    weighs_mass: bool
    """Whether the mean divides by the weights."""
    smoothing: float = 0.0
    """Share of ``spread`` in a value."""
    own: float = 1.0
    """Share of ``surprise`` in a value."""
    shift: float = 0.0

    def values(self, surprise: Tensor, label: Tensor, spread: Tensor | None) -> Tensor:
        """Of elements whose true classes are ``label``; ``spread`` is weighted already where there are weights."""
        value = self._of_two(surprise) if self.loss.key in _OF_TWO else surprise * self.own
        if self.weight is not None:
            value = value * self.weight[label]
        if self.smoothing and spread is not None:
            value = value + self.smoothing * spread
        return value - self.shift if self.shift else value

    def mass(self, label: Tensor) -> Tensor:
        """Shares of the elements in the denominator of the mean, before any is ignored."""
        if self.weight is None or not self.weighs_mass:
            return torch.ones(label.shape, dtype=torch.float64)
        return self.weight[label]

    def _of_two(self, surprise: Tensor) -> Tensor:
        """The entry on two logits, 0 and log(e^surprise − 1): its true class has just this probability."""
        flat = surprise.reshape(-1).clamp(min=0)
        rest = torch.where(flat > 30, flat, torch.expm1(flat.clamp(max=30)).log())
        changed = {"alpha": None} if self.loss.key == "softmax_focal_loss" else {}
        pair = torch.stack([torch.zeros_like(rest), rest], 1)
        label = torch.zeros(len(flat), dtype=torch.int64)
        found: Tensor = self.loss.fn(pair, label, **(self.parameters | changed))
        return found.reshape(surprise.shape)


def pricing_of(loss: Loss, parameters: Values, classes: int) -> Pricing | None:
    """How elements of this loss are priced; None where more than the true class counts."""
    p = parameters
    weight = p.get("alpha") if loss.key == "softmax_focal_loss" else p.get("weight")
    smoothing, own, shift = 0.0, 1.0, 0.0
    if loss.key == "class_balanced_loss":
        if p["base"] != "softmax":
            return None
        samples = p["samples_per_class"]
        weight = None if samples is None else effective_weights(_vector(samples), p["beta"])
    elif loss.key == "cross_entropy":
        smoothing, own = p["label_smoothing"], 1 - p["label_smoothing"]
    elif loss.key == "label_smoothing_cross_entropy":
        smoothing, own, shift = _smoothed(loss, p, classes)
    elif loss.key not in _STRAIGHT + _OF_TWO:
        return None
    if weight is not None:
        weight = _vector(weight)
        if weight.shape != (classes,):
            return None
    by_weight = loss.key in ("cross_entropy", "nll_loss") and p.get("weight_normalization") != "batch"
    return Pricing(loss, p, weight, by_weight, smoothing, own, shift)


def _smoothed(loss: Loss, p: Values, classes: int) -> tuple[float, float, float]:
    """Share of the spread, of the true class, and what is subtracted, read off the entry itself on chosen logits."""
    from lossexplorer.catalog.common import entropy
    from lossexplorer.catalog.losses.multiclass.label_smoothing_cross_entropy import shares

    own, other = shares(classes, p["epsilon"], p["mode"])
    floor = entropy((own, *[other] * (classes - 1))) if p["subtract_entropy"] else 0.0
    return other * classes, own - other, floor


def _vector(values: Any) -> Tensor:
    return torch.as_tensor(values, dtype=torch.float64)
