"""What libraries disagree about, computed beside the window for the loss that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from lossexplorer.catalog.conventions import conventions_of
from lossexplorer.compute.conventions import questions_about
from lossexplorer.compute.devices import use_threads
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from lossexplorer.compute.conventions import Question
    from lossexplorer.workers.turnstile import Turnstile


class ConventionsSession(Team):
    """Tells what others give: at once what is asked, so that the words have their place, and then the numbers."""

    asked = Signal(str, object)
    """Key, and a tuple of ``Convention``, the numbers of which are being computed."""
    told = Signal(str, object)
    """Key, and a tuple of ``Question``."""
    failed = Signal(object)
    """``Failure``."""

    def __init__(self, turnstile: Turnstile, threads: int | None = None, parent: QObject | None = None) -> None:
        super().__init__(("conventions",), parent)
        self._turnstile, self._threads = turnstile, threads
        (self._runner,) = self.runners
        self._known: dict[str, tuple[Question, ...]] = {}

    def ask(self, key: str) -> None:
        """Tell about this entry; the wish before is forgotten."""
        self._runner.cancel()
        if key in self._known:
            self.told.emit(key, self._known[key])
            return
        if self._known:  # what is declared has been read by now: the first time that takes a moment
            self.asked.emit(key, conventions_of(key))
        job = self._runner.start(lambda reporter: self._computed(key))
        job.finished.connect(lambda questions: self._on_computed(key, questions))
        job.failed.connect(self.failed)

    def _computed(self, key: str) -> tuple[Question, ...]:
        with self._turnstile.urgent():
            use_threads(self._threads)
            return questions_about(key)

    def _on_computed(self, key: str, questions: tuple[Question, ...]) -> None:
        self._known[key] = questions
        self.told.emit(key, questions)
