"""What the batch session lets its jobs do, and what comes of it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.histogram import Histogram, histogram

if TYPE_CHECKING:
    from lossexplorer.base import Batch
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.analysis import RowAnalysis
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.state.batch import BatchState
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.turnstile import Turnstile


@dataclass(frozen=True)
class Partial:
    """What is known while rows are still being computed."""

    done: int
    total: int
    mean: float
    histogram: Histogram


@dataclass(frozen=True)
class Analysed:
    """A batch under one loss."""

    state: BatchState
    result: BatchResult
    order: Array
    histogram: Histogram
    seconds: float


def analyse(batch: Batch, wish: Wish, state: BatchState, reporter: Reporter, turnstile: Turnstile) -> Analysed:
    """Everything that Batch shows at once, with partial results on the way."""
    start = time.perf_counter()

    def tick(rows: RowAnalysis) -> None:
        reporter.check()
        turnstile.step_aside()
        if reporter.is_due():
            reporter.report(rows.done / rows.n, _partial(rows))

    with turnstile.turn():
        result = evaluate(batch, wish, tick)
    result.prepare()
    order = result.order(state.sort, state.descending)
    spread = histogram(result.per_sample, result.rows.used)
    return Analysed(state, result, order, spread, time.perf_counter() - start)


def _partial(rows: RowAnalysis) -> Partial:
    mean = rows.total / rows.mass if rows.mass else float("nan")
    return Partial(rows.done, rows.n, mean, histogram(rows.loss[: rows.done], rows.used[: rows.done]))
