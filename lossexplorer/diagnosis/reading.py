"""One read of a file: chunks, columns with one entry an element, and sums that reasons asked for."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.base.door import torch
from lossexplorer.catalog.call import prepare
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.sets import PAIRWISE_LIMIT
from lossexplorer.compute.stream import chunk_rows
from lossexplorer.diagnosis.classes import IGNORED, ClassChunk
from lossexplorer.diagnosis.elements import ElementChunk
from lossexplorer.diagnosis.pricing import pricing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.case import Case
    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.reason import Measure, Reason

EXACT = 1 << 22
"""Predictions up to which everything is computed in float64."""
WHOLE = 1 << 24
"""Predictions up to which a file may be held in memory as a whole."""


def _measures_of(reasons: Iterable[Reason]) -> dict[Measure, None]:
    """Each measure once, though several reasons may share it."""
    return dict.fromkeys(reason.measure for reason in reasons if reason.measure is not None)


class Reading:
    """A file that is read once: columns, and sums that reasons asked for. It is made as ``Facts``, which chunks ask."""

    def __init__(self, case: Case) -> None:
        self.n, self.classes = case.rows, case.classes
        self.per_row = math.prod(case.inner)
        self.b = case.batch_size
        self.soft = case.group == "softmax" and case.layout.target_rule == "distribution"
        self.undefined: Message | None = None
        """Why the loss has no value on this file."""
        self.take_up(case)
        if case.group == "softmax":
            self._read_labels()

    def take_up(self, case: Case) -> None:
        """Begin with a loss, of which nothing is read yet."""
        self.case = case
        self.loss, self.parameters, self.given = case.loss, case.parameters, case.given
        self.pricing = (
            pricing_of(case.loss, case.parameters, case.classes) if case.group == "softmax" and not self.soft else None
        )
        self.sums: dict[str, Any] = {}
        self.narrowed: frozenset[str] | None = None
        """Sums that are wanted of those that cost a pass each, see ``Hypothesis.measured``; None: all."""
        self.value: Array = np.empty(0)
        """Σ of it over Σ of mass is the mean; (elements,)."""
        self.mass: Array = np.empty(0)
        self.column: dict[str, Array] = {}
        self.evaluated: float | None = None
        self.others: dict[str, Facts] = {}
        """The same file under other losses."""

    # -- reading ---------------------------------------------------------------------------------------------------

    def _read_labels(self) -> None:
        """Labels of all elements as int64, ``IGNORED`` where they do not count, and which are no class at all."""
        targets = self.targets
        if self.soft:
            self.file_label = np.zeros(0, np.int64)
            shares = np.nan_to_num(targets.reshape(-1, self.classes))
            self.label = torch.from_numpy(shares.argmax(1))
            self.odd = self.legal_ignored = np.zeros(len(self.label), np.bool_)
            return
        flat = targets.reshape(-1)
        ignore = self.parameters.get("ignore_index", -100)
        with np.errstate(invalid="ignore"):
            label = np.where(np.isfinite(flat), flat, -(1 << 40)).astype(np.int64)
            broken = label != flat if flat.dtype.kind == "f" else np.zeros(len(flat), np.bool_)
        outside = (label < 0) | (label >= self.classes) | broken
        self.file_label = label
        self.odd = outside & (label != ignore)
        self.legal_ignored = (label == ignore) & ~outside
        self.label = torch.from_numpy(np.where(outside | (label == ignore), IGNORED, label))

    @cached_property
    def targets(self) -> Array:
        """All targets as the layout reads them, in the type of the file but for soft labels."""
        layout, source = self.case.layout, self.case.batch.targets
        part = source.read(0, source.shape[0])
        if layout.target_rule in ("one_hot", "distribution"):
            axis = layout.class_axis if layout.class_axis is not None else -1
            moved = np.moveaxis(part, axis, -1)
            return moved.argmax(-1) if layout.target_rule == "one_hot" else moved.astype(np.float64)
        if layout.target_rule in ("signs", "masks"):
            return layout.targets(part, 0)
        tail = layout.shape[1:-1] if layout.classes is not None else layout.shape[1:]
        return part.reshape(layout.rows, *(() if layout.one_target else tail))

    @cached_property
    def size(self) -> int:
        """Predictions in the file."""
        return math.prod(self.case.layout.shape)

    def predictions(self, start: int = 0, stop: int | None = None) -> Tensor:
        """Rows in the type of the computation, the class axis last."""
        source = self.case.batch.predictions
        part = self.case.layout.predictions(source.read(start, self.n if stop is None else stop))
        wide = self.size <= EXACT or part.dtype.kind != "f"
        return torch.from_numpy(
            np.ascontiguousarray(part, np.float64 if wide else np.dtype(part.dtype.newbyteorder("=")))
        )

    @cached_property
    def whole(self) -> ElementChunk | None:
        """The file as one chunk of elements; None where it is too large to be held."""
        if self.size > WHOLE or self.case.group in ("softmax", "other"):
            return None
        return self._elements(0, self.n)

    def _elements(self, start: int, stop: int) -> ElementChunk:
        raw = self.predictions(start, stop).double()
        target = torch.from_numpy(self.targets[start:stop].astype(np.float64))
        if self.case.group == "divergence":
            raw, target = raw.reshape(-1, self.classes), target.reshape(-1, self.classes)
        if self.case.group == "pairs":
            raw, target = raw.reshape(len(raw), -1), target.reshape(len(target), -1)
        if self.case.group == "sigmoid" and self.undefined is not None:
            target = target.nan_to_num(nan=0.5).clamp(0, 1)
        return ElementChunk(cast("Facts", self), raw, target, start)

    @property
    def needs_activation(self) -> bool:
        """Whether raw scores stand where an overlap loss takes shares as they are."""
        return self.case.kind.verdict == "logits" and self.parameters.get("activation") == "none"

    @cached_property
    def by_rows(self) -> bool:
        """Whether the loss is a sum over elements, or a function of their mean, so that rows have values."""
        return self.loss.finish is not None or self.loss.kind_of(self.parameters) == "elementwise"

    def take(self, reasons: Iterable[Reason], tick: Callable[[int], None]) -> None:
        """Read the file once and add up what the reasons measure."""
        if self.case.group == "other":
            self._take_rows(tick)
            return
        if not self.by_rows and self._is_too_large():
            return
        measures = _measures_of(reasons)
        values: list[Tensor] = []
        masses: list[Tensor] = []
        step = self._step()
        for start in range(0, self.n, step):
            chunk = self._chunk(start, min(start + step, self.n))
            value, mass = chunk.columns()
            values.append(value)
            masses.append(mass)
            if isinstance(chunk, ClassChunk):
                self._keep(chunk)
            self._add(measures, chunk)
            tick(min(start + step, self.n))
        self.value, self.mass = torch.cat(values).numpy(), torch.cat(masses).numpy()

    def wants(self, name: str) -> bool:
        """Whether a sum that costs a pass is to be taken."""
        return self.narrowed is None or name in self.narrowed

    def take_more(self, reasons: Iterable[Reason], tick: Callable[[int], None]) -> None:
        """Read the file once more, for measures that were put off."""
        measures, step = _measures_of(reasons), self._step()
        for start in range(0, self.n, step):
            stop = min(start + step, self.n)
            self._add(measures, self._chunk(start, stop))
            tick(stop)

    def _add(self, measures: Iterable[Measure], chunk: ClassChunk | ElementChunk) -> None:
        for measure in measures:
            for name, found in measure(chunk).items():
                self.sums[name] = self.sums[name] + found if name in self.sums else found

    def _take_rows(self, tick: Callable[[int], None]) -> None:
        """Of a loss that no group of reasons knows: what ``eval`` says of its rows."""
        wish = Wish(self.loss.key, dict(self.parameters), self.case.reduction, self.b)
        try:
            result = evaluate(self.case.batch, wish, lambda rows: tick(rows.done), lambda: tick(0))
        except UsageProblem:
            raise
        except Problem as problem:
            self.undefined = problem.message
            return
        self.value, self.mass = result.rows.loss.astype(np.float64), result.rows.used.astype(np.float64)
        self.value[~result.rows.used] = 0.0
        self.evaluated = result.value

    def _is_too_large(self) -> bool:
        """Whether a loss that takes the file as one set cannot take it."""
        if self.whole is None or (self.loss.pairwise and self.n > PAIRWISE_LIMIT):
            self.undefined = Message(
                "{loss} takes the whole file as one set, and {n} rows are too many: give the batch size",
                loss=self.loss.key,
                n=self.n,
            )
        return self.undefined is not None

    def _step(self) -> int:
        if self.case.group != "softmax" and self.size <= WHOLE:
            return self.n
        rows = chunk_rows(self.case.batch)
        return rows if self.size > EXACT else max(rows, 1)

    def _chunk(self, start: int, stop: int) -> ClassChunk | ElementChunk:
        if self.case.group != "softmax":
            return self.whole if self.whole is not None else self._elements(start, stop)
        raw = self.predictions(start, stop)
        target = torch.from_numpy(self.targets[start:stop]).to(raw.dtype) if self.soft else raw[:0]
        return ClassChunk(cast("Facts", self), raw, target, start)

    def _keep(self, chunk: ClassChunk) -> None:
        """Columns of the elements that reasons look at after the read."""
        high, place = chunk.top
        found = {
            "surprise": chunk.own_surprise,
            "predicted": place.int(),
            "top": chunk.powers[1].reciprocal().float(),
            "high": high.float(),
            "low": chunk.low.float(),
        }
        for name, part in found.items():
            whole = self.column.setdefault(name, np.empty(len(self.label), part.numpy().dtype))
            whole[chunk.slice] = part.numpy()

    def by_entry(self, input: Tensor, target: Tensor, start: int = 0, **changed: Any) -> tuple[Tensor, Tensor]:
        """Values and masses of elements by the entry itself."""
        parameters = self.parameters | changed
        inputs, ready = prepare(self.loss, (input, target), parameters, torch.float64)
        ready = self._cut(ready, start, len(input))
        if self.case.group == "softmax" and self.loss.task.activation == "identity":
            inputs = (inputs[0].softmax(1), *inputs[1:])
        rows = self.loss.rows if self.loss.finish is not None else None
        value = (self.loss.fn if rows is None else rows)(*inputs, **ready)
        if self.loss.mass is None:
            return value, torch.ones_like(value)
        return value, self.loss.mass(*inputs[1:], **ready).to(value.dtype).expand_as(value)

    def _cut(self, parameters: dict[str, Any], start: int, rows: int) -> dict[str, Any]:
        """Vectors with one number a row, cut to these rows."""
        found = dict(parameters)
        for name, value in parameters.items():
            shape = np.shape(value) if isinstance(value, torch.Tensor) else ()
            if rows < self.n and self.case.layout.is_by_row(shape):
                found[name] = value[start : start + rows]
        return found
