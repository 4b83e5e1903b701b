"""The few kinds of problem: what predictions and targets look like, and what is said when they do not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values

Space = Literal["value", "probability", "logit", "logits", "log_probabilities", "mask", "embedding"]
Target = Literal["value", "unit", "sign", "class", "class_or_distribution", "distribution", "mask", "embedding"]
Activation = Literal["", "sigmoid", "softmax", "exp", "identity", "sign"]


@dataclass(frozen=True)
class Task:
    """Shapes and meaning of the inputs that several losses share."""

    key: str
    title: str
    inputs: tuple[str, ...]
    """Names of the inputs, in order."""
    prediction: Space
    target: Target
    activation: Activation
    """How a prediction becomes probabilities; ``sign`` tells the class but no probability, empty tells neither."""
    check: Callable[[Loss, tuple[Tensor, ...], Values, int], None]
    """Of the loss, its inputs and parameters, and the number of their first row: raises a Problem that names the
    loss, what it wants and what it got."""

    @property
    def has_classes(self) -> bool:
        """Whether predictions have a class axis that targets may lack."""
        return self.activation in ("softmax", "exp") and self.target in ("class", "class_or_distribution")


def _shape(x: Tensor) -> str:
    return _text(tuple(x.shape))


def _text(shape: tuple[int, ...]) -> str:
    return "(" + ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"


def _refuse(loss: Loss, wants: Message, got: Message) -> Problem:
    return Problem(Message("{loss} wants {wants}; {got}", loss=loss.key, wants=wants, got=got))


def _need_floats(loss: Loss, input: Tensor) -> None:
    if input.is_complex():
        raise _refuse(loss, Message("real numbers"), Message("got {dtype}", dtype=str(input.dtype)))


def _need_same_shape(loss: Loss, input: Tensor, target: Tensor) -> None:
    if input.shape == target.shape:
        return
    wants = Message("predictions and targets of the same shape")
    shapes = {"a": _shape(input), "b": _shape(target)}
    if input.numel() == target.numel() and input.squeeze().shape == target.squeeze().shape:
        got = Message(
            "got {a} and {b}, which broadcasting would compare every row with every other: use .squeeze(-1)", **shapes
        )
    elif not target.is_floating_point() and input.ndim == target.ndim + 1:
        got = Message("got {a} and {b}, which look like class scores and class indices", **shapes)
    else:
        got = Message("got {a} and {b}", **shapes)
    raise _refuse(loss, wants, got)


def _need_vectors(loss: Loss, parameters: Values, shape: tuple[int, ...], wants: Message, exact: bool) -> None:
    """Of every vector parameter numbers of this shape, or what can be broadcast to it where it need not be exact."""
    for p in loss.params:
        value = parameters[p.name]
        if not isinstance(p, Vector) or value is None:
            continue
        has = tuple(np.shape(value))
        pairs = zip(reversed(has), reversed(shape), strict=False)
        spread = not exact and len(has) <= len(shape) and all(n in (1, size) for n, size in pairs)
        if has != tuple(shape) and not spread:
            wanted = Message("{wants} as {name}", wants=wants, name=p.name)
            raise _refuse(loss, wanted, Message("got shape {a}", a=_text(has)))


def first_row(bad: Tensor) -> tuple[int, tuple[int, ...]]:
    """Row and full index of the first true element."""
    index = tuple(int(i) for i in torch.nonzero(bad)[0])
    return (index[0] if index else 0), index


def _need_unit(loss: Loss, x: Tensor, wants: Message, hint: Message, first: int) -> None:
    bad = (x < 0) | (x > 1)
    if bool(bad.any()):
        row, index = first_row(bad)
        got = Message(
            "row {row} holds {value}. {hint}", row=first + row, value=f"{float(x[index].detach()):g}", hint=hint
        )
        raise _refuse(loss, wants, got)


def check_regression(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and targets of one shape."""
    input, target = inputs
    _need_floats(loss, input)
    _need_same_shape(loss, input, target)


