"""Whether files are still there, asked without waiting: a disk of the network may sleep for a minute."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.io import split_name
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from collections.abc import Sequence


class Presence(Team):
    """Looks for files in a thread of its own."""

    missing = Signal(object)
    """Those of the names that were asked for last whose files are gone, as a set."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("presence",), parent)
        (self._runner,) = self.runners

    def look_for(self, names: Sequence[str]) -> None:
        """Look for the files of these names, ``FILE`` or ``FILE::NAME``."""
        wanted = tuple(names)
        job = self._runner.start(lambda reporter: {n for n in wanted if not os.path.exists(split_name(n)[0])})
        job.finished.connect(self.missing)
