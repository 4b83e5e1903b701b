"""Weights of classes from the labels of a batch: counted first, then laid beside the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.analysis import RowAnalysis
from lossexplorer.compute.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.base import Batch
    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.layout import Layout
    from lossexplorer.compute.survey import TargetFacts

_CHUNK = 1 << 20
"""Targets that are read at a time."""
_IGNORED = -100


def weigh_classes(
    batch: Batch,
    loss: Loss,
    parameters: Values,
    facts: TargetFacts,
    class_axis: int | None,
    tick: Callable[[RowAnalysis], None],
) -> tuple[Layout, RowAnalysis]:
    """The weight of each class, and of each row that of its class.

    Raises:
        Problem: the targets are no labels of the classes that are predicted.
    """
    binary = len([n for n in batch.predictions.shape[1:] if n != 1]) == 0
    judge = CATALOGUE.get("binary_cross_entropy_with_logits" if binary else "cross_entropy")
    layout = lay_out(judge, batch.predictions, batch.targets, facts, class_axis, _IGNORED)
    classes = 2 if layout.classes is None else layout.classes
    counts = np.zeros(classes)
    for _, shares in _shares(batch, layout, classes):
        counts += shares.sum((0, 1))
    weights = loss(torch.from_numpy(counts), **parameters).numpy()
    title = loss.title if loss.rows is None else loss.rows.title
    out = RowAnalysis(np.empty(layout.rows), None, np.ones(layout.rows, np.bool_), None, None, None, title)
    out.values = weights
    for start, shares in _shares(batch, layout, classes):
        _lay_beside(out, start, shares, weights)
        tick(out)
    out.value = out.total / out.mass if out.mass else float("nan")
    return layout, out


def _lay_beside(out: RowAnalysis, start: int, shares: Array, weights: Array) -> None:
    """The weights of some rows into their columns; an ignored row has none."""
    stop = out.done = start + len(shares)
    count = shares.sum((1, 2))
    with np.errstate(invalid="ignore"):  # 0/0
        out.loss[start:stop] = (shares @ weights).sum(1) / count
    out.used[start:stop] = count > 0
    out.n_elements += int(shares.any(2).sum())
    out.total += float(np.nansum(out.loss[start:stop]))
    out.mass += float(out.used[start:stop].sum())


def _shares(batch: Batch, layout: Layout, classes: int) -> Iterator[tuple[int, Array]]:
    """Of some rows at a time the share of every class in each element, (n, elements, classes); 0 where ignored."""
    step = max(1, _CHUNK // (classes * max(1, int(np.prod(layout.shape[1:-1], dtype=np.int64)))))
    for start in range(0, layout.rows, step):
        part = layout.targets(batch.targets.read(start, min(start + step, layout.rows)), start)
        if layout.target_rule == "distribution":
            yield start, part.reshape(len(part), -1, classes)
        elif layout.classes is None:  # a share of yes
            yes = part.reshape(len(part), -1).astype(np.float64)
            yield start, np.stack([1 - yes, yes], 2)
        else:
            yield start, (part.reshape(len(part), -1, 1) == np.arange(classes)).astype(np.float64)
