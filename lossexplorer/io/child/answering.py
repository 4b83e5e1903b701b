"""The side of the second process: opens files with parsers that are not trusted, and sends what is in them."""

from __future__ import annotations

import os
import sys
import threading
import time
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem
from lossexplorer.io.child.ahead import Ahead
from lossexplorer.io.child.window import Window
from lossexplorer.io.child.wire import GOING_ON, packed, packed_entry, packed_problem, read_words, write_words
from lossexplorer.io.guard import guarded
from lossexplorer.io.regular import RegularFile, changed

if TYPE_CHECKING:
    from lossexplorer.io.child.readers import Reader, Rows

_KEPT = 4
"""Files that stay open for the next question."""
_SIGN = 0.5
"""Seconds between two signs of life within one answer."""


def serve(window: str) -> None:
    """Answer until the other side closes the pipe.

    Args:
        window: the handle of the memory that both see.
    """
    _die_with_parent()
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints must not get between the frames
    answering = _Answering(answers, Window(window))
    while True:
        try:
            question = read_words(questions)
        except EOFError:
            return
        try:
            answering.answer(question)
        except BrokenPipeError:
            return
        except Problem as problem:
            write_words(answers, packed_problem(problem))
        else:
            answering.ahead.look_ahead()


class _Answering:
    """What is kept from one question to the next: the files that were asked about, and rows that come next."""

    def __init__(self, answers: IO[bytes], window: Window) -> None:
        self._answers, self.ahead = answers, Ahead(window)
        self._files: dict[tuple[Any, ...], Reader] = {}
        self._rows: dict[tuple[Any, ...], Rows] = {}
        self._told = 0.0

    def answer(self, question: dict[str, Any]) -> None:
        """Answer one question.

        Raises:
            Problem: what is wrong with the file.
        """
        shown = question["shown"]
        damaged = Message("{name} is damaged and cannot be read. Save it again or copy it again.", name=shown)
        self._told = time.monotonic()
        with guarded(shown, damaged):
            self._import(question["kind"])
            _limit_memory(int(question["memory"]))
            reader, file = self._file(question)
            if question["do"] == "list":
                words = _listing(reader)
            elif question["do"] == "open":
                words = _description(self._opened(reader, file, question))
            else:
                words = self._given(self._opened(reader, file, question), question)
        write_words(self._answers, words)

    def _file(self, question: dict[str, Any]) -> tuple[Reader, tuple[Any, ...]]:
        """The file of a question, opened when it is asked about for the first time."""
        from lossexplorer.io.child.readers import open_reader

        key = (question["path"], *question["stamp"], question["kind"], question["anyway"])
        if key not in self._files:
            file = RegularFile(question["path"], self._going_on)
            if [file.stamp.size, file.stamp.mtime_ns] != question["stamp"]:
                file.close()
                raise changed(question["shown"])
            # HDF5 would give what it has open of a path, whatever stands there by now
            for old in list(self._files):
                if old[0] == key[0] or len(self._files) >= _KEPT:
                    self._forget(old)
            self._files[key] = open_reader(file, question["kind"], anyway=question["anyway"])
        return self._files[key], key

    def _import(self, kind: str) -> None:
        """Import what reads a kind of file, and say meanwhile that it goes on: a slow disk is no damaged file."""
        library = {"pt": "torch", "hdf5": "h5py"}.get(kind, "pyarrow")
        if library in sys.modules:
            return
        _limit_memory(None)  # that of the file before would leave half a library
        there = threading.Event()

        def say() -> None:
            while not there.wait(_SIGN):
                write_words(self._answers, GOING_ON)

        saying = threading.Thread(target=say, daemon=True)
        saying.start()
        try:
            import_module(library)
        finally:
            there.set()
            saying.join()

    def _forget(self, file: tuple[Any, ...]) -> None:
        for key in [key for key in self._rows if key[0] == file]:
            del self._rows[key]
        self.ahead.forget()
        self._files.pop(file).close()

    def _opened(self, reader: Reader, file: tuple[Any, ...], question: dict[str, Any]) -> Rows:
        """The rows of one array or of some columns, which go on where they were left."""
        headers = question["headers"]
        key = (file, tuple(question["what"]), None if headers is None else tuple(headers))
        if key not in self._rows:
            self._rows[key] = reader.rows(question["what"], headers=headers)
        return self._rows[key]

    def _given(self, rows: Rows, question: dict[str, Any]) -> dict[str, Any]:
        start, stop = question["start"], question["stop"]
        half = self.ahead.give(rows, start, stop, question["window"])
        if rows.at_once and stop == rows.info.shape[0]:
            self._rows = {key: value for key, value in self._rows.items() if value is not rows}
        return {"half": half}

    def _going_on(self) -> None:
        """Say now and then that it goes on."""
        if time.monotonic() - self._told > _SIGN:
            self._told = time.monotonic()
            write_words(self._answers, GOING_ON)


def _listing(reader: Reader) -> dict[str, Any]:
    return {
        "kind": reader.kind,
        "notices": [packed(notice) for notice in reader.notices],
        "entries": [packed_entry(entry) for entry in reader.entries()],
        "text": list(reader.text),
    }


def _description(rows: Rows) -> dict[str, Any]:
    return {
        "name": rows.info.name,
        "shape": list(rows.info.shape),
        "dtype": rows.info.dtype,
        "classes": list(rows.info.classes),
        "read": str(rows.dtype),
        "notices": [packed(notice) for notice in rows.notices],
        "at_once": rows.at_once,
        "plain": rows.plain,
    }


def _limit_memory(budget: int | None) -> None:
    """No more than what is in use now and the budget, where the system can hold us to it; None: all there is."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard if budget is None else now + budget, hard))
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
