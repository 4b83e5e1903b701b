"""Threads and timers that are still at work, wherever they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from PySide6.QtCore import QThread, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_started: WeakSet[Any] = WeakSet()
"""Qt has no list of them: everything that was ever started and is not gone."""


def _noting(start: Callable[..., None]) -> Callable[..., None]:
    def noted(self: Any, *arguments: Any) -> None:
        _started.add(self)
        start(self, *arguments)

    return noted


def watch() -> None:
    """Note from now on what is started."""
    for kind in (QThread, QTimer):
        kind.start = _noting(kind.start)  # type: ignore[attr-defined, method-assign]


def at_work() -> set[QThread | QTimer]:
    """Threads that run and timers that will time out."""
    return {one for one in list(_started) if isValid(one) and _is_busy(one)}


def _is_busy(one: QThread | QTimer) -> bool:
    if isinstance(one, QThread):
        return one.isRunning()
    return one.isActive() and one.objectName() != "_pytest_qt_"
