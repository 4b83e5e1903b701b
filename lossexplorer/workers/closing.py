"""Ending several threads within one deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QDeadlineTimer

if TYPE_CHECKING:
    from collections.abc import Sequence


class Closable(Protocol):
    """What owns threads."""

    def stop(self) -> None:
        """Ask them to end; returns at once."""

    def close(self, patience: int) -> bool:
        """Stop, and wait; False if one is still busy after ``patience`` milliseconds."""


def close_all(parts: Sequence[Closable], patience: int) -> bool:
    """Stop all of them at once, then wait for them together.

    Returns:
        False if one of them is still busy after ``patience`` milliseconds.
    """
    for part in parts:
        part.stop()
    deadline = QDeadlineTimer(patience)
    closed = [part.close(max(0, deadline.remainingTime())) for part in parts]  # all, also after one that is stuck
    return all(closed)
