"""From the unreduced array to what a caller asked for: dtype, weights, reduction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.wide import widest

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def call(loss: Loss, inputs: tuple[Any, ...], wish: str | None, check: bool, given: Values) -> Tensor:
    """See ``Loss.__call__``."""
    loss.need_sound()
    names = _names(loss, len(inputs))
    if len(inputs) != len(names):
        raise UsageProblem(
            Message("{loss} wants as inputs {names}; got {got}", loss=loss.key, names=", ".join(names), got=len(inputs))
        )
    parameters = loss.resolve(given)
    reduction = loss.reduction_of(wish)
    tensors = tuple(_tensor(loss, name, x) for name, x in zip(names, inputs, strict=True))
    if check:
        loss.task.check(loss, tensors, parameters, 0)
    outer = _floating_type(tensors)
    tensors, ready = prepare(loss, tensors, parameters, outer)
    return reduce(loss, tensors, ready, reduction).to(outer)


def _names(loss: Loss, count: int) -> tuple[str, ...]:
    """What the inputs are called; an entry that takes any number of them takes at least one."""
    names = loss.task.inputs
    return names * max(count, 1) if names[0].startswith("*") else names


def _tensor(loss: Loss, name: str, x: Any) -> Tensor:
    if isinstance(x, torch.Tensor):
        return x
    if name.startswith("*") and isinstance(x, list | tuple) and any(isinstance(part, torch.Tensor) for part in x):
        raise _no_numbers(loss, name, x)
    try:
        if isinstance(x, np.ndarray):  # torch wants it writeable, in the machine's byte order, without negative strides
            x = np.array(x, np.int64 if x.dtype.kind == "u" else x.dtype.newbyteorder("="))
        return torch.as_tensor(x)
    except (TypeError, ValueError, RuntimeError) as error:
        raise _no_numbers(loss, name, x, str(error)) from None


def _no_numbers(loss: Loss, name: str, x: Any, details: str = "") -> Problem:
    what = Message(
        "{loss} wants arrays one by one, as in {loss}(*model.parameters()); got {kind}"
        if name.startswith("*")
        else "{loss} wants numbers as {name}; got {kind}",
        loss=loss.key,
        name=name,
        kind=type(x).__name__,
    )
    return Problem(what, details)


def prepare(
    loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, dtype: torch.dtype
) -> tuple[tuple[Tensor, ...], Values]:
    """Inputs and vector parameters in the type in which ``dtype`` is computed: half types in float32.

    Integers as ``target`` become class indices where the task has labels, and numbers of that type elsewhere.
    """
    inner = torch.float32 if dtype in (torch.float16, torch.bfloat16) else dtype
    names = loss.task.inputs
    indices = names.index("target") if loss.task.has_labels else -1
    tensors = tuple(
        x.to(torch.int64 if i == indices and not x.is_floating_point() else inner) for i, x in enumerate(inputs)
    )
    ready = dict(parameters)
    for p in loss.params:
        if isinstance(p, Vector) and parameters[p.name] is not None:
            ready[p.name] = torch.as_tensor(parameters[p.name], dtype=inner, device=inputs[0].device)
    return tensors, ready


def reduce(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, reduction: str) -> Tensor:
    """The loss of prepared inputs under one of its reductions."""
    if reduction == "mean" and loss.mean is not None:
        return loss.mean(*inputs, **parameters)
    values = loss.fn(*inputs, **parameters)
    if reduction == "none":
        return values
    if reduction == "sum":
        return values.sum()
    if reduction == "batchmean":
        return values.sum() / inputs[0].shape[0]
    if loss.mass is None or loss.kind_of(parameters) == "set":
        return values.sum() / values.numel()  # backwards, a mean would write its one slope down for every element
    mass = loss.mass(*inputs[1:], **parameters).sum()
    return values.sum() / torch.where(mass == 0, torch.nan, mass)  # of nothing there is no mean, whatever it costs


def _floating_type(tensors: tuple[Tensor, ...]) -> torch.dtype:
    """The type of the result: the widest floating type among the inputs; the widest of the device if there is none."""
    dtypes = [t.dtype for t in tensors if t.is_floating_point()]
    if not dtypes:
        return widest(tensors[0].device)
    found = dtypes[0]
    for dtype in dtypes[1:]:
        found = torch.promote_types(found, dtype)
    return found
