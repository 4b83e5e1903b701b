"""The side of the second process: opens files with parsers that are not trusted, and sends what is in them."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem
from lossexplorer.io.child.wire import packed, packed_entry, packed_problem, read_words, write_array, write_words
from lossexplorer.io.guard import guarded
from lossexplorer.io.regular import RegularFile, changed

if TYPE_CHECKING:
    from lossexplorer.io.child.readers import Reader

_KEPT = 4
"""Files that stay open for the next question."""


def serve() -> None:
    """Answer until the other side closes the pipe."""
    _die_with_parent()
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints must not get between the frames
    opened: dict[tuple[Any, ...], Reader] = {}
    while True:
        try:
            question = read_words(questions)
        except EOFError:
            return
        try:
            _answer(question, answers, opened)
        except BrokenPipeError:
            return
        except Problem as problem:
            write_words(answers, packed_problem(problem))


def _answer(question: dict[str, Any], answers: IO[bytes], opened: dict[tuple[Any, ...], Reader]) -> None:
    sentence = Message("{name} is damaged and cannot be read. Save it again or copy it again.", name=question["shown"])
    with guarded(question["shown"], sentence):
        reader = _reader(question, opened)
        _limit_memory(int(question["memory"]))
        if question["do"] == "list":
            write_words(answers, _listing(reader))
            return
        info, notices, parts = reader.read(*question["arguments"])
        words = {"name": info.name, "shape": list(info.shape), "dtype": info.dtype, "read": str(parts[0].dtype)}
        words["notices"] = [packed(notice) for notice in notices]
        words["rows"] = [sum(map(len, parts)), *parts[0].shape[1:]]
    write_words(answers, words)
    write_array(answers, parts)


def _listing(reader: Reader) -> dict[str, Any]:
    return {
        "kind": reader.kind,
        "notices": [packed(notice) for notice in reader.notices],
        "entries": [packed_entry(entry) for entry in reader.entries()],
        "text": list(reader.text),
    }


def _reader(question: dict[str, Any], opened: dict[tuple[Any, ...], Reader]) -> Reader:
    """The file of a question, opened when it is asked about for the first time."""
    from lossexplorer.io.child.readers import open_reader

    key = (question["path"], *question["stamp"], question["kind"], question["anyway"])
    if key not in opened:
        file = RegularFile(question["path"])
        if [file.stamp.size, file.stamp.mtime_ns] != question["stamp"]:
            file.close()
            raise changed(question["shown"])
        # HDF5 would give what it has open of a path, whatever stands there by now
        for old in list(opened):
            if old[0] == key[0] or len(opened) >= _KEPT:
                opened.pop(old).close()
        opened[key] = open_reader(file, question["kind"], anyway=question["anyway"])
    return opened[key]


def _limit_memory(budget: int) -> None:
    """No more than what is in use now and the budget, where the system can hold us to it."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (now + budget, hard))
    except (ImportError, OSError, ValueError):  # not Linux: the plan from the headers has to do
        return


def _die_with_parent() -> None:
    """Even one that hangs in a parser must not outlive the program; Linux alone can promise it."""
    if sys.platform != "linux":
        return
    import ctypes
    import signal

    try:
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    except (AttributeError, OSError):  # another C library: the end of the pipe will do for all but hangs
        return
