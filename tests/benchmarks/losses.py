"""Value and gradient of a million rows by every entry that torch has, against torch.nn.functional.

Without checks the limit is 1.25 times torch, or the factor that an entry declares because it is more exact; with them
2 times torch and 3 ms, or that factor more.
"""

from __future__ import annotations

import time
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F

from lossexplorer.catalog.registry import CATALOGUE
from tests.benchmarks.timing import Comparison, alternate
from tests.catalog.draws import typical

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.catalog.spec import Loss

LIMIT = 1.25
ALLOWANCE = 3e-3
"""Seconds that checks may take beside twice the time of torch."""


@dataclass(frozen=True)
class Pace:
    """One entry against torch."""

    key: str
    bare: Comparison
    """Without checks."""
    cpu: float
    """The same ratio in processor time, which other programs disturb less."""
    checked: Comparison
    limit: float = LIMIT

    @property
    def checked_limit(self) -> float:
        """The most times that torch takes which it may take with checks."""
        return 2 * max(1.0, self.limit / LIMIT) + ALLOWANCE / self.checked.floor


def of_torch() -> list[Loss]:
    """The losses of which torch has a function of the same name."""
    return [loss for loss in CATALOGUE if loss.role == "loss" and hasattr(F, loss.key)]


def measure(rows: int, runs: int) -> list[Pace]:
    """Every entry in turn; torch has one thread, so that processor time is that of the work."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return [_measured(loss, rows, runs) for loss in of_torch()]
    finally:
        torch.set_num_threads(threads)


def _measured(loss: Loss, rows: int, runs: int) -> Pace:
    inputs = tuple(x.float() if x.is_floating_point() else x for x in typical(loss, rows=rows).inputs)
    native = getattr(F, loss.key)
    reduction = loss.reduction_of(None)

    def by_torch(*x: Tensor) -> Tensor:
        found: Tensor = native(*x, reduction=reduction)
        return found

    work = _both_ways(by_torch, inputs)
    bare = _both_ways(lambda *x: loss(*x, check=False), inputs)
    checked = _both_ways(loss, inputs)
    cpu = alternate(lambda: _seconds(bare, time.process_time), lambda: _seconds(work, time.process_time), runs)
    return Pace(
        loss.key,
        alternate(lambda: _seconds(bare, time.perf_counter), lambda: _seconds(work, time.perf_counter), runs),
        cpu.ratio,
        alternate(lambda: _seconds(checked, time.perf_counter), lambda: _seconds(work, time.perf_counter), runs),
        LIMIT if loss.more_exact is None else loss.more_exact.factor,
    )


def _both_ways(fn: Callable[..., Tensor], inputs: tuple[Tensor, ...]) -> Callable[[], None]:
    leaf = inputs[0].clone().requires_grad_()

    def work() -> None:
        leaf.grad = None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fn(leaf, *inputs[1:]).backward()  # type: ignore[no-untyped-call]

    return work


def _seconds(work: Callable[[], None], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start
