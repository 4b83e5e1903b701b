"""Foreign text made fit to be shown: what libraries, files and other people's code say of themselves."""

from __future__ import annotations

import re
import unicodedata

DETAILS_LENGTH = 300
"""Characters of a library's text that are kept."""
NAME_LENGTH = 80
"""Characters of a file, array or column name that are shown."""
FILTER_LENGTH = 40
"""Characters of a typed filter that a sentence repeats."""

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])?")
# numpy and torch advise to repeat the call with its protection switched off. Nobody shall read that here.
_ADVICE = re.compile(r"weights_only|allow_pickle|unsafe|safe_globals|allowlist|trust|sandbox|will likely succeed", re.I)
_ZERO_WIDTH_JOINER = "\u200d"  # holds emoji together and hides nothing


def clean(text: str) -> str:
    """What a library said, as one line of at most 300 harmless characters, without advice to load unsafely."""
    plain = " ".join(_ANSI.sub("", text[: 20 * DETAILS_LENGTH]).split())
    kept = [part for part in re.split(r"(?<=[.!?:;])\s+", plain) if not _ADVICE.search(part)]
    return printable(" ".join(kept), DETAILS_LENGTH, keep_end=False)


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
