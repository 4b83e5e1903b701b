"""The row at hand, moved or as it is: what it costs, how it is pushed, and what the batch makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.compute.devices import use_threads
from lossexplorer.compute.one_row import MovedRow, moved_row
from lossexplorer.workers.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.turnstile import Turnstile


@dataclass(frozen=True)
class Request:
    """Which row, and what its score is taken for."""

    result: BatchResult
    detail: RowDetail
    value: float | None


class RowSession(QObject):
    """Hears which row is at hand and what is done with it; a fast hand sees many answers, and always the last."""

    moved = Signal(object, object)
    """Two ``MovedRow``: the row as it is, and as it is taken, which are the same where nothing was moved."""
    failed = Signal(object)
    """``Failure``."""

    def __init__(
        self,
        store: Store,
        batch: BatchSession,
        turnstile: Turnstile,
        threads: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._batch = store, batch
        self._detail: RowDetail | None = None
        self._result: BatchResult | None = None
        self._begun = False

        def compute(request: Request) -> tuple[MovedRow, MovedRow]:
            with turnstile.urgent():
                use_threads(threads)
                as_it_is = moved_row(request.result, request.detail)
                if request.value is None:
                    return as_it_is, as_it_is
                return as_it_is, moved_row(request.result, request.detail, request.value)

        self._lane = Lane(compute, _subject, parent=self)
        self._lane.answered.connect(lambda pair: self.moved.emit(*pair))
        self._lane.failed.connect(self.failed)
        batch.unfolded.connect(self._on_unfolded)
        store.changed.connect(self._on_changed)

    def stop(self) -> None:
        """Nothing is told any more; the thread ends as soon as it can."""
        self._lane.stop()

    def close(self, patience: int) -> bool:
        """Stop the thread; False if it is still busy after ``patience`` milliseconds."""
        self.stop()
        return self._lane.close(patience)

    def _on_unfolded(self, detail: RowDetail | None) -> None:
        known = self._batch.result
        self._detail, self._result = detail, None if known is None else known.result
        self._ask()

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.batch.taken != new.batch.taken:
            self._ask()

    def _ask(self) -> None:
        state = self._store.state.batch
        if self._detail is None or self._result is None or self._detail.index != state.row:
            return
        if not self._begun:
            self._begun = True
            self._lane.start()
        self._lane.ask(Request(self._result, self._detail, state.taken))


def _subject(request: Request) -> Hashable:
    """An answer about another row, or decision, or about the same row of another result, comes too late."""
    return id(request.result), request.detail.index, request.detail.at
