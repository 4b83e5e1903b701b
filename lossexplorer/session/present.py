"""The batch that is there; and, until its rows are known, the one that was there before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.session import loaded as looks
from lossexplorer.session.loaded import same_files
from lossexplorer.session.way_back import Before, WayBack

if TYPE_CHECKING:
    from collections.abc import Collection

    from lossexplorer.session.computing import Computing
    from lossexplorer.session.file_watch import FileWatch
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.app import AppState
    from lossexplorer.state.batch import BatchRef, BatchState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.outcome import Failure


class PresentBatch(QObject):
    """Keeps what was read and lets its rows be computed; what is cancelled or fails before it has rows goes again.

    Args:
        store: of the state.
        computing: of the rows.
        files: watches those of the batch.
        parent: of this.
    """

    loaded = Signal(object)
    """``Loaded``: another batch is there, or one is there again."""
    returned = Signal(object)
    """What was there before is there again, for the newer batch was cancelled; a Message that says so."""
    emptied = Signal()
    """There is no batch any more."""
    failed = Signal(object)
    """``Failure``; its sentence names the files and says what is there now."""

    def __init__(self, store: Store, computing: Computing, files: FileWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._computing, self._files = store, computing, files
        self.batch: Loaded | None = None
        self.way = WayBack(store)
        self.wanted: BatchRef | None = None
        """The files that were asked for last, whether they could be read or not."""
        computing.analysed.connect(self.way.settle)
        computing.failed.connect(self.fail)
        computing.missed.connect(self._on_missed)

    def take(self, loaded: Loaded) -> None:
        """Another batch is there."""
        self.forget()
        self.batch = loaded
        self._files.watch(loaded.files)
        self.loaded.emit(loaded)

    def forget(self) -> None:
        """Nothing is there, until something is."""
        self._computing.forget()
        self._files.forget()
        self.batch = None

    def leave(self) -> None:
        """Nothing is there, and nobody looks for anything."""
        self.way.settle()
        self.forget()
        self.emptied.emit()

    def put_aside(self, look: AppState) -> Before:
        """Keep what is there, and how it was looked at, until the next batch has its rows."""
        loaded, done = self.batch, self._computing.result
        if loaded is not None:
            loaded = replace(loaded, files=self._files.known or loaded.files)
        return self.way.hold(Before(loaded, done, self._computing.wish if done is None else done.state, look))

    def show(self, loaded: Loaded) -> None:
        """Go to what was read; files that are read again are looked at as they were before, which is no step."""
        now, before = self._store.settled, self.put_aside(self._store.state)
        self.take(loaded)
        if looks.looks_again(now.batch, loaded):
            differ = looks.rows_in(before.loaded) != looks.rows_in(loaded)
            self.way.renew(now.batch, loaded.ref, rows_differ=differ)
        else:
            asking = now.with_batch(looks.first_look(now.batch, loaded)).with_diagnose(looks.prefilled(now, loaded))
            self.way.attempt(looks.at_batch(asking))
        if self._computing.wish is None:  # the same files again: the state has not changed
            self.analyse(self._store.state.batch)

    def analyse(self, state: BatchState) -> None:
        """Compute the rows that the state asks for."""
        if state.loss is None:
            self.way.settle()
        elif self.batch is not None:
            self._files.pause()
        self._computing.compute(None if self.batch is None else self.batch.prospect.batch, state)

    def refresh(self, keys: Collection[str]) -> None:
        """Entries of the catalogue are others by now: see whether they fit, and compute again what they gave."""
        self.way.change(lambda before: before.refitted(keys))
        if self.batch is not None:
            self.batch = looks.refitted(self.batch, keys)
            if self._store.state.batch.loss in keys:
                self.analyse(self._store.state.batch)

    def set_device(self, device: str) -> None:
        """Compute there from now on, and what is on screen, or comes back to it, again."""
        self._computing.device = device
        self.way.change(Before.without_rows)
        if self.batch is not None and self._store.state.batch.loss is not None:
            self.analyse(self._store.state.batch)

    def fail(self, failure: Failure) -> None:
        """Something about this batch failed, whatever was asked for meanwhile."""
        if self.batch is not None:
            self.wanted = self.batch.ref
            failure = looks.about(self.batch.ref, failure)
        self.failed.emit(failure)

    def _on_missed(self, failure: Failure | None) -> None:
        """Rows were cancelled or failed: newer ones leave the older ones, the first ones what was there before."""
        before, loaded = self.way.before, self.batch
        if before is None or loaded is None:
            if failure is not None:
                self.fail(failure)
        elif failure is not None and looks.is_of_values(failure) and not looks.are_files_of(before.ref, loaded.ref):
            self.way.settle()
            self.fail(failure)
        else:
            self.give_up(failure)

    def give_up(self, failure: Failure | None = None) -> None:
        """Files have no rows: what was there before is there again, and that is said; None: they were cancelled."""
        missed = self.wanted if self.batch is None else self.batch.ref
        before, known = self.way.go(), None
        if before is not None and self.has_again(before):
            known = before.ref
        else:
            self.leave()
        self.wanted = missed
        if failure is None or missed is None:
            self.returned.emit(looks.cancelled(missed, known))
        else:
            self.failed.emit(looks.still_there(failure, missed, known))

    def has_again(self, before: Before | None) -> bool:
        """Show a batch whose rows are known; False if that is none to which the state belongs."""
        state = self._store.state.batch
        if before is None or before.loaded is None or state.ref is None or not same_files(before.loaded.ref, state.ref):
            return False
        self.way.before, self.batch = None, before.loaded
        self._computing.restore(before)
        self._files.watch(before.loaded.files)
        self.loaded.emit(before.loaded)
        self._computing.tell()
        now = self._store.state.batch
        if before.wish is None or looks.asked(before.wish) != looks.asked(now):
            self.analyse(now)
        self._computing.rested.emit()
        return True
