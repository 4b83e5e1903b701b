"""What goes through the pipes between both processes: JSON in frames. Arrays lie in the memory that both see."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.plan import Bomb
from lossexplorer.io.regular import FileChanged
from lossexplorer.io.sources import Entry

_LENGTH = struct.Struct("<Q")
MOST_WORDS = 64 << 20
"""Bytes of one frame of JSON."""
GOING_ON = {"going": "on"}
"""What is said while an answer takes long."""


def write_words(stream: IO[bytes], words: dict[str, Any]) -> None:
    """Send a frame of JSON."""
    text = json.dumps(words).encode("utf-8", "surrogatepass")
    stream.write(_LENGTH.pack(len(text)) + text)
    stream.flush()


def read_words(stream: IO[bytes]) -> dict[str, Any]:
    """Receive a frame of JSON.

    Raises:
        EOFError: the other side is gone.
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > MOST_WORDS:
        raise EOFError("a frame that makes no sense")
    found: dict[str, Any] = json.loads(_exactly(stream, length).decode("utf-8", "surrogatepass"))
    return found


def _exactly(stream: IO[bytes], size: int) -> bytes:
    text = stream.read(size)
    while len(text) < size:
        more = stream.read(size - len(text))
        if not more:
            raise EOFError
        text += more
    return text


def packed(value: object) -> Any:
    """A message, and what it is made of, as JSON knows it."""
    if isinstance(value, Message):
        return {
            "template": value.template,
            "plural": value.plural,
            "values": {name: packed(part) for name, part in value.values.items()},
        }
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def message_of(words: Any) -> Message:
    """The message again."""
    values = {name: message_of(part) if isinstance(part, dict) else part for name, part in words["values"].items()}
    template: str = words["template"]
    return Message(template, plural=words["plural"], **values)


def packed_problem(problem: Problem) -> dict[str, Any]:
    """A problem as JSON."""
    kind = "bomb" if isinstance(problem, Bomb) else "changed" if isinstance(problem, FileChanged) else ""
    return {
        "problem": packed(problem.message),
        "details": problem.details,
        "kind": kind,
        "fits": isinstance(problem, Bomb) and problem.fits,
    }


def problem_of(words: dict[str, Any]) -> Problem:
    """The problem again."""
    message = message_of(words["problem"])
    if words["kind"] == "bomb":
        return Bomb(message, fits=bool(words["fits"]))
    if words["kind"] == "changed":
        return FileChanged(message)
    return Problem(message, str(words["details"]))


def packed_entry(entry: Entry) -> list[Any]:
    """One array in a listing as JSON."""
    return [entry.info.name, list(entry.info.shape), entry.info.dtype, entry.usable]


def entry_of(words: list[Any]) -> Entry:
    """The entry again."""
    name, shape, dtype, usable = words
    return Entry(ArrayInfo(name, tuple(shape), dtype), usable)
