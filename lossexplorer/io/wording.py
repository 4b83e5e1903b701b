"""Names, sizes and foreign text, made fit to be shown to people."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.printable import DETAILS_LENGTH, NAME_LENGTH, clean, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DETAILS_LENGTH", "NAME_LENGTH", "amount", "clean", "names_text", "printable", "shape_text", "shown"]


def shown(path: str | os.PathLike[str]) -> str:
    """The name of a file without its folder, safe to show: control, bidi and undecodable characters escaped."""
    whole = os.fspath(path)
    return printable(os.path.basename(whole.rstrip("/\\")) or whole)


def amount(size: int) -> Message:
    """A number of bytes in the unit that reads best."""
    if size < 1000:
        return Message("{n} byte", plural="{n} bytes", n=size)
    if size < 10**6:
        return Message("{value} kB", value=_rounded(size, 10**3))
    if size < 10**9:
        return Message("{value} MB", value=_rounded(size, 10**6))
    if size < 10**12:
        return Message("{value} GB", value=_rounded(size, 10**9))
    if size < 10**15:
        return Message("{value} TB", value=_rounded(size, 10**12))
    return Message("{value} PB", value=_rounded(size, 10**15))


def _rounded(size: int, unit: int) -> int | float:
    value = round(size / unit, 1)
    return round(size / unit) if size >= 100 * unit or value.is_integer() else value


def shape_text(shape: Iterable[object]) -> str:
    """A shape as Python writes it: ``(8, 128)``, ``(5,)``; also an impossible one, cut where it is long."""
    sizes = [repr(size)[:40] for size in tuple(shape)[:33]]
    return printable("(" + ", ".join(sizes) + ("," if len(sizes) == 1 else "") + ")")


def names_text(names: Iterable[str], most: int = 8) -> str:
    """Names for a sentence, separated by commas, the first few of them."""
    everything = [printable(name, 40) for name in names]
    return ", ".join(everything[:most]) + (", …" if len(everything) > most else "")
