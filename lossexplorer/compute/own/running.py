"""Code of other people while it runs: how long already, and how it is stopped, as far as a thread can be stopped.

Python stops a thread between two steps of Python. A step inside of a library is waited for.
"""

from __future__ import annotations

import ctypes
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message
from lossexplorer.compute.own.trouble import OwnProblem

if TYPE_CHECKING:
    from collections.abc import Callable


class _Stopped(BaseException):
    """Raised in a thread from outside; a BaseException, which few people catch."""


class Halted(OwnProblem):
    """Somebody stopped code that took too long."""


@dataclass(eq=False)
class Run:
    """Code of somebody's own that runs now."""

    name: str
    """What is shown of it."""
    thread: int
    since: float
    stopped: float | None = None
    """When it was asked to stop."""

    @property
    def seconds(self) -> float:
        """For how long."""
        return time.monotonic() - self.since

    @property
    def stopped_for(self) -> float:
        """Seconds since it was asked to stop; 0 if it was not."""
        return 0.0 if self.stopped is None else time.monotonic() - self.stopped

    def stop(self) -> None:
        """Ask it to stop; its caller gets ``Halted``. Nothing happens if it has ended meanwhile."""
        with _LOCK:
            if _RUNS.get(self.thread) is self:
                self.stopped = self.stopped or time.monotonic()
                _interrupt(self.thread, _Stopped)


_LOCK = threading.Lock()
_RUNS: dict[int, Run] = {}


def longest() -> Run | None:
    """What has been running for longest; None if nothing is."""
    with _LOCK:
        return min(_RUNS.values(), key=lambda run: run.since, default=None)


def watched(name: str, function: Callable[..., Any], *arguments: Any, **words: Any) -> Any:
    """Call a function of somebody's own, so that others see it running and can stop it.

    Raises:
        Halted: it was stopped.
    """
    thread = threading.get_ident()
    if thread in _RUNS:  # a call within a call
        return function(*arguments, **words)
    run = Run(name, thread, time.monotonic())
    with _LOCK:
        _RUNS[thread] = run
    try:
        try:
            return function(*arguments, **words)
        finally:
            _forget(thread)
            if run.stopped is not None:
                _hear()
    except _Stopped:
        _forget(thread)  # it may have come before that was done
        sentence = Message("{name} was stopped after {n} s: it did not come to an end", name=name, n=int(run.seconds))
        raise Halted(sentence) from None


def _forget(thread: int) -> None:
    """From here on nobody stops what this thread does."""
    with _LOCK:
        _RUNS.pop(thread, None)


def _hear() -> None:
    """Let an exception come that was asked for while the code ended by itself: Python looks for one at each turn.

    It cannot be taken back. Python 3.11 would look for it for ever: all threads would be slower, and one whose
    steps are followed by a debugger or a measurement of coverage would not get on.
    """
    for _ in range(100):
        pass


def _interrupt(thread: int, error: type[BaseException]) -> None:
    """Raise an exception in another thread."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
