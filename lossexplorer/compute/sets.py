"""Losses of a whole set: one value for consecutive runs of rows, never merged over chunks."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.base.free_memory import free_memory
from lossexplorer.catalog.wide import total
from lossexplorer.compute.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

    from lossexplorer.base import Batch
    from lossexplorer.catalog.spec import Values
    from lossexplorer.compute.analysis import Plan, RowAnalysis

PAIRWISE_LIMIT = 4096
"""Rows of one set for losses that compare every row with every other."""
_COPIES = 8
"""How many times its size a set takes while value and gradient are computed; measured, and rounded up."""
_LONG = 512
"""Rows from which on a set is worth a pause between operations."""
_SHARE = 2
"""The part of the free memory that one set may take: one in so many."""


def analyse_sets(batch: Batch, plan: Plan, tick: Callable[[RowAnalysis], None]) -> RowAnalysis:
    """See ``rows.analyse``; a row's gradient is that of its set's value, times the rows of the set."""
    size = min(plan.set_size or plan.layout.rows, plan.layout.rows)
    if plan.loss.pairwise and size > PAIRWISE_LIMIT:
        raise Problem(
            Message(
                "{loss} compares every row with every other, and {n} rows are too many for one set (at most {limit}): "
                "give the batch size",
                loss=plan.loss.key,
                n=size,
                limit=PAIRWISE_LIMIT,
            )
        )
    _need_memory(plan, size)
    reading = Reading(batch, plan)
    values = []
    for start in range(0, plan.layout.rows, size):
        stop = min(start + size, plan.layout.rows)
        with _pauses(lambda: tick(reading.out), stop - start):
            values.append(_one_set(reading, start, stop, lambda: tick(reading.out)))
        reading.out.done = stop
        tick(reading.out)
    if reading.out.values is not None:
        reading.out.values /= len(values)
    return reading.close(float(np.mean(values)))


def _need_memory(plan: Plan, size: int) -> None:
    """Refuse a set that would not fit: it is computed as a whole, whatever else is read by chunks."""
    row = int(np.prod(plan.layout.shape[1:], dtype=np.int64))
    numbers = size * row + (4 * size * size if plan.loss.pairwise else 0)
    if numbers * np.dtype(np.float64).itemsize * _COPIES > free_memory() // _SHARE:
        raise Problem(
            Message(
                "{loss} takes a set as a whole, and {n} rows of {row} numbers do not fit into memory: "
                "give the batch size",
                loss=plan.loss.key,
                n=size,
                row=row,
            )
        )


@contextmanager
def _pauses(tick: Callable[[], None], rows: int) -> Iterator[None]:
    """Let somebody cancel between any two operations, forwards and backwards, on sets of which one takes long."""
    if rows < _LONG:
        yield
        return

    mode: Any = torch.utils._python_dispatch.TorchDispatchMode
    with type("Pauses", (mode,), {"__torch_dispatch__": _paused(tick)})():
        yield


def _paused(tick: Callable[[], None]) -> Callable[..., Any]:
    """What a dispatch mode of torch calls for every operation; torch may not be imported where modules are read."""

    def dispatch(mode: Any, fn: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        tick()
        return fn(*args, **(kwargs or {}))

    return dispatch


def _one_set(reading: Reading, start: int, stop: int, tick: Callable[[], None]) -> float:
    inputs, parameters = reading.ready(reading.read(start, stop))
    loss, n = reading.loss, stop - start
    decided = None
    if reading.single or reading.form is not None:
        decided = reading.decide(start, stop, inputs[0], reading.target_of(inputs), reading.probabilities(inputs[0]))
    reading.out.count(reading.counts(inputs, tick))
    inputs = reading.whole(inputs)
    values, norm = _value_and_norm(reading, inputs, parameters)
    reading.out.total += total(values)
    if loss.reductions == ("none",):
        several = values.cpu().numpy().astype(np.float64)
        reading.out.values = several if reading.out.values is None else reading.out.values + several
    own = (values if loss.rows is None else loss.rows(*inputs, **parameters)).reshape(n, -1)
    used = torch.ones_like(own, dtype=torch.bool)
    if loss.mass is not None:
        used = loss.mass(*inputs[1:], **parameters).reshape(n, -1) != 0
        reading.out.used[start:stop] = used.any(1).cpu().numpy()
    reading.out.n_elements += values.numel() if loss.mass is None else int(used.sum())
    reading.out.decide(reading.count_decisions(start, stop, decided, own, used))
    reading.put(start, stop, own.where(used, 0).sum(1) / used.sum(1), norm)
    reading.out.note(reading.non_finite(start, stop, inputs[0]))
    return total(values) / values.numel() if values.numel() else float("nan")


def _value_and_norm(reading: Reading, inputs: tuple[Tensor, ...], parameters: Values) -> tuple[Tensor, Tensor | None]:
    """What a set comes to, and for each row the norm of its gradient times the rows of the set."""
    loss, n = reading.loss, len(inputs[0])
    if loss.role != "loss":
        return loss.fn(*inputs, **parameters), None
    leaf = inputs[0].detach().requires_grad_()
    with torch.enable_grad():
        values = loss.fn(leaf, *inputs[1:], **parameters)
        (gradient,) = torch.autograd.grad(values.mean(), leaf)
    return values.detach(), torch.linalg.vector_norm(gradient.reshape(n, -1), dim=1) * n
