"""safetensors files: the library judges the header, the rows are read from their place in the file.

The library's own slices read the whole tensor each time when it does not map the file (0.8), and it knows neither
bfloat16 nor float8 without torch.
"""

from __future__ import annotations

import json
import re
import struct
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.codec import Codec, bfloat16_codec, codec_of, float8_codec
from lossexplorer.io.guard import guarded, told
from lossexplorer.io.plain import Layout, PlainSource
from lossexplorer.io.plan import SAFETENSORS_HEADER, check_count
from lossexplorer.io.sources import Entry
from lossexplorer.io.usable import check_rows, cut, type_notices
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from lossexplorer.io.regular import RegularFile

_NUMPY = {
    "BOOL": "?", "U8": "u1", "I8": "i1", "U16": "<u2", "I16": "<i2", "F16": "<f2", "U32": "<u4", "I32": "<i4",
    "F32": "<f4", "U64": "<u8", "I64": "<i8", "F64": "<f8",
}  # fmt: skip
_FLOAT8 = {"F8_E4M3": "float8_e4m3fn", "F8_E5M2": "float8_e5m2", "F8_E8M0": "float8_e8m0fnu"}
_LENGTH = 8
"""Bytes before the header, which state its length."""


class SafetensorsFile:
    """Tensors in a safetensors file.

    Args:
        file: opened; it stays the caller's, who closes it.

    Raises:
        Problem: the header is damaged or too long, the file is cut, or there are too many tensors.
    """

    kind = "safetensors"

    def __init__(self, file: RegularFile) -> None:
        self.name = file.name
        self.notices: tuple[Message, ...] = ()
        self._file = file
        with guarded(self.name, _damaged(self.name), memory=_damaged(self.name)):
            length = self._header_length()
            self._start = _LENGTH + length
            check_count(self.name, self._count(length))
            if length > SAFETENSORS_HEADER:
                raise Problem(_damaged(self.name))
            self._judge(length)
            header = json.loads(self._file.read(_LENGTH, length))
        header.pop("__metadata__", None)
        self._tensors: dict[str, dict[str, Any]] = header

    def _header_length(self) -> int:
        (length,) = struct.unpack("<Q", self._file.read(0, _LENGTH))
        if length > self._file.size - _LENGTH:
            if length <= SAFETENSORS_HEADER:
                raise cut(self.name, self._file.size, _LENGTH + length)
            raise Problem(_damaged(self.name))
        return int(length)

    def _count(self, length: int) -> int:
        """Tensors in the header, counted without parsing it: four hundred thousand would take seconds."""
        count, before, mark = 0, b"", b'"data_offsets"'
        for block in self._file.blocks(_LENGTH, length):
            text = before + block
            count, before = count + text.count(mark), text[1 - len(mark) :]
        return count

    def _judge(self, length: int) -> None:
        """Let the library check offsets, sizes, names and types; it reads only the header."""
        from safetensors import safe_open

        try:
            with safe_open(self._file.path, framework="np", backend="pread"):
                pass
        except BaseException as error:  # a panic of its Rust code is not an Exception
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            self._refuse_cut(length)
            raise Problem(_why(str(error), self.name), told(error)) from error
        self._file.check()

    def _refuse_cut(self, length: int) -> None:
        """If the header is whole and only data are missing, say that instead."""
        try:
            header = json.loads(self._file.read(_LENGTH, length))
            needed = max(value["data_offsets"][1] for key, value in header.items() if key != "__metadata__")
        except Exception:  # the library's complaint is about the header, and will be told
            return
        if isinstance(needed, int) and needed > self._file.size - self._start:
            raise cut(self.name, self._file.size - self._start, needed)

    def entries(self) -> tuple[Entry, ...]:
        """Every tensor."""
        return tuple(
            Entry(self._info(name), _codec(stated["dtype"]) is not None and bool(stated["shape"]))
            for name, stated in self._tensors.items()
        )

    def _info(self, name: str) -> ArrayInfo:
        stated = self._tensors[name]
        codec = _codec(stated["dtype"])
        return ArrayInfo(name, tuple(stated["shape"]), codec.name if codec else str(stated["dtype"]))

    def source(self, name: str) -> PlainSource:
        """One tensor by its name."""
        label, info = f"{self.name}::{printable(name)}", self._info(name)
        begin, end = self._tensors[name]["data_offsets"]
        codec = _codec(self._tensors[name]["dtype"])
        if codec is None:
            raise Problem(_why_not(info.dtype, label))
        check_rows(info.shape, label)
        if end - begin != prod(info.shape) * codec.stored.itemsize:
            raise Problem(_damaged(self.name))
        return PlainSource(
            self._file, info, Layout(self._start + begin, info.shape, codec), type_notices(codec.name, label)
        )


def _codec(dtype: str) -> Codec | None:
    if dtype in _NUMPY:
        return codec_of(np.dtype(_NUMPY[dtype]))
    if dtype in _FLOAT8:
        return float8_codec(_FLOAT8[dtype])
    return bfloat16_codec() if dtype == "BF16" else None


def _why_not(dtype: str, label: str) -> Message:
    if dtype == "F4":
        return Message("{name} holds 4-bit packed numbers, which are not supported. Save it as float32.", name=label)
    if dtype.startswith("C"):
        return Message(
            "{name} has type {dtype}; losses need real numbers. Save t.real or t.abs().", name=label, dtype=dtype
        )
    return Message("{name} has type {dtype}, which is not supported. Save it with t.float().", name=label, dtype=dtype)


def _damaged(name: str) -> Message:
    return Message("{name} is damaged: its header makes no sense. Save it again or copy it again.", name=name)


def _why(text: str, name: str) -> Message:
    """A sentence of our own for each kind of complaint of the library."""
    lower, named = text.lower(), re.search("`([^`]*)`", text)
    if "invalid offset" in lower and named:
        return Message(
            "{name} is damaged: the place of tensor {member} overlaps with another or leaves a gap. Save it again.",
            name=name,
            member=printable(named[1]),
        )
    if "not fully covered" in lower:
        return Message("{name} is damaged: it has more bytes than its tensors need. Copy it again.", name=name)
    if "overflow" in lower:
        return Message("{name} is damaged: a tensor has an impossible shape. Save it again.", name=name)
    if "invalid shape" in lower or "byte boundary" in lower:
        return Message("{name} is damaged: a tensor's shape does not fit its bytes. Save it again.", name=name)
    if "unknown variant" in lower:
        return Message("{name} is damaged or new: it has a type that nobody knows. Save it again.", name=name)
    return _damaged(name)
