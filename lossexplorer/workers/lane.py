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
            self._leave(self._attempt(None, lambda _: self._prepare and self._prepare()))
        while (request := self._next()) is not None:
            self._leave(self._attempt(request, self._compute))

    def _next(self) -> Any:
        with self._wake:
            while self._request is None and not self._stop:
                self._wake.wait()
            request, self._request = self._request, None
            return None if self._stop else request

    @staticmethod
    def _attempt(request: Any, compute: Callable[[Any], Any]) -> tuple[Any, Any]:
        try:
            return request, compute(request)
        except Exception as error:  # whatever it is, it becomes a sentence, and the next request is computed
            return request, failure_of(error)

    def _leave(self, answer: tuple[Any, Any]) -> None:
        with self._wake:
            box_was_empty, self._answer = self._answer is None, answer
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
        self._thread = _LaneThread(compute, prepare)
        self._thread.ready.connect(self._on_ready)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start(QThread.Priority.LowPriority)

    def ask(self, request: Any) -> None:
        """Compute this next, instead of whatever waits."""
        self._newest = request
        self._thread.ask(request)

    def close(self, patience: int) -> bool:
        """Stop the thread; False if it is still busy after ``patience`` milliseconds."""
        self._newest = None
        self._thread.stop()
        return self._thread.wait(patience)

    def _on_ready(self) -> None:
        taken = self._thread.take()
        if taken is None:
            return
        request, answer = taken
        if isinstance(answer, Failure):
            self.failed.emit(answer)
        elif request is None:
            self.prepared.emit()
        elif self._newest is not None and self._subject(request) == self._subject(self._newest):
            self.answered.emit(answer)
