"""One chunk of a file of class scores: what many reasons share is computed once, when the first asks."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.diagnosis.facts import Facts

IGNORED = -1
"""Label of elements that a reading leaves out."""


class ClassChunk:
    """Elements (m, C) of some rows, their labels (m,), or their soft labels (m, C).

    Args:
        facts: of the whole file.
        raw: predictions (n, …, C) as the file has them, in the type of the computation.
        target: (n, …) labels in int64, of which those that count lie in 0 … C−1; or (n, …, C) shares.
        start: number of the first row.
    """

    def __init__(self, facts: Facts, raw: Tensor, target: Tensor, start: int) -> None:
        self.facts, self.start, self.rows = facts, start, len(raw)
        self.classes = raw.shape[-1]
        self.whole = raw
        self.raw = raw.reshape(-1, self.classes)
        self.soft = target.reshape(-1, self.classes) if facts.soft else None
        first = start * facts.per_row
        self.slice = slice(first, first + len(self.raw))
        self.label = facts.label[self.slice]
        self.used = self.label != IGNORED
        self.safe = self.label.clamp(min=0)

    def under(self, facts: Facts) -> ClassChunk:
        """The same elements under the loss of other facts of the same file; what is computed already is shared."""
        other = copy(self)
        other.facts = facts
        other.__dict__.pop("spread", None)  # of weights that the other loss may not have
        return other

    @cached_property
    def z(self) -> Tensor:
        """Logits, (m, C): the file read as what it is."""
        kind = self.facts.case.kind.verdict
        if kind == "probabilities" or (kind == "sigmoid_outputs" and self.facts.case.loss.key == "nll_loss"):
            return self.raw.log()
        return self.raw

    @cached_property
    def top(self) -> tuple[Tensor, Tensor]:
        """Largest logit of each element and its class."""
        place = torch.from_numpy(self.z.numpy().argmax(1))  # several times as fast as torch's
        return self.z.gather(1, place.unsqueeze(1)).squeeze(1), place

    @cached_property
    def low(self) -> Tensor:
        """Smallest prediction of each element, as the file has it."""
        return self.raw.amin(1)

    @cached_property
    def away(self) -> Tensor:
        """Logits less the largest of their row."""
        return self.z - self.top[0].unsqueeze(1)

    @cached_property
    def powers(self) -> tuple[Tensor, Tensor]:
        """Exp of the logits less the largest, and their sums in float64."""
        e = self.away.exp()
        return e, e.sum(1).double()

    @cached_property
    def p(self) -> Tensor:
        """Probabilities (m, C): those of the file, or the softmax."""
        if self.facts.case.kind.verdict == "probabilities":
            return self.raw
        e, total = self.powers
        return e * total.reciprocal().to(e.dtype).unsqueeze(1)

    def at(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        """The entry of each element at its label, in float64; ``label`` may have several columns."""
        label = self.safe if label is None else label
        if label.ndim == 1:
            return x.gather(1, label.unsqueeze(1)).squeeze(1).double()
        return x.gather(1, label).double()

    def surprise(self, label: Tensor | None = None) -> Tensor:
        """−log p of labels (m,) or (m, k), in float64: small ones keep their digits."""
        highest, log_total = self.top[0].double(), self.powers[1].log()
        at = self.at(self.z, label)
        if at.ndim == 2:
            return log_total.unsqueeze(1) - (at - highest.unsqueeze(1))
        return log_total - (at - highest)

    @cached_property
    def own_surprise(self) -> Tensor:
        """−log p of the true class."""
        return self.surprise()

    def spread_of(self, logits: Tensor, log_total: Tensor) -> Tensor:
        """Mean over classes of −log p_c, weighted where there are weights; ``log_total`` is the log-sum-exp."""
        pricing = self.facts.pricing
        weight = None if pricing is None else pricing.weight
        if weight is None:
            return log_total - logits.mean(1).double()
        return (weight.sum() * log_total - (logits @ weight.to(logits.dtype)).double()) / self.classes

    @cached_property
    def spread(self) -> Tensor:
        """Of the file."""
        return self.spread_of(self.away, self.powers[1].log())

    @cached_property
    def plain_spread(self) -> Tensor:
        """Mean over classes of −log p_c, whatever the weights."""
        return self.powers[1].log() - self.away.mean(1).double()

    def price_of_labels(self, label: Tensor, used: Tensor) -> Tensor:
        """Σ value and Σ mass of other labels, (2,); of several columns (m, k) for each of them, (2, k)."""
        pricing = self.facts.pricing
        if pricing is None:
            raise TypeError("this loss looks at more than the true class")
        spread = self.spread if pricing.smoothing else None
        if label.ndim == 2 and spread is not None:
            spread = spread.unsqueeze(1)
        value = pricing.values(self.surprise(label), label, spread)
        zero = value.new_zeros(())
        return torch.stack([torch.where(used, value, zero).sum(0), torch.where(used, pricing.mass(label), zero).sum(0)])

    def price(self, logits: Tensor, *, unit: bool = False) -> Tensor:
        """Σ value and Σ mass of the loss on other logits (m, C), (2,); ``unit`` says that they lie in [0, 1]."""
        label, used = self.safe, self.used
        if self.facts.pricing is None:
            value, mass = self.facts.by_entry(logits, self.soft if self.soft is not None else label)
        else:
            pricing = self.facts.pricing
            away = logits if unit else logits - logits.amax(1, keepdim=True)
            log_total = away.exp().sum(1).double().log()
            spread = self.spread_of(away, log_total) if pricing.smoothing else None
            value = pricing.values(log_total - self.at(away, label), label, spread)
            mass = pricing.mass(label)
        zero = value.new_zeros(())
        return torch.stack([torch.where(used, value, zero).sum(), torch.where(used, mass, zero).sum()])

    def columns(self) -> tuple[Tensor, Tensor]:
        """Value and mass of each element under the loss itself; 0 where it does not count."""
        pricing = self.facts.pricing
        if pricing is None:
            value, mass = self.facts.by_entry(self.z, self.soft if self.soft is not None else self.safe)
        else:
            spread = self.spread if pricing.smoothing else None
            value, mass = pricing.values(self.own_surprise, self.safe, spread), pricing.mass(self.safe)
        zero = value.new_zeros(())
        return torch.where(self.used, value, zero), torch.where(self.used, mass, zero)
