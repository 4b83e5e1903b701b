"""Losses of the true class alone: one short pass over the classes, and all else for many chunks at once.

Every operation of torch lets go of Python's lock, and threads that compute small ones wait for each other most of the
time. Of a chunk with many classes there are few rows, and what is computed of rows is put off until there are more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.call import prepare
from lossexplorer.compute.analysis import Sums
from lossexplorer.compute.finite import counted, not_finite
from lossexplorer.compute.softmax_rows import TrueClass
from lossexplorer.compute.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.base import Batch
    from lossexplorer.compute.analysis import Chunk, NonFinite, Plan
    from lossexplorer.compute.stream import Hear

_ELEMENTS = 1 << 14
"""Decisions that are worth an operation of their own."""


@dataclass(frozen=True)
class Part:
    """Some rows after the pass over their classes."""

    start: int
    stop: int
    target: Tensor
    """As the loss gets it."""
    known: TrueClass
    odd: Tensor | None
    """``(n, 2)``, how many nan and how many inf a row holds; None where no loss can come of them."""


class TrueClassStream(Stream[Sums | Part]):
    """Softmax losses that are a function of the log-probability of the true class.

    Args:
        batch: what to read.
        plan: what to compute.
        fn: see ``Loss.of_true_class``.
        hear: see ``Stream``.
    """

    def __init__(self, batch: Batch, plan: Plan, fn: Callable[..., Tensor], hear: Hear | None = None) -> None:
        super().__init__(batch, plan, hear)
        self._fn = fn
        self._waiting: list[Part] = []

    def piece(self, chunk: Chunk) -> Sums | Part:
        """The pass over the classes of some rows; and the rest, where they are many."""
        part = self._part(chunk)
        return self._summed([part]) if part.target.numel() >= _ELEMENTS else part

    def take(self, found: list[Sums | Part]) -> None:
        """Add sums, and gather parts until there are many: the first ones are shown at once."""
        for each in found:
            if isinstance(each, Sums):
                self._settle()  # rows come in order, and those that wait stand before these
                self.out.add(each)
            else:
                self._waiting.append(each)
        gathered = sum(part.target.numel() for part in self._waiting)
        if not self.out.done or gathered >= _ELEMENTS or (found and found[-1].stop == self.layout.rows):
            self._settle()

    def _settle(self) -> None:
        """Sum up the parts that wait."""
        if self._waiting:
            self.out.add(self._summed(self._waiting))
            self._waiting = []

    def _part(self, chunk: Chunk) -> Part:
        x, y = self.inputs(chunk)
        if self.outer != self.inner:
            x = x.to(self.outer)
        x, label = self.flat((x.to(self.inner), y.to(torch.int64)))
        ignored = self.plan.parameters.get("ignore_index")
        label = label if ignored is None else label.where(label != ignored, 0)
        known = TrueClass.of(x, label, self.buffer(x))
        if self.single:
            self.put_margin(chunk.start, chunk.stop, x, label)
        odd = None
        if not math.isfinite(known.scores.sum()):
            odd = not_finite(x.reshape(chunk.stop - chunk.start, -1))
        return Part(chunk.start, chunk.stop, y, known, odd)

    def _summed(self, parts: list[Part]) -> Sums:
        """Values, gradients and columns of rows behind each other."""
        rows = slice(parts[0].start, parts[-1].stop)
        n = rows.stop - rows.start
        known, target = TrueClass.joined([p.known for p in parts]), torch.cat([p.target for p in parts])
        like = known.distance.new_empty(()).expand(n, *self.layout.shape[1:])  # no numbers, only their shape and type
        given = self.parameters_of(rows.start, rows.stop)
        self.loss.task.check(self.loss, self.whole((like, target)), given, rows.start)
        (_, target), parameters = prepare(self.loss, (like, target), given, self.inner)
        label = target.reshape(-1)
        leaf = known.log_p.requires_grad_()
        with torch.enable_grad():
            values = self._fn(leaf, label, **parameters)
            (slope,) = torch.autograd.grad(values.sum(), leaf)
        decided = None
        if self.single or self.form is not None:
            said = known.predicted, known.confidence, leaf.detach()
            decided = self.put_decision(rows.start, rows.stop, label, *said)
        norm = torch.linalg.vector_norm((slope * known.distance).reshape(n, -1), dim=1)
        return self.file(rows, values.detach(), norm, (label,), parameters, partial(self._bad, parts), decided)

    def _bad(self, parts: list[Part]) -> NonFinite | None:
        """What is not finite of the predictions of rows whose loss is not finite."""
        if all(part.odd is None for part in parts):
            return None
        start, stop = parts[0].start, parts[-1].stop
        none = torch.zeros(1, 2, dtype=torch.int64, device=self.plan.device)
        known = torch.cat([none.expand(p.stop - p.start, 2) if p.odd is None else p.odd for p in parts])
        odd = self.odd(start, stop)
        return counted(known[torch.from_numpy(odd).to(known.device)], start + odd) if odd.size else None
