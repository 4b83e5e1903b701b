"""The number of every convention on its example, computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.conventions import conventions_of
from lossexplorer.catalog.registry import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from torch import Tensor

    from lossexplorer.catalog.conventions import Convention, Other
    from lossexplorer.catalog.spec import Loss


@dataclass(frozen=True)
class Answer:
    """What one implementation answers."""

    who: str
    how: str
    value: float
    key: str = ""
    """The entry that gives it under ``parameters``; empty where a formula or other inputs do."""
    parameters: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Question:
    """What is asked, what this entry answers, and what others do."""

    topic: str
    who: str
    value: float
    others: tuple[Answer, ...]


@cache
def questions_about(key: str) -> tuple[Question, ...]:
    """Every convention of an entry, each with its numbers."""
    loss = CATALOGUE.get(key)
    return tuple(
        Question(c.topic, c.who, own_value(loss, c), tuple(_answer(loss, c, other) for other in c.others))
        for c in conventions_of(key)
    )


def own_value(loss: Loss, convention: Convention) -> float:
    """What the entry itself answers."""
    return _value(lambda *x: loss(*x, **convention.parameters), loss, convention.inputs, convention.slope)


def other_value(loss: Loss, convention: Convention, other: Other) -> float:
    """What others answer."""
    inputs = other.inputs or convention.inputs
    if other.fn is not None:
        return _value(other.fn, loss, inputs, convention.slope)
    entry = CATALOGUE.get(other.key) if other.key else loss
    given = other.parameters if other.key else {**convention.parameters, **other.parameters}

    def work(*tensors: Tensor) -> Tensor:
        found = entry(*tensors, **given)
        return found if other.then is None else other.then(found)

    return _value(work, entry, inputs, convention.slope)


def _answer(loss: Loss, convention: Convention, other: Other) -> Answer:
    by_parameters = bool(other.parameters or other.key) and (other.fn, other.then, other.inputs) == (None, None, None)
    key = (other.key or loss.key) if by_parameters else ""
    return Answer(
        other.who, other.how, other_value(loss, convention, other), key, other.parameters if by_parameters else None
    )


def _value(work: Callable[..., Tensor], loss: Loss, inputs: tuple[Any, ...], slope: bool) -> float:
    """The first number of the result, or its derivative by the first number of the first input."""
    tensors = [_tensor(loss, x) for x in inputs]
    leaf = tensors[0].requires_grad_(slope)
    value = work(*tensors).reshape(-1)[0]
    if not slope:
        return float(value)
    (gradient,) = torch.autograd.grad(value, leaf)
    return float(gradient.reshape(-1)[0])


def _tensor(loss: Loss, x: Any) -> Tensor:
    """In float64; whole numbers stay whole where they are labels."""
    found = torch.as_tensor(np.asarray(x))  # torch itself would round to float32
    return found if loss.task.has_labels and not found.is_floating_point() else found.double()
