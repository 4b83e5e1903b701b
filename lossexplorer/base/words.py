"""A column of words: UTF-8 bytes one after the other, two arrays where texts would be a million objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    Array = npt.NDArray[Any]

_PIECE = 1 << 16
"""Words that are copied at a time: where their bytes lie takes eight times as much memory as they do."""


class Words:
    """One word for each row.

    Args:
        data: ``(bytes,)`` uint8, the words one after the other.
        ends: ``(n,)`` whole numbers, where each of them ends in ``data``; each begins where the one before it ends.
        start: where the first one begins.
    """

    def __init__(self, data: Array, ends: Array, start: int = 0) -> None:
        self.data, self.ends, self.start = data, ends, start

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """The words of these texts; what is no character of Unicode becomes a question mark."""
        encoded = [text.encode("utf-8", "replace") for text in texts]
        ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
        return cls(np.frombuffer(b"".join(encoded), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def nbytes(self) -> int:
        """Bytes that they take in memory."""
        return self.data.nbytes + self.ends.nbytes

    @property
    def starts(self) -> Array:
        """Where each word begins in ``data``, ``(n,)``."""
        found = np.empty_like(self.ends)
        found[:1] = self.start
        found[1:] = self.ends[:-1]
        return found

    @property
    def sizes(self) -> Array:
        """Bytes of each word, ``(n,)``."""
        return self.ends - self.starts

    @overload
    def __getitem__(self, which: int) -> str: ...

    @overload
    def __getitem__(self, which: slice | Array) -> Words: ...

    def __getitem__(self, which: int | slice | Array) -> str | Words:
        """The word of one row, or the words of some: of a run of rows not copied, of others in the order asked for."""
        if isinstance(which, slice):
            first, stop, step = which.indices(len(self))
            if step == 1:
                return Words(self.data, self.ends[first:stop], self._start_of(first))
            return self.take(np.arange(first, stop, step))
        if isinstance(which, np.ndarray):
            return self.take(np.flatnonzero(which) if which.dtype == np.bool_ else which)
        row = range(len(self))[which]
        return self.data[self._start_of(row) : int(self.ends[row])].tobytes().decode("utf-8", "replace")

    def __iter__(self) -> Iterator[str]:
        return (self[row] for row in range(len(self)))

    def _start_of(self, row: int) -> int:
        return int(self.ends[row - 1]) if row else self.start

    def take(self, rows: Array) -> Words:
        """The words of these rows, copied, in this order."""
        starts, sizes = self.starts[rows].astype(np.int64), self.sizes[rows].astype(np.int64)
        ends = np.cumsum(sizes)
        data = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
        for first in range(0, len(rows), _PIECE):
            some = slice(first, first + _PIECE)
            begins = ends[some] - sizes[some]
            shift = np.repeat(starts[some] - begins, sizes[some])
            at = np.arange(begins[0], begins[0] + len(shift))
            data[begins[0] : begins[0] + len(shift)] = self.data[shift + at]
        return Words(data, ends)
