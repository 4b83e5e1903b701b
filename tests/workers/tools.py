"""Work that can be held, and slots that remember what they heard and where."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

GIVE_UP = 30.0
"""Seconds after which a test has failed; nothing here waits that long otherwise."""


class Gate:
    """Stands in the way of a thread: tells that it came, and lets it go when the test says so."""

    def __init__(self) -> None:
        self._came, self._open = threading.Event(), threading.Event()

    def hold(self) -> None:
        """Called by the thread."""
        self._came.set()
        assert self._open.wait(GIVE_UP)

    def wait(self) -> None:
        """Called by the test: until the thread stands here."""
        assert self._came.wait(GIVE_UP)

    def has_come(self) -> bool:
        return self._came.is_set()

    def open(self) -> None:
        self._open.set()


class Ear(QObject):
    """Lives in the window's thread, as everything does that hears a worker."""

    def __init__(self, *signals: SignalInstance) -> None:
        super().__init__()
        self.heard: list[Any] = []
        self.threads: set[QThread] = set()
        for signal in signals:
            signal.connect(self._on_signal)

    def _on_signal(self, *values: Any) -> None:
        self.threads.add(QThread.currentThread())
        self.heard.append(values[0] if len(values) == 1 else values)


class OwnError(Exception):
    """One whose text cannot even be asked for."""

    def __str__(self) -> str:
        raise RuntimeError("no text")


def too_deep() -> None:
    too_deep()


def _allocation() -> Exception:
    return RuntimeError("[enforce fail at alloc_cpu.cpp:130] DefaultCPUAllocator: can't allocate memory: you tried …")


def raised(name: str) -> BaseException:
    """The exceptions of fault F4, and some more that libraries are known to throw."""
    made = {
        "ValueError": ValueError("a value"),
        "TypeError": TypeError("a type"),
        "KeyError": KeyError("absent"),
        "IndexError": IndexError("Target 7 is out of bounds."),
        "RuntimeError": RuntimeError("of torch"),
        "AssertionError": AssertionError(),
        "NotImplementedError": NotImplementedError(),
        "OSError": OSError(5, "Input/output error"),
        "MemoryError": MemoryError(),
        "torch's MemoryError": _allocation(),
        "RecursionError": RecursionError("maximum recursion depth exceeded"),
        "UnicodeDecodeError": UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        "StopIteration": StopIteration(),
        "KeyboardInterrupt": KeyboardInterrupt(),
        "SystemExit": SystemExit(3),
        "GeneratorExit": GeneratorExit(),
        "without text": OwnError(),
    }
    return made[name]


EXCEPTIONS = (
    "ValueError",
    "TypeError",
    "KeyError",
    "IndexError",
    "RuntimeError",
    "AssertionError",
    "NotImplementedError",
    "OSError",
    "MemoryError",
    "torch's MemoryError",
    "RecursionError",
    "UnicodeDecodeError",
    "StopIteration",
    "KeyboardInterrupt",
    "SystemExit",
    "GeneratorExit",
    "without text",
)
OUT_OF_MEMORY = ("MemoryError", "torch's MemoryError")
