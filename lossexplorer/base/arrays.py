"""Arrays that may be larger than memory: what is known of them, and how they are read by rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from lossexplorer.base.message import Message

    Array = npt.NDArray[Any]


@dataclass(frozen=True)
class ArrayInfo:
    """What the header of a file says of one array, before anything is read."""

    name: str
    """Its name in the file; empty where a file holds only one array."""
    shape: tuple[int, ...]
    dtype: str
    """As numpy or torch call it: ``float32``, ``>f4``, ``bfloat16``."""
    classes: tuple[str, ...] = ()
    """Names of the classes in the order of their numbers, where a table holds words."""


class ChunkSource(Protocol):
    """An array that is read by runs of rows. A row is one entry of the first axis."""

    @property
    def info(self) -> ArrayInfo:
        """Name, shape and type as the file has them."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the whole array."""

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of what ``read`` returns: native byte order, float or integer."""

    def read(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop`` as a C-contiguous array that belongs to the caller.

        Raises:
            Problem: the file changed, was cut or cannot be read any more.
        """


class ArraySource:
    """A ChunkSource over an array that is in memory already."""

    def __init__(self, array: Array, name: str = "", dtype: str = "") -> None:
        self._array = array
        self.info = ArrayInfo(name, array.shape, dtype or str(array.dtype))

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the array."""
        return self._array.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of the array in native byte order."""
        return self._array.dtype.newbyteorder("=")

    def read(self, start: int, stop: int) -> Array:
        """A copy of the rows, so that nobody writes into the caller's array."""
        return np.array(self._array[start:stop], self.dtype, order="C")


@dataclass(frozen=True)
class Batch:
    """Predictions and what they should have been, as files or arrays offer them, uninterpreted."""

    predictions: ChunkSource
    targets: ChunkSource
    notices: tuple[Message, ...] = ()
    """What was odd about the files but could be read."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What ``save_batch`` wrote beside the arrays: ``loss``, ``observed``."""
    others: Mapping[str, ChunkSource] = field(default_factory=dict)
    """Further arrays that some losses take, by the names of their inputs: ``var``, ``teacher``, ``negative`` …"""
    class_names: tuple[str, ...] = ()
    """What the classes are called, in the order of their numbers, as far as files say so; of outputs, their names."""
