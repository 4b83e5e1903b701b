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
    """The side of a job that its work sees: reports, and learns that nobody waits any more.

    Args:
        tell: called with this object when there is a report and the one before was taken.
    """

    def __init__(self, tell: Callable[[Any], None]) -> None:
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
            self._tell(self)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancelled.set()

    def take(self) -> tuple[float, Any] | None:
        """The newest report, once; None if nobody waits any more."""
        with self._box:
            newest, self._newest = self._newest, None
            return None if self._cancelled.is_set() else newest


class _Task(Reporter):
    """The side of a job that the thread sees; no QObject, so that no thread ever ends the life of one."""

    def __init__(self, work: Callable[[Reporter], Any], tell: Callable[[Any], None]) -> None:
        super().__init__(tell)
        self._work: Callable[[Reporter], Any] | None = work
        self._outcome: tuple[Any] | Failure | None = None

    def run(self) -> None:
        work, self._work = self._work, None  # what it holds goes when it is done
        try:
            self.check()
            self._outcome = (work(self),) if work is not None else None
        except Cancelled:
            self._outcome = None
        except BaseException as error:  # whatever it is, it becomes a sentence, and the next job runs
            self._outcome = failure_of(error)

    def take_outcome(self) -> tuple[Any] | Failure | None:
        """What came of it, once; None if it was cancelled, be it at the last moment."""
        outcome, self._outcome = self._outcome, None
        return None if self._cancelled.is_set() else outcome


class Job(QObject):
    """One piece of work. Lives in the window's thread, and so do the slots of its signals.

    It ends with one of ``finished``, ``failed`` and ``cancelled``; once it was cancelled or overtaken, with the last.
    """

    progressed = Signal(float, object)
    """Share done, and the newest partial result or None."""
    finished = Signal(object)
    failed = Signal(object)
    """A ``Failure``."""
    cancelled = Signal()

    def __init__(self, task: _Task) -> None:
        super().__init__()
        self._task = task

    def cancel(self) -> None:
        """Ask it to stop; ``cancelled`` follows when it has."""
        self._task.cancel()

    def tell(self) -> None:
        """Pass the newest report on."""
        newest = self._task.take()
        if newest is not None:
            self.progressed.emit(*newest)

    def end(self) -> None:
        """Pass the outcome on."""
        outcome = self._task.take_outcome()
        if outcome is None:
            self.cancelled.emit()
        elif isinstance(outcome, Failure):
            outcome.log()
            self.failed.emit(outcome)
        else:
            self.finished.emit(outcome[0])


class _RunnerThread(QThread):
    told = Signal(object)
    """The task that has a report; its parts stay where they are, so that no queue of events holds arrays."""
    ended = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._wake = threading.Condition()
        self._task: _Task | None = None
        self._stop = False

    def put(self, task: _Task) -> _Task | None:
        """Let this be the next task; returns the one that waited and will never begin."""
        with self._wake:
            waiting, self._task = self._task, task
            self._wake.notify()
            return waiting

    def stop(self) -> None:
        with self._wake:
            self._stop = True
            self._wake.notify()

    def run(self) -> None:
        while (task := self._next()) is not None:
            task.run()
            self.ended.emit(task)

    def _next(self) -> _Task | None:
        with self._wake:
            while self._task is None and not self._stop:
                self._wake.wait()
            task, self._task = self._task, None
            return None if self._stop else task


class JobRunner(QObject):
    """Runs jobs of one kind in a thread of its own; a new one cancels the one before."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = _RunnerThread(name)
        self._thread.told.connect(self._on_told)
        self._thread.ended.connect(self._on_ended)
        self._jobs: dict[_Task, Job] = {}
        self._newest: Job | None = None
        self._closed = False

    def start(self, work: Callable[[Reporter], Any]) -> Job:
        """Begin, as soon as the one before has stopped; connect to the job's signals at once."""
        self.cancel()
        task = _Task(work, self._thread.told.emit)
        job = Job(task)
        if self._closed:
            return job
        self._newest = self._jobs[task] = job
        overtaken = self._thread.put(task)
        if overtaken is not None:
            self._on_ended(overtaken)
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

    def stop(self) -> None:
        """Cancel all; nothing is told any more, and the thread ends as soon as it can."""
        self._closed = True
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._newest = None
        self._thread.stop()

    def close(self, patience: int) -> bool:
        """Cancel all and stop the thread; False if it is still busy after ``patience`` milliseconds."""
        self.stop()
        return self._thread.wait(patience)

    def _on_told(self, task: _Task) -> None:
        job = self._jobs.get(task)
        if job is not None:
            job.tell()

    def _on_ended(self, task: _Task) -> None:
        job = self._jobs.pop(task, None)
        if job is None:
            return
        if self._newest is job:
            self._newest = None
        job.end()
