"""What is asked of a file that was read once: losses, means, frequencies, accuracies."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.diagnosis.baselines import baselines_of
from lossexplorer.diagnosis.classes import IGNORED
from lossexplorer.diagnosis.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.diagnosis.results import Baselines


_OF_THE_FILE = (
    *("n", "classes", "per_row", "b", "soft", "undefined"),
    *("label", "file_label", "odd", "legal_ignored", "targets", "size", "whole"),
)
"""What does not depend on the loss."""


class Facts(Reading):
    """A file that was read once, and what is asked of it afterwards."""

    def under(self, loss: Loss, given: Mapping[str, Any]) -> Facts:
        """The same file under another loss of its group, or other parameters; made once.

        Its sums are those of these facts; values of rows it has none.
        """
        key = f"{loss.key} {sorted(given)} {[str(x) for x in given.values()]}"
        if key not in self.others:
            other = Facts.__new__(Facts)
            other.__dict__.update({name: x for name, x in vars(self).items() if name in _OF_THE_FILE})
            other.take_up(replace(self.case, loss=loss, parameters=loss.resolve(dict(given)), given=frozenset(given)))
            other.sums = self.sums
            self.others[key] = other
        return self.others[key]

    def reduced(self, pair: Any) -> float:
        """One number from Σ value and Σ mass, by the reduction that was asked for."""
        value, mass = (float(x) for x in pair)
        if self.case.reduction == "sum":
            found = value
        elif self.case.reduction == "batchmean":
            found = value / self.n
        else:
            found = value / mass if mass else math.nan
        return self.finished(found) if self.case.reduction == "mean" else found

    def finished(self, mean: float) -> float:
        """From a mean to the loss, for an entry that is a function of one."""
        if self.loss.key == "rmse_loss":
            return math.sqrt(mean + self.parameters["eps"]) if mean >= 0 else math.nan
        return mean

    def of(self, name: str) -> float:
        """The reduced loss of a measured pair."""
        return self.reduced(self.sums[name])

    @cached_property
    def total(self) -> float:
        """Σ value over the file."""
        return float(self.value.sum())

    @cached_property
    def weight(self) -> float:
        """Σ mass over the file."""
        return float(self.mass.sum())

    @cached_property
    def recomputed(self) -> float:
        """The loss of the file, whether or not it is defined (see ``undefined``)."""
        if self.evaluated is not None:
            return self.evaluated
        return self.reduced((self.total, self.weight))

    @cached_property
    def elements(self) -> int:
        """Elements of the file: rows, pixels, tokens, outputs."""
        return len(self.value)

    @cached_property
    def used(self) -> Array:
        """Which elements count."""
        return (self.label != IGNORED).numpy() if self.case.group == "softmax" else np.ones(len(self.value), np.bool_)

    @cached_property
    def n_used(self) -> int:
        """Elements that count."""
        return int(self.used.sum())

    @cached_property
    def row_value(self) -> Array:
        """Σ value of each row, (N,)."""
        return np.asarray(self.value.reshape(self.n, -1).sum(1))

    @cached_property
    def row_mass(self) -> Array:
        """Σ mass of each row, (N,)."""
        return np.asarray(self.mass.reshape(self.n, -1).sum(1))

    @cached_property
    def row_used(self) -> Array:
        """Elements of each row that count, (N,)."""
        return np.asarray(self.used.reshape(self.n, -1).sum(1))

    def batch_means(self, b: int) -> Array:
        """The loss of consecutive batches of b rows, each by its own mass or rows; the last one may be short."""
        at = np.arange(0, self.n, b)
        mass = np.ones(self.n) if self.case.reduction == "batchmean" else self.row_mass
        with np.errstate(invalid="ignore", divide="ignore"):
            means = np.add.reduceat(self.row_value, at) / np.add.reduceat(mass, at)
        return np.asarray(means)

    @cached_property
    def shares(self) -> Array:
        """Frequencies of the classes among elements that count, (C,)."""
        if self.soft:
            shares = np.nan_to_num(self.targets.reshape(-1, self.classes)).sum(0)
        else:
            shares = np.bincount(self.label[self.label != IGNORED].numpy(), minlength=self.classes).astype(np.float64)
        return np.asarray(shares / max(shares.sum(), 1e-300))

    @cached_property
    def prior_entropy(self) -> float:
        """−Σ π ln π."""
        q = self.shares[self.shares > 0]
        return float(-(q * np.log(q)).sum())

    @cached_property
    def baselines(self) -> Baselines:
        """The numbers beside which the loss is high or low."""
        return baselines_of(self)

    @cached_property
    def accuracy(self) -> float:
        """Share of elements that count whose largest logit is at the label."""
        if not self.n_used:
            return math.nan
        return float((self.column["predicted"] == self.label.numpy())[self.used].mean())

    def rows_of(self, elements: Array, most: int = 10) -> tuple[int, ...]:
        """The first rows that hold these elements."""
        return tuple(int(i) for i in np.unique(np.flatnonzero(elements) // self.per_row)[:most])
