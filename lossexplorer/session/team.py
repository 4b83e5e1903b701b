"""What every session with work of its own is: runners that are cancelled, stopped and closed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lossexplorer.workers.closing import close_all
from lossexplorer.workers.job import JobRunner

if TYPE_CHECKING:
    from collections.abc import Sequence


class Team(QObject):
    """Owns a runner for each kind of work.

    Args:
        names: of the runners, which are the names of their threads.
        parent: of this.
    """

    def __init__(self, names: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runners = tuple(JobRunner(name) for name in names)

    def cancel(self) -> None:
        """Cancel whatever goes on; what was there before stays."""
        for runner in self.runners:
            runner.cancel()

    def is_busy(self) -> bool:
        """Whether anything goes on."""
        return any(runner.is_busy() for runner in self.runners)

    def stop(self) -> None:
        """Nothing is told any more; the threads end as soon as they can."""
        for runner in self.runners:
            runner.stop()

    def close(self, patience: int) -> bool:
        """Stop all work; False if some is still busy after ``patience`` milliseconds."""
        self.stop()
        return close_all(self.runners, patience)
