"""Names, sizes and foreign text, made fit to be shown to people."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING

from lossexplorer.base import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

DETAILS_LENGTH = 300
"""Characters of a library's text that are kept."""
NAME_LENGTH = 80
"""Characters of a file, array or column name that are shown."""

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])?")
# numpy and torch advise to repeat the call with its protection switched off. Nobody shall read that here.
_ADVICE = re.compile(r"weights_only|allow_pickle|unsafe|safe_globals|allowlist|trust|sandbox|will likely succeed", re.I)
_ZERO_WIDTH_JOINER = "\u200d"  # holds emoji together and hides nothing


def clean(text: str) -> str:
    """What a library said, as one line of at most 300 harmless characters, without advice to load unsafely."""
    plain = " ".join(_ANSI.sub("", text[: 20 * DETAILS_LENGTH]).split())
    kept = [part for part in re.split(r"(?<=[.!?:;])\s+", plain) if not _ADVICE.search(part)]
    return printable(" ".join(kept), DETAILS_LENGTH, keep_end=False)


def shown(path: str | os.PathLike[str]) -> str:
    """The name of a file without its folder, safe to show: control, bidi and undecodable characters escaped."""
    whole = os.fspath(path)
    return printable(os.path.basename(whole.rstrip("/\\")) or whole)


def printable(text: str, limit: int = NAME_LENGTH, *, keep_end: bool = True) -> str:
    """``text`` on one line with every invisible character escaped, and cut to ``limit`` characters.

    ``keep_end`` cuts in the middle, since the end of a file name says what it is.
    """
    if len(text) > 4 * limit:  # a cell may have megabytes
        text = text[: 2 * limit] + text[-2 * limit :]
    safe = "".join(character if _is_harmless(character) else _escaped(character) for character in text)
    if len(safe) <= limit:
        return safe
    tail = limit // 4 if keep_end else 0
    return safe[: limit - tail - 1] + "…" + safe[len(safe) - tail :]


def _is_harmless(character: str) -> bool:
    return character.isprintable() or character == _ZERO_WIDTH_JOINER


def _escaped(character: str) -> str:
    if unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no text in this system's encoding
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


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
