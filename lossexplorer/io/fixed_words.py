"""Words that numpy keeps in cells of one width, as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.io.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from lossexplorer.base import Words

    Array = npt.NDArray[Any]

_LAST = 0x10FFFF
"""The last character that Unicode has room for."""
_STRANGE = 0xFFFD
"""What stands for a character that is none."""


def texts_of(array: Array) -> list[str]:
    """The texts of a vector of type ``U``, ``S``, or of objects that are bytes; bytes are UTF-8, more or less."""
    if array.dtype.kind == "U":
        codes = array.astype(array.dtype.newbyteorder("="))
        numbers = codes.view(np.uint32)  # Python refuses to make a text of others
        numbers[numbers > _LAST] = _STRANGE
        return [str(text) for text in codes.tolist()]
    return [each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in array.tolist()]


def words_in(
    blocks: Iterable[bytes | memoryview], skip: int, rows: int, dtype: np.dtype[Any], most: int
) -> Words | None:
    """The words of a vector that comes in blocks of bytes.

    Args:
        blocks: of the whole array with what stands before it; all of them are taken.
        skip: bytes before the first word.
        rows: how many words there are.
        dtype: ``U`` or ``S``, in any byte order.
        most: bytes that the words may take in memory.

    Returns:
        The words; None if they do not fit.
    """
    gathering, rest, size = Gathering([0], most), bytearray(), dtype.itemsize
    if not size or size > most:
        gathering.drop(0)
    for block in blocks:
        dropped, block = block[:skip], block[skip:]
        skip -= len(dropped)
        if gathering.places:
            rest += block
            whole = min(len(rest) // size, rows)
            gathering.add_texts(0, texts_of(np.frombuffer(bytes(rest[: whole * size]), dtype)))
            rows -= whole
            del rest[: whole * size]
    return gathering.words().get(0)
