"""Numbers that stand alone, whatever they are: values, gradients, counts of classes, losses of parts, epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.task import Task, need_floats, need_same_shape, refuse, refuse_where, shape_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values

_WHOLE = Message("Each counts what there is.")


def check_numbers(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """An array of any shape; the range of quantised numbers holds its zero."""
    need_floats(loss, inputs[0])
    low, zero, high = (parameters.get(name, 0) for name in ("quant_min", "zero_point", "quant_max"))
    if not low <= zero <= high:
        got = Message("got {low}, {zero}, {high}", low=low, zero=zero, high=high)
        raise refuse(loss, Message("quant_min ≤ zero_point ≤ quant_max"), got)


def check_counts(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """How many samples each class has, (C,)."""
    (counts,) = inputs
    need_floats(loss, counts)
    if counts.ndim != 1:
        raise refuse(
            loss, Message("one number of samples for each class, (C,)"), Message("got {a}", a=shape_of(counts))
        )
    refuse_where(loss, counts < 0, counts, Message("numbers of samples from 0 on"), _WHOLE, first)


def check_parts(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """The mean loss of each part of a batch, and how many elements it is the mean of."""
    _check_runs(loss, inputs)
    refuse_where(loss, inputs[1] < 0, inputs[1], Message("numbers of elements from 0 on"), _WHOLE, first)


def check_epochs(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """A training and a validation loss for each epoch."""
    _check_runs(loss, inputs)


def _check_runs(loss: Loss, inputs: tuple[Tensor, ...]) -> None:
    one, other = inputs
    names = loss.task.inputs
    need_floats(loss, one)
    need_same_shape(loss, one, other, (names[0], names[1]))
    if one.ndim != 1:
        wants = Message("{one} and {other} as lists", one=names[0], other=names[1])
        raise refuse(loss, wants, Message("got {a}", a=shape_of(one)))


NUMBERS = Task("numbers", "numbers, whatever they are", ("input",), "value", "", "", check_numbers)
GRADIENTS = Task("gradients", "gradients on their way", ("gradient",), "value", "", "", check_numbers)
CLASS_COUNTS = Task(
    "class_counts", "samples of each class", ("samples_per_class",), "value", "", "", check_counts, counted=True
)
PARTS = Task("parts", "losses of the parts of a batch", ("losses", "counts"), "value", "value", "", check_parts)
EPOCHS = Task("epochs", "losses of epochs", ("train", "val"), "value", "value", "", check_epochs)
