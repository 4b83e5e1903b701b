"""Everything per row of any loss: its value, the gradient, prediction and confidence, chunk by chunk."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.compute.analysis import Sums
from lossexplorer.compute.softmax_rows import SoftmaxRows
from lossexplorer.compute.stream import Stream

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base import Batch
    from lossexplorer.catalog.spec import Values
    from lossexplorer.compute.analysis import Chunk, Plan
    from lossexplorer.compute.decisions import Decided
    from lossexplorer.compute.stream import Hear

    Found = tuple[Tensor, Tensor | None, Decided | None]
    """Unreduced values, the gradient of their sum by the predictions, and the decisions where a row has several."""


class RowStream(Stream[Sums]):
    """Losses that are sums over rows, or a function of their mean."""

    def __init__(self, batch: Batch, plan: Plan, hear: Hear | None = None) -> None:
        super().__init__(batch, plan, hear)
        self._fn = self.loss.fn
        if self.loss.rows is not None and self.loss.shows_rows(plan.parameters):
            self._fn = self.loss.rows
        self._parts: list[tuple[Tensor, ...]] = []

    def piece(self, chunk: Chunk) -> Sums:
        """Columns of some rows, and what these add to the whole."""
        inputs, parameters = self.ready(chunk)
        counts = self.counts(inputs)
        inputs = self.flat(inputs)
        tally = None if self.loss.tally is None else self.loss.tally.part(*inputs, **parameters)
        values, gradient, decided = self.values(chunk, inputs, parameters)
        rows = slice(chunk.start, chunk.stop)
        n = chunk.stop - chunk.start
        norm = None if gradient is None else torch.linalg.vector_norm(gradient.reshape(n, -1), dim=1)
        bad = partial(self.non_finite, chunk.start, chunk.stop, inputs[0])
        sums = self.file(rows, values, norm, inputs[1:], parameters, bad, decided)
        return replace(sums, counts=counts, tally=tally)

    def take(self, found: list[Sums]) -> None:
        """Add the sums, and what they add to the counts, or to the ranks."""
        tally = self.loss.tally
        for sums in found:
            self.out.add(sums)
            part = sums.tally
            if tally is None or part is None:
                continue
            if tally.merge == "sum" and self._parts:
                part = tuple(a + b for a, b in zip(self._parts.pop(), part, strict=True))
            self._parts.append(part)

    def reduced(self) -> float:
        """The mean, or what the counts, or the ranks, of all rows come to."""
        tally = self.loss.tally
        if tally is None:
            return super().reduced()
        if not self._parts:
            return float("nan")
        whole = [torch.cat(parts) for parts in zip(*self._parts, strict=True)]
        return float(tally.finish(*whole, **self.plan.parameters))

    def values(self, chunk: Chunk, inputs: tuple[Tensor, ...], parameters: Values) -> Found:
        """Fills the columns of decisions as well."""
        start, stop = chunk.start, chunk.stop
        x, y = inputs[0], self.target_of(inputs)
        if self.loss.task.prediction == "mask":
            return *self._plain(inputs, None, parameters), None
        several, decided = self.form is not None, None
        if self.loss.task.activation == "softmax":
            rows = SoftmaxRows.of(x, self.buffer(x))
            if self.single or several:
                label = y.argmax(1) if y is not None and y.ndim > 1 else y
                decided = self.put_decision(start, stop, label, rows.predicted, rows.confidence)
            if self.single:
                self.put_margin(start, stop, x, label)
            return *self._plain(inputs, rows.p, parameters), decided
        p = self.probabilities(x)
        if self.single or several:
            decided = self.decide(start, stop, x, y, p)
        return *self._plain(inputs, p, parameters), decided

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
