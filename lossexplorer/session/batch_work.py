"""What the batch session lets its jobs do, and what comes of it."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.cancel import waiting_with
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.histogram import Histogram, histogram
from lossexplorer.compute.summaries import LogBuckets

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Batch
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.analysis import RowAnalysis
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.state.batch import BatchState
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.turnstile import Turnstile

_FULL = re.compile(r"(CUDA|HIP|MPS)\b.*out of memory")
_LOST = re.compile(r"(CUDA|HIP|cuDNN|CUBLAS|CUDNN)( error|_STATUS)|No (CUDA|HIP) GPUs")


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
    device_lost: bool = False
    """Whether the device that was wished for stopped working; nothing shall be asked of it any more."""


def analyse(batch: Batch, wish: Wish, state: BatchState, reporter: Reporter, turnstile: Turnstile) -> Analysed:
    """Everything that Batch shows at once, with partial results on the way."""
    start, so_far = time.perf_counter(), _SoFar()

    def pause() -> None:
        reporter.check()
        turnstile.step_aside()

    def tick(rows: RowAnalysis) -> None:
        pause()
        if reporter.is_due():
            reporter.report(rows.done / rows.n, so_far.partial(rows))

    with turnstile.turn(), waiting_with(reporter.check):
        result, lost = _evaluate(batch, wish, tick, pause)
    reporter.check()
    result.prepare(reporter.check)
    order = result.order(state.sort, state.descending, reporter.check)
    reporter.check()
    spread = histogram(result.per_sample, result.rows.used, tick=reporter.check)
    reporter.check()
    return Analysed(state, result, order, spread, time.perf_counter() - start, lost)


def _evaluate(
    batch: Batch, wish: Wish, tick: Callable[[RowAnalysis], None], pause: Callable[[], None]
) -> tuple[BatchResult, bool]:
    """On the device that was wished for, or on the CPU if that one fails; and whether it failed for good."""
    try:
        return evaluate(batch, wish, tick, pause), False
    except RuntimeError as error:
        kind, said = type(error).__name__, str(error)
        full = kind == "OutOfMemoryError" or _FULL.search(said) is not None
        lost = kind == "AcceleratorError" or _LOST.search(said) is not None
        if wish.device == "cpu" or not (full or lost):
            raise
    result = evaluate(batch, replace(wish, device="cpu"), tick, pause)
    note = Message("the GPU has too little memory; computed on the CPU")
    if lost:
        note = Message("the GPU stopped working; computed on the CPU from now on")
    return replace(result, notes=(*result.notes, note)), lost


class _SoFar:
    """Pictures of the rows that are done: each row is looked at once, however many pictures are made."""

    def __init__(self) -> None:
        self._rows: RowAnalysis | None = None
        self._seen, self._buckets = 0, LogBuckets()

    def partial(self, rows: RowAnalysis) -> Partial:
        """What is known now."""
        if rows is not self._rows:  # begun anew, on another device
            self._rows, self._seen, self._buckets = rows, 0, LogBuckets()
        fresh = slice(self._seen, rows.done)
        self._buckets.add(rows.loss[fresh][rows.used[fresh]])
        self._seen = rows.done
        mean = rows.total / rows.mass if rows.mass else float("nan")
        return Partial(rows.done, rows.n, mean, self._buckets.histogram())
