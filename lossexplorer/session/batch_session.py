"""Batch without a window: opens files, and has the rows computed that the state asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, called
from lossexplorer.io import shown, split_name
from lossexplorer.session import loaded as looks
from lossexplorer.session.computing import Computing
from lossexplorer.session.file_watch import FileWatch
from lossexplorer.session.loaded import Loaded, Unfit, asked, same_files
from lossexplorer.session.present import PresentBatch
from lossexplorer.session.reading import read
from lossexplorer.session.unfit import UnfitFiles
from lossexplorer.state.batch import BatchRef
from lossexplorer.workers.closing import close_all
from lossexplorer.workers.job import JobRunner
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
    """``Loaded``: another batch is there, or one is there again; its rows are known when they were ``analysed``."""
    returned = Signal(object)
    """What was there before is there again, for the newer batch was cancelled; a Message that says so."""
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
    unreadable = Signal(int, object)
    """The row at hand cannot be looked into, and why, a ``Message``."""
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
        self._present = PresentBatch(store, self._computing, self.files, self)
        self._unfit = UnfitFiles(store, self)
        self._reading = ""
        self._stopped = False
        store.changed.connect(self._on_changed)
        self._computing.rested.connect(self._rest)
        self._pass_on(self._computing, "partial", "analysed", "ordered", "unfolded", "unreadable", "working")
        self._pass_on(self._present, "loaded", "returned", "emptied", "failed")
        self._pass_on(self._unfit, "refused", "failed")

    def _pass_on(self, part: QObject, *names: str) -> None:
        for name in names:
            getattr(part, name).connect(getattr(self, name))

    # --- what the window asks for ---

    def open(
        self,
        predictions: str,
        targets: str | None = None,
        label: str = "",
        *,
        unpack_anyway: bool = False,
        either_way: bool = False,
    ) -> None:
        """Read these files; the state changes when they were read, and only then.

        What was there before comes back if their rows are cancelled, or cannot be read.

        Args:
            predictions: ``FILE`` or ``FILE::NAME``.
            targets: likewise; None if both are in the first file.
            label: what the window calls it; the name of the file, if nothing is said.
            unpack_anyway: unpack also what looks like a bomb, as long as it fits into memory.
            either_way: take the second file as the predictions if shapes and types say so.
        """
        if self._stopped:
            return
        label = label or shown(split_name(predictions)[0])
        ref = BatchRef(predictions, targets, (), label, unpack_anyway)
        self._load(ref, self._on_opened, either_way=either_way)

    def reload(self) -> None:
        """Read the files of the present batch again: somebody changed them."""
        if self._present.batch is not None:
            ref = self._present.batch.ref
            self.open(ref.predictions, ref.targets, ref.label, unpack_anyway=ref.unpack_anyway)

    def cancel(self) -> None:
        """Cancel whatever goes on; results that are there stay."""
        for runner in self._runners():
            runner.cancel()

    def refresh(self, keys: Collection[str]) -> None:
        """Entries of the catalogue are others by now: see whether they fit, and compute again what they gave."""
        self._present.refresh(keys)

    def set_device(self, device: str) -> None:
        """Compute there from now on, and what is on screen again."""
        self._present.set_device(device)

    def set_second(self, second: Comparison | None) -> None:
        """There is a second model by whose columns rows can be sorted; None: there is none any more."""
        self._computing.set_second(second)

    @property
    def device(self) -> str:
        """Where rows are computed, or were wished to be."""
        return self._computing.device

    @property
    def wanted(self) -> BatchRef | None:
        """The files that were asked for last, or that failed last, whether they could be read or not."""
        return self._present.wanted

    @property
    def present(self) -> Loaded | None:
        """The batch that is there."""
        return self._present.batch

    @property
    def result(self) -> Analysed | None:
        """The newest complete result."""
        return self._computing.result

    @property
    def unfit(self) -> Unfit | None:
        """The files that the state asks about though no loss can be computed of them, once they are read."""
        return self._unfit.present

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

    def _load(self, ref: BatchRef, take: Callable[[Loaded | Unfit], None], *, either_way: bool = False) -> None:
        self._present.wanted, self._reading = ref, ref.label
        job = self._loader.start(lambda reporter: read(ref, reporter.check, either_way=either_way))
        job.finished.connect(take)
        job.failed.connect(self._on_unread)
        job.cancelled.connect(self._on_unread)
        self._tell_work()

    def show(self, loaded: Loaded) -> None:
        """Take another version of the files of the present batch, which somebody else has read."""
        self._present.show(loaded)

    def _on_opened(self, loaded: Loaded | Unfit) -> None:
        if isinstance(loaded, Unfit):
            self._on_unfit(loaded, self._store.replace)
            return
        self._present.show(loaded)
        now = self._store.state  # of files that are read again the question and the place are as before
        self._store.replace(now.with_diagnose(replace(now.diagnose, unfit=None)))
        self._store.drift(looks.at_batch(self._store.state))

    def _on_unfit(self, unfit: Unfit, show: Callable[[AppState], None]) -> None:
        """No loss can be computed of these files: what was there before stays, and Diagnose may ask why."""
        self._unfit.take(unfit, show)
        if self._store.state.place == "diagnose":
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
        self._present.take(replace(loaded, ref=state.ref))
        self._present.analyse(state)
        if state.ref.stamps != loaded.ref.stamps:
            self.failed.emit(looks.changed_since(loaded.ref))
        self._read_unfit()

    def _read_unfit(self) -> None:
        """Read the files again that the state asks about, if others were read since."""
        ref = self._unfit.unread
        if ref is not None and not self._loader.is_busy():
            self._load(ref, self._on_unfit_again)

    def _on_unfit_again(self, read: Loaded | Unfit) -> None:
        self._tell_work()
        self._unfit.take_again(read)

    def _on_unread(self, failure: Failure | None = None) -> None:
        """The files were not read; what is not on screen any more cannot stay, unless the way there was cancelled."""
        self._tell_work()
        if self._present.batch is None and not self._loader.is_busy():
            if failure is None and self._present.way.before is not None:
                self._present.give_up()
            else:
                self._present.leave()
        if failure is not None:
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
        if not self._present.way.retraces:
            self._follow(old, new.batch)
        if old.diagnose.unfit != new.diagnose.unfit:
            self._read_unfit()

    def _follow(self, old: AppState, now: BatchState) -> None:
        before = old.batch
        if now.ref is None or self._present.batch is None or not same_files(self._present.batch.ref, now.ref):
            if now.ref != before.ref:
                self._leave(old, now.ref)
            return
        if self._computing.wish is None or asked(self._computing.wish) != asked(now):
            self._present.analyse(now)
        elif (before.sort, before.descending) != (now.sort, now.descending):
            self._computing.sort(now)
        if (before.row, before.at) != (now.row, now.at):
            self._computing.unfold(now.row, now.at)

    def _leave(self, old: AppState, ref: BatchRef | None) -> None:
        """Go to a batch that was open before, or to none."""
        if self._present.has_again(self._present.way.before):
            self._loader.cancel()
        elif ref is None:
            self._loader.cancel()
            self._present.leave()
        else:
            self._present.put_aside(old)
            self._present.way.turn()
            self._present.forget()
            self._load(ref, self._on_reloaded)
