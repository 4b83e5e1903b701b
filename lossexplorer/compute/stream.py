"""Rows that do not depend on each other, in one pass over chunks that fit the cache, by several threads."""

from __future__ import annotations

import threading
from abc import abstractmethod
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.wide import total
from lossexplorer.compute.analysis import Sums
from lossexplorer.compute.finish import finished
from lossexplorer.compute.pipeline import in_order
from lossexplorer.compute.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

    from lossexplorer.base import Batch
    from lossexplorer.catalog.spec import Values
    from lossexplorer.compute.analysis import Chunk, NonFinite, Plan, RowAnalysis
    from lossexplorer.compute.decisions import Decided

    Tick = Callable[[RowAnalysis], None]
    Hear = Callable[[int, Tensor, Tensor | None, Tensor | int], None]
    """Of some rows: the number of the first, ``(n,)`` sums of their values, the mass of each element (None where each
    has 1), and how many elements are used, of each row or of every one. Several threads call it, each with rows of its
    own."""

CHUNK_BYTES = 1 << 22
"""Of predictions in one chunk: small enough for the cache, large enough that Python's part does not count."""
CHUNK_ROWS = 1 << 16
_THERE = 1 << 8
"""How many times as large a chunk is of predictions that are on the GPU: slow to begin with one, and fast then."""
GPU_BYTES = _THERE * CHUNK_BYTES
HALVINGS = 6
"""How often a chunk is halved when the memory of the GPU runs out."""
P = TypeVar("P")


def chunk_rows(batch: Batch, times: int = 1) -> int:
    """How many rows of this batch make a chunk, or one that is so many times as large."""
    row = int(np.prod(batch.predictions.shape[1:], dtype=np.int64)) * batch.predictions.dtype.itemsize
    return int(max(1, min(times * CHUNK_BYTES // max(row, 1), times * CHUNK_ROWS)))


class Stream(Reading, Generic[P]):
    """One pass over all rows; who derives says what is made of a chunk, and what of the results.

    Args:
        batch: what to read.
        plan: what to compute.
        hear: what the rows are merged by, for who merges them otherwise.
    """

    def __init__(self, batch: Batch, plan: Plan, hear: Hear | None = None) -> None:
        super().__init__(batch, plan)
        self._hear = hear
        self._own = threading.local()
        times = _THERE if self._is_there(batch.predictions) else 1
        self._step = min(chunk_rows(batch, times), plan.layout.rows)
        self._least = max(1, self._step >> HALVINGS)

    @abstractmethod
    def piece(self, chunk: Chunk) -> P:
        """Compute some rows; several threads call it, each with rows of its own."""

    @abstractmethod
    def take(self, found: list[P]) -> None:
        """Add what ``piece`` made of the next rows."""

    def run(self, tick: Tick) -> RowAnalysis:
        """All rows, chunk by chunk; the first by itself, so that there is something to show."""
        chunks = self._chunks()
        with closing(in_order(chunks, self.pieces, self._threads())) as others:
            for found in chain(map(self.pieces, islice(chunks, 1)), others):
                self.take(found)
                tick(self.out)
        return self.close(self.reduced())

    def reduced(self) -> float:
        """What all rows come to."""
        mean = self.out.total / self.out.mass if self.out.mass else float("nan")
        if self.loss.finish is None or self.out.gradient_norm is None:
            return mean
        value, slope = finished(self.loss, self.plan.parameters, mean)
        with np.errstate(invalid="ignore", over="ignore"):  # a perfect fit has no slope: inf times 0
            self.out.gradient_norm *= slope
        return value

    def _threads(self) -> int:
        """How many compute: one where the code is somebody's own, which may not expect several.

        On CUDA one prepares its next operations while the other waits for the results of its last.
        """
        kind = torch.device(self.plan.device).type
        if self.loss.origin is not None or kind not in ("cpu", "cuda"):
            return 1
        return torch.get_num_threads() if kind == "cpu" else 2

    def _chunks(self) -> Iterator[Chunk]:
        start = 0
        while start < self.layout.rows:
            stop = min(start + self._step, self.layout.rows)
            yield self.read(start, stop)
            start = stop

    def pieces(self, chunk: Chunk) -> list[P]:
        """What ``piece`` makes of a chunk: in several pieces if the GPU has too little memory for one."""
        found, start = [], chunk.start
        while start < chunk.stop:
            piece = chunk.cut(start, self._step)
            try:
                found.append(self.piece(piece))
            except torch.OutOfMemoryError:
                rows = piece.stop - piece.start
                if rows <= self._least:
                    raise
                self._step = self.out.shorter_chunks = min(self._step, rows // 2)
                self._own.softmax = None
                continue
            start = piece.stop
        return found

    def buffer(self, x: Tensor) -> Tensor:
        """One array for all softmaxes of a thread: fresh memory for each would cost more than the arithmetic."""
        buffer: Tensor | None = getattr(self._own, "softmax", None)
        if buffer is None or len(buffer) < len(x):
            self._own.softmax = buffer = torch.empty_like(x)
        return buffer[: len(x)]

    def flat(self, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        """Classes last and all else in one axis, as losses of classes take it unless they are of whole images."""
        classes, task = self.layout.classes, self.loss.task
        if classes is None or task.prediction == "mask":
            return self.whole(inputs)
        return tuple(
            x if name in task.shared else x.reshape((-1, classes) if self.has_class_axis(i) else (-1,))
            for i, (name, x) in enumerate(zip(task.inputs, inputs, strict=True))
        )

    def file(
        self,
        rows: slice,
        values: Tensor,
        norm: Tensor | None,
        others: tuple[Tensor, ...],
        parameters: Values,
        bad: Callable[[], NonFinite | None],
        decided: Decided | None = None,
    ) -> Sums:
        """Put some rows into their columns, and say what they sum up to.

        Args:
            rows: where they stand.
            values: of their elements, unreduced.
            norm: ``(n,)``, of the gradient of the sum of the values of each row; None of what is no loss.
            others: inputs of the loss beside the predictions.
            parameters: ready.
            bad: asked for the predictions that are not finite where a loss is not.
            decided: their decisions, where rows are several.
        """
        n = rows.stop - rows.start
        mass, elements = float(values.numel()), values.numel()
        per_row = values.reshape(n, -1)
        count: Tensor | int = per_row.shape[1]
        masses: Tensor | None = None
        used: Tensor | None = None
        if self.loss.mass is not None:
            masses = self.loss.mass(*others, **parameters)
            used = ((masses != 0) | (values != 0)).reshape(n, -1)  # smoothing reaches classes of weight 0 as well
            count = used.sum(1)
            per_row = per_row.where(used, 0)
            mass, elements = total(masses), int(count.sum())
            self.out.used[rows] = (count > 0).cpu().numpy()
            if self.out.elements is not None:
                self.out.elements[rows] = count.cpu().numpy()
        loss = per_row.sum(1)
        if self._hear is not None:
            self._hear(rows.start, loss, masses, count)
        if self.loss.row == "mean":
            loss, norm = loss / count, None if norm is None else norm / count
        self.put(rows.start, rows.stop, loss, norm)
        decisions = self.count_decisions(rows.start, rows.stop, decided, values, used)
        return Sums(rows.stop, total(values), mass, elements, {}, None, bad(), decisions)
