"""Whether files are still there, asked without waiting: a disk of the network may sleep for a minute."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.io import split_name
from lossexplorer.workers.job import JobRunner

if TYPE_CHECKING:
    from collections.abc import Sequence


class Presence(QObject):
    """Looks for files in a thread of its own."""

    missing = Signal(object)
    """Those of the names that were asked for last whose files are gone, as a set."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = JobRunner("presence", self)

    def look_for(self, names: Sequence[str]) -> None:
        """Look for the files of these names, ``FILE`` or ``FILE::NAME``."""
        wanted = tuple(names)
        job = self._runner.start(lambda reporter: {n for n in wanted if not os.path.exists(split_name(n)[0])})
        job.finished.connect(self.missing)

    def stop(self) -> None:
        """Nothing is told any more."""
        self._runner.stop()

    def close(self, patience: int) -> bool:
        """Stop, and wait; False if still busy after ``patience`` milliseconds."""
        return self._runner.close(patience)
