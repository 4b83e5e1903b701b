"""Text files as lines: the encoding guessed from the beginning, lines of any ending, none of them endless."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.io.plan import LINE
from lossexplorer.io.regular import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.io.regular import RegularFile

SAMPLE = 64 * 1024
"""Bytes from which encoding, delimiter and header are guessed; more only if they hold no two lines."""
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_GUESSES = ("utf-8", "gb18030", "latin-1")  # the last one takes everything


@dataclass(frozen=True)
class Lines:
    """Some lines that follow each other in a file."""

    first: int
    """Number of the first one, counted from 1."""
    lines: list[str]
    """Without their ends."""
    quoted: bool = False
    """Whether a quotation mark is among them."""


def encoding_of(head: bytes) -> str:
    """The encoding of a text, as Python calls it, by its mark or by what its first bytes can be."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    if is_wide(head):
        return "utf-16-le" if head[1::2].count(0) else "utf-16-be"
    for encoding in _GUESSES:
        try:
            codecs.getincrementaldecoder(encoding)().decode(head)  # the last character may be cut
        except UnicodeDecodeError:
            continue
        return encoding
    return _GUESSES[-1]


def is_wide(head: bytes) -> bool:
    """Whether bytes are UTF-16 without a mark: a zero in every other byte of digits, and nowhere else."""
    return min(head[::2].count(0), head[1::2].count(0)) == 0 and head.count(0) * 3 > len(head)


def sample_of(file: RegularFile, encoding: str) -> list[str]:
    """The whole lines at the beginning of a file: those of 64 kB, or more until there are two.

    Raises:
        Problem: a line is endless or cannot be decoded.
    """
    found: list[str] = []
    for chunk in read_lines(file, encoding, SAMPLE):
        found += chunk.lines
        if sum(bool(line.strip()) for line in found[:10]) > 1:
            break
    return found


def read_lines(file: RegularFile, encoding: str, block: int = BLOCK) -> Iterator[Lines]:
    """All lines of a file, about a block at a time. Ends of lines are CR, LF or both.

    Args:
        file: the text.
        encoding: as Python calls it.
        block: bytes that are read at a time.

    Raises:
        Problem: a line is longer than 8 million characters, or is not text in this encoding.
    """
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    rest, number = "", 1
    for offset in range(0, file.size, block):
        data = file.read(offset, block)
        try:
            text = decoder.decode(data, final=offset + block >= file.size)
        except UnicodeDecodeError as error:
            raise _not_text(file.name, number + error.object[: error.start].count(b"\n"), encoding) from error
        lines, quoted, longest = text.split("\n"), '"' in text or '"' in rest, len(rest) + len(text)
        lines[0] = rest + lines[0]
        if "\0" in text:
            raise _zeros(file.name, number + next(place for place, line in enumerate(lines) if "\0" in line))
        rest = lines.pop()
        if longest > LINE and (len(rest) > LINE or max(map(len, lines), default=0) > LINE):
            raise _endless(file.name)
        if lines:
            yield Lines(number, lines, quoted)
            number += len(lines)
    file.check()
    if rest:
        yield Lines(number, [rest], '"' in rest)


def _zeros(name: str, line: int) -> Problem:
    return Problem(
        Message("{name} line {line} contains zero bytes, so it is not text. Export it again.", name=name, line=line)
    )


def _endless(name: str) -> Problem:
    return Problem(
        Message("{name} has a line longer than 8 MB; it is not a table of numbers. Save it as npy.", name=name)
    )


def _not_text(name: str, line: int, encoding: str) -> Problem:
    return Problem(
        Message(
            "{name} line {line} is not {encoding} text. Save it as UTF-8.",
            name=name,
            encoding=encoding.upper(),
            line=line,
        )
    )
