"""Tensors and arrays that are in memory already, as a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, ArraySource, Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.wide import widest

if TYPE_CHECKING:
    from torch import Tensor

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


class TensorSource:
    """A ChunkSource over a tensor on another device, which is not brought here as a whole.

    Args:
        tensor: ``(N, …)``, strided.
        name: what it is called in a sentence.

    Raises:
        Problem: it holds something else than real numbers, or nothing.
    """

    def __init__(self, tensor: Tensor, name: str) -> None:
        self._tensor, self._name = tensor.detach(), name
        none = self.read(0, 0)
        self.dtype = none.dtype
        self.info = ArrayInfo("", tuple(tensor.shape), to_array(tensor[:0], name)[1])

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the tensor."""
        return self.info.shape

    @property
    def device(self) -> torch.device:
        """Where it is."""
        return self._tensor.device

    def read(self, start: int, stop: int) -> Array:
        """A copy of the rows, here."""
        array = to_array(self._tensor[start:stop], self._name)[0]
        return np.array(array, np.uint8 if array.dtype.kind == "b" else array.dtype, order="C")

    def there(self, start: int, stop: int) -> Tensor:
        """The rows where they are; they stay the caller's, who does not expect them to change."""
        return self._tensor[start:stop]


def source_of(data: Any, name: str) -> ArraySource | TensorSource:
    """A ChunkSource over data in memory; see ``to_array``. A tensor on another device stays there."""
    if hasattr(data, "detach") and data.device.type != "cpu" and data.ndim and data.layout == torch.strided:
        return TensorSource(data, name)
    array, dtype = to_array(data, name)
    if array.dtype.kind == "b":
        array = array.astype(np.uint8)
    return ArraySource(array, dtype=dtype)


def on_device(array: Array | Tensor, device: str) -> Tensor:
    """The array on a device; unsigned types that torch lacks are widened, types that the device lacks are narrowed."""
    if not isinstance(array, np.ndarray):
        return array.to(device)
    if array.dtype.kind == "u" and array.dtype.itemsize > 1:
        array = array.astype(np.int64)
    tensor = torch.from_numpy(np.ascontiguousarray(array))
    if tensor.dtype == torch.float64:
        tensor = tensor.to(widest(device))
    return tensor.to(device)
