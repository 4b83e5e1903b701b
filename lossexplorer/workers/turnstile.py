"""One torch computation at a time, curves first: two of them would fight for the cores and stall the window."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOOK = 0.05
"""Seconds between two looks whether somebody cancelled."""


class Turnstile:
    """Lets one thread through at a time; a job that takes long steps aside for an urgent one between its chunks."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._taken = False
        self._urgent = 0

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Compute something short, before every job that waits."""
        with self._free:
            self._urgent += 1
            while self._taken:
                self._free.wait()
            self._urgent -= 1
            self._taken = True
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Compute something long; call ``step_aside`` between chunks."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def step_aside(self) -> None:
        """Let urgent work through; called by the thread whose turn it is."""
        if self._urgent:
            self._leave()
            self._enter()

    def let_pass(self, check: Callable[[], None]) -> None:
        """Wait until nobody computes; called between pieces of work for which nobody waits, without a turn.

        Args:
            check: called while waiting; may raise ``Cancelled``.
        """
        with self._free:
            while self._taken or self._urgent:
                self._free.wait(_LOOK)
                check()

    def _enter(self) -> None:
        with self._free:
            while self._taken or self._urgent:
                self._free.wait()
            self._taken = True

    def _leave(self) -> None:
        with self._free:
            self._taken = False
            self._free.notify_all()
