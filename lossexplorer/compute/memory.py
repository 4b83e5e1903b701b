"""Tensors and arrays that are in memory already, as a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArraySource, Message, Problem

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

_HALF = ("torch.bfloat16", "torch.float8_e4m3fn", "torch.float8_e5m2")


def to_array(data: Any, name: str) -> tuple[Array, str]:
    """A numpy array and the name of the type it had.

    Args:
        data: a torch tensor on any device, a numpy array, or what ``numpy.asarray`` takes.
        name: what it is called in a sentence.

    Raises:
        Problem: it holds something else than real numbers.
    """
    dtype = str(getattr(data, "dtype", ""))
    if hasattr(data, "detach"):
        data = data.detach().cpu()
        data = data.float() if dtype in _HALF else data
        data = data.numpy()
    array = np.asarray(data)
    if array.dtype.kind not in "fiub" or array.dtype.itemsize > 8:
        raise Problem(
            Message("{name} has the type {dtype}; losses need real numbers", name=name, dtype=str(array.dtype))
        )
    return array, dtype.removeprefix("torch.") if dtype in _HALF else str(array.dtype)


def source_of(data: Any, name: str) -> ArraySource:
    """A ChunkSource over data in memory; see ``to_array``."""
    array, dtype = to_array(data, name)
    if array.dtype.kind == "b":
        array = array.astype(np.uint8)
    return ArraySource(array, dtype=dtype)
