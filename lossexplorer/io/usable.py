"""What makes an array fit to be a batch: real numbers in rows. The sentences for those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.codec import is_readable
from lossexplorer.io.wording import names_text, printable, shape_text

if TYPE_CHECKING:
    from lossexplorer.base import ArrayInfo


def twice(name: str, member: str) -> Problem:
    """The Problem of a file in which one name means two things."""
    return Problem(
        Message(
            "{name} contains “{member}” twice, so that it is not clear which one is meant. Save it again.",
            name=name,
            member=printable(member),
        )
    )


def type_notices(dtype: str, name: str) -> tuple[Message, ...]:
    """What is worth knowing of a type of numbers, by its name in numpy or torch."""
    if dtype.startswith(("bfloat16", "float8")):
        return (Message("{name} holds {dtype} numbers; they were converted to float32.", name=name, dtype=dtype),)
    if dtype == "float16":
        return (Message("{name} holds float16 numbers, which have about 3 digits.", name=name),)
    if dtype == "bool":
        return (Message("{name} holds truth values; they are read as 0 and 1.", name=name),)
    return ()


def cut(name: str, there: int, needed: int) -> Problem:
    """The Problem of an array whose last bytes are missing."""
    return Problem(
        Message(
            "{name} is cut: {there} of {needed} data bytes. If it is still being written, try again;"
            " else copy it again.",
            name=name,
            there=there,
            needed=needed,
        )
    )


def check_usable(info: ArrayInfo, dtype: np.dtype[Any], name: str) -> None:
    """Refuse what has no rows of real numbers.

    Raises:
        Problem: the type holds no real numbers, or the shape no rows.
    """
    if not is_readable(dtype):
        raise Problem(_why_not_numbers(dtype, name))
    check_rows(info.shape, name)


def check_rows(shape: tuple[int, ...], name: str) -> None:
    """Refuse single numbers and empty arrays.

    Raises:
        Problem: the shape has no rows.
    """
    if not shape:
        raise Problem(
            Message("{name} holds one number; logits need 1 or 2 dimensions. Save the whole array.", name=name)
        )
    if shape[0] == 0:
        raise Problem(Message("{name} has no rows. Export it again.", name=name))
    if 0 in shape:
        raise Problem(
            Message("{name} has no columns: its shape is {shape}. Export it again.", name=name, shape=shape_text(shape))
        )


def _why_not_numbers(dtype: np.dtype[Any], name: str) -> Message:
    if dtype.hasobject:
        return Message(
            "{name} holds Python objects; opening them could run code. Save plain numbers:"
            " np.save(f, np.asarray(x, dtype='float32')).",
            name=name,
        )
    if dtype.kind == "c":
        return Message(
            "{name} has type {dtype}; losses need real numbers. Save x.real or abs(x).", name=name, dtype=called(dtype)
        )
    if dtype.kind in "iuf":
        return Message(
            "{name} has type {dtype}, which is wider than 8 bytes. Save it with x.astype('float64').",
            name=name,
            dtype=called(dtype),
        )
    if dtype == np.dtype("V2"):
        return Message(
            "{name} looks like bfloat16 saved by NumPy, which loses the type. Save it as safetensors or float32.",
            name=name,
        )
    return Message(
        "{name} has type {dtype}; losses need real numbers. Save it as float32, or labels as int64.",
        name=name,
        dtype=called(dtype),
    )


def called(dtype: np.dtype[Any]) -> str:
    """The type as numpy calls it, with a readable word for text and records."""
    if dtype.names:
        return f"({names_text(dtype.names)})"
    return printable(str(dtype), 40)
