"""Tensors and arrays that are in memory already, as a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArraySource, Message, Problem

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

_WIDENED = ("bfloat16", "float8")
"""Beginnings of the names of types that numpy lacks and float32 holds exactly."""


def to_array(data: Any, name: str) -> tuple[Array, str]:
    """A numpy array and the name of the type it had.

    Args:
        data: a torch tensor on any device, a numpy array, or what ``numpy.asarray`` takes.
        name: what it is called in a sentence.

    Raises:
        Problem: it holds something else than real numbers.
    """
    dtype = str(getattr(data, "dtype", "")).removeprefix("torch.")
    if dtype.startswith(("complex", "quint", "qint")):
        raise _unreal(name, dtype)
    try:
        array = _from_tensor(data, dtype) if hasattr(data, "detach") else np.asarray(data)
    except (TypeError, ValueError, RuntimeError) as error:  # ragged, sparse, nested or without data
        sentence = Message("{name} cannot be read as an array of numbers ({kind})", name=name, kind=type(data).__name__)
        raise Problem(sentence, str(error)) from None
    if array.dtype.kind not in "fiub" or array.dtype.itemsize > 8:
        raise _unreal(name, str(array.dtype))
    return array, dtype if dtype.startswith(_WIDENED) else str(array.dtype)


def _from_tensor(tensor: Any, dtype: str) -> Array:
    tensor = tensor.detach().cpu().resolve_neg()
    array: Array = (tensor.float() if dtype.startswith(_WIDENED) else tensor).numpy()
    return array


def _unreal(name: str, dtype: str) -> Problem:
    return Problem(Message("{name} has the type {dtype}; losses need real numbers", name=name, dtype=dtype))


def source_of(data: Any, name: str) -> ArraySource:
    """A ChunkSource over data in memory; see ``to_array``."""
    array, dtype = to_array(data, name)
    if array.dtype.kind == "b":
        array = array.astype(np.uint8)
    return ArraySource(array, dtype=dtype)
