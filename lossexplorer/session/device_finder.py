"""Which devices this machine has; asking a driver may take a second, so a thread asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lossexplorer.compute.devices import absent
from lossexplorer.session.team import Team


class DeviceFinder(Team):
    """Asks once, after torch is there."""

    found = Signal(object)
    """Reason against each device that is not there, by its key."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("devices",), parent)
        (self._runner,) = self.runners
        self._asked = False

    def ask(self) -> None:
        """Ask, if nobody has yet."""
        if self._asked:
            return
        self._asked = True
        job = self._runner.start(lambda reporter: absent())
        job.finished.connect(self.found)
        job.failed.connect(self.failed)
