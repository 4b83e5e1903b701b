"""Ctrl+C in the terminal and a polite kill: the window closes as if a person had closed it."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Tells of signals of the system at once.

    Python handles a signal when it runs next; while nothing happens in the window it does not run, and what it raised
    in a slot would be lost. So the signal writes a byte, and Qt wakes up from it.
    """

    asked = Signal()
    """Somebody wants the program to end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._handlers = {number: signal.signal(number, _heard) for number in _SIGNALS}
        self._wakeup = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Put back what was there before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._here.close()
        self._there.close()

    def _on_woken(self) -> None:
        heard = self._here.recv(64)
        if any(number in _SIGNALS for number in heard):
            self.asked.emit()


def _heard(number: int, frame: FrameType | None) -> None:
    """Python has to call something; the byte is what counts."""
