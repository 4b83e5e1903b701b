"""Looks after code of somebody's own while it runs: tells what takes long, and what was stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.own.function import function_of
from lossexplorer.compute.own.running import longest

if TYPE_CHECKING:
    from lossexplorer.compute.own.running import Run

_LOOK_EVERY = 250
"""Milliseconds between two looks."""
LONG = 3.0
"""Seconds after which somebody is asked about code that still runs."""
_STUCK = 3.0
"""Seconds after which code that was stopped and still runs is called stuck."""


class OwnWatch(QObject):
    """Looks from time to time, as long as there is something to look after."""

    slow = Signal(object)
    """``Run``: it has been running for seconds; told once."""
    stuck = Signal(object)
    """``Run``: it was stopped and did not hear of it; told once."""
    over = Signal(object)
    """``Run`` of which ``slow`` was told has ended."""
    halted = Signal(str)
    """The key of an entry that was stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slow: Run | None = None
        self._stuck: Run | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """There is something to look after from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Nothing is told any more; what runs is asked to stop."""
        self._timer.stop()
        run = longest()
        if run is not None:
            run.stop()

    def look(self) -> None:
        """Tell what takes long and what was stopped."""
        run = longest()
        if self._slow is not None and run is not self._slow:
            over, self._slow = self._slow, None
            self.over.emit(over)
        if run is not None and run.seconds > LONG and run is not self._slow:
            self._slow = run
            self.slow.emit(run)
        if run is not None and run.stopped_for > _STUCK and run is not self._stuck:
            self._stuck = run
            self.stuck.emit(run)
        for loss in CATALOGUE.brought():
            own = function_of(loss)
            if own is not None and own.halted is not None and loss.trouble is None:
                self.halted.emit(loss.key)
