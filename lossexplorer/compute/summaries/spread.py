"""Numbers that describe many losses: exact, and summed in float64 whatever their type."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array

_BLOCK = 1 << 20


@dataclass(frozen=True)
class Spread:
    """The losses of some rows in numbers; nan where there is no row."""

    n: int
    mean: float
    std: float
    min: float
    median: float
    p95: float
    max: float
    total: float
    non_finite: int
    """Rows whose loss is nan or infinite: all numbers but ``n`` are of the others."""


def spread(loss: Array, tick: Callable[[], None] = lambda: None) -> Spread:
    """The numbers of some losses, those that are not finite left out.

    Args:
        loss: ``(n,)``.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    finite = np.isfinite(loss)
    kept = loss if finite.all() else loss[finite]
    return Spread(len(loss), **described(kept, tick), total=_total(kept), non_finite=len(loss) - len(kept))


def described(values: Array, tick: Callable[[], None] = lambda: None) -> dict[str, float]:
    """Mean, standard deviation, minimum, median, 95 % quantile and maximum; all nan if there are no values.

    Values that are not finite count as what they are.
    """
    names = ("mean", "std", "min", "median", "p95", "max")
    if not values.size:
        return dict.fromkeys(names, math.nan)
    with np.errstate(invalid="ignore", over="ignore"):
        mean = _total(values) / len(values)
        tick()
        variance = _sum_of_blocks(values, lambda block: (block - mean) ** 2) / len(values)
        tick()
        if math.isnan(float(values.min())):
            return dict.fromkeys(names, math.nan)
        median, p95 = quantiles(values, (0.5, 0.95))
    found = (mean, math.sqrt(variance), values.min(), median, p95, values.max())
    return {name: float(x) for name, x in zip(names, found, strict=True)}


def _total(values: Array) -> float:
    return _sum_of_blocks(values, lambda block: block)


def _sum_of_blocks(values: Array, fn: Callable[[Array], Array]) -> float:
    """The sum of a function of values in float64; blocks keep the copies small."""
    blocks = (values[i : i + _BLOCK].astype(np.float64) for i in range(0, len(values), _BLOCK))
    with np.errstate(invalid="ignore", over="ignore"):
        return float(np.sum([fn(block).sum() for block in blocks]))


def quantiles(values: Array, wanted: tuple[float, ...]) -> Array:
    """Exact quantiles of numbers without nan, interpolated in float64 as numpy does it, several times as fast.

    Args:
        values: ``(n,)``, one or more.
        wanted: from 0 to 1.
    """
    at = np.array(wanted) * (len(values) - 1)
    below = np.floor(at).astype(np.int64)
    above = np.minimum(below + 1, len(values) - 1)
    parted = np.partition(values, np.unique(np.concatenate((below, above))))
    low, high = parted[below].astype(np.float64), parted[above].astype(np.float64)
    with np.errstate(invalid="ignore", over="ignore"):
        between = low + (high - low) * (at - below)
    return np.asarray(np.where(low == high, low, between))
