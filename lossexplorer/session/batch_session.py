"""Batch without a window: opens files, computes rows, orders them, unfolds one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, Problem, called
from lossexplorer.compute.detail import RowDetail, row_detail
from lossexplorer.compute.devices import use_threads
from lossexplorer.compute.evaluate import Wish
from lossexplorer.compute.fit import prospect
from lossexplorer.io import open_batch, shown, split_name
from lossexplorer.session.batch_work import Analysed, Partial, analyse
from lossexplorer.session.file_watch import FileWatch, files_of
from lossexplorer.session.loaded import Loaded, Unfit, asked, changed_since, first_look, prefilled, refitted, same_files
from lossexplorer.state.batch import BatchRef, BatchState
from lossexplorer.workers.closing import close_all
from lossexplorer.workers.job import JobRunner, Reporter
from lossexplorer.workers.outcome import Failure, failure_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from lossexplorer.base.arrays import Array
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.outcome import Failure
    from lossexplorer.workers.turnstile import Turnstile


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
    refused = Signal(object)
    """``Unfit``: files that were read and cannot be used."""
    unfolded = Signal(object)
    """``RowDetail`` of the row at hand, or None."""
    failed = Signal(object)
    """``Failure``; what was there before stays."""
    working = Signal(object, float)
    """What goes on, a Message or None, and the share that is done, below 0 if nobody knows."""

    def __init__(
        self, store: Store, turnstile: Turnstile, threads: int | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._turnstile, self._threads = store, turnstile, threads
        self._loader, self._rows = JobRunner("loader"), JobRunner("rows")
        self._sorter, self._inspector = JobRunner("sorter"), JobRunner("inspector")
        self.files = FileWatch(self)
        self._loaded: Loaded | None = None
        self._analysed: Analysed | None = None
        self._computing: BatchState | None = None
        self._reading = ""
        self.device = "auto"
        self.wanted: BatchRef | None = None
        """The files that were asked for last, whether they could be read or not."""
        self.unfit: Unfit | None = None
        """The files that were asked for last, if no loss can be computed of them."""
        self._stopped = False
        store.changed.connect(self._on_changed)

    # --- what the window asks for ---

    def open(
        self, predictions: str, targets: str | None = None, label: str = "", *, unpack_anyway: bool = False
    ) -> None:
        """Read these files; the state changes when they were read, and only then.

        Args:
            predictions: ``FILE`` or ``FILE::NAME``.
            targets: likewise; None if both are in the first file.
            label: what the window calls it; the name of the file, if nothing is said.
            unpack_anyway: unpack also what looks like a bomb, as long as it fits into memory.
        """
        if self._stopped:
            return
        name = label or shown(split_name(predictions)[0])
        self._load(BatchRef(predictions, targets, label=name, unpack_anyway=unpack_anyway), adopt=True)

    def reload(self) -> None:
        """Read the files of the present batch again: somebody changed them."""
        if self._loaded is not None:
            ref = self._loaded.ref
            self.open(ref.predictions, ref.targets, ref.label, unpack_anyway=ref.unpack_anyway)

    def cancel(self) -> None:
        """Cancel whatever goes on; results that are there stay."""
        for runner in self._runners():
            runner.cancel()

    def refresh(self, keys: Collection[str]) -> None:
        """Entries of the catalogue are others by now: see whether they fit, and compute again what they gave."""
        if self._loaded is not None:
            self._loaded = refitted(self._loaded, keys)
            if self._store.state.batch.loss in keys:
                self._analyse(self._store.state.batch)

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

    def stop(self) -> None:
        """Nothing is told any more; the threads end as soon as they can."""
        if not self._stopped:
            self._stopped = True
            self._store.changed.disconnect(self._on_changed)
        for runner in self._runners():
            runner.stop()
        self.files.stop()

    def close(self, patience: int) -> bool:
        """Stop all work; False if some is still busy after ``patience`` milliseconds."""
        self.stop()
        return close_all((*self._runners(), self.files), patience)

    def _runners(self) -> tuple[JobRunner, ...]:
        return self._loader, self._rows, self._sorter, self._inspector

    # --- reading ---

    def _load(self, ref: BatchRef, *, adopt: bool) -> None:
        def work(reporter: Reporter) -> Loaded | Unfit:
            files = files_of(ref)  # before reading: later would hide a change
            batch = open_batch(ref.predictions, ref.targets, unpack_anyway=ref.unpack_anyway, tick=reporter.check)
            stamped = replace(ref, stamps=tuple(file.stamp for file in files))
            try:
                return Loaded(stamped, prospect(batch, reporter.check), files)
            except Problem as problem:
                return Unfit(stamped, batch, problem)

        self.wanted, self._reading = ref, ref.label
        job = self._loader.start(work)
        job.finished.connect(self._on_loaded if adopt else self._on_reloaded)
        job.failed.connect(self._on_unread)
        job.cancelled.connect(self._on_unread)
        self._tell_work()

    def _on_loaded(self, loaded: Loaded | Unfit) -> None:
        if isinstance(loaded, Unfit):
            self._on_unfit(loaded)
            return
        self._take(loaded)
        state = first_look(self._store.state.batch, loaded)
        now = self._store.state
        asking = now.with_batch(state).with_diagnose(prefilled(now, loaded))
        self._store.replace(asking.at("diagnose" if now.place == "diagnose" else "batch"))
        if self._computing is None:  # the same files again: the state has not changed
            self._analyse(state)

    def _on_unfit(self, unfit: Unfit) -> None:
        """No loss can be computed of these files: what was there before stays, and Diagnose may ask why."""
        self.unfit = unfit
        if self._store.state.place == "diagnose":
            self._tell_work()
        else:
            self._on_unread(failure_of(unfit.problem))
        self.refused.emit(unfit)

    def _on_reloaded(self, loaded: Loaded | Unfit) -> None:
        """A step back to a batch that was open before."""
        if isinstance(loaded, Unfit):
            self._on_unfit(loaded)
            return
        state = self._store.state.batch
        if state.ref is None:
            return
        self._take(replace(loaded, ref=state.ref))
        self._analyse(state)
        if state.ref.stamps != loaded.ref.stamps:
            self.failed.emit(changed_since(loaded))

    def _on_unread(self, failure: Failure | None = None) -> None:
        """The files were not read; what is not on screen any more cannot stay."""
        self._tell_work()
        if self._loaded is None and not self._loader.is_busy():
            self.emptied.emit()
        if failure is not None:
            self.failed.emit(failure)

    def _take(self, loaded: Loaded) -> None:
        self._forget()
        self.unfit = None
        self._loaded = loaded
        self.files.watch(loaded.files)
        self._tell_work()
        self.loaded.emit(loaded)

    def _forget(self) -> None:
        """What is known or being computed of a batch says nothing about the next one."""
        for runner in (self._rows, self._sorter, self._inspector):
            runner.cancel()
        self.files.forget()
        self._loaded, self._analysed, self._computing = None, None, None

    def _on_failed(self, failure: Failure) -> None:
        if self._loaded is not None:
            self.wanted = self._loaded.ref  # it is about these files, whatever was asked for meanwhile
        self._rest()
        self.failed.emit(failure)

    def _rest(self) -> None:
        """Rows are no longer computed; what can wait has its turn."""
        self._tell_work()
        if not self._rows.is_busy():
            self.files.look()

    def _tell_work(self) -> None:
        """Something began or ended: say what goes on now. Rows that are computed speak for themselves."""
        if self._loader.is_busy():
            self.working.emit(Message("reading {name}", name=called(self._reading)), -1.0)
        elif not self._rows.is_busy():
            self.working.emit(None, -1.0)

    # --- the state ---

    def _on_changed(self, old: AppState, new: AppState) -> None:
        before, now = old.batch, new.batch
        if now.ref is None or self._loaded is None or not same_files(self._loaded.ref, now.ref):
            if now.ref != before.ref:
                self._leave(now.ref)
            return
        if self._computing is None or asked(self._computing) != asked(now):
            self._analyse(now)
        elif (before.sort, before.descending) != (now.sort, now.descending):
            self._sort(now)
        if before.row != now.row:
            self._unfold(now.row)

    def _leave(self, ref: BatchRef | None) -> None:
        """Go to a batch that was open before, or to none."""
        self._forget()
        if ref is None:
            self._loader.cancel()
            self.emptied.emit()
        else:
            self._load(ref, adopt=False)

    # --- computing ---

    def _analyse(self, state: BatchState) -> None:
        self._computing = state
        if self._loaded is None or state.loss is None:
            self._rest()
            return
        batch, device, turnstile = self._loaded.prospect.batch, self.device, self._turnstile
        threads = self._threads
        parameters, kind = dict(state.parameters), state.input_kind
        wish = Wish(state.loss, parameters, device=device, input_kind=kind, margins=True)
        self.files.pause()

        def work(reporter: Reporter) -> Analysed:
            use_threads(threads)
            return analyse(batch, wish, state, reporter, turnstile)

        job = self._rows.start(work)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_analysed)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._rest)

    def _on_progress(self, share: float, partial: Partial | None) -> None:
        self.working.emit(Message("computing {loss}", loss=str(self._computing and self._computing.loss)), share)
        if partial is not None:
            self.partial.emit(partial)

    def _on_analysed(self, analysed: Analysed) -> None:
        self._rest()
        self._sorter.cancel()  # it sorts what was there before
        now = self._store.state.batch
        self._analysed = analysed
        if analysed.device_lost:
            self.device = "cpu"
        self.analysed.emit(analysed)
        if (analysed.state.sort, analysed.state.descending) != (now.sort, now.descending):
            self._sort(now)
        self._unfold(now.row)

    def _sort(self, state: BatchState) -> None:
        if self._analysed is None:
            return
        result = self._analysed.result
        job = self._sorter.start(lambda reporter: result.order(state.sort, state.descending, reporter.check))
        job.finished.connect(self._on_ordered)
        job.failed.connect(self._on_failed)

    def _on_ordered(self, order: Array) -> None:
        if self._analysed is not None:
            self._analysed = replace(self._analysed, order=order)
            self.ordered.emit(order)

    def _unfold(self, row: int | None) -> None:
        if row is None or self._analysed is None or not 0 <= row < self._analysed.result.n:
            self._inspector.cancel()
            self.unfolded.emit(None)
            return
        result, threads = self._analysed.result, self._threads

        def work(reporter: Reporter) -> RowDetail:
            use_threads(threads)
            return row_detail(result, row)

        job = self._inspector.start(work)
        job.finished.connect(self.unfolded)
        job.failed.connect(self._on_failed)
