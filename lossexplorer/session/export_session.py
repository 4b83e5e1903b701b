"""What leaves the window, made without keeping it waiting: text for the clipboard, and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, Problem
from lossexplorer.io import shown
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.report.tables import Tick
    from lossexplorer.workers.job import Job, Reporter
    from lossexplorer.workers.outcome import Failure


class ExportSession(Team):
    """Makes and writes in threads of its own."""

    copied = Signal(object)
    """The text that was asked for last."""
    saved = Signal(str)
    """The name of a file that was written."""
    failed = Signal(object)
    """``Failure``."""
    working = Signal(object, float)
    """What goes on, a Message or None, and the share that is done, below 0 if nobody knows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("copier", "writer"), parent)
        self._copier, self._writer = self.runners
        self._writing: Message | None = None
        self._name = ""

    def copy(self, make: Callable[[], str]) -> None:
        """Make text for the clipboard; what was asked for before is forgotten."""
        job = self._copier.start(lambda reporter: make())
        job.finished.connect(self.copied)
        self._follow(job, Message("copying"))

    def save(self, path: str, write: Callable[[Tick], None]) -> None:
        """Write a file.

        Args:
            path: of the file.
            write: writes it, and ticks on the way.

        Raises:
            Problem: another file is being written.
        """
        if self._writer.is_busy():
            raise Problem(Message("another file is being written: wait for it, or cancel it"))

        def work(reporter: Reporter) -> None:
            write(reporter.report)

        self._name = shown(path)
        self._writing = Message("writing {name}", name=self._name)
        job = self._writer.start(work)
        job.finished.connect(self._on_saved)
        job.progressed.connect(self._on_progress)
        self._follow(job, self._writing)

    def _follow(self, job: Job, words: Message) -> None:
        job.finished.connect(self._rest)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._rest)
        self.working.emit(words, -1.0)

    def _on_progress(self, share: float, partial: object) -> None:
        self.working.emit(self._writing, share)

    def _on_saved(self, result: object) -> None:
        self.saved.emit(self._name)

    def _on_failed(self, failure: Failure) -> None:
        self._rest()
        self.failed.emit(failure)

    def _rest(self) -> None:
        if not self.is_busy():
            self.working.emit(None, -1.0)
