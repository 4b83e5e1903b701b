"""Which names of a batch belong to the classes of a result."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem
from lossexplorer.base.class_names import NUMBERED, ClassNames

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult


def names_of(result: BatchResult) -> ClassNames:
    """What the classes are called; where a row has outputs and no classes, what these are called.

    None where there are not as many as there are names: they would be those of something else. Words of a column of
    targets are an exception, since the numbers were made of them: a class of which there is no row has no name.
    """
    names, labels = result.batch.class_names, _labels(result)
    worded = _decides(result) and names == result.batch.targets.info.classes and len(names) <= len(labels)
    if len(names) != len(labels) and not worded:
        return NUMBERED
    if all(name == str(label) for name, label in zip(names, labels, strict=False)):
        return NUMBERED
    return ClassNames(dict(zip(labels, names, strict=False)))


def need_as_many(names: tuple[str, ...], classes: int) -> None:
    """Refuse names that somebody typed for another number of classes.

    Raises:
        UsageProblem: there are more or fewer.
    """
    if len(names) != classes:
        raise UsageProblem(
            Message(
                "{n} class name was given for {classes} classes",
                plural="{n} class names were given for {classes} classes",
                n=len(names),
                classes=classes,
            )
        )


def number_of(result: BatchResult) -> int:
    """How many names its classes, or the outputs of a row, have."""
    return len(_labels(result))


def _labels(result: BatchResult) -> range | tuple[int, ...]:
    layout = result.layout
    if _decides(result) and layout.classes is None:
        return (-1, 1) if result.loss.task.activation == "sign" else range(2)
    return range(layout.classes or math.prod(layout.shape[1:]))


def _decides(result: BatchResult) -> bool:
    """Whether a row, or a position of it, is one decision between classes."""
    layout = result.layout
    return bool(result.loss.task.activation) and (layout.classes is not None or math.prod(layout.shape[1:]) == 1)
