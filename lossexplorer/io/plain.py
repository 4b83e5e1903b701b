"""Rows straight from a file: an array that lies there uncompressed is read by seek and readinto, never mapped."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from lossexplorer.base import ArrayInfo, Message
    from lossexplorer.io.codec import Codec
    from lossexplorer.io.regular import RegularFile

    Array = npt.NDArray[Any]

AHEAD = 32 << 20
"""Bytes that are read ahead of an array stored by columns, where a run of few rows is scattered over the file."""


@dataclass(frozen=True)
class Layout:
    """Where an array lies in a file."""

    offset: int
    """Bytes before its first item."""
    shape: tuple[int, ...]
    """Shape in stored items, one axis or more."""
    codec: Codec
    by_columns: bool = False
    """Fortran order: the first axis runs fastest."""


class PlainSource:
    """An array that lies uncompressed in a file. Several threads may read.

    Args:
        file: where it lies; the source takes a hold of its own.
        info: name, shape and type as the file has them.
        layout: where the bytes are.
        notices: what was odd.
    """

    def __init__(self, file: RegularFile, info: ArrayInfo, layout: Layout, notices: tuple[Message, ...] = ()) -> None:
        self.info = info
        self.notices = notices
        self._file = file.share()
        self._closed = False
        self._layout = layout
        self._stored = layout.codec.stored
        self._row_items = prod(layout.shape[1:])
        self._row_bytes = self._row_items * self._stored.itemsize
        self._ahead: tuple[int, Array] | None = None
        self._next = 0

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the whole array."""
        return self.info.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of what ``read`` returns, in native byte order."""
        return self._layout.codec.dtype

    def read(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop`` as a C-contiguous array that belongs to the caller.

        Raises:
            FileChanged: the file was changed or cut since it was opened.
            Problem: it cannot be read any more.
        """
        layout, decode = self._layout, self._layout.codec.decode
        start, stop, _ = slice(start, stop).indices(layout.shape[0])
        stop = max(start, stop)
        if layout.by_columns:
            stored = self._read_columns(start, stop)
        else:
            stored = np.empty((stop - start, *layout.shape[1:]), self._stored)
            self._file.read_into(stored, layout.offset + start * self._row_bytes)
        return decode(stored) if decode else stored

    def _read_columns(self, start: int, stop: int) -> Array:
        """Rows of an array whose columns lie one after the other, read ahead while they are wanted in order."""
        ahead, sequential, self._next = self._ahead, start == self._next, stop
        if ahead is None or start < ahead[0] or stop > ahead[0] + ahead[1].shape[-1]:
            rows = self._layout.shape[0]
            most = min(rows, start + AHEAD // max(1, self._row_bytes)) if sequential else stop
            ahead = start, self._columns(start, max(stop, most))
            self._ahead = ahead if sequential and stop < rows else None
        first, block = ahead
        columns = block[:, start - first : stop - first].reshape(*self._layout.shape[:0:-1], stop - start)
        return np.array(columns.T, self._stored, order="C")

    def _columns(self, start: int, stop: int) -> Array:
        """The rows as they lie in the file: one line of the result for each column."""
        rows, size = self._layout.shape[0], self._stored.itemsize
        block = np.empty((self._row_items, stop - start), self._stored)
        if stop - start == rows:
            self._file.read_into(block, self._layout.offset)
            return block
        for column, line in enumerate(block):
            self._file.read_into(line, self._layout.offset + (column * rows + start) * size)
        return block

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        if not self._closed:
            self._closed = True
            self._ahead = None
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
