"""Inputs beside predictions and targets: variances, teachers, negatives, the vectors that stand for classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem

if TYPE_CHECKING:
    from lossexplorer.base import Batch, ChunkSource
    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.layout import Layout


@dataclass(frozen=True)
class Other:
    """One further input of a loss."""

    name: str
    source: ChunkSource
    layout: Layout
    shared: bool
    """Whether it is the same for all rows."""
    like: bool
    """Whether it has the shape of the predictions, and so the same axes."""

    def read(self, start: int, stop: int) -> Array:
        """What belongs to these rows, its axes in the order of the predictions'."""
        if self.shared:
            return self.source.read(0, self.source.shape[0])
        part = self.source.read(start, stop)
        if self.like:
            return self.layout.predictions(part)
        return part.reshape(len(part), *[n for n in part.shape[1:] if n != 1])


def lay_out_others(loss: Loss, layout: Layout, batch: Batch) -> tuple[Other, ...]:
    """The further inputs of the loss, in the order of its task.

    Raises:
        Problem: one is missing or has another number of rows; the sentence says how to give it.
    """
    names = loss.task.others
    missing = [name for name in names if name not in batch.others]
    if missing:
        raise Problem(
            Message(
                "{loss} takes {names}, and there is no {missing}: save arrays of these names in one file, or name a "
                "file of it",
                loss=loss.key,
                names=", ".join(loss.task.inputs),
                missing=", ".join(missing),
            )
        )
    found = []
    for name in names:
        source, shared = batch.others[name], name in loss.task.shared
        if not shared and source.shape[:1] != (layout.rows,):
            raise Problem(
                Message(
                    "{name} is {shape}, but there are {rows} rows of predictions: they do not belong together",
                    name=name,
                    shape=str(source.shape),
                    rows=layout.rows,
                )
            )
        like = source.shape == batch.predictions.shape or _size(source) == _size(batch.predictions)
        found.append(Other(name, source, layout, shared, like and not shared))
    return tuple(found)


def _size(source: ChunkSource) -> int:
    return int(np.prod(source.shape, dtype=np.int64))
