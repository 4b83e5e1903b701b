"""A batch as it would be: what the loss gets of each chunk is changed on its way, and no file is touched."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.layout import Layout

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

_LEVELS = 127
"""Of int8, the most negative number left out, so that 0 stays 0."""
_NARROW = 4
"""Bytes of a number that is computed with as it is; the half types are widened before."""


@dataclass(frozen=True)
class Change:
    """What happens to predictions and targets."""

    temperature: float = 1.0
    steps: Literal["none", "tensor", "row"] = "none"
    """Whether predictions are rounded to steps, and what has a scale of its own."""
    largest: float = 0.0
    """The largest number of all predictions, without its sign."""
    noise: float = 0.0
    """Share of the labels that are replaced."""
    seed: int = 0
    classes: int = 0
    """How many there are; 0 where targets are yes and no."""
    ignored: int = -100
    """A label that is none."""
    left_out: int | None = None
    """A label that becomes none too."""
    signs: bool = False
    """Whether no is −1."""
    smoothing: float = 0.0
    """Share by which yes-or-no targets are drawn to one half."""

    def predictions(self, part: Array) -> Array:
        """Some rows of predictions, otherwise."""
        if self.steps == "none" and self.temperature == 1:
            return part
        if part.dtype.kind != "f" or part.dtype.itemsize < _NARROW:
            part = part.astype(np.float32 if part.dtype.kind == "f" else np.float64)
        if self.steps != "none":
            part = _in_steps(part, self._scale(part))
        return part if self.temperature == 1 else part / part.dtype.type(self.temperature)

    def _scale(self, part: Array) -> Array:
        if self.steps == "tensor":
            return np.asarray(self.largest / _LEVELS, part.dtype)
        axes = tuple(range(1, part.ndim))
        with np.errstate(invalid="ignore"):
            largest = np.where(np.isfinite(part), np.abs(part), 0).max(axes, keepdims=True, initial=0)
        return np.asarray(largest / _LEVELS, part.dtype)

    def targets(self, part: Array, first: int) -> Array:
        """Some rows of targets, otherwise; ``first`` is the number of the first of them."""
        if self.noise:
            part = self._noisy(part, first)
        if self.left_out is not None:
            part = np.where(part == self.left_out, self.ignored, part.astype(np.int64))
        if self.smoothing:
            part = part.astype(np.float64 if part.dtype.kind != "f" else part.dtype)
            part = part * part.dtype.type(1 - self.smoothing) + part.dtype.type(self.smoothing / 2)
        return part

    def _noisy(self, part: Array, first: int) -> Array:
        """Labels of which some are others: each has its own draw, so that chunks make no difference."""
        width = int(np.prod(part.shape[1:], dtype=np.int64))
        number = np.arange(first * width, (first + len(part)) * width, dtype=np.uint64).reshape(part.shape)
        struck = _draw(number, self.seed, 0) < self.noise
        if not self.classes:
            return np.where(struck, (0 if self.signs else 1) - part.astype(_signed(part)), part).astype(_signed(part))
        fits = (part >= 0) & (part < self.classes) & (part != self.ignored)
        away = 1 + (_draw(number, self.seed, 1) * (self.classes - 1)).astype(np.int64)
        others = (part.astype(np.int64) + away) % self.classes
        return np.where(struck & fits, others, part).astype(np.int64)


@dataclass(frozen=True)
class ChangedLayout(Layout):
    """The layout of a batch, with a change at its end."""

    change: Change = field(default_factory=Change)

    @property
    def takes_as_they_lie(self) -> bool:
        """Never: they are changed."""
        return False

    def predictions(self, part: Array) -> Array:
        """As the layout has them, changed."""
        return self.change.predictions(super().predictions(part))

    def targets(self, part: Array, first: int) -> Array:
        """As the layout has them, changed."""
        return self.change.targets(super().targets(part, first), first)


def changed(layout: Layout, change: Change) -> Layout:
    """The layout with this change."""
    if change == Change():
        return layout
    return ChangedLayout(**{f.name: getattr(layout, f.name) for f in fields(Layout)}, change=change)


def _in_steps(part: Array, scale: Array) -> Array:
    """Rounded as quantisation-aware training pretends it; what is 0 everywhere has no scale, and stays."""
    x, s = torch.from_numpy(part), torch.from_numpy(scale)
    rounded = CATALOGUE.get("fake_quantize").fn(x, s, 0, -_LEVELS, _LEVELS)
    return np.asarray(torch.where(s > 0, rounded, x).numpy(), part.dtype)


def _signed(part: Array) -> type:
    return np.int64 if part.dtype.kind in "bu" else part.dtype.type


def _draw(number: Array, seed: int, which: int) -> Array:
    """A number in [0, 1) for each whole one, the same in every order (SplitMix64, Steele and others 2014)."""
    with np.errstate(over="ignore"):
        x = number + np.uint64((2 * seed + which + 1) * 0xD1342543DE82EF95 % 2**64)
        for _ in range(2):  # once would leave neighbours of neighbouring seeds alike
            x = x + np.uint64(0x9E3779B97F4A7C15)
            x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            x = x ^ (x >> np.uint64(31))
    return (x >> np.uint64(11)).astype(np.float64) * 2.0**-53
