"""What several losses share: the names, shapes and meaning of their inputs, and how a misfit is said."""

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

Space = Literal[
    "value",
    "probability",
    "logit",
    "logits",
    "probabilities",
    "log_probabilities",
    "mask",
    "embedding",
    "score",
    "box",
    "weight",
]
Target = Literal[
    "",
    "value",
    "unit",
    "bit",
    "sign",
    "class",
    "class_or_distribution",
    "label",
    "label_list",
    "class_or_bits",
    "distribution",
    "mask",
    "embedding",
    "box",
]
"""Empty: nothing to compare with; ``bit``: 0 or 1; ``class_or_bits``: a class for each row, or 0 and 1 everywhere;
``label``: one for each row, without a class axis to count against;
``label_list``: rows of classes, −1 ends."""
Activation = Literal["", "sigmoid", "softmax", "exp", "identity", "sign"]


@dataclass(frozen=True)
class Task:
    """Shapes and meaning of the inputs that several losses share."""

    key: str
    title: str
    inputs: tuple[str, ...]
    """Names of the inputs, in order; one that begins with ``*`` stands for any number of inputs."""
    prediction: Space
    target: Target
    activation: Activation
    """How a prediction becomes probabilities; ``sign`` tells the class but no probability, empty tells neither."""
    check: Callable[[Loss, tuple[Tensor, ...], Values, int], None]
    """Of the loss, its inputs and parameters, and the number of their first row: raises a Problem that names the
    loss, what it wants and what it got."""
    table: bool = False
    """Whether predictions are a table (N, C) and nothing else."""
    shared: frozenset[str] = frozenset()
    """Inputs that are the same for all rows, such as the vectors that stand for classes."""
    counted: bool = False
    """Whether the labels of a batch are counted, and the input is how many there are of each class."""

    @property
    def target_at(self) -> int | None:
        """Which input says what should have been: the one of that name, else the second; None if there is only one."""
        if "target" in self.inputs:
            return self.inputs.index("target")
        return 1 if len(self.inputs) > 1 else None

    @property
    def others(self) -> tuple[str, ...]:
        """Inputs beside the first one and the target."""
        return tuple(name for i, name in enumerate(self.inputs) if i not in (0, self.target_at))

    @property
    def has_labels(self) -> bool:
        """Whether integers as ``target`` are labels of classes, not numbers."""
        return self.target in ("class", "class_or_distribution", "class_or_bits", "label", "label_list")

    @property
    def has_classes(self) -> bool:
        """Whether predictions have a class axis that targets may lack."""
        return self.activation in ("softmax", "exp", "identity") and self.target in ("class", "class_or_distribution")


def shape_of(x: Tensor) -> str:
    """The shape of a tensor in words."""
    return shape_text(tuple(x.shape))


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape in words."""
    return "(" + ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"


def refuse(loss: Loss, wants: Message, got: Message) -> Problem:
    """The sentence that names the entry, what it wants and what it got."""
    return Problem(Message("{loss} wants {wants}; {got}", loss=loss.key, wants=wants, got=got))


def need_floats(loss: Loss, input: Tensor) -> None:
    """Refuse complex numbers."""
    if input.is_complex():
        raise refuse(loss, Message("real numbers"), Message("got {dtype}", dtype=str(input.dtype)))


def need_same_shape(loss: Loss, input: Tensor, target: Tensor, names: tuple[str, str] | None = None) -> None:
    """Refuse what broadcasting would spread, and other misfits; ``names`` of the two, if they are not the usual."""
    if input.shape == target.shape:
        return
    wants = Message("predictions and targets of the same shape")
    if names is not None:
        wants = Message("{one} and {other} of the same shape", one=names[0], other=names[1])
    shapes = {"a": shape_of(input), "b": shape_of(target)}
    if input.numel() == target.numel() and input.squeeze().shape == target.squeeze().shape:
        got = Message(
            "got {a} and {b}, which broadcasting would compare every row with every other: use .squeeze(-1)", **shapes
        )
    elif not target.is_floating_point() and input.ndim == target.ndim + 1:
        got = Message("got {a} and {b}, which look like class scores and class indices", **shapes)
    else:
        got = Message("got {a} and {b}", **shapes)
    raise refuse(loss, wants, got)


def need_table(loss: Loss, input: Tensor) -> None:
    """Refuse anything but a row of scores for each sample."""
    if input.ndim == 2:
        return
    got = Message("got {a}", a=shape_of(input))
    if input.ndim == 1:
        got = Message("got {a}: give a single row its axis with .unsqueeze(0)", a=shape_of(input))
    raise refuse(loss, Message("scores of shape (N, C)"), got)


def need_vectors(loss: Loss, parameters: Values, shape: tuple[int, ...], wants: Message, exact: bool) -> None:
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
            raise refuse(loss, wanted, Message("got shape {a}", a=shape_text(has)))


def first_row(bad: Tensor) -> tuple[int, tuple[int, ...]]:
    """Row and full index of the first true element."""
    index = tuple(int(i) for i in torch.nonzero(bad)[0])
    return (index[0] if index else 0), index


def need_bits(loss: Loss, target: Tensor, first: int) -> None:
    """Refuse targets other than 0 and 1."""
    hint = Message("Soft targets are rounded first; labels of −1 and 1 become these by (y + 1) / 2.")
    refuse_where(loss, (target != 0) & (target != 1), target, Message("targets 0 and 1"), hint, first)


def need_unit(loss: Loss, x: Tensor, wants: Message, hint: Message, first: int) -> None:
    """Refuse what lies outside of [0, 1], by its first row."""
    refuse_where(loss, (x < 0) | (x > 1), x, wants, hint, first)


def refuse_where(loss: Loss, bad: Tensor, x: Tensor, wants: Message, hint: Message, first: int) -> None:
    """Refuse what is bad among ``x``, by the first row that holds it and with what it holds."""
    if bool(bad.any()):
        row, index = first_row(bad)
        got = Message(
            "row {row} holds {value}. {hint}", row=first + row, value=f"{float(x[index].detach()):g}", hint=hint
        )
        raise refuse(loss, wants, got)


PAIR = ("input", "target")
"""The names that most tasks give to their inputs."""
