"""Keys and the wheel have no end as a drag has one: they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

GESTURE_ENDS = 700
"""Milliseconds without a turn of the wheel or a key after which the next one is a new gesture."""


class Pause(QTimer):
    """Times out when a gesture has ended; ``start`` it with every key."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(GESTURE_ENDS)
