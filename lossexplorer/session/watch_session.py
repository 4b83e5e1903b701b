"""Watch: files that a running script writes again are read again, and what became of their loss is remembered."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from lossexplorer.base import Problem
from lossexplorer.io import open_batch, stamp
from lossexplorer.session.loaded import asked
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from lossexplorer.io import Stamp
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.batch import BatchRef
    from lossexplorer.workers.job import Reporter

    Stamps = tuple[Stamp, ...]

LOOK_AGAIN = 250
"""Milliseconds between two looks at a file that is being written; a writer that rests longer is done, or will be seen
again."""
ENOUGH = 8
"""Looks after which a file that never rests is read all the same, if its format tells half of it from the whole; and
after which one that rests and cannot be opened is read too, so that its fault is said."""
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


class WatchSession(Team):
    """Reads complete versions of the files again while it is on, and keeps the history of their summary.

    Args:
        rows: reads and computes.
        clock: seconds since 1970.
    """

    history_changed = Signal(object)
    """A tuple of ``Moment``, the oldest first: of these files under this loss."""

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
        """A version that was read, whatever came of it: it is not read twice."""
        self._looks = self._rests = 0
        self._of: tuple[Any, ...] = ()
        self._version: object = None
        self.is_on = False
        self.history: tuple[Moment, ...] = ()
        rows.files.changed.connect(self._on_changed)
        rows.loaded.connect(self._on_loaded)
        rows.failed.connect(self._on_failed)
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

    # --- reading again ---

    def _on_changed(self, message: object) -> None:
        if self.is_on:
            self._look()

    def _on_failed(self, failure: object) -> None:
        """It may have been written anew in the middle of the reading."""
        if self.is_on and self._tried is not None:
            self._timer.start()

    def _on_loaded(self, loaded: object) -> None:
        self._rest()

    def _rest(self) -> None:
        self._timer.stop()
        self._looker.cancel()
        self._before = self._tried = None
        self._looks = self._rests = 0

    def _look(self) -> None:
        """See whether there is another version, whole and at rest."""
        loaded, before = self._rows.present, self._before
        if not self.is_on or loaded is None:
            return
        ref, files, tried = loaded.ref, tuple((file.path, file.stamp) for file in loaded.files), self._tried
        restless = self._looks >= ENOUGH and not any(path.lower().endswith(TEXT) for path, _ in files)
        broken = self._rests >= ENOUGH

        def work(reporter: Reporter) -> tuple[Stamps | None, bool]:
            now = _stamps(path for path, _ in files)
            if now in (None, tried) or now == tuple(known for _, known in files):
                return now, False
            return now, (now == before or restless) and ((now == before and broken) or _is_whole(ref, reporter))

        job = self._looker.start(work)
        job.finished.connect(self._on_looked)

    def _on_looked(self, found: tuple[Stamps | None, bool]) -> None:
        now, whole = found
        loaded = self._rows.present
        if not self.is_on or loaded is None:
            return
        if whole:
            self._tried, self._before = now, None
            self._looks = self._rests = 0
            self._rows.reload()
        elif now is not None and now == self._tried:
            self._timer.start()  # it could not be used; the next version is waited for
        elif now is None or now != tuple(file.stamp for file in loaded.files):
            self._looks, self._rests = self._looks + 1, self._rests + 1 if now == self._before else 0
            self._before = now
            self._timer.start()

    # --- remembering ---

    def _on_analysed(self, analysed: Analysed) -> None:
        ref, result = analysed.state.ref, analysed.result
        of = (ref and ref.predictions, ref and ref.targets, asked(analysed.state))
        version = ref and ref.stamps
        moment = Moment(self._clock(), result.value, result.metrics.get("accuracy"), result.n)
        if of != self._of:
            self.history = ()
        elif version == self._version:  # computed anew, and nothing else
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


def _is_whole(ref: BatchRef, reporter: Reporter) -> bool:
    """Whether the files can be opened: half of one cannot."""
    try:
        batch = open_batch(ref.predictions, ref.targets, unpack_anyway=ref.unpack_anyway, tick=reporter.check)
    except Problem:
        return False
    for source in (batch.predictions, batch.targets):
        close = getattr(source, "close", None)
        if close is not None:
            close()
    return True
