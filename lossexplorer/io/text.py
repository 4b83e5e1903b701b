"""Text files as lines: the encoding guessed from the beginning, lines of any ending, none of them endless."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.io.plan import LINE
from lossexplorer.io.regular import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.io.regular import RegularFile

BLOCK = 128 * 1024
"""Bytes of text that are taken apart at a time: few enough lines to stay in the cache until they are numbers."""
SAMPLE = 64 * 1024
"""Bytes from which encoding, delimiter and header are guessed; more only if they hold no two lines."""
_TAIL = 4 * 1024
"""Bytes in which the end of the last line is looked for first."""
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_GUESSES = ("utf-8", "gb18030", "latin-1")  # the last one takes everything


@dataclass(frozen=True)
class Part:
    """Some bytes of a file that end where a line ends."""

    offset: int
    """Bytes before it in the file."""
    data: bytes


@dataclass(frozen=True)
class Block:
    """Some lines that follow each other in a file."""

    first: int
    """Number of the first one, counted from 1."""
    lines: list[str]
    """Without their ends."""
    quoted: bool
    """Whether a quotation mark is among them."""
    part: Part
    """Where they stand, as bytes."""


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
    for block in read_blocks(file, encoding, SAMPLE):
        found += block.lines
        if sum(bool(line.strip()) for line in found[:10]) > 1:
            break
    return found


def read_blocks(file: RegularFile, encoding: str, size: int = BLOCK) -> Iterator[Block]:
    """All lines of a file, in blocks that end where a line ends. Ends of lines are CR, LF or both.

    Args:
        file: the text.
        encoding: as Python calls it.
        size: bytes of a block, but for long lines.

    Raises:
        Problem: a line is longer than 8 million characters, or is not text in this encoding.
    """
    first = 1
    for part in read_parts(file, encoding, size):
        block = block_of(part, first, file, encoding)
        yield block
        first += len(block.lines)


def read_parts(file: RegularFile, encoding: str, size: int, within: Part | None = None) -> Iterator[Part]:
    """The bytes that ``read_blocks`` makes lines of, which is for others to do; of one part only if there is one.

    Raises:
        Problem: a line is longer than 8 million characters.
    """
    codec, offset = _without_mark(file, encoding)
    end = file.size
    if within is not None:
        offset, end = within.offset, within.offset + len(within.data)
    while offset < end:
        part = Part(offset, _whole_lines(file, offset, end, size, codec))
        yield part
        offset += len(part.data)
    file.check()


def read_again(file: RegularFile, offset: int, size: int) -> Part:
    """A part that was read before, by its place."""
    data = file.read(offset, size)
    file.check()
    return Part(offset, data)


def _without_mark(file: RegularFile, encoding: str) -> tuple[str, int]:
    """The encoding of what follows the mark at the beginning, and the bytes of the mark."""
    if encoding == "utf-8-sig":
        return "utf-8", len(codecs.BOM_UTF8)
    if encoding == "utf-16":
        low = file.read(0, 2) == codecs.BOM_UTF16_LE
        return "utf-16-le" if low else "utf-16-be", 2
    return encoding, 0


def _whole_lines(file: RegularFile, offset: int, end: int, size: int, codec: str) -> bytes:
    """About so many bytes, up to the end of a line; one ends at ``end``."""
    while True:
        stop = min(offset + size, end)
        start = max(offset, stop - _TAIL)  # first, so that whole lines alone are read and none of them is copied
        behind = stop - start if stop == end else _behind_last_line(file.read(start, stop - start), codec)
        if not behind and start > offset:
            start, behind = offset, _behind_last_line(file.read(offset, stop - offset), codec)
        if behind:
            data = file.read(offset, start + behind - offset)
            if len(data) < start + behind - offset:  # it has become shorter
                raise changed(file.name)
            return data
        if size > 2 * LINE:
            raise _endless(file.name)
        size *= 2


def _behind_last_line(data: bytes, codec: str) -> int:
    """Bytes up to the end of the last whole line, 0 if there is none; a CR at the very end may be half of an end."""
    width = 2 if codec.startswith("utf-16") else 1
    for mark, stop in (("\n", len(data)), ("\r", len(data) - width)):
        place = data.rfind(mark.encode(codec), 0, stop)
        while place >= 0 and place % width:  # half of one character and half of the next
            place = data.rfind(mark.encode(codec), 0, place + width - 1)
        if place >= 0:
            return place + width
    return 0


def block_of(part: Part, first: int, file: RegularFile, encoding: str) -> Block:
    """The lines of a part.

    Args:
        part: of the file.
        first: number of its first line.
        file: the text.
        encoding: as Python calls it.

    Raises:
        Problem: a line is longer than 8 million characters, or is not text in this encoding.
    """
    name, (codec, _) = file.name, _without_mark(file, encoding)
    try:
        text = part.data.decode(codec)
    except UnicodeDecodeError as error:
        raise _not_text(name, first + part.data[: error.start].count(b"\n"), encoding) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:  # the end of the last line, behind which there is none
        lines.pop()
    if "\0" in text:
        raise _zeros(name, first + next(place for place, line in enumerate(lines) if "\0" in line))
    if len(text) > LINE and max(map(len, lines)) > LINE:
        raise _endless(name)
    return Block(first, lines, '"' in text, part)


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
