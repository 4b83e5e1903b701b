"""Watch: files that a running script writes again are read again, and what became of their loss is remembered."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from lossexplorer.base import Message, Problem
from lossexplorer.io import shown, stamp
from lossexplorer.session.loaded import Loaded, Unfit, asked
from lossexplorer.session.reading import close, read
from lossexplorer.session.team import Team
from lossexplorer.workers.outcome import failure_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from lossexplorer.io import Stamp
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.batch import BatchRef
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.outcome import Failure

    Stamps = tuple[Stamp, ...]

LOOK_AGAIN = 250
"""Milliseconds between two looks at a file that is being written; a writer that rests longer is done, or will be seen
again."""
ENOUGH = 8
"""Looks after which a file that never rests is read all the same, if its format tells half of it from the whole; and
after which one that rests and could not be used is tried again: a disk of the network may show old bytes."""
LONG = 60
"""Looks at a file that rests and cannot be used after which that is no longer taken for a pause of its writer."""
TEXT = (".csv", ".tsv", ".txt")
"""Endings of formats that do not: half a table is a table."""
MOST = 1000
"""Versions that are remembered."""


@dataclass(frozen=True)
class Moment:
    """The summary of one version of the files."""

    when: float
    """Time of the reading, in seconds since 1970."""
    mean: float | None
    accuracy: float | None
    rows: int


@dataclass(frozen=True)
class _Look:
    """What was found at one look."""

    now: Stamps | None
    """None: a file is not there."""
    found: Loaded | None = None
    """Another version, read."""
    problem: Problem | None = None
    """Why it could not be."""


class WatchSession(Team):
    """Reads complete versions of the files again while it is on, and keeps the history of their summary.

    Args:
        rows: reads and computes.
        clock: seconds since 1970.
    """

    history_changed = Signal(object)
    """A tuple of ``Moment``, the oldest first: of these files under this loss."""
    told = Signal(object)
    """What is waited for, a Message, or None: nothing but the next version."""
    failed = Signal(object)
    """``Failure``: files at rest have been of no use for long. What was read before stays."""

    def __init__(
        self, rows: BatchSession, clock: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(("watch",), parent)
        self._rows, self._clock = rows, clock
        (self._looker,) = self.runners
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AGAIN)
        self._timer.timeout.connect(self._look)
        self._before: Stamps | None = None
        self._tried: Stamps | None = None
        """A version that was shown, whatever came of it: it is not read twice."""
        self._pending = False
        """Whether its rows are not there yet."""
        self._waited: Failure | None = None
        """The last failure of a version that is tried again."""
        self._problem: Problem | None = None
        """Why the files as they are could not be used."""
        self._looks = self._rests = 0
        self._watched = self._files()
        self._of: tuple[Any, ...] = ()
        self._version: object = None
        self.is_on = False
        self.history: tuple[Moment, ...] = ()
        rows.files.changed.connect(self._on_changed)
        rows.files.gone.connect(self._on_changed)
        rows.loaded.connect(self._on_loaded)
        rows.failed.connect(self._on_failed)
        rows.returned.connect(self._on_returned)
        rows.analysed.connect(self._on_analysed)
        rows.emptied.connect(self._on_emptied)
        if rows.result is not None:
            self._on_analysed(rows.result)

    def set_on(self, on: bool) -> None:
        """Read the files again by itself from now on, or no longer."""
        self.is_on = on
        self._rest()
        if on:
            self._look()  # they may have changed long ago

    def stop(self) -> None:
        """Nothing is told any more; the thread ends as soon as it can."""
        self._timer.stop()
        super().stop()

    def waits_for(self, failure: Failure) -> bool:
        """Whether a failure is of a version that may still be being written: it is tried again."""
        return failure is self._waited or (self.is_on and self._pending and failure.expected)

    # --- reading again ---

    def _on_changed(self, message: object) -> None:
        if self.is_on:
            self._look()

    def _on_failed(self, failure: Failure) -> None:
        """The version that is shown may have been written anew in the middle of the reading."""
        if self.waits_for(failure):
            self._waited, self._pending = failure, False
            self._problem, self._before = failure.problem, self._tried
            self._timer.start()

    def _on_returned(self, words: object) -> None:
        """Somebody does not want this version; the next one is waited for."""
        self._pending = False

    def _on_loaded(self, loaded: Loaded) -> None:
        """Another batch, or another version: only the first begins anew."""
        if self._files() != self._watched:
            self._rest()
        self._watched = self._files()

    def _rest(self) -> None:
        self._timer.stop()
        self._looker.cancel()
        self._before = self._tried = self._problem = None
        self._looks = self._rests = 0
        self._pending = False
        self.told.emit(None)

    def _files(self) -> tuple[str, ...]:
        loaded = self._rows.present
        return () if loaded is None else tuple(file.path for file in loaded.files)

    def _look(self) -> None:
        """See whether there is another version, whole and at rest."""
        loaded, before, tried = self._rows.present, self._before, self._tried
        if not self.is_on or loaded is None:
            return
        ref, known = replace(loaded.ref, stamps=()), tuple(file.stamp for file in loaded.files)
        paths = self._files()
        restless = self._looks >= ENOUGH and not any(path.lower().endswith(TEXT) for path in paths)
        waits = self._problem is not None and self._rests % ENOUGH > 0

        def work(reporter: Reporter) -> _Look:
            now = _stamps(paths)
            rests = now == before
            if now in (None, tried, known) or not (rests or restless) or (rests and waits):
                return _Look(now)
            return _read(now, ref, reporter)

        job = self._looker.start(work)
        job.finished.connect(self._on_looked)
        job.failed.connect(self.failed)

    def _on_looked(self, look: _Look) -> None:
        loaded = self._rows.present
        if not self.is_on or loaded is None:
            return
        if look.found is not None:
            self._show(look.now, look.found)
        elif look.now == tuple(file.stamp for file in loaded.files):
            self._rest()
            if not self._rows.files.known:  # a change was told that somebody took back
                self._rows.files.watch(loaded.files)
                self._rows.files.look()
        else:
            self._wait(look)
            self._timer.start()

    def _show(self, version: Stamps | None, found: Loaded) -> None:
        self._rest()
        self._tried, self._pending = version, True
        self._rows.show(found)

    def _wait(self, look: _Look) -> None:
        """Remember how long, and say for what."""
        rests = look.now == self._before
        self._looks, self._rests = self._looks + 1, self._rests + 1 if rests else 0
        self._before = look.now
        self._problem = look.problem or (self._problem if rests else None)
        if self._problem is not None and self._rests == LONG:
            self.failed.emit(failure_of(self._problem))
        if look.now is None and rests:
            self.told.emit(Message("watching: {name} is gone, and read again when it is back", name=self._missing()))
        elif self._problem is not None:
            self.told.emit(Message("watching: the files are still being written"))

    def _missing(self) -> str:
        return next((shown(path) for path in self._files() if _stamps((path,)) is None), shown(self._files()[0]))

    # --- remembering ---

    def _on_analysed(self, analysed: Analysed) -> None:
        ref, result = analysed.state.ref, analysed.result
        of = (ref and ref.predictions, ref and ref.targets, asked(analysed.state))
        version = ref and ref.stamps
        if self._pending and version == self._tried:  # and not the one before, which is there again
            self._pending = False
            self.told.emit(None)
        moment = Moment(self._clock(), result.value, result.metrics.get("accuracy"), result.n)
        if of != self._of:
            self.history = ()
        elif version == self._version:  # computed anew, and nothing else
            moment = replace(moment, when=self.history[-1].when)
            self.history = self.history[:-1]
        self._of, self._version = of, version
        self.history = (*self.history, moment)[-MOST:]
        self.history_changed.emit(self.history)

    def _on_emptied(self) -> None:
        self._rest()
        self._of, self.history = (), ()
        self.history_changed.emit(())


def _stamps(paths: Any) -> Stamps | None:
    """Of all files; None while one of them is gone."""
    try:
        return tuple(stamp(path) for path in paths)
    except (OSError, ValueError):
        return None


def _read(now: Stamps | None, ref: BatchRef, reporter: Reporter) -> _Look:
    """A version, if it is of use: half of a file cannot be opened, and one file of two does not fit the other."""
    try:
        found = read(ref, reporter.check)
    except Problem as problem:
        return _Look(now, problem=problem)
    if isinstance(found, Unfit):
        close(found.batch)
        return _Look(now, problem=found.problem)
    return _Look(now, found)
