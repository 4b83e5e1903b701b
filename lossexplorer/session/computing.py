"""The rows of the batch that was read: computed, put in order, one of them unfolded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message
from lossexplorer.compute.detail import RowDetail, looked_at, row_detail
from lossexplorer.compute.devices import use_threads
from lossexplorer.compute.evaluate import Wish
from lossexplorer.compute.selection import OF_SECOND
from lossexplorer.session.batch_work import Analysed, Partial, analyse
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from lossexplorer.base import Batch
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.compare import Comparison
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.session.way_back import Before
    from lossexplorer.state.batch import BatchState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.outcome import Failure
    from lossexplorer.workers.turnstile import Turnstile


class Computing(Team):
    """Asks the workers for rows, and keeps the newest of them until ``forget``."""

    partial = Signal(object)
    analysed = Signal(object)
    ordered = Signal(object)
    """Row numbers in the order of the table."""
    unfolded = Signal(object)
    """``RowDetail`` of the row at hand, or None."""
    failed = Signal(object)
    """``Failure``; the rows that are there stay."""
    missed = Signal(object)
    """Rows that were asked for will not come: a ``Failure``, or None if they were cancelled."""
    unreadable = Signal(int, object)
    """The row at hand cannot be looked into, and why, a ``Message``."""
    rested = Signal()
    """Rows are no longer computed, or there was nothing to compute."""
    working = Signal(object, float)
    """What goes on, a Message, and the share that is done."""

    def __init__(self, store: Store, turnstile: Turnstile, threads: int | None, parent: QObject) -> None:
        super().__init__(("rows", "sorter", "inspector"), parent)
        self._store, self._turnstile, self._threads = store, turnstile, threads
        self._rows, self._sorter, self._inspector = self.runners
        self.device = "auto"
        self.result: Analysed | None = None
        """The newest complete one."""
        self.wish: BatchState | None = None
        """What is computed, or was computed last, of the batch that is there."""
        self._unfolded: tuple[BatchResult, RowDetail] | None = None
        """The row that was read last, and the result to which it belongs."""
        self._second: Comparison | None = None

    def computes_rows(self) -> bool:
        """Whether rows are being computed."""
        return self._rows.is_busy()

    def forget(self) -> None:
        """What is known or being computed of a batch says nothing about the next one."""
        self.cancel()
        self.result = self.wish = self._unfolded = None

    def compute(self, batch: Batch | None, state: BatchState) -> None:
        """Compute these rows; ``rested`` follows at once where there is no batch or no loss."""
        self.wish = state
        if batch is None or state.loss is None:
            self.rested.emit()
            return
        threads, turnstile = self._threads, self._turnstile
        parameters, kind = dict(state.parameters), state.input_kind
        wish = Wish(state.loss, parameters, device=self.device, input_kind=kind, margins=True)

        def work(reporter: Reporter) -> Analysed:
            use_threads(threads)
            return analyse(batch, wish, state, reporter, turnstile)

        job = self._rows.start(work)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_analysed)
        job.failed.connect(self._on_missed)
        job.cancelled.connect(self._on_missed)

    def restore(self, before: Before) -> None:
        """Have again what was there, instead of whatever was asked for since; ``tell`` says so."""
        self.cancel()
        self.result, self.wish = before.analysed, before.wish

    def tell(self) -> None:
        """Tell the rows that are there once more."""
        if self.result is not None:
            self._show(self.result)

    def sort(self, state: BatchState) -> None:
        """Put the rows that are there in another order."""
        if self.result is None:
            return
        result, second = self.result.result, self._second
        rows = second if second is not None and second.first is result else result
        job = self._sorter.start(lambda reporter: rows.order(state.sort, state.descending, reporter.check))
        job.finished.connect(lambda order: self._on_ordered(order, state))
        job.failed.connect(self._on_failed)

    def set_second(self, second: Comparison | None) -> None:
        """Rows can be sorted by the columns of a second model as well; None: no longer."""
        self._second = second
        if self._store.state.batch.sort in OF_SECOND:
            self.sort(self._store.state.batch)

    def unfold(self, row: int | None, at: int | None = None) -> None:
        """Look into one row; None, or a row that is not there, is no row at hand.

        Args:
            row: its number.
            at: which of its decisions is looked at, see ``looked_at``; the row is not read again for another one.
        """
        if row is None or self.result is None or not 0 <= row < self.result.result.n:
            self._inspector.cancel()
            self._on_unfolded(None)
            return
        result, threads, known = self.result.result, self._threads, self._unfolded
        if known is not None and known[0] is result and known[1].index == row:
            self._inspector.cancel()
            self._on_unfolded((result, looked_at(result, known[1], at)))
            return

        def work(reporter: Reporter) -> tuple[BatchResult, RowDetail]:
            use_threads(threads)
            return result, row_detail(result, row, at)

        job = self._inspector.start(work)
        job.finished.connect(self._on_unfolded)
        job.failed.connect(lambda failure: self._on_unreadable(row, failure))

    def _on_unfolded(self, found: tuple[BatchResult, RowDetail] | None) -> None:
        self._unfolded = found
        self.unfolded.emit(None if found is None else found[1])

    def _on_progress(self, share: float, partial: Partial | None) -> None:
        self.working.emit(Message("computing {loss}", loss=str(self.wish and self.wish.loss)), share)
        if partial is not None:
            self.partial.emit(partial)

    def _on_analysed(self, analysed: Analysed) -> None:
        self.rested.emit()
        self._sorter.cancel()  # it sorts what was there before
        if analysed.device_lost:
            self.device = "cpu"
        self._show(analysed)

    def _show(self, analysed: Analysed) -> None:
        now = self._store.state.batch
        self.result = analysed
        self.analysed.emit(analysed)
        if (analysed.state.sort, analysed.state.descending) != (now.sort, now.descending):
            self.sort(now)
        self.unfold(now.row, now.at)

    def _on_ordered(self, order: Array, wish: BatchState) -> None:
        if self.result is not None:
            state = replace(self.result.state, sort=wish.sort, descending=wish.descending)
            self.result = replace(self.result, order=order, state=state)
            self.ordered.emit(order)

    def _on_missed(self, failure: Failure | None = None) -> None:
        self.rested.emit()
        if not self.computes_rows():  # else they were overtaken
            self.missed.emit(failure)

    def _on_unreadable(self, row: int, failure: Failure) -> None:
        self._on_unfolded(None)
        self.unreadable.emit(row, failure.message)
        self._on_failed(failure)

    def _on_failed(self, failure: Failure) -> None:
        self.rested.emit()
        self.failed.emit(failure)
