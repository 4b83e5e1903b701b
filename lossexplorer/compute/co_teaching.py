"""Co-teaching: the rows that are easiest for each of two models, on which the other one would learn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.catalog.selection import whole_share
from lossexplorer.compute.smallest import smallest

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array

FORGET_RATE = 0.2


@dataclass(frozen=True)
class Selections:
    """The rows that are easiest for each model, as co-teaching hands them to the other one."""

    forget_rate: float
    kept: int
    """Rows that each model keeps."""
    first: Array
    """``(n,)`` truth values: what the first finds easy, on which the second would learn."""
    second: Array

    @property
    def both(self) -> int:
        """Rows that both find easy."""
        return int(np.count_nonzero(self.first & self.second))

    @property
    def overlap(self) -> float:
        """The part of the rows of each that both find easy; the share that is kept if they had nothing in common."""
        return self.both / self.kept if self.kept else float("nan")


def easy_rows(
    first: Array, second: Array, used: Array, forget_rate: float = FORGET_RATE, tick: Callable[[], None] = lambda: None
) -> Selections:
    """What each of two models finds easy: the rows of its smallest losses.

    Args:
        first: losses of the one, ``(n,)``.
        second: of the other.
        used: ``(n,)`` truth values.
        forget_rate: share of the used rows that is left out as too hard, from 0 to 1.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Source: Han et al. 2018, Co-teaching.
    """
    kept = whole_share(int(np.count_nonzero(used)), 1 - forget_rate)
    return Selections(forget_rate, kept, *(smallest(loss, used, kept, tick) for loss in (first, second)))
