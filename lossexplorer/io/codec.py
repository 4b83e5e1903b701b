"""From the bytes of a file to numbers that numpy has: byte order, truth values, bfloat16, float8, fields of records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    Array = npt.NDArray[Any]

_PLAIN_KINDS = "biuf"
WIDENED = ("bfloat16", "float8_e4m3fn", "float8_e5m2", "float8_e8m0fnu")
"""Types that numpy lacks and that have a codec here."""
_LARGEST_ITEM = 8  # float128 has more digits than torch, and another layout on every machine


@dataclass(frozen=True)
class Codec:
    """How an array lies in a file, and what comes out of it."""

    stored: np.dtype[Any]
    """Type of one item as its bytes lie in the file."""
    dtype: np.dtype[Any]
    """Type of the result, in native byte order."""
    decode: Callable[[Array], Array] | None = None
    """Makes the result from an array of stored items, which it may overwrite; None: they are the result already."""
    name: str = ""
    """The type as the file calls it."""


def is_readable(dtype: np.dtype[Any]) -> bool:
    """Whether a numpy type is a plain real number, integer or truth value of at most eight bytes."""
    return dtype.kind in _PLAIN_KINDS and dtype.itemsize <= _LARGEST_ITEM and dtype.subdtype is None


def codec_of(dtype: np.dtype[Any]) -> Codec:
    """The codec of a readable numpy type."""
    name = str(dtype)
    if dtype.kind == "b":
        return Codec(np.dtype(np.uint8), dtype, lambda stored: stored != 0, name)  # any byte but 0 and 1 is no bool
    if dtype.isnative:
        return Codec(dtype, dtype, None, name)
    native = dtype.newbyteorder("=")
    return Codec(dtype, native, lambda stored: stored.byteswap(inplace=True).view(native), name)


def field_codec(record: np.dtype[Any], field: str) -> Codec:
    """The codec of one field of records, whose type (with its own axes taken off) is readable."""
    inner = codec_of(record[field].base)

    def decode(stored: Array) -> Array:
        column = np.ascontiguousarray(stored[field])
        return inner.decode(column.view(inner.stored)) if inner.decode else column

    return Codec(record, inner.dtype, decode, inner.name)


def bfloat16_codec() -> Codec:
    """Codec of bfloat16: the upper half of a float32."""
    return Codec(np.dtype("<u2"), np.dtype(np.float32), _widen_bfloat16, "bfloat16")


def float8_codec(name: str) -> Codec:
    """Codec of ``float8_e4m3fn``, ``float8_e5m2`` or ``float8_e8m0fnu``, by a table of the 256 values."""
    return Codec(np.dtype(np.uint8), np.dtype(np.float32), lambda stored: _float8_table(name)[stored], name)


def codec_named(name: str) -> Codec:
    """The codec of a type in the byte order of this machine, by its name in numpy or torch; see ``WIDENED``."""
    if name == "bfloat16":
        return bfloat16_codec()
    return float8_codec(name) if name in WIDENED else codec_of(np.dtype(name))


def _widen_bfloat16(stored: Array) -> Array:
    wide = stored.astype(np.uint32)
    wide <<= 16
    return wide.view(np.float32)


@cache
def _float8_table(name: str) -> Array:
    codes = np.arange(256)
    if name == "float8_e8m0fnu":  # powers of two, for scales; the last code is nan
        return np.append(np.exp2(codes[:255] - 127.0), np.nan).astype(np.float32)
    if name == "float8_e5m2":  # the upper half of a float16
        return (codes.astype(np.uint16) << 8).view(np.float16).astype(np.float32)
    sign = np.where(codes & 0x80, -1.0, 1.0)
    exponent, mantissa = (codes >> 3) & 0xF, (codes & 7) / 8
    size = np.where(exponent == 0, mantissa * 2.0**-6, (1 + mantissa) * np.exp2(exponent - 7.0))
    size[(codes & 0x7F) == 0x7F] = np.nan  # no infinity in this type
    return (sign * size).astype(np.float32)
