"""Long work that tells on the way, can be cancelled, and is overtaken by newer work of its kind."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from lossexplorer.base.cancel import Cancelled
from lossexplorer.workers.outcome import Failure, failure_of

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT_EVERY = 0.05
"""Seconds between two reports of progress; more would keep the window busy with telling."""


class Reporter:
    """The side of a job that its work sees: reports, and learns that nobody waits any more."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()
        self._box = threading.Lock()
        self._newest: tuple[float, Any] | None = None
        self._last = -REPORT_EVERY

    def check(self) -> None:
        """Raise ``Cancelled`` if the job was cancelled or overtaken."""
        if self._cancelled.is_set():
            raise Cancelled

    def is_due(self) -> bool:
        """Whether a report would be passed on; what costs something to make is made only then."""
        return time.monotonic() - self._last >= REPORT_EVERY

    def report(self, share: float, partial: Any = None) -> None:
        """Tell how much is done, 0 to 1, and what is there so far; raises ``Cancelled`` as ``check``."""
        self.check()
        if not self.is_due():
            return
        self._last = time.monotonic()
        with self._box:
            untold, self._newest = self._newest is None, (share, partial)
        if untold:
            self._tell()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancelled.set()

    def take(self) -> tuple[float, Any] | None:
        """The newest report, once."""
        with self._box:
            newest, self._newest = self._newest, None
            return newest


class Job(QObject):
    """One piece of work. Lives in the window's thread, and so do the slots of its signals."""

    progressed = Signal(float, object)
    """Share done, and the newest partial result or None."""
    finished = Signal(object)
    failed = Signal(object)
    """A ``Failure``."""
    cancelled = Signal()
    _told = Signal()
    _ended = Signal()

    def __init__(self, work: Callable[[Reporter], Any]) -> None:
        super().__init__()
        self._work = work
        self._reporter = Reporter(self._told.emit)
        self._outcome: Any = None
        self._told.connect(self._on_told)
        self._ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Ask it to stop; ``cancelled`` follows when it has."""
        self._reporter.cancel()

    def run(self) -> None:
        """Do the work, in the thread of the runner."""
        try:
            self._reporter.check()
            self._outcome = (self._work(self._reporter),)
        except Cancelled:
            self._outcome = None
        except Exception as error:  # whatever it is, it becomes a sentence, and the next job runs
            self._outcome = failure_of(error)
        self._ended.emit()

    def _on_told(self) -> None:
        newest = self._reporter.take()
        if newest is not None and self._outcome is None:
            self.progressed.emit(*newest)

    def _on_ended(self) -> None:
        outcome, self._outcome = self._outcome, None
        if outcome is None:
            self.cancelled.emit()
        elif isinstance(outcome, Failure):
            self.failed.emit(outcome)
        else:
            self.finished.emit(outcome[0])


class _RunnerThread(QThread):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._wake = threading.Condition()
        self._job: Job | None = None
        self._stop = False

    def put(self, job: Job | None) -> Job | None:
        """Let this be the next job; returns the one that waited and will never begin."""
        with self._wake:
            waiting, self._job = self._job, job
            self._wake.notify()
            return waiting

    def stop(self) -> None:
        with self._wake:
            self._stop = True
            self._wake.notify()

    def run(self) -> None:
        while (job := self._next()) is not None:
            job.run()

    def _next(self) -> Job | None:
        with self._wake:
            while self._job is None and not self._stop:
                self._wake.wait()
            job, self._job = self._job, None
            return None if self._stop else job


class JobRunner(QObject):
    """Runs jobs of one kind in a thread of its own; a new one cancels the one before."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = _RunnerThread(name)
        self._jobs: set[Job] = set()
        self._newest: Job | None = None

    def start(self, work: Callable[[Reporter], Any]) -> Job:
        """Begin, as soon as the one before has stopped; connect to the job's signals at once."""
        if self._newest is not None:
            self._newest.cancel()
        job = self._newest = Job(work)
        self._jobs.add(job)
        for end in (job.finished, job.failed, job.cancelled):
            end.connect(self._on_end)
        overtaken = self._thread.put(job)
        if overtaken is not None:
            overtaken.cancelled.emit()
        if not self._thread.isRunning():
            self._thread.start(QThread.Priority.LowPriority)
        return job

    def cancel(self) -> None:
        """Cancel what runs or waits."""
        if self._newest is not None:
            self._newest.cancel()

    def is_busy(self) -> bool:
        """Whether a job has not ended yet."""
        return bool(self._jobs)

    def close(self, patience: int) -> bool:
        """Cancel all and stop the thread; False if it is still busy after ``patience`` milliseconds."""
        for job in self._jobs:
            job.cancel()
            job.blockSignals(True)
        self._thread.stop()
        return self._thread.wait(patience)

    def _on_end(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.discard(job)
            if self._newest is job:
                self._newest = None
