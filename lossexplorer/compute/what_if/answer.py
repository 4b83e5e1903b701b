"""What a loss says of a batch under other conditions, beside what it says as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.analysis import Plan
from lossexplorer.compute.devices import pick, precision
from lossexplorer.compute.others import lay_out_others
from lossexplorer.compute.passes import analyse
from lossexplorer.compute.stream import CHUNK_ROWS, chunk_rows
from lossexplorer.compute.what_if.changed import Change, changed
from lossexplorer.compute.what_if.conditions import NO_CLASS
from lossexplorer.compute.what_if.fitting import conditions_of, has_pieces
from lossexplorer.compute.what_if.laboratory import WAYS, Laboratory, Reduced
from lossexplorer.compute.what_if.pieces import in_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.analysis import RowAnalysis
    from lossexplorer.compute.layout import Layout
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.compute.what_if.conditions import WhatIf

    Tick = Callable[[float], None]

_OF_ROWS = frozenset({"hardest", "reduction", "batch_size", "steps", "ranks"})
"""Conditions for which no row is read again."""
_WAY = {"mean": "mean", "sum": "sum", "batchmean": "rows", "none": "mean"}


@dataclass(frozen=True)
class Ground:
    """Rows under other conditions, before they become one number; the next answer may stand on it too."""

    result: BatchResult
    """The batch as it is."""
    wish: WhatIf
    """What of a wish concerns the rows."""
    rows: RowAnalysis
    value: float | None
    """Reduced as the batch is."""
    laboratory: Laboratory | None
    """None where a set is one number."""
    dtype: str


@dataclass(frozen=True)
class Answer:
    """One number beside another."""

    wish: WhatIf
    ground: Ground
    before: float
    value: float
    table: tuple[Reduced, ...]
    """Every way of averaging where one was chosen, else its own; empty where rows have no numbers of their own."""
    kept: int
    """Rows that count."""
    notes: tuple[Message, ...]

    @property
    def change(self) -> float:
        """By how much the number is larger than it was."""
        return self.value - self.before


def what_if(result: BatchResult, wish: WhatIf, ground: Ground | None = None, tick: Tick = lambda share: None) -> Answer:
    """Compute the loss of a batch under other conditions.

    They act in the order of ``CONDITIONS``: on the labels, on the predictions, in the loss, on its rows, and on their
    mean. Those that the loss does not admit are left out.

    Args:
        result: the batch as it is.
        wish: the conditions.
        ground: of an answer before; taken if the rows are the same.
        tick: hears which share of the rows is done, and may raise ``Cancelled``.

    Raises:
        Problem: the data changed, or the loss does not admit what the conditions make of them.
    """
    wish = wish.within(frozenset(p.name for p in conditions_of(result, wish)))
    if ground is None or ground.result is not result or ground.wish != _rows_of(result, wish):
        ground = _ground(result, wish, tick)
    before = result.value if result.value is not None else result.rows.value
    own = _WAY[result.reduction] if wish["reduction"] == "own" else wish["reduction"]
    table = _table(ground, wish, own, tick)
    chosen = next((row for row in table if row.way == own), None)
    value, kept = ground.value, int(ground.rows.used.sum())
    if chosen is not None:
        kept = chosen.kept
        if wish["hardest"] is not None or wish["reduction"] != "own":
            value = _rounded(chosen.value, ground.dtype)
    return Answer(wish, ground, _number(before), _number(value), table, kept, tuple(_notes(chosen, ground)))


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _rows_of(result: BatchResult, wish: WhatIf) -> WhatIf:
    """What of a wish makes other rows; the sets of a set loss are read one by one."""
    names = _OF_ROWS if has_pieces(result) else frozenset({"hardest", "steps", "ranks"})
    return type(wish)(tuple(pair for pair in wish.chosen if pair[0] not in names))


def _table(ground: Ground, wish: WhatIf, own: str, tick: Tick) -> tuple[Reduced, ...]:
    """Every way of averaging where one was chosen, else the own one alone."""
    laboratory = ground.laboratory
    if laboratory is None:
        return ()
    ways = WAYS if wish["reduction"] != "own" else (own,)
    return tuple(laboratory.reduce(way, wish, lambda: tick(1.0)) for way in ways)


def _notes(chosen: Reduced | None, ground: Ground) -> list[Message]:
    found = []
    if chosen is not None and chosen.parts > 1 and chosen.empty:
        found.append(
            Message(
                "{n} part has no row that counts: its mean is 0/0",
                plural="{n} parts have no row that counts: their means are 0/0",
                n=chosen.empty,
            )
        )
    before, now = ground.result.rows, ground.rows
    if not np.array_equal(before.used, now.used):
        found.append(Message("{n} rows count, {before} did before", n=int(now.used.sum()), before=ground.result.n_used))
    return found


def _ground(result: BatchResult, wish: WhatIf, tick: Tick) -> Ground:
    """Read the rows again, each changed on its way."""
    plan = _plan(result, wish, tick)

    def told(rows: RowAnalysis) -> None:
        tick(rows.done / max(rows.n, 1))

    laboratory = None
    if has_pieces(result):
        rows, pieces = in_pieces(result.batch, plan, told)
        laboratory = Laboratory(plan.loss, plan.parameters, rows, pieces)
    else:
        rows = analyse(result.batch, plan, told)
    outer = plan.precision.outer
    value = replace(result, rows=rows, parameters=plan.parameters, dtype=outer).value
    if value is None:
        value = rows.value
    return Ground(result, _rows_of(result, wish), rows, value, laboratory, outer)


def _plan(result: BatchResult, wish: WhatIf, tick: Tick) -> Plan:
    batch, loss = result.batch, result.loss
    types = precision(batch.predictions.info.dtype, result.dtype if wish["dtype"] == "own" else wish["dtype"])
    device, _ = pick(result.device, types.inner)
    others = lay_out_others(loss, result.layout, batch)  # a teacher stays as it is
    size = wish["batch_size"] if not has_pieces(result) and wish["reduction"] == "batches" else None
    layout = changed(result.layout, _change(result, wish, tick))
    parameters = _parameters(result, wish)
    if wish["class_weights"] != "none":
        counts = _label_counts(result, layout, tick)
        scheme = {"scheme": wish["class_weights"], "beta": wish["beta"], "normalize": wish["normalize"]}
        weight = CATALOGUE.get("class_weights").fn(torch.from_numpy(counts), **scheme)
        parameters = loss.resolve(parameters | {"weight": weight.tolist()})
    return Plan(loss, parameters, layout, types, device, size, others)


def _parameters(result: BatchResult, wish: WhatIf) -> dict[str, Any]:
    own = {p.name for p in result.loss.params}
    found = dict(result.parameters)
    if "label_smoothing" in own and wish["label_smoothing"] is not None:
        found["label_smoothing"] = wish["label_smoothing"]
    return result.loss.resolve(found)


def _change(result: BatchResult, wish: WhatIf, tick: Tick) -> Change:
    loss, layout = result.loss, result.layout
    binary = not loss.task.has_classes
    smoothing = wish["label_smoothing"] if binary and loss.task.target == "unit" else None
    return Change(
        temperature=wish["temperature"] or 1.0,
        steps=wish["quantisation"],
        largest=_largest(result, tick) if wish["quantisation"] == "tensor" else 0.0,
        noise=wish["label_noise"] or 0.0,
        seed=wish["noise_seed"],
        classes=0 if binary else layout.classes or 0,
        ignored=result.parameters.get("ignore_index", NO_CLASS),
        left_out=None if wish["ignore_index"] == NO_CLASS else wish["ignore_index"],
        signs=loss.task.target == "sign",
        smoothing=smoothing or 0.0,
    )


def _largest(result: BatchResult, tick: Tick) -> float:
    """The largest finite number of all predictions, without its sign."""
    batch, found = result.batch, 0.0
    step = chunk_rows(batch)
    for start in range(0, result.layout.rows, step):
        part = batch.predictions.read(start, min(start + step, result.layout.rows))
        size = np.abs(result.layout.predictions(part))
        found = max(found, float(size[np.isfinite(size)].max(initial=0)))
        tick(0.0)
    return found


def _label_counts(result: BatchResult, layout: Layout, tick: Tick) -> Array:
    """How many labels each class has, ``(C,)``."""
    batch, classes = result.batch, layout.classes or 0
    ignored, found = result.parameters.get("ignore_index", NO_CLASS), np.zeros(classes)
    for start in range(0, layout.rows, CHUNK_ROWS):
        labels = layout.targets(batch.targets.read(start, min(start + CHUNK_ROWS, layout.rows)), start).ravel()
        counts = np.bincount(labels[(labels >= 0) & (labels < classes)].astype(np.int64), minlength=classes)
        if 0 <= ignored < classes:
            counts[ignored] = 0
        found += counts
        tick(0.0)
    return found


def _rounded(value: float, dtype: str) -> float:
    return float(torch.tensor(value, dtype=torch.float64).to(getattr(torch, dtype)))
