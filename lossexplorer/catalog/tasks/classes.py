"""One of several classes: scores of a class axis against labels or distributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog.tasks.task import (
    PAIR,
    Task,
    first_row,
    need_floats,
    need_unit,
    need_vectors,
    refuse,
    shape_of,
)

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_classes(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores (N, C, …) with class indices (N, …), or with distributions of the same shape where they are allowed."""
    input, target = inputs
    need_floats(loss, input)
    if input.ndim < 2:
        got = Message("got {a}: give a single row its axis with .unsqueeze(0)", a=shape_of(input))
        raise refuse(loss, Message("scores of shape (N, C, …)"), got)
    each = Message("one number for each of the {classes} classes", classes=input.shape[1])
    need_vectors(loss, parameters, (input.shape[1],), each, exact=True)
    if target.is_floating_point():
        _check_distribution(loss, input, target, first)
        return
    fits = input.shape[:1] + input.shape[2:]
    if target.shape != fits:
        raise refuse(loss, Message("class indices of shape {shape}", shape=str(tuple(fits))), _misfit(input, target))
    check_labels(loss, target, input.shape[1], parameters.get("ignore_index"), first)


def _misfit(input: Tensor, target: Tensor) -> Message:
    shapes = {"a": shape_of(input), "b": shape_of(target)}
    if target.shape == input.shape and target.ndim > 1:
        return Message("got {a} and {b}: one-hot targets are floating point, or class indices by argmax(1)", **shapes)
    if target.squeeze().shape == input.shape[:1]:
        return Message("got {a} and {b}: drop the extra axis with .squeeze(-1)", **shapes)
    if input.ndim == 2 and target.shape == input.shape[1:]:
        return Message("got {a} and {b}: the predictions look transposed, use .T", **shapes)
    if input.ndim > 2 and target.shape == input.shape[:-1]:
        return Message("got {a} and {b}: classes on the last axis are moved with .movedim(-1, 1)", **shapes)
    return Message("got {a} and {b}", **shapes)


def _check_distribution(loss: Loss, input: Tensor, target: Tensor, first: int) -> None:
    got = Message("got {dtype} targets of shape {shape}", dtype=str(target.dtype), shape=shape_of(target))
    if loss.task.target == "class":
        if target.shape == input.shape:
            shapes = {"a": shape_of(input), "b": shape_of(target)}
            got = Message("got {a} and {b}: one-hot targets become class indices by argmax(1)", **shapes)
        raise refuse(loss, Message("class indices of an integer type (use .long())"), got)
    if target.shape != input.shape:
        wants = Message("integer class indices (use .long()) or probabilities of shape {shape}", shape=shape_of(input))
        raise refuse(loss, wants, got)
    need_unit(
        loss, target, Message("probabilities in [0, 1] as targets"), Message("Logits become these by softmax."), first
    )


def check_labels(loss: Loss, target: Tensor, classes: int, ignore: int | None, first: int = 0) -> None:
    """Class indices from 0 to ``classes`` − 1, or the one that is ignored."""
    target = target.to(torch.int64)  # a smaller type would wrap the number of classes around
    bad = (target < 0) | (target >= classes)
    if ignore is not None:
        bad &= target != ignore
    if bool(bad.any()):
        row, index = first_row(bad)
        raise refuse(
            loss,
            Message("labels from 0 to {last}", last=classes - 1),
            Message("row {row} holds the label {label}", row=first + row, label=int(target[index])),
        )


CLASS_LOGITS = Task(
    "class_logits", "one of several classes, from logits", PAIR, "logits", "class", "softmax", check_classes
)
SOFT_CLASS_LOGITS = Task(
    "soft_class_logits",
    "one of several classes, from logits",
    PAIR,
    "logits",
    "class_or_distribution",
    "softmax",
    check_classes,
)
CLASS_LOG_PROBABILITIES = Task(
    "class_log_probabilities",
    "one of several classes, from log-probabilities",
    PAIR,
    "log_probabilities",
    "class",
    "exp",
    check_classes,
)
