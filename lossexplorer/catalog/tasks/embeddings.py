"""Vectors whose directions matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.task import Task, need_floats, need_same_shape, refuse, shape_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_pairs(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Two views (N, D) of the same N things."""
    one, other = inputs
    need_floats(loss, one)
    need_floats(loss, other)
    need_same_shape(loss, one, other)
    if one.ndim != 2:
        raise refuse(loss, Message("embeddings of shape (N, D)"), Message("got {a}", a=shape_of(one)))


EMBEDDING_PAIRS = Task(
    "embedding_pairs", "two views of the same things", ("z1", "z2"), "embedding", "embedding", "", check_pairs
)
