"""Columns of words, as bytes that both processes see: where each word ends, and then the words, for each column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Words
from lossexplorer.io.child.readers import Rows, in_memory
from lossexplorer.io.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.io.child.readers import Array, Reader

_END = np.dtype(np.int32)


def words_of(reader: Reader, places: Sequence[int], most: int) -> Rows:
    """The words of some columns, as far as they fit into so many bytes; ``unpacked`` takes them apart again."""
    gathering = Gathering(places, most)
    for piece in reader.words(places):
        gathering.add(*piece)
    found = gathering.words()
    parts = [part for words in found.values() for part in (words.ends.astype(_END).view(np.uint8), words.data)]
    packed = np.concatenate([np.empty(0, np.uint8), *parts])
    table = [[place, len(words), len(words.data)] for place, words in found.items()]
    info = ArrayInfo("", packed.shape, "uint8")
    return Rows(info, (), packed.dtype, partial(in_memory, packed), at_once=True, table=table)


def unpacked(packed: Array, table: Sequence[Sequence[int]]) -> dict[int, Words]:
    """The columns by their places.

    Args:
        packed: bytes from ``words_of``.
        table: place, number of words and bytes of each column.

    Raises:
        ValueError: the other side, or the file through it, made no sense of them.
    """
    found, at = {}, 0
    for place, rows, size in table:
        behind = at + rows * _END.itemsize
        ends, data = packed[at:behind].view(_END), packed[behind : behind + size]
        if len(ends) != rows or len(data) != size or (np.diff(ends, prepend=0) < 0).any() or ends[-1:].sum() != size:
            raise ValueError("the words do not end where they should")
        found[place] = Words(data, ends)
        at = behind + size
    return found


def texts_in(column: Any) -> tuple[bytes, Array]:
    """The words of a column of Arrow: their bytes, and how many each of them has. What is missing is empty."""
    import pyarrow as pa
    from pyarrow import compute

    texts = column.cast(pa.large_string()) if column.type != pa.large_string() else column
    sizes = np.asarray(compute.binary_length(texts).fill_null(0)).astype(_END)
    if texts.null_count:
        texts = texts.fill_null("")
    _, ends, data = texts.buffers()
    if data is None or not len(texts):
        return b"", sizes
    span = np.frombuffer(ends, np.int64)[[texts.offset, texts.offset + len(texts)]]
    return bytes(memoryview(data)[span[0] : span[1]]), sizes
