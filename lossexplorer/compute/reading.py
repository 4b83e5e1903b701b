"""The part that every analysis shares: rows read, converted, looked at, and results put into columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

import numpy as np

from lossexplorer.base import Problem, mark
from lossexplorer.base.door import torch
from lossexplorer.catalog.call import prepare
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.wide import widest
from lossexplorer.compute.analysis import Chunk, Plan, RowAnalysis
from lossexplorer.compute.decisions import Decided, Decisions, form_of
from lossexplorer.compute.finite import counted, not_finite
from lossexplorer.compute.kind import KindWatcher, tolerance_of
from lossexplorer.compute.margins import margin_and_rank, signed_margin
from lossexplorer.compute.memory import TensorSource, on_device, to_array
from lossexplorer.compute.overlap import found_partners, overlap

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.base import Batch, ChunkSource
    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Values
    from lossexplorer.compute.analysis import NonFinite


_LOOK = 1 << 12
"""Rows on another device that are looked at at a time."""
UNDECIDED = {"sign": 0}
"""What stands in the column of predictions where nan is no decision: a class that there is not."""


class Reading:
    """Rows of one batch under one plan, and the columns that they fill."""

    def __init__(self, batch: Batch, plan: Plan) -> None:
        self.batch, self.plan = batch, plan
        self.loss, self.layout = plan.loss, plan.layout
        self.inner = self._inner()
        self.outer = getattr(torch, plan.precision.outer)
        self.activation = plan.loss.activation_of(plan.parameters)
        self.single = self._is_single()
        self.form = form_of(plan) if plan.decisions and not self.single else None
        self.out = self._columns()
        self._watch: KindWatcher | None = None
        if self.activation and self.layout.given is None:
            columns = self.layout.shape[-1] if len(self.layout.shape) > 1 else 1
            self._watch = KindWatcher(columns, tolerance_of(batch.predictions.dtype))

    def _inner(self) -> torch.dtype:
        """The type of the computation; wider where squares may leave float32 and their root comes back to it."""
        if self.loss.finish is not None and self.plan.streamed:
            return widest(self.plan.device)
        found: torch.dtype = getattr(torch, self.plan.precision.inner)
        return found

    def _is_single(self) -> bool:
        """Whether a row is one decision, so that target and prediction are columns."""
        return all(n == 1 for n in self.tail) and self.loss.task.prediction not in ("embedding", "mask", "score")

    def _is_ragged(self) -> bool:
        """Whether a row has several elements, of which some may be ignored."""
        return self.plan.streamed and any(n > 1 for n in self.tail)

    @property
    def tail(self) -> tuple[int, ...]:
        """Shape of what one row is decided on, beside the classes."""
        return self.layout.shape[1:] if self.layout.classes is None else self.layout.shape[1:-1]

    def _columns(self) -> RowAnalysis:
        n, real = self.layout.rows, self.plan.precision.inner
        activation = self.activation
        target = predicted = confidence = None
        if self.single and "target" in self.loss.task.inputs:
            target, predicted = (np.empty(n, np.int32 if activation else real) for _ in range(2))
            if activation not in ("", "sign"):
                confidence = np.empty(n, real)
        title = mark("Loss")
        if self.loss.rows is not None and self.loss.shows_rows(self.plan.parameters):
            title = self.loss.rows.title
        norm = np.empty(n, real) if self.loss.role == "loss" else None
        columns = np.empty(n, real), norm, np.ones(n, np.bool_)
        found = RowAnalysis(*columns, target, predicted, confidence, title)
        if self.loss.mass is not None and self.loss.row == "mean" and self._is_ragged():
            found.elements = np.empty(n, np.int32)
        if self.plan.margins and target is not None and activation:
            found.margin = np.empty(n, real)
            found.rank = None if self.layout.classes is None else np.empty(n, np.int32)
        if self.form is not None:
            found.decisions, found.accuracy = np.zeros(n, np.int32), np.full(n, np.nan)
            found.of_all = Decisions(self.form)
        return found

    def read(self, start: int, stop: int) -> Chunk:
        """Rows of the files; those who want all of them ask in their order, in which some files are read faster."""
        try:
            return self._read(start, stop)
        except Problem as problem:
            problem.of_file = True
            raise

    def _read(self, start: int, stop: int) -> Chunk:
        others, found = {other.name: other for other in self.plan.others}, []
        names = self.loss.task.inputs[1:]
        for i, name in enumerate(names, 1):
            targets = i == self.loss.task.target_at
            found.append(self.batch.targets.read(start, stop) if targets else others[name].read(start, stop))
        source = self.batch.predictions
        first = source.there(start, stop) if self._is_there(source) else source.read(start, stop)
        shared = (name in others and others[name].shared for name in names)
        return Chunk(start, stop, first, tuple(found), tuple(shared))

    def _is_there(self, source: ChunkSource) -> TypeGuard[TensorSource]:
        """Whether rows of the predictions need not come here to be computed with."""
        here = torch.device(self.plan.device).type
        return isinstance(source, TensorSource) and source.device.type == here and self.layout.takes_as_they_lie

    def ready(self, chunk: Chunk) -> tuple[tuple[Tensor, ...], Values]:
        """Inputs and parameters of some rows, looked at and in the types in which they are computed."""
        inputs = self.inputs(chunk)
        parameters = self.parameters_of(chunk.start, chunk.stop)
        self.loss.task.check(self.loss, self.whole(inputs), parameters, chunk.start)
        if self.outer != self.inner:
            inputs = tuple(x.to(self.outer) if i == 0 or x.is_floating_point() else x for i, x in enumerate(inputs))
        return prepare(self.loss, inputs, parameters, self.inner)

    def inputs(self, chunk: Chunk) -> tuple[Tensor, ...]:
        """Inputs of some rows as the layout has them, looked at and on the device."""
        p = chunk.predictions
        p = self.layout.predictions(p) if isinstance(p, np.ndarray) else self.layout.there(p)
        self._look_at(p, chunk.start)
        return self._inputs(p, chunk)

    def _look_at(self, predictions: Array | Tensor, start: int) -> None:
        """See what kind of numbers they are; those on another device come here piece by piece, until it is known."""
        if self._watch is None:
            return
        step = len(predictions) if isinstance(predictions, np.ndarray) else _LOOK
        for at in range(0, len(predictions), step):
            if self._watch.cares(start + at):
                self._watch.see(to_array(predictions[at : at + step], "prediction")[0], start + at)

    def _inputs(self, predictions: Array | Tensor, chunk: Chunk) -> tuple[Tensor, ...]:
        """All inputs of these rows, in the order of the task."""
        others, at = list(chunk.others), self.loss.task.target_at
        if at is not None:
            others[at - 1] = self.layout.targets(others[at - 1], chunk.start)
        return tuple(on_device(part, self.plan.device) for part in (predictions, *others))

    def whole(self, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        """Rows of ``read`` as the entry takes them: the class axis is the second."""
        return tuple(x.movedim(-1, 1) if self.has_class_axis(i) else x for i, x in enumerate(inputs))

    def has_class_axis(self, i: int) -> bool:
        """Whether the last axis of an input is that of the classes."""
        if i == self.loss.task.target_at:
            return self.layout.target_rule == "distribution"
        names = self.loss.task.inputs
        like = i == 0 or any(other.name == names[i] and other.like for other in self.plan.others)
        return like and self.layout.classes is not None

    def target_of(self, inputs: tuple[Tensor, ...]) -> Tensor | None:
        """Which of the inputs says what should have been."""
        at = self.loss.task.target_at
        return None if at is None else inputs[at]

    def parameters_of(self, start: int, stop: int) -> Values:
        """Parameters, of which those with one number a row are cut to these rows."""
        parameters = dict(self.plan.parameters)
        for p in self.loss.params:
            value = parameters[p.name]
            if isinstance(p, Vector) and value is not None and self.layout.is_by_row(np.shape(value)):
                parameters[p.name] = value[start:stop]
        return parameters

    def probabilities(self, x: Tensor) -> Tensor | None:
        """What the task makes of predictions whose class axis is the last one; None where it makes none."""
        activation = self.activation
        if activation == "softmax":
            return x.softmax(-1)
        if activation == "sigmoid":
            return x.sigmoid()
        return x.exp() if activation == "exp" else x if activation == "identity" else None

    def decide(self, start: int, stop: int, x: Tensor, y: Tensor | None, p: Tensor | None) -> Decided | None:
        """Columns of rows that are one decision, see ``put_decision``; ``p`` are the probabilities."""
        if self.layout.classes is not None:  # axes of one between rows and classes say nothing
            x, p = x.reshape(-1, x.shape[-1]), None if p is None else p.reshape(-1, x.shape[-1])
            soft = self.layout.target_rule == "distribution"
            y = None if y is None else y.reshape(-1, x.shape[-1]) if soft and x.shape[-1] > 1 else y.reshape(-1)
        if self.single:
            self.put_margin(start, stop, x, y)
        activation = self.activation
        confidence: Tensor | None = None
        predicted: Tensor = x
        if self.layout.classes is not None and p is not None:
            confidence, predicted = p.max(1)
            y = y.argmax(1) if y is not None and y.ndim > 1 else y
        elif activation == "sign":
            predicted = torch.where(x > 0, 1, torch.where(x.isnan(), UNDECIDED["sign"], -1))
        elif p is not None:
            predicted = p > self.plan.parameters.get("threshold", 0.5)
            confidence = torch.maximum(p, 1 - p)
            y = y > 0.5 if y is not None else None
        return self.put_decision(start, stop, y, predicted, confidence)

    def put_decision(
        self,
        start: int,
        stop: int,
        target: Tensor | None,
        predicted: Tensor,
        confidence: Tensor | None,
        log_p: Tensor | None = None,
    ) -> Decided | None:
        """Target, predicted, confidence of some rows into their columns; of rows that are several, what is counted."""
        if confidence is not None:
            predicted = torch.where(confidence.isnan(), -1, predicted)
        if self.form is not None and target is not None:
            return Decided(target, predicted, confidence, log_p)
        columns = target, predicted, confidence
        for column, values in zip((self.out.target, self.out.predicted, self.out.confidence), columns, strict=True):
            if column is not None and values is not None:
                column[start:stop] = values.reshape(-1).cpu().numpy()
        return None

    def count_decisions(
        self, start: int, stop: int, found: Decided | None, values: Tensor, used: Tensor | None
    ) -> Decisions | None:
        """The decisions of some rows into their columns and into sums; see ``Decisions.count``."""
        out = self.out
        if found is None or self.form is None or out.decisions is None or out.accuracy is None:
            return None
        sums = Decisions(self.form)
        counted, right = sums.count(found, values, used, self.plan.parameters.get("ignore_index"))
        out.decisions[start:stop] = counted
        np.divide(right, counted, out=out.accuracy[start:stop], where=counted > 0)
        return sums

    def put_margin(self, start: int, stop: int, x: Tensor, y: Tensor | None) -> None:
        """Margin and rank of some rows that are one decision, where they are wanted."""
        out = self.out
        if out.margin is None or y is None:
            return
        if out.rank is None:
            out.margin[start:stop] = signed_margin(x, y, self.loss.task.activation).reshape(-1).cpu().numpy()
            return
        margin, rank = margin_and_rank(x, y.argmax(1) if y.ndim > 1 else y)
        out.margin[start:stop], out.rank[start:stop] = margin.cpu().numpy(), rank.cpu().numpy()

    def counts(self, inputs: tuple[Tensor, ...], tick: Callable[[], None] = lambda: None) -> dict[str, float]:
        """What is asked of these masks or pairs beside their loss: sums over their rows."""
        task = self.loss.task
        if task.key == "masks":
            return overlap(inputs[0], inputs[1], str(self.plan.parameters.get("activation", "none")))
        if task.prediction == task.target == "embedding" and self.loss.pairwise:
            return found_partners(inputs[0], inputs[1], tick)
        return {}

    def put(self, start: int, stop: int, loss: Tensor, norm: Tensor | None) -> None:
        """Loss and gradient norm of some rows into their columns."""
        out = self.out
        out.loss[start:stop] = loss.to(self.outer).to(self.inner).cpu().numpy()
        if norm is not None and out.gradient_norm is not None:
            out.gradient_norm[start:stop] = norm.to(self.outer).to(self.inner).cpu().numpy()

    def odd(self, start: int, stop: int) -> Array:
        """Which of these rows have a loss that is not finite, ``(k,)``, counted from ``start``."""
        return np.flatnonzero(~np.isfinite(self.out.loss[start:stop]) & self.out.used[start:stop])

    def non_finite(self, start: int, stop: int, x: Tensor) -> NonFinite | None:
        """What is not finite of the predictions of rows whose loss is not finite."""
        odd = self.odd(start, stop)
        if not odd.size:
            return None
        x = x.reshape(stop - start, -1)[torch.from_numpy(odd).to(x.device)]
        return counted(not_finite(x), start + odd)

    def close(self, value: float) -> RowAnalysis:
        """The mean rounded to the type that was asked for, and what only the whole file tells."""
        out = self.out
        out.value = float(torch.tensor(value, dtype=torch.float64).to(self.outer))
        if self.layout.given is not None:
            out.kind = self.layout.given.verdict
        if self._watch is not None:
            out.kind = self._watch.verdict()
            if (self.activation == "exp" and out.kind.verdict != "log_probabilities") or (
                self.activation == "identity" and out.kind.verdict == "logits"
            ):  # exp of anything else is no probability; a metric takes raw scores too, where only their order counts
                out.forget_confidence()
        out.leave_out_ignored()
        return out
