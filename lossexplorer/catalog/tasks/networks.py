"""Logits without labels, and the logits of two networks beside one set of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.classes import check_classes
from lossexplorer.catalog.tasks.task import Task, need_floats, refuse, shape_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_logits(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores (N, C, …) of any kind of number."""
    (input,) = inputs
    need_floats(loss, input)
    if input.ndim < 2:
        got = Message("got {a}: give a single row its axis with .unsqueeze(0)", a=shape_of(input))
        raise refuse(loss, Message("scores of shape (N, C, …)"), got)


def check_networks(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Two scores (N, C, …) and class indices (N, …)."""
    one, other, target = inputs
    need_floats(loss, other)
    if one.shape != other.shape:
        names = loss.task.inputs
        shapes = {"a": shape_of(one), "b": shape_of(other)}
        got = Message("got {a} and {b}", **shapes)
        if one.numel() == other.numel() and one.squeeze().shape == other.squeeze().shape:
            got = Message("got {a} and {b}: use .squeeze(-1)", **shapes)
        elif not other.is_floating_point():
            got = Message("got {a} and {b}, which look like class scores and class indices: labels come last", **shapes)
        raise refuse(loss, Message("{one} and {other} of the same shape", one=names[0], other=names[1]), got)
    check_classes(loss, (one, target), parameters, first)


LOGITS = Task("logits_alone", "scores of classes, without labels", ("input",), "logits", "", "softmax", check_logits)
CLASS_SCORES = Task(
    "class_scores", "scores that become probabilities", ("input",), "logits", "", "softmax", check_logits
)
TWO_NETWORKS = Task(
    "two_networks",
    "one of several classes, from the logits of two networks",
    ("input", "teacher", "target"),
    "logits",
    "class",
    "softmax",
    check_networks,
)
