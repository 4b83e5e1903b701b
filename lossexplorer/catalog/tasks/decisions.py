"""Decisions that are judged and not trained on: labels yes or no, one of several classes, an order of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog.tasks.classes import check_classes
from lossexplorer.catalog.tasks.task import (
    PAIR,
    Task,
    need_bits,
    need_floats,
    need_same_shape,
    need_table,
    need_unit,
    refuse,
    shape_of,
)

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def _got(x: Tensor) -> Message:
    return Message("got {a}", a=shape_of(x))


def check_bits(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Probabilities, or logits where the entry is told so, and 0 or 1 for each of them."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target, ("input", "target") if loss.task.prediction == "score" else None)
    need_bits(loss, target, first)
    if parameters["activation"] == "none" and loss.task.prediction == "probability":
        hint = Message('Raw scores need activation="sigmoid".')
        need_unit(loss, input, Message("probabilities in [0, 1]"), hint, first)


def check_decisions(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores (N, C, …) and class indices (N, …), or probabilities and 0 or 1 of one shape."""
    input, target = inputs
    if target.is_floating_point() or target.shape == input.shape:
        check_bits(loss, inputs, parameters, first)
    else:
        check_classes(loss, inputs, parameters, first)
    if parameters.get("average") == "binary" and (input.ndim != 1 or target.shape != input.shape):
        got = Message('got {a} and {b}: average="macro" takes several', a=shape_of(input), b=shape_of(target))
        raise refuse(loss, Message('one decision for each row, with average="binary"'), got)


def check_ranked_decisions(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores and 0 or 1 of one shape, or rows of probabilities (N, C, …) and class indices (N, …)."""
    input, target = inputs
    if parameters["activation"] == "softmax" and input.ndim < 2:
        raise refuse(loss, Message('scores of several classes, with activation="softmax"'), _got(input))
    check_decisions(loss, inputs, parameters, first)
    if target.shape == input.shape or parameters["activation"] != "none":
        return
    near = 1e-2 if input.dtype in (torch.float16, torch.bfloat16) else 1e-4  # half types keep two digits
    off = (input.sum(1) - 1).abs() > near
    if bool(off.any()):
        wants = Message("probabilities of the classes, which sum to 1: between rows only these can be compared")
        raise refuse(loss, wants, Message('got rows that do not. Raw scores need activation="softmax".'))


def check_ordered_labels(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores (N, C) and 0 or 1 for each of them."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target, ("input", "target"))
    need_table(loss, input)
    need_bits(loss, target, first)


BITS = Task("bits", "yes or no, from probabilities, to be judged", PAIR, "probability", "bit", "identity", check_bits)
DECISIONS = Task(
    "decisions", "decisions that are counted", PAIR, "probability", "class_or_bits", "identity", check_decisions
)
RANKED_DECISIONS = Task(
    "ranked_decisions", "decisions by their scores", PAIR, "score", "class_or_bits", "", check_ranked_decisions
)
ORDERED_LABELS = Task(
    "ordered_labels", "the order of labels", PAIR, "score", "bit", "", check_ordered_labels, table=True
)
