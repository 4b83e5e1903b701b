"""One chunk of a file whose losses are taken number by number: binary problems, regressions, distributions."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.diagnosis.facts import Facts

STEEPEST = 100.0
"""Logit at which a probability of exactly 0 or 1 is put, as torch stops the logarithm."""


class ElementChunk:
    """Some rows of predictions and targets of one shape, in float64.

    Args:
        facts: of the whole file.
        raw: predictions (n, …) as the file has them.
        target: (n, …).
        start: number of the first row.
    """

    def __init__(self, facts: Facts, raw: Tensor, target: Tensor, start: int) -> None:
        self.facts, self.start, self.rows = facts, start, len(raw)
        self.raw, self.t = raw, target

    def under(self, facts: Facts) -> ElementChunk:
        """The same elements under the loss of other facts of the same file."""
        other = copy(self)
        other.facts = facts
        other.__dict__.pop("input", None)  # which the other loss may take in another form
        return other

    @property
    def is_share(self) -> bool:
        """Whether the file holds probabilities."""
        return self.facts.case.kind.verdict in ("probabilities", "sigmoid_outputs")

    @cached_property
    def x(self) -> Tensor:
        """Logits."""
        return self.raw.logit().clamp(-STEEPEST, STEEPEST) if self.is_share else self.raw

    @cached_property
    def s(self) -> Tensor:
        """Probabilities."""
        return self.raw if self.is_share else self.raw.sigmoid()

    @cached_property
    def log_p(self) -> Tensor:
        """Log-probabilities of a distribution over the last axis."""
        kind = self.facts.case.kind.verdict
        if kind == "log_probabilities":
            return self.raw
        if kind in ("probabilities", "sigmoid_outputs"):
            return (self.raw / self.raw.sum(-1, keepdim=True) if kind == "sigmoid_outputs" else self.raw).log()
        return self.raw.log_softmax(-1)

    @cached_property
    def input(self) -> Tensor:
        """The file as the entry wants it."""
        wants = self.facts.case.loss.task.prediction
        if self.facts.case.group == "sigmoid":
            return self.s if wants == "probability" else self.x
        if self.facts.case.group == "divergence":
            if wants != "log_probabilities":
                return self.raw if self.is_share else self.log_p.exp()
            return self.log_p
        if self.facts.case.group == "overlap" and self.facts.needs_activation:
            return self.raw.softmax(1) if self.is_one_class else self.raw.sigmoid()
        return self.raw

    @cached_property
    def is_one_class(self) -> bool:
        """Whether each pixel belongs to exactly one channel, so that a softmax is what masks are made for."""
        return self.t.ndim > 1 and self.t.shape[1] > 1 and bool((self.t.sum(1) == 1).all())

    def price(self, input: Tensor | None = None, target: Tensor | None = None, **changed: Any) -> Tensor:
        """Σ value and Σ mass of the loss on other numbers or under other parameters, (2,)."""
        value, mass = self.facts.by_entry(
            self.input if input is None else input, self.t if target is None else target, self.start, **changed
        )
        return torch.stack([value.sum().double(), mass.sum().double()])

    def columns(self) -> tuple[Tensor, Tensor]:
        """Value and mass of each element under the loss itself."""
        value, mass = self.facts.by_entry(self.input, self.t, self.start)
        return value.reshape(-1).double(), mass.reshape(-1).double()
