"""Batch without a window: opens files, and has the rows computed that the state asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, Problem, called
from lossexplorer.compute.fit import prospect
from lossexplorer.io import open_batch, shown, split_name
from lossexplorer.session.computing import Computing
from lossexplorer.session.file_watch import FileWatch, files_of
from lossexplorer.session.loaded import Loaded, Unfit, asked, changed_since, first_look, prefilled, refitted, same_files
from lossexplorer.state.batch import BatchRef
from lossexplorer.workers.closing import close_all
from lossexplorer.workers.job import JobRunner, Reporter
from lossexplorer.workers.outcome import Failure, failure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lossexplorer.compute.compare import Comparison
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.app import AppState
    from lossexplorer.state.batch import BatchState
    from lossexplorer.state.store import Store
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
        self._store, self._loader = store, JobRunner("loader")
        self._computing = Computing(store, turnstile, threads, self)
        self.files = FileWatch(self)
        self._loaded: Loaded | None = None
        self._unfit: Unfit | None = None
        """The newest, whether the state asks about it or not."""
        self._reading = ""
        self.wanted: BatchRef | None = None
        """The files that were asked for last, whether they could be read or not."""
        self._stopped = False
        store.changed.connect(self._on_changed)
        rows = self._computing
        for name in ("partial", "analysed", "ordered", "unfolded", "working"):
            getattr(rows, name).connect(getattr(self, name))
        rows.rested.connect(self._rest)
        rows.failed.connect(self._on_failed)

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
        label = label or shown(split_name(predictions)[0])
        self._load(BatchRef(predictions, targets, (), label, unpack_anyway), self._on_loaded)

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
        self._computing.device = device
        if self._loaded is not None and self._store.state.batch.loss is not None:
            self._analyse(self._store.state.batch)

    def set_second(self, second: Comparison | None) -> None:
        """There is a second model by whose columns rows can be sorted; None: there is none any more."""
        self._computing.set_second(second)

    @property
    def device(self) -> str:
        """Where rows are computed, or were wished to be."""
        return self._computing.device

    @property
    def present(self) -> Loaded | None:
        """The batch that is there."""
        return self._loaded

    @property
    def result(self) -> Analysed | None:
        """The newest complete result."""
        return self._computing.result

    @property
    def unfit(self) -> Unfit | None:
        """The files that the state asks about though no loss can be computed of them, once they are read."""
        ref, known = self._store.state.diagnose.unfit, self._unfit
        return known if known is not None and ref is not None and same_files(known.ref, ref) else None

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
        return self._loader, *self._computing.runners

    # --- reading ---

    def _load(self, ref: BatchRef, take: Callable[[Loaded | Unfit], None]) -> None:
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
        job.finished.connect(take)
        job.failed.connect(self._on_unread)
        job.cancelled.connect(self._on_unread)
        self._tell_work()

    def _on_loaded(self, loaded: Loaded | Unfit) -> None:
        if isinstance(loaded, Unfit):
            self._on_unfit(loaded, self._store.replace)
            return
        self._take(loaded)
        state = first_look(self._store.state.batch, loaded)
        now = self._store.state
        asking = now.with_batch(state).with_diagnose(prefilled(now, loaded))
        self._store.replace(asking.at("diagnose" if now.place == "diagnose" else "batch"))
        if self._computing.wish is None:  # the same files again: the state has not changed
            self._analyse(state)

    def _on_unfit(self, unfit: Unfit, show: Callable[[AppState], None]) -> None:
        """No loss can be computed of these files: what was there before stays, and Diagnose may ask why."""
        self._unfit = unfit
        now = self._store.state
        show(now.with_diagnose(replace(now.diagnose, unfit=unfit.ref)))
        if now.place == "diagnose":
            self._tell_work()
        else:
            self._on_unread(failure_of(unfit.problem))
        self.refused.emit(unfit)

    def _on_reloaded(self, loaded: Loaded | Unfit) -> None:
        """A step back to a batch that was open before."""
        if isinstance(loaded, Unfit):
            self._on_unfit(loaded, self._store.drift)  # the way forward stays
            return
        state = self._store.state.batch
        if state.ref is None:
            return
        self._take(replace(loaded, ref=state.ref))
        self._analyse(state)
        if state.ref.stamps != loaded.ref.stamps:
            self.failed.emit(changed_since(loaded.ref))
        self._read_unfit()

    def _read_unfit(self) -> None:
        """Read the files again that the state asks about, if others were read since."""
        ref = self._store.state.diagnose.unfit
        if ref is not None and self.unfit is None and not self._loader.is_busy():
            self._load(ref, self._on_unfit_again)

    def _on_unfit_again(self, read: Loaded | Unfit) -> None:
        """A step back to files that no loss could be computed of; others by now are not what was asked about."""
        self._tell_work()
        ref = self._store.state.diagnose.unfit
        if ref is None or not isinstance(read, Unfit) or not same_files(read.ref, ref):
            self.failed.emit(changed_since(read.ref))
            return
        self._unfit = read
        self.refused.emit(read)

    def _on_unread(self, failure: Failure | None = None) -> None:
        """The files were not read; what is not on screen any more cannot stay."""
        self._tell_work()
        if self._loaded is None and not self._loader.is_busy():
            self.emptied.emit()
        if failure is not None:
            self.failed.emit(failure)

    def _take(self, loaded: Loaded) -> None:
        self._forget()
        self._loaded = loaded
        self.files.watch(loaded.files)
        self._tell_work()
        self.loaded.emit(loaded)

    def _forget(self) -> None:
        self._computing.forget()
        self.files.forget()
        self._loaded = None

    def _on_failed(self, failure: Failure) -> None:
        if self._loaded is not None:
            self.wanted = self._loaded.ref  # it is about these files, whatever was asked for meanwhile
        self.failed.emit(failure)

    def _rest(self) -> None:
        """Rows are no longer computed; what can wait has its turn."""
        self._tell_work()
        if not self._computing.computes_rows():
            self.files.look()

    def _tell_work(self) -> None:
        """Something began or ended: say what goes on now. Rows that are computed speak for themselves."""
        if self._loader.is_busy():
            self.working.emit(Message("reading {name}", name=called(self._reading)), -1.0)
        elif not self._computing.computes_rows():
            self.working.emit(None, -1.0)

    # --- the state ---

    def _on_changed(self, old: AppState, new: AppState) -> None:
        self._follow(old.batch, new.batch)
        if old.diagnose.unfit != new.diagnose.unfit:
            self._read_unfit()

    def _follow(self, before: BatchState, now: BatchState) -> None:
        if now.ref is None or self._loaded is None or not same_files(self._loaded.ref, now.ref):
            if now.ref != before.ref:
                self._leave(now.ref)
            return
        if self._computing.wish is None or asked(self._computing.wish) != asked(now):
            self._analyse(now)
        elif (before.sort, before.descending) != (now.sort, now.descending):
            self._computing.sort(now)
        if (before.row, before.at) != (now.row, now.at):
            self._computing.unfold(now.row, now.at)

    def _leave(self, ref: BatchRef | None) -> None:
        """Go to a batch that was open before, or to none."""
        self._forget()
        if ref is None:
            self._loader.cancel()
            self.emptied.emit()
        else:
            self._load(ref, self._on_reloaded)

    def _analyse(self, state: BatchState) -> None:
        if self._loaded is not None and state.loss is not None:
            self.files.pause()
        self._computing.compute(None if self._loaded is None else self._loaded.prospect.batch, state)
