"""One of several classes, from probabilities: rows of them against distributions or labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.classes import check_classes
from lossexplorer.catalog.tasks.task import PAIR, Task, need_floats, need_same_shape, need_unit, refuse, shape_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values

_RAW = Message("Raw scores go through softmax first, or to cross_entropy.")


def check_probabilities(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Probabilities (N, C, …) and distributions of the same shape; one-hot is one."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    if input.ndim < 2:
        got = Message("got {a}: give a single row its axis with .unsqueeze(0)", a=shape_of(input))
        raise refuse(loss, Message("probabilities of shape (N, C, …)"), got)
    need_unit(loss, input, Message("probabilities in [0, 1]"), _RAW, first)
    need_unit(
        loss, target, Message("target probabilities in [0, 1]"), Message("Labels become these by F.one_hot."), first
    )


def check_class_probabilities(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Probabilities (N, C, …) and class indices (N, …), or distributions of the same shape."""
    input, target = inputs
    check_classes(loss, inputs, parameters, first)
    need_unit(loss, input, Message("probabilities in [0, 1]"), _RAW, first)
    if target.is_floating_point():
        hint = Message("Labels are of an integer type.")
        need_unit(loss, target, Message("target probabilities in [0, 1]"), hint, first)


PROBABILITIES = Task(
    "probabilities",
    "a distribution, from probabilities",
    PAIR,
    "probabilities",
    "distribution",
    "identity",
    check_probabilities,
)
CLASS_PROBABILITIES = Task(
    "class_probabilities",
    "one of several classes, from probabilities",
    PAIR,
    "probabilities",
    "class_or_distribution",
    "identity",
    check_class_probabilities,
)