def check_binary_probability(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Probabilities and targets of one shape, both in [0, 1]."""
    check_binary_logit(loss, inputs, parameters, first)
    hint = Message("Raw scores go to binary_cross_entropy_with_logits.")
    _need_unit(loss, inputs[0], Message("probabilities in [0, 1]"), hint, first)


def check_binary_logit(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and targets of one shape, targets in [0, 1]."""
    input, target = inputs
    _need_floats(loss, input)
    _need_same_shape(loss, input, target)
    fit = Message("numbers that fit predictions of shape {a}", a=_shape(input))
    _need_vectors(loss, parameters, input.shape, fit, exact=False)
    hint = Message("Labels of −1 and 1 go to hinge_loss.")
    _need_unit(loss, target, Message("targets in [0, 1]"), hint, first)


def check_margin(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores and targets of one shape, targets −1 or 1."""
    input, target = inputs
    _need_floats(loss, input)
    _need_same_shape(loss, input, target)
    bad = (target != 1) & (target != -1)
    if bool(bad.any()):
        row, index = first_row(bad)
        raise _refuse(
            loss,
            Message("targets −1 and 1"),
            Message(
                "row {row} holds {value}. Labels of 0 and 1 become these by 2·y − 1.",
                row=first + row,
                value=f"{float(target[index]):g}",
            ),
        )


def check_classes(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores (N, C, …) with class indices (N, …), or with distributions of the same shape where they are allowed."""
    input, target = inputs
    _need_floats(loss, input)
    if input.ndim < 2:
        got = Message("got {a}: give a single row its axis with .unsqueeze(0)", a=_shape(input))
        raise _refuse(loss, Message("scores of shape (N, C, …)"), got)
    each = Message("one number for each of the {classes} classes", classes=input.shape[1])
    _need_vectors(loss, parameters, (input.shape[1],), each, exact=True)
    if target.is_floating_point():
        _check_distribution(loss, input, target)
        return
    fits = input.shape[:1] + input.shape[2:]
    if target.shape != fits:
        raise _refuse(loss, Message("class indices of shape {shape}", shape=str(tuple(fits))), _misfit(input, target))
    check_labels(loss, target, input.shape[1], parameters.get("ignore_index"), first)


def _misfit(input: Tensor, target: Tensor) -> Message:
    shapes = {"a": _shape(input), "b": _shape(target)}
    if target.shape == input.shape and target.ndim > 1:
        return Message("got {a} and {b}: one-hot targets are floating point, or class indices by argmax(1)", **shapes)
    if target.squeeze().shape == input.shape[:1]:
        return Message("got {a} and {b}: drop the extra axis with .squeeze(-1)", **shapes)
    if input.ndim == 2 and target.shape == input.shape[1:]:
        return Message("got {a} and {b}: the predictions look transposed, use .T", **shapes)
    return Message("got {a} and {b}", **shapes)


def _check_distribution(loss: Loss, input: Tensor, target: Tensor) -> None:
    got = Message("got {dtype} targets of shape {shape}", dtype=str(target.dtype), shape=_shape(target))
    if loss.task.target == "class":
        raise _refuse(loss, Message("class indices of an integer type (use .long())"), got)
    if target.shape != input.shape:
        wants = Message("integer class indices (use .long()) or probabilities of shape {shape}", shape=_shape(input))
        raise _refuse(loss, wants, got)


def check_labels(loss: Loss, target: Tensor, classes: int, ignore: int | None, first: int = 0) -> None:
    """Class indices from 0 to ``classes`` − 1, or the one that is ignored."""
    target = target.to(torch.int64)  # a smaller type would wrap the number of classes around
    bad = (target < 0) | (target >= classes)
    if ignore is not None:
        bad &= target != ignore
    if bool(bad.any()):
        row, index = first_row(bad)
        raise _refuse(
            loss,
            Message("labels from 0 to {last}", last=classes - 1),
            Message("row {row} holds the label {label}", row=first + row, label=int(target[index])),
        )


def check_distribution(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Log-probabilities and target probabilities of one shape."""
    input, target = inputs
    _need_floats(loss, input)
    _need_same_shape(loss, input, target)
    if not parameters["log_target"]:
        hint = Message("Log-probabilities as targets need log_target=True.")
        _need_unit(loss, target, Message("target probabilities in [0, 1]"), hint, first)


def check_masks(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and masks (N, C, …) of one shape, masks in [0, 1]."""
    input, target = inputs
    _need_floats(loss, input)
    _need_same_shape(loss, input, target)
    if input.ndim < 2:
        shape = Message("got {a}", a=_shape(input))
        raise _refuse(loss, Message("masks of shape (N, C, …)"), shape)
    _need_unit(
        loss, target, Message("masks in [0, 1]"), Message("Grey values are divided by their maximum first."), first
    )
    if parameters["activation"] == "none":
        hint = Message('Raw scores need activation="sigmoid" or "softmax".')
        _need_unit(loss, input, Message("probabilities in [0, 1]"), hint, first)


def check_pairs(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Two views (N, D) of the same N things."""
    one, other = inputs
    _need_floats(loss, one)
    _need_floats(loss, other)
    _need_same_shape(loss, one, other)
    if one.ndim != 2:
        raise _refuse(loss, Message("embeddings of shape (N, D)"), Message("got {a}", a=_shape(one)))


_PAIR = ("input", "target")

REGRESSION = Task("regression", "regression", _PAIR, "value", "value", "", check_regression)
BINARY_PROBABILITY = Task(
    "binary_probability",
    "yes or no, from probabilities",
    _PAIR,
    "probability",
    "unit",
    "identity",
    check_binary_probability,
)
BINARY_LOGIT = Task("binary_logit", "yes or no, from logits", _PAIR, "logit", "unit", "sigmoid", check_binary_logit)
MARGIN = Task("margin", "yes or no, from scores", _PAIR, "logit", "sign", "sign", check_margin)
CLASS_LOGITS = Task(
    "class_logits", "one of several classes, from logits", _PAIR, "logits", "class", "softmax", check_classes
)
SOFT_CLASS_LOGITS = Task(
    "soft_class_logits",
    "one of several classes, from logits",
    _PAIR,
    "logits",
    "class_or_distribution",
    "softmax",
    check_classes,
)
CLASS_LOG_PROBABILITIES = Task(
    "class_log_probabilities",
    "one of several classes, from log-probabilities",
    _PAIR,
    "log_probabilities",
    "class",
    "exp",
    check_classes,
)
DISTRIBUTION = Task(
    "distribution",
    "a distribution, from log-probabilities",
    _PAIR,
    "log_probabilities",
    "distribution",
    "exp",
    check_distribution,
)
MASKS = Task("masks", "regions of an image", _PAIR, "mask", "mask", "", check_masks)
EMBEDDING_PAIRS = Task(
    "embedding_pairs", "two views of the same things", ("z1", "z2"), "embedding", "embedding", "", check_pairs
)
