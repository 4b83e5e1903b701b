"""A lane for curves: a queue of one in front of a thread of its own.

What was overtaken before it began is dropped. What has begun is shown, even if something newer is on its way, as long
as it is still about the same thing: under a fast slider that gives many pictures in order instead of one at the end.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from lossexplorer.workers.outcome import Failure, failure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class _LaneThread(QThread):
    """Takes the newest request, computes, leaves the answer in a box of one."""

    ready = Signal()
    prepared = Signal(object)
    """None, or the ``Failure`` of the preparation."""

    def __init__(self, compute: Callable[[Any], Any], prepare: Callable[[], None] | None) -> None:
        super().__init__()
        self.setObjectName("lane")
        self._compute, self._prepare = compute, prepare
        self._wake = threading.Condition()
        self._request: Any = None
        self._answer: Any = None
        self._stop = False

    def ask(self, request: Any) -> None:
        with self._wake:
            self._request = request
            self._wake.notify()

    def stop(self) -> None:
        with self._wake:
            self._stop = True
            self._wake.notify()

    def take(self) -> Any:
        with self._wake:
            answer, self._answer = self._answer, None
            return answer

    def run(self) -> None:
        if self._prepare is not None and not self._stop:
            self.prepared.emit(self._attempt(self._prepare))
        while (request := self._next()) is not None:
            self._leave(request, self._attempt(self._compute, request))

    def _next(self) -> Any:
        with self._wake:
            while self._request is None and not self._stop:
                self._wake.wait()
            request, self._request = self._request, None
            return None if self._stop else request

    @staticmethod
    def _attempt(function: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return function(*arguments)
        except BaseException as error:  # whatever it is, it becomes a sentence, and the next request is computed
            return failure_of(error)

    def _leave(self, request: Any, answer: Any) -> None:
        with self._wake:
            box_was_empty, self._answer = self._answer is None, (request, answer)
        if box_was_empty:
            self.ready.emit()


class Lane(QObject):
    """Computes requests in a thread, newest first, and answers in order.

    Args:
        compute: pure; runs in the thread.
        subject: what a request is about; an answer about something else than the newest request is dropped.
        prepare: runs in the thread before the first request; ``prepared`` says when it is done.
    """

    answered = Signal(object)
    """An answer of ``compute``, in the thread of this object."""
    failed = Signal(object)
    """A ``Failure``."""
    prepared = Signal()

    def __init__(
        self,
        compute: Callable[[Any], Any],
        subject: Callable[[Any], Hashable],
        prepare: Callable[[], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._newest: Any = None
        self._closed = False
        self._thread = _LaneThread(compute, prepare)
        self._thread.ready.connect(self._on_ready)
        self._thread.prepared.connect(self._on_prepared)

    def start(self) -> None:
        """Start the thread."""
        if not self._closed:
            self._thread.start(QThread.Priority.LowPriority)

    def ask(self, request: Any) -> None:
        """Compute this next, instead of whatever waits."""
        self._newest = request
        self._thread.ask(request)

    def stop(self) -> None:
        """Nothing is answered any more; the thread ends as soon as it can."""
        self._closed = True
        self._thread.stop()

    def close(self, patience: int) -> bool:
        """Stop the thread; False if it is still busy after ``patience`` milliseconds."""
        self.stop()
        return self._thread.wait(patience)

    def _on_prepared(self, failure: Failure | None) -> None:
        if self._closed:
            return
        if failure is None:
            self.prepared.emit()
        else:
            failure.log()
            self.failed.emit(failure)

    def _on_ready(self) -> None:
        taken = self._thread.take()
        if taken is None or self._closed:
            return
        request, answer = taken
        if self._subject(request) != self._subject(self._newest):
            return
        if isinstance(answer, Failure):
            answer.log()
            self.failed.emit(answer)
        else:
            self.answered.emit(answer)
