"""Everything per row in one pass over chunks that fit the cache: loss, gradient norm, prediction, confidence."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.shared import SoftmaxRows
from lossexplorer.catalog.wide import total
from lossexplorer.compute.analysis import Sums
from lossexplorer.compute.pipeline import in_order
from lossexplorer.compute.reading import Reading
from lossexplorer.compute.sets import analyse_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

    from lossexplorer.base import Batch
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.analysis import Chunk, Plan, RowAnalysis

    Tick = Callable[[RowAnalysis], None]

CHUNK_BYTES = 1 << 22
"""Of predictions in one chunk: small enough for the cache, large enough that Python's part does not count."""
CHUNK_ROWS = 1 << 16
_THERE = 1 << 8
"""How many times as large a chunk is of predictions that are on the GPU: slow to begin with one, and fast then."""
GPU_BYTES = _THERE * CHUNK_BYTES
HALVINGS = 6
"""How often a chunk is halved when the memory of the GPU runs out."""


def analyse(batch: Batch, plan: Plan, tick: Tick) -> RowAnalysis:
    """Compute every column and the mean.

    Args:
        batch: what to read.
        plan: what to compute.
        tick: called after each chunk with what is there so far; may raise ``Cancelled``.

    Raises:
        Problem: the file changed or holds what the loss does not admit; the sentence names the row.
    """
    return Stream(batch, plan).run(tick) if plan.streamed else analyse_sets(batch, plan, tick)


