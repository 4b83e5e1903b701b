"""Parameters, marks and pieces of mathematics that several entries share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.params import Integer, Vector
from lossexplorer.catalog.spec import Mark
from lossexplorer.catalog.wide import widest

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.catalog.spec import Values

IGNORE_INDEX = Integer("ignore_index", "", -100, batch_only=True).means(
    "Rows with this label are left out of everything."
)
CLASS_WEIGHT = Vector("weight", "w", batch_only=True).means("One weight for each class; a heavier class counts more.")
ELEMENT_WEIGHT = Vector("weight", "w", batch_only=True).means(
    "A weight for each element; the mean still counts elements."
)


def wide(x: Tensor) -> Tensor:
    """In float64, where differences would lose what float32 has; as it is on a device that has none."""
    return x.to(widest(x.device))


def entropy(shares: tuple[float, ...]) -> float:
    """Entropy in nats of a distribution; 0 · log 0 is 0."""
    return -sum(q * math.log(q) for q in shares if q > 0)


def log(x: float) -> float:
    """The logarithm of what is not below 0, −inf at 0."""
    return math.log(x) if x > 0 else -math.inf


def logit(y: float) -> float:
    """The logit of a probability, −inf at 0 and +inf at 1."""
    return math.log(y / (1 - y)) if 0 < y < 1 else math.copysign(math.inf, y - 0.5)


def zero_of(slope: Callable[[float], float], low: float) -> float:
    """Where an increasing function becomes 0, to the right of ``low``; by doubling, then by halving."""
    high = low + 1.0
    while slope(high) < 0:
        high += high - low
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    return high


def is_used(target: Tensor, ignore_index: int) -> Tensor:
    """1 where a class index counts, 0 where it is ignored."""
    return (target != ignore_index).to(widest(target.device))


def true_class(target: Tensor, ignore_index: int) -> Tensor:
    """Class indices (N, …) as (N, 1, …) for gather and scatter; ignored ones point at class 0."""
    return target.where(target != ignore_index, 0).unsqueeze(1)


def minimum(at: float, level: float) -> Mark:
    """The place where the loss is least."""
    return Mark("minimum", Message("minimum"), at=at, level=level)


def binary_marks(s: Values) -> tuple[Mark, ...]:
    """Marks of a cross entropy between a target share y and σ(z), in the coordinate z."""
    y = s["target"]
    marks = [Mark("chance", Message("chance: log 2"), at=0.0, level=math.log(2))]
    if 0 < y < 1:
        marks.append(minimum(logit(y), entropy((y, 1 - y))))
    if y > 0:
        marks.append(Mark("asymptote", Message("slope −y"), line=(-y, 0.0), toward=-math.inf))
    if y < 1:
        marks.append(Mark("asymptote", Message("slope 1 − y"), line=(1 - y, 0.0), toward=math.inf))
    return tuple(marks)


def class_marks(s: Values, true_share: float = 1.0, shift: float = 0.0) -> tuple[Mark, ...]:
    """Marks of a cross entropy whose target gives ``true_share`` to the true class and the rest evenly to the others.

    The coordinate is the margin to the other logits, which are equal; ``shift`` is what the entry subtracts.
    """
    if s["others"] is not None:
        return ()
    others = s["classes"] - 1
    rest = 1 - true_share
    marks = [Mark("chance", Message("chance: log C"), at=0.0, level=math.log(others + 1) - shift)]
    line = (-true_share, math.log(others) - shift)
    marks.append(Mark("asymptote", Message("slope −q of the true class"), line=line, toward=-math.inf))
    if rest > 0:
        best = math.log(true_share * others / rest)
        marks.append(minimum(best, entropy((true_share, *[rest / others] * others)) - shift))
        marks.append(Mark("asymptote", Message("slope of the smoothed share"), line=(rest, -shift), toward=math.inf))
    return tuple(marks)
