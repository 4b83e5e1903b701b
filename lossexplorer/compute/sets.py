"""Losses of a whole set: one value for consecutive runs of rows, never merged over chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.compute.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Batch
    from lossexplorer.compute.analysis import Plan, RowAnalysis

PAIRWISE_LIMIT = 4096
"""Rows of one set for losses that compare every row with every other."""


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
    reading = Reading(batch, plan)
    values = []
    for start in range(0, plan.layout.rows, size):
        stop = min(start + size, plan.layout.rows)
        values.append(_one_set(reading, start, stop))
        reading.out.done = stop
        tick(reading.out)
    return reading.close(float(np.mean(values)))


def _one_set(reading: Reading, start: int, stop: int) -> float:
    (x, y), parameters = reading.read(start, stop)
    loss, n = reading.loss, stop - start
    if reading.single:
        reading.decide(start, stop, x, y, x.softmax(-1) if loss.task.activation == "softmax" else None)
    x, y = reading.whole(x, y)
    leaf = x.detach().requires_grad_()
    with torch.enable_grad():
        values = loss.fn(leaf, y, **parameters)
        (gradient,) = torch.autograd.grad(values.mean(), leaf)
    values = values.detach()
    reading.out.total += float(values.sum(dtype=torch.float64))
    own = (values if loss.rows is None else loss.rows.fn(x, y, **parameters)).reshape(n, -1)
    used = torch.ones_like(own, dtype=torch.bool)
    if loss.mass is not None:
        used = loss.mass(y, **parameters).reshape(n, -1) != 0
        reading.out.used[start:stop] = used.any(1).cpu().numpy()
    reading.out.n_elements += values.numel() if loss.mass is None else int(used.sum())
    norm = torch.linalg.vector_norm(gradient.reshape(n, -1), dim=1) * n
    reading.put(start, stop, own.where(used, 0).sum(1) / used.sum(1), norm, x)
    return float(values.mean(dtype=torch.float64))