def chunk_rows(batch: Batch, times: int = 1) -> int:
    """How many rows of this batch make a chunk, or one that is so many times as large."""
    row = int(np.prod(batch.predictions.shape[1:], dtype=np.int64)) * batch.predictions.dtype.itemsize
    return int(max(1, min(times * CHUNK_BYTES // max(row, 1), times * CHUNK_ROWS)))


class Stream(Reading):
    """Losses that are sums over rows, or a function of their mean."""

    def __init__(self, batch: Batch, plan: Plan) -> None:
        super().__init__(batch, plan)
        self._own = threading.local()
        times = _THERE if self._is_there(batch.predictions) else 1
        self._step = min(chunk_rows(batch, times), plan.layout.rows)
        self._least = max(1, self._step >> HALVINGS)
        self._fn = self.loss.fn
        if self.loss.rows is not None and self.loss.shows_rows(plan.parameters):
            self._fn = self.loss.rows
        self._parts: list[tuple[Tensor, ...]] = []

    def run(self, tick: Tick) -> RowAnalysis:
        """All rows, chunk by chunk; the first by itself, so that there is something to show."""
        chunks = self._chunks()
        with closing(in_order(chunks, self.sums, self._threads())) as others:
            for found in chain(map(self.sums, islice(chunks, 1)), others):
                for sums in found:
                    self.out.add(sums)
                    self._tally(sums.tally)
                tick(self.out)
        mean = self.out.total / self.out.mass if self.out.mass else float("nan")
        return self.close(self._finished(mean) if self.loss.tally is None else self._counted())

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

    def sums(self, chunk: Chunk) -> list[Sums]:
        """Columns of some rows, and what these add to the whole: in pieces if the GPU has too little memory."""
        found, start = [], chunk.start
        while start < chunk.stop:
            piece = chunk.cut(start, self._step)
            try:
                found.append(self._piece(piece))
            except torch.OutOfMemoryError:
                rows = piece.stop - piece.start
                if rows <= self._least:
                    raise
                self._step = self.out.shorter_chunks = min(self._step, rows // 2)
                self._own.softmax = None
                continue
            start = piece.stop
        return found

    def _tally(self, part: tuple[Tensor, ...] | None) -> None:
        """Keep what some rows add to the counts, or to the ranks."""
        tally = self.loss.tally
        if tally is None or part is None:
            return
        if tally.merge == "sum" and self._parts:
            part = tuple(a + b for a, b in zip(self._parts.pop(), part, strict=True))
        self._parts.append(part)

    def _counted(self) -> float:
        """What the counts, or the ranks, of all rows come to."""
        tally = self.loss.tally
        if tally is None or not self._parts:
            return float("nan")
        whole = [torch.cat(parts) for parts in zip(*self._parts, strict=True)]
        return float(tally.finish(*whole, **self.plan.parameters))

    def _piece(self, chunk: Chunk) -> Sums:
        inputs, parameters = self.ready(chunk)
        counts = self.counts(inputs)
        inputs = self._flat(inputs)
        tally = None if self.loss.tally is None else self.loss.tally.part(*inputs, **parameters)
        sums = self._summed(chunk, inputs, *self._values(chunk, inputs, parameters), parameters)
        return replace(sums, counts=counts, tally=tally)

    def _flat(self, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        """Classes last and all else in one axis, as losses of classes take it unless they are of whole images."""
        classes, task = self.layout.classes, self.loss.task
        if classes is None or task.prediction == "mask":
            return self.whole(inputs)
        return tuple(
            x if name in task.shared else x.reshape((-1, classes) if self.has_class_axis(i) else (-1,))
            for i, (name, x) in enumerate(zip(task.inputs, inputs, strict=True))
        )

    def _values(self, chunk: Chunk, inputs: tuple[Tensor, ...], parameters: Values) -> tuple[Tensor, Tensor | None]:
        """Unreduced values and the gradient of their sum by the predictions; fills the columns of decisions."""
        start, stop = chunk.start, chunk.stop
        x, y = inputs[0], self.target_of(inputs)
        if self.loss.task.prediction == "mask":
            return self._plain(inputs, None, parameters)
        if self.loss.task.activation == "softmax":
            rows = SoftmaxRows.of(x, self._buffer(x))
            if self.single:
                label = y.argmax(1) if y is not None and y.ndim > 1 else y
                self.put_decision(start, stop, label, rows.predicted, rows.confidence)
                self.put_margin(start, stop, x, label)
            if self.loss.quick is not None and self.loss.gradient is not None:
                values = self.loss.quick(rows, *inputs[1:], **parameters)
                return values, self.loss.gradient(rows.p, *inputs, **parameters)
            return self._plain(inputs, rows.p, parameters)
        p = self.probabilities(x)
        if self.single:
            self.decide(start, stop, x, y, p)
        return self._plain(inputs, p, parameters)

    def _plain(self, inputs: tuple[Tensor, ...], p: Tensor | None, parameters: Values) -> tuple[Tensor, Tensor | None]:
        if self.loss.role != "loss":
            return self._fn(*inputs, **parameters), None
        if self.loss.gradient is not None:
            values = self._fn(*inputs, **parameters)
            return values, self.loss.gradient(*(inputs if p is None else (p, *inputs)), **parameters)
        leaf = inputs[0].detach().requires_grad_()
        with torch.enable_grad():
            values = self._fn(leaf, *inputs[1:], **parameters)
            (gradient,) = torch.autograd.grad(values.sum(), leaf)
        return values.detach(), gradient

    def _buffer(self, x: Tensor) -> Tensor:
        """One array for all softmaxes of a thread: fresh memory for each would cost more than the arithmetic."""
        buffer: Tensor | None = getattr(self._own, "softmax", None)
        if buffer is None or len(buffer) < len(x):
            self._own.softmax = buffer = torch.empty_like(x)
        return buffer[: len(x)]

    def _summed(
        self, chunk: Chunk, inputs: tuple[Tensor, ...], values: Tensor, gradient: Tensor | None, parameters: Values
    ) -> Sums:
        """Rows into columns, and what they sum up to."""
        start, n = chunk.start, chunk.stop - chunk.start
        mass, elements = float(values.numel()), values.numel()
        per_row = values.reshape(n, -1)
        norm = None if gradient is None else torch.linalg.vector_norm(gradient.reshape(n, -1), dim=1)
        count: Tensor | int = per_row.shape[1]
        masses: Tensor | None = None
        if self.loss.mass is not None:
            masses = self.loss.mass(*inputs[1:], **parameters)
            used = ((masses != 0) | (values != 0)).reshape(n, -1)  # smoothing reaches classes of weight 0 as well
            count = used.sum(1)
            per_row = per_row.where(used, 0)
            mass, elements = total(masses), int(count.sum())
            self.out.used[start : chunk.stop] = (count > 0).cpu().numpy()
        loss = per_row.sum(1)
        self.keep(start, loss, masses, count, gradient)
        if self.loss.row == "mean":
            loss, norm = loss / count, None if norm is None else norm / count
        non_finite = self.put(start, chunk.stop, loss, norm, inputs[0])
        return Sums(chunk.stop, total(values), mass, elements, {}, None, non_finite)

    def keep(
        self, start: int, sums: Tensor, masses: Tensor | None, count: Tensor | int, gradient: Tensor | None
    ) -> None:
        """Hear of some rows what is merged otherwise; whoever needs more of a row than its columns hold derives.

        Several threads call it, each of rows of its own.

        Args:
            start: number of the first of them.
            sums: ``(n,)``, of the values of each row.
            masses: of each element, None where each has 1.
            count: used elements, of each row or of every one.
            gradient: of the sum of all values by the predictions; None of what is no loss.
        """

    def _finished(self, mean: float) -> float:
        """From the mean of the rows to the loss, and from the rows' gradients to its own, where that is a step."""
        if self.loss.finish is None or self.out.gradient_norm is None:
            return mean
        value, slope = finished(self.loss, self.plan.parameters, mean)
        with np.errstate(invalid="ignore", over="ignore"):  # a perfect fit has no slope: inf times 0
            self.out.gradient_norm *= slope
        return value


def finished(loss: Loss, parameters: Values, mean: float) -> tuple[float, float]:
    """A loss that is a function of the mean of its rows, and the slope of that function there."""
    if loss.finish is None:
        return mean, 1.0
    leaf = torch.tensor(mean, dtype=torch.float64, requires_grad=True)
    with torch.enable_grad():
        value = loss.finish(leaf, **parameters)
        (slope,) = torch.autograd.grad(value, leaf)
    return float(value.detach()), float(slope)
