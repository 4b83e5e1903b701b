"""Numbers that describe many losses: exact, and summed in float64 whatever their type."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.quantiles import quantiles
from lossexplorer.compute.summaries.lorenz import finite_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array

_BLOCK = 1 << 16


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


def spread(loss: Array, tick: Callable[[], None] = lambda: None, *, ordered: bool = False) -> Spread:
    """The numbers of some losses, those that are not finite left out.

    Args:
        loss: ``(n,)``.
        tick: called between pieces of the work; may raise ``Cancelled``.
        ordered: whether the losses are sorted, nan last.
    """
    kept = finite_part(loss) if ordered else loss[np.isfinite(loss)]
    return Spread(
        len(loss), **described(kept, tick, ordered=ordered), total=sum_of(kept), non_finite=len(loss) - len(kept)
    )


def described(values: Array, tick: Callable[[], None] = lambda: None, *, ordered: bool = False) -> dict[str, float]:
    """Mean, standard deviation, minimum, median, 95 % quantile and maximum; all nan if there are no values.

    Values that are not finite count as what they are.
    """
    names = ("mean", "std", "min", "median", "p95", "max")
    if not values.size:
        return dict.fromkeys(names, math.nan)
    with np.errstate(invalid="ignore", over="ignore"):
        mean = sum_of(values) / len(values)
        tick()
        variance = _sum_of_blocks(values, lambda block: (block - mean) ** 2) / len(values)
        tick()
        least, most = (values[0], values[-1]) if ordered else (values.min(), values.max())
        if math.isnan(float(most)):
            return dict.fromkeys(names, math.nan)
        median, p95 = quantiles(values, (0.5, 0.95), tick, ordered=ordered)
        tick()
    found = (mean, math.sqrt(variance), least, median, p95, most)
    return {name: float(x) for name, x in zip(names, found, strict=True)}


def sum_of(values: Array) -> float:
    """The sum of some numbers in float64, whatever their type."""
    return _sum_of_blocks(values, lambda block: block)


def _sum_of_blocks(values: Array, fn: Callable[[Array], Array]) -> float:
    """The sum of a function of values in float64; blocks keep the copies small."""
    blocks = (values[i : i + _BLOCK].astype(np.float64) for i in range(0, len(values), _BLOCK))
    with np.errstate(invalid="ignore", over="ignore"):
        return float(np.sum([fn(block).sum() for block in blocks]))
