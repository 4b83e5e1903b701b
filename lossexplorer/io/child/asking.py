"""The side of the program: starts the second process when it is needed, asks it, and survives its death."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem
from lossexplorer.base.cancel import while_waiting
from lossexplorer.io.child.window import Window
from lossexplorer.io.child.wire import GOING_ON, problem_of, read_words, write_words
from lossexplorer.io.guard import told
from lossexplorer.io.plan import memory_budget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

PATIENCE = 20.0
"""Seconds without any sign of progress after which a file is given up."""
_LOOK = 0.02
"""Seconds between two looks whether somebody cancelled."""
_GRACE = 1.0
"""Seconds for a process that closed its pipe to end by itself."""
_ENVIRONMENT = {
    "HDF5_PLUGIN_PRELOAD": "::",  # a file must not make HDF5 load libraries
    "HDF5_USE_FILE_LOCKING": "FALSE",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": str(1 << 20),  # so that what a batch took goes back to the system
    "MALLOC_TRIM_THRESHOLD_": str(8 << 20),
    "OMP_NUM_THREADS": "2",
}


class Child:
    """One process for everybody who reads such files; started by the first question, ended with the program."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._window: Window | None = None

    def ask(
        self,
        question: dict[str, Any],
        name: str,
        tick: Callable[[], None] | None = None,
        out: npt.NDArray[Any] | None = None,
    ) -> dict[str, Any]:
        """Ask and wait for the answer.

        Args:
            question: see ``answering``.
            name: the file as it is shown.
            tick: called while waiting; may raise ``Cancelled``, which ends the process.
            out: where the numbers go that were asked for.

        Raises:
            Problem: what the other side says, or that it died or hangs.
        """
        with self._turn(tick):
            used = self._process is not None
            answer = self._asked(question, name, tick, out)
            if answer.died and used:  # it may have ended before: by the system, or with the thread that started it
                self._end()
                answer = self._asked(question, name, tick, out)
            if answer.died:
                raise self._death(name)
            if out is not None and "problem" not in answer.words:
                assert self._window is not None
                out[...] = self._window.array(out.shape, out.dtype, 1 if answer.words.get("half") else 0)
        if "problem" in answer.words:
            raise problem_of(answer.words)
        return answer.words

    @contextmanager
    def _turn(self, tick: Callable[[], None] | None) -> Iterator[None]:
        """Wait until nobody else asks; a file that hangs must not keep those who wait from being cancelled."""
        while not self._lock.acquire(timeout=_LOOK):
            while_waiting()
            if tick is not None:
                tick()
        try:
            yield
        finally:
            self._lock.release()

    def _asked(
        self, question: dict[str, Any], name: str, tick: Callable[[], None] | None, out: npt.NDArray[Any] | None
    ) -> _Answer:
        process, window = self._running()
        question = {**question, "shown": name, "memory": memory_budget()}
        if out is not None:
            question["window"] = _room(window, 2 * out.nbytes, name)
        answer = _Answer(process, question)
        answer.start()
        try:
            _wait(answer, name, tick)
        except BaseException:  # in the midst of an answer: a new process is ready sooner than this one
            self._end()
            raise
        finally:
            answer.join()
        return answer

    def _death(self, name: str) -> Problem:
        code = None
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):  # it lives, and what it said makes no sense
                code = self._process.wait(_GRACE)
        self._end()
        sentence = Message(
            "{name} is damaged: reading it ended the process that reads such files. Copy it again, or save it as npy.",
            name=name,
        )
        return Problem(sentence, f"exit status {code}")

    def _running(self) -> tuple[subprocess.Popen[bytes], Window]:
        if self._process is None or self._window is None or self._process.poll() is not None:
            self._end()
            self._window = Window()
            self._process = _start(self._window)
        return self._process, self._window

    def _end(self) -> None:
        process, self._process = self._process, None
        window, self._window = self._window, None
        if window is not None:
            window.close()
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # what could not be sent any more
                    stream.close()

    def kill(self) -> None:
        """End the process whoever waits for it: the program ends without its threads."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; a later question starts another one."""
        with self._lock:
            self._end()


class _Answer(threading.Thread):
    """One question and its answer, in a thread of its own, so that somebody may stop waiting for it."""

    def __init__(self, process: subprocess.Popen[bytes], question: dict[str, Any]) -> None:
        super().__init__(name="reading", daemon=True)
        self._process, self._question = process, question
        self.words: dict[str, Any] = {}
        self.progress = 0
        self.died = False

    def run(self) -> None:
        """Ask, and take what comes."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            write_words(self._process.stdin, self._question)
            words = read_words(self._process.stdout)
            while words == GOING_ON:
                self.progress += 1
                words = read_words(self._process.stdout)
            self.words = words
        except (OSError, EOFError, ValueError, MemoryError):  # also a stream that was closed meanwhile
            self.died = True


def _wait(answer: _Answer, name: str, tick: Callable[[], None] | None) -> None:
    last, since = -1, time.monotonic()
    while answer.is_alive():
        answer.join(_LOOK)
        while_waiting()
        if tick is not None:
            tick()
        if answer.progress != last:
            last, since = answer.progress, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            raise Problem(Message("{name} cannot be read in reasonable time. It may be damaged.", name=name))


def _room(window: Window, size: int, name: str) -> int:
    try:
        return window.fit(size)
    except OSError as error:
        sentence = Message("There is not enough memory to open {name}. Save fewer rows.", name=name)
        raise Problem(sentence, told(error)) from error


def _start(window: Window) -> subprocess.Popen[bytes]:
    """The second process, which finds this very program and nothing in the working folder."""
    home = str(Path(__file__).resolve().parents[3])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    command = [sys.executable, "-P", "-m", "lossexplorer.io.child"]
    if getattr(sys, "frozen", False):  # there is no Python beside a frozen program, but it knows this word
        command = [sys.executable, "--child"]
    return subprocess.Popen(
        [*command, window.handle],
        pass_fds=window.inherited,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | _ENVIRONMENT | {"PYTHONPATH": os.pathsep.join(paths)},
    )


CHILD = Child()
atexit.register(CHILD.close)
