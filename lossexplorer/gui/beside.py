"""What may stand beside a batch: a second model, and versions of the files that a script writes meanwhile."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lossexplorer.workers.closing import Closable, close_all

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program
    from lossexplorer.session.compare_session import CompareSession
    from lossexplorer.session.watch_session import WatchSession
    from lossexplorer.workers.outcome import Failure
    from lossexplorer.workers.turnstile import Turnstile


class Beside(QObject):
    """The sessions, each made when it is needed.

    Args:
        program: whose batch it is.
        turnstile: of its computations.
        threads: of each of them.
    """

    def __init__(self, program: Program, turnstile: Turnstile, threads: int) -> None:
        super().__init__(program)
        self._program, self._turnstile, self._threads = program, turnstile, threads

    @cached_property
    def compare(self) -> CompareSession:
        """A second model, made when somebody compares."""
        from lossexplorer.session import compare_session

        session = compare_session.CompareSession(self._program.rows, self._turnstile, self._threads, self)
        self._program.commands.of_batch.connect_compare(session)
        return session

    @cached_property
    def watch(self) -> WatchSession:
        """What reads files again and remembers their losses, made with the page of Batch."""
        from lossexplorer.session import watch_session

        return watch_session.WatchSession(self._program.rows, parent=self)

    def cancel(self) -> None:
        """Cancel what goes on, if something does."""
        if "compare" in self.__dict__:
            self.compare.cancel()

    def stop(self) -> None:
        """Nothing is told any more; the threads end as soon as they can."""
        for session in self._made():
            session.stop()

    def close(self, patience: int) -> bool:
        """Stop all work; False if some is still busy after ``patience`` milliseconds."""
        return close_all(self._made(), patience)

    def is_watching(self) -> bool:
        """Whether files are read again by themselves."""
        return "watch" in self.__dict__ and self.watch.is_on

    def waits_for(self, failure: Failure) -> bool:
        """Whether a failure is of a version that is still being written, as far as anybody knows."""
        return self.is_watching() and self.watch.waits_for(failure)

    def _made(self) -> list[Closable]:
        return [self.__dict__[name] for name in ("compare", "watch") if name in self.__dict__]
