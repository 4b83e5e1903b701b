"""Medians of alternating runs: what is compared runs in turn, so that a machine that drifts drifts for both."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Comparison:
    """Two medians in seconds, and the medians of ratio and difference, pair by pair."""

    ours: float
    floor: float
    ratio: float
    difference: float = 0.0


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str
    floor: float | None
    ratio: float | None
    limit: str
    holds: bool | None
    """None where a run is too small to judge, or nothing is promised."""


def alternate(ours: Callable[[], float], floor: Callable[[], float], runs: int) -> Comparison:
    """Run both in turn, once uncounted and then ``runs`` times; each returns the seconds it took."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(runs)]
    return Comparison(
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
        statistics.median(a - b for a, b in pairs),
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
