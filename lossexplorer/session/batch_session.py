"""Batch without a window: opens files, computes rows, orders them, unfolds one of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message
from lossexplorer.compute.detail import row_detail
from lossexplorer.compute.evaluate import Wish
from lossexplorer.compute.fit import Prospect, prospect
from lossexplorer.io import open_batch, split_name
from lossexplorer.io.fingerprint import stamp
from lossexplorer.session.batch_work import Analysed, Partial, analyse
from lossexplorer.state import batch as batches
from lossexplorer.state.batch import BatchRef, BatchState
from lossexplorer.workers.job import JobRunner, Reporter
from lossexplorer.workers.outcome import Failure

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.turnstile import Turnstile


@dataclass(frozen=True)
class Loaded:
    """A batch that was read."""

    ref: BatchRef
    prospect: Prospect


class BatchSession(QObject):
    """Hears the state, asks the workers, keeps the arrays of the present batch."""

    loaded = Signal(object)
    """``Loaded``: another batch is there."""
    emptied = Signal()
    """There is no batch any more."""
    partial = Signal(object)
    analysed = Signal(object)
    ordered = Signal(object)
    """Row numbers in the order of the table."""
    unfolded = Signal(object)
    """``RowDetail`` of the row at hand, or None."""
    failed = Signal(object)
    """``Failure``; what was there before stays."""
    working = Signal(object, float)
    """What goes on, a Message or None, and the share that is done, below 0 if nobody knows."""

    def __init__(self, store: Store, turnstile: Turnstile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._turnstile = store, turnstile
        self._loader = JobRunner("loader")
        self._rows = JobRunner("rows")
        self._sorter = JobRunner("sorter")
        self._inspector = JobRunner("inspector")
        self._loaded: Loaded | None = None
        self._analysed: Analysed | None = None
        self._computing: BatchState | None = None
        self.device = "auto"
        self.wanted: BatchRef | None = None
        """The files that were asked for last, whether they could be read or not."""
        store.changed.connect(self._on_changed)

    # --- what the window asks for ---

    def open(self, predictions: str, targets: str | None = None, label: str = "") -> None:
        """Read these files; the state changes when they were read, and only then."""
        name = label or Path(split_name(predictions)[0]).name
        self.wanted = BatchRef(predictions, targets, label=name)
        self._load(self.wanted, adopt=True)

    def cancel(self) -> None:
        """Cancel whatever goes on; results that are there stay."""
        for runner in self._runners():
            runner.cancel()

    def set_device(self, device: str) -> None:
        """Compute there from now on, and what is on screen again."""
        self.device = device
        if self._loaded is not None and self._store.state.batch.loss is not None:
            self._analyse(self._store.state.batch)

    @property
    def present(self) -> Loaded | None:
        """The batch that is there."""
        return self._loaded

    @property
    def result(self) -> Analysed | None:
        """The newest complete result."""
        return self._analysed

    def close(self, patience: int) -> bool:
        """Stop all work; False if some is still busy after ``patience`` milliseconds each."""
        self._store.changed.disconnect(self._on_changed)
        closed = [runner.close(patience) for runner in self._runners()]  # all of them, also after one that is stuck
        return all(closed)

    def _runners(self) -> tuple[JobRunner, ...]:
        return self._loader, self._rows, self._sorter, self._inspector

    # --- reading ---

    def _load(self, ref: BatchRef, *, adopt: bool) -> None:
        def work(reporter: Reporter) -> Loaded:
            files = [split_name(f)[0] for f in (ref.predictions, ref.targets) if f is not None]
            stamps = tuple(stamp(f) for f in files if os.path.exists(f))  # before reading: later would hide a change
            batch = open_batch(ref.predictions, ref.targets)
            reporter.check()
            return Loaded(replace(ref, stamps=stamps), prospect(batch))

        job = self._loader.start(work)
        job.finished.connect(self._on_loaded if adopt else self._on_reloaded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_idle)
        self.working.emit(Message("reading {name}", name=ref.label), -1.0)

    def _on_loaded(self, loaded: Loaded) -> None:
        self._take(loaded)
        state = batches.open_ref(self._store.state.batch, loaded.ref)
        natural = loaded.prospect.natural
        if natural is not None:
            state = batches.set_loss(state, natural)
        self._store.replace(self._store.state.with_batch(state).at("batch"))

    def _on_reloaded(self, loaded: Loaded) -> None:
        """A step back to a batch that was open before."""
        state = self._store.state.batch
        if state.ref is None or state.ref.predictions != loaded.ref.predictions:
            return
        if state.ref.stamps != loaded.ref.stamps:
            message = Message("{name} changed on disk since it was opened", name=loaded.ref.label)
            self.failed.emit(Failure(message))
        self._take(loaded)
        self._analyse(state)

    def _take(self, loaded: Loaded) -> None:
        self._loaded, self._analysed, self._computing = loaded, None, None
        self._on_idle()
        self.loaded.emit(loaded)

    def _on_failed(self, failure: Failure) -> None:
        self._on_idle()
        self.failed.emit(failure)

    def _on_idle(self) -> None:
        self.working.emit(None, -1.0)

    # --- the state ---

    def _on_changed(self, old: AppState, new: AppState) -> None:
        before, now = old.batch, new.batch
        if now.ref is None:
            if self._loaded is not None:
                self._loaded = self._analysed = None
                self.emptied.emit()
            return
        if self._loaded is None or not _same_files(self._loaded.ref, now.ref):
            self._load(now.ref, adopt=False)
            return
        if self._computing is None or (self._computing.loss, self._computing.parameters) != (now.loss, now.parameters):
            self._analyse(now)
        elif (before.sort, before.descending) != (now.sort, now.descending):
            self._sort(now)
        if before.row != now.row:
            self._unfold(now.row)

    # --- computing ---

    def _analyse(self, state: BatchState) -> None:
        self._computing = state
        if self._loaded is None or state.loss is None:
            return
        batch, device, turnstile = self._loaded.prospect.batch, self.device, self._turnstile
        wish = Wish(state.loss, dict(state.parameters), device=device)

        def work(reporter: Reporter) -> Analysed:
            return analyse(batch, wish, state, reporter, turnstile)

        job = self._rows.start(work)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_analysed)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_idle)

    def _on_progress(self, share: float, partial: Partial | None) -> None:
        self.working.emit(Message("computing {loss}", loss=str(self._computing and self._computing.loss)), share)
        if partial is not None:
            self.partial.emit(partial)

    def _on_analysed(self, analysed: Analysed) -> None:
        self._on_idle()
        now = self._store.state.batch
        if (analysed.state.loss, analysed.state.parameters) != (now.loss, now.parameters):
            return
        self._analysed = analysed
        self.analysed.emit(analysed)
        if (analysed.state.sort, analysed.state.descending) != (now.sort, now.descending):
            self._sort(now)
        self._unfold(now.row)

    def _sort(self, state: BatchState) -> None:
        if self._analysed is None:
            return
        result = self._analysed.result

        def work(reporter: Reporter) -> Array:
            return result.order(state.sort, state.descending)

        job = self._sorter.start(work)
        job.finished.connect(self._on_ordered)
        job.failed.connect(self._on_failed)

    def _on_ordered(self, order: Array) -> None:
        if self._analysed is not None and len(order) == self._analysed.result.n:
            self._analysed = replace(self._analysed, order=order)
            self.ordered.emit(order)

    def _unfold(self, row: int | None) -> None:
        if row is None or self._analysed is None or not 0 <= row < self._analysed.result.n:
            self.unfolded.emit(None)
            return
        result = self._analysed.result
        job = self._inspector.start(lambda reporter: row_detail(result, row))
        job.finished.connect(self.unfolded)
        job.failed.connect(self._on_failed)


def _same_files(a: BatchRef, b: BatchRef) -> bool:
    return (a.predictions, a.targets, a.stamps) == (b.predictions, b.targets, b.stamps)
