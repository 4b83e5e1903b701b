"""NumPy's npy format: a plan from the header alone, checked before a byte is allocated; rows read from the file."""

from __future__ import annotations

import ast
import re
import struct
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.codec import codec_of, field_codec, is_readable
from lossexplorer.io.guard import guarded
from lossexplorer.io.plain import Layout, PlainSource
from lossexplorer.io.plan import MOST_DIMENSIONS, NPY_HEADER
from lossexplorer.io.sources import Entry
from lossexplorer.io.usable import called, check_usable, cut, type_notices
from lossexplorer.io.wording import amount, printable, shape_text

if TYPE_CHECKING:
    from lossexplorer.io.regular import RegularFile

MAGIC = b"\x93NUMPY"
PREFIX = 12 + NPY_HEADER
"""Bytes that hold the longest header that is accepted, magic and length included."""
_LARGEST_SIZE = 2**63 - 1


@dataclass(frozen=True)
class NpyHeader:
    """What the header of an npy stream says, checked for sense but not against the size of the file."""

    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    by_columns: bool
    start: int
    """Bytes before the first number."""

    @property
    def needed(self) -> int:
        """Bytes of all numbers together, exact however large."""
        return prod(self.shape) * self.dtype.itemsize

    def infos(self, name: str) -> tuple[ArrayInfo, ...]:
        """The array under this name, or each field of its records under its own."""
        names = self.dtype.names
        if names is None:
            return (ArrayInfo(name, self.shape, called(self.dtype)),)
        prefix = f"{name}." if name else ""
        parts = [(field, self.dtype[field]) for field in names]
        return tuple(ArrayInfo(prefix + key, self.shape + part.shape, called(part.base)) for key, part in parts)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The infos, with whether each of them holds rows of numbers."""
        types = [self.dtype[field].base for field in self.dtype.names or ()] or [self.dtype]
        safe = not self.dtype.hasobject
        infos = self.infos(name)
        return tuple(
            Entry(info, safe and is_readable(part) and bool(info.shape))
            for info, part in zip(infos, types, strict=True)
        )

    def layout(self, offset: int, field: str = "") -> Layout:
        """Where the array, or one field of its records, lies if the stream begins at ``offset`` in the file."""
        codec = field_codec(self.dtype, field) if field else codec_of(self.dtype)
        return Layout(offset + self.start, self.shape, codec, self.by_columns)


def read_header(head: bytes, name: str) -> NpyHeader:
    """Read the header of an npy stream.

    Args:
        head: the first ``PREFIX`` bytes of the stream, or all of it if it is shorter.
        name: the file or array as it is shown.

    Raises:
        Problem: it is cut, damaged, unsafe, or states an impossible shape.
    """
    sentence = Message("{name} has a damaged or unsafe header. Save it again with np.save.", name=name)
    with guarded(name, sentence, memory=sentence):  # deep nesting ends in a MemoryError that means no lack of memory
        text, start = _header_text(head, sentence)
        stated = ast.literal_eval(text)
        if not isinstance(stated, dict) or set(stated) != {"descr", "fortran_order", "shape"}:
            raise Problem(sentence)
        shape, by_columns = stated["shape"], stated["fortran_order"]
        if not isinstance(shape, tuple) or not isinstance(by_columns, bool):
            raise Problem(sentence)
        dtype = np.lib.format.descr_to_dtype(stated["descr"])
        if dtype.subdtype is not None:
            raise Problem(sentence)
    _check_shape(shape, dtype, name)
    return NpyHeader(dtype, shape, by_columns and len(shape) > 1, start)


def _header_text(head: bytes, sentence: Message) -> tuple[str, int]:
    major = head[6] if len(head) > 7 else 0
    if not head.startswith(MAGIC) or major not in (1, 2, 3):
        raise Problem(sentence)
    width, form = (2, "<H") if major == 1 else (4, "<I")
    if len(head) < 8 + width:
        raise Problem(sentence)
    (length,) = struct.unpack_from(form, head, 8)
    start = 8 + width + length
    if len(head) < start:  # cut, or longer than a header may be
        raise Problem(sentence)
    text = head[8 + width : start].decode("utf-8" if major == 3 else "latin-1").strip()
    # Python 2 wrote long integers as 3L; numpy still reads them
    return re.sub(r"(?<=\d)L(?=\s*[,)])", "", text), start


def _check_shape(shape: tuple[object, ...], dtype: np.dtype[Any], name: str) -> None:
    sizes = [size for size in shape if isinstance(size, int) and not isinstance(size, bool) and size >= 0]
    most = prod(max(1, size) for size in sizes) * max(1, dtype.itemsize)
    possible = len(sizes) == len(shape) <= MOST_DIMENSIONS and (most <= _LARGEST_SIZE or 0 in sizes)
    if not possible or any(size > _LARGEST_SIZE for size in sizes):
        raise Problem(
            Message(
                "{name} states an impossible shape, {shape}. It is damaged; save it again.",
                name=name,
                shape=shape_text(shape),
            )
        )


def check_size(header: NpyHeader, total: int, name: str) -> int:
    """Compare what the header promises with what there is.

    Args:
        header: what was read.
        total: bytes of the whole stream, header included.
        name: the file or array as it is shown.

    Returns:
        How many bytes there are too many.

    Raises:
        Problem: there are too few.
    """
    needed, there = header.needed, total - header.start
    if there >= needed:
        return there - needed
    if needed > 1000 * max(there, 1000):  # nobody stops a copy that early: the header itself is wrong
        raise Problem(
            Message(
                "{name} says that it holds {count} values ({size}) but has {n} data byte."
                " It is damaged; save it again.",
                plural="{name} says that it holds {count} values ({size}) but has {n} data bytes."
                " It is damaged; save it again.",
                name=name,
                count=prod(header.shape),
                size=amount(needed),
                n=there,
            )
        )
    raise cut(name, there, needed)


def oddities(
    header: NpyHeader, dtype: np.dtype[Any], extra: int, name: str, *, by_rows: bool = False
) -> tuple[Message, ...]:
    """What was odd about an array, but could be read; ``by_rows``: it is in memory, in whatever order it was."""
    found = []
    if not dtype.isnative:
        found.append(Message("{name} has another byte order ({dtype}); it was converted.", name=name, dtype=str(dtype)))
    if header.by_columns and not by_rows:
        found.append(
            Message("{name} is stored column by column (Fortran order); reading its rows takes longer.", name=name)
        )
    found += type_notices(str(dtype.newbyteorder("=")), name)
    if extra:
        found.append(
            Message(
                "{n} extra byte after the numbers of {name} was ignored.",
                plural="{n} extra bytes after the numbers of {name} were ignored.",
                name=name,
                n=extra,
            )
        )
    return tuple(found)


class NpyFile:
    """One array in a file of its own, or the fields of its records.

    Args:
        file: opened; it stays the caller's, who closes it.

    Raises:
        Problem: its header is damaged or promises more than the file has.
    """

    kind = "npy"

    def __init__(self, file: RegularFile) -> None:
        self.name = file.name
        self.notices: tuple[Message, ...] = ()
        self._file = file
        self._header = read_header(file.read(0, PREFIX), file.name)
        self._extra = check_size(self._header, file.size, file.name)

    def entries(self) -> tuple[Entry, ...]:
        """One entry without a name, or one for each field."""
        return self._header.entries("")

    def source(self, name: str) -> PlainSource:
        """The array (empty name) or one field of its records."""
        header = self._header
        info = next(info for info in header.infos("") if info.name == name)
        label = f"{self.name}::{printable(name)}" if name else self.name
        dtype = header.dtype[name].base if header.dtype.names else header.dtype
        check_usable(info, header.dtype if header.dtype.hasobject else dtype, label)
        return PlainSource(self._file, info, header.layout(0, name), oddities(header, dtype, self._extra, label))
