"""What the batch would be under other conditions: asks the workers, and remembers what was tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message
from lossexplorer.compute.devices import use_threads
from lossexplorer.compute.what_if.answer import Answer, what_if
from lossexplorer.compute.what_if.conditions import WhatIf
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from lossexplorer.base import Batch
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.compute.what_if.answer import Ground
    from lossexplorer.compute.what_if.conditions import Pairs
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.outcome import Failure
    from lossexplorer.workers.turnstile import Turnstile

MOST = 30
"""Tries that are remembered."""
_SEVERAL = 2


@dataclass(frozen=True)
class Tried:
    """What somebody tried, and what it gave."""

    loss: str
    parameters: Pairs
    wish: WhatIf
    before: float
    value: float

    @property
    def question(self) -> tuple[str, Pairs, WhatIf]:
        """What was asked."""
        return self.loss, self.parameters, self.wish

    @property
    def control(self) -> tuple[object, ...]:
        """What stays the same while a hand is on one control: all but the values of conditions."""
        return self.loss, self.parameters, tuple(name for name, _ in self.wish.chosen)


class WhatIfSession(Team):
    """Hears what is to be tried, and of the batch on which."""

    answered = Signal(object)
    """``Answer`` to what is tried now, or None: nothing is tried, or there is no batch."""
    parted = Signal(object)
    """What each of several conditions changes alone, pairs of its name and the value that it would give."""
    remembered = Signal(object)
    """What was tried, a tuple of ``Tried``, the newest first."""
    failed = Signal(object)
    """``Failure``; there is no answer to what is tried now."""
    working = Signal(object, float)
    """What goes on, a Message or None, and the share that is done, below 0 if nobody knows."""

    def __init__(
        self,
        store: Store,
        batch: BatchSession,
        turnstile: Turnstile,
        threads: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(("what if", "each alone"), parent)
        self._store, self._batch, self._turnstile, self._threads = store, batch, turnstile, threads
        self._runner, self._parting = self.runners
        self._ground: Ground | None = None
        self.present: Answer | None = None
        self._answered = WhatIf()
        self.history: tuple[Tried, ...] = ()
        self._of: Batch | None = self._present()
        """Of which the history speaks."""
        self._open: Tried | None = None
        """The newest try, while the hand is still on its control: the next one takes its place."""
        self._ends = False
        """Whether the hand has left the control."""
        store.changed.connect(self._on_changed)
        batch.analysed.connect(self._on_analysed)
        batch.loaded.connect(self._on_loaded)
        batch.emptied.connect(self._on_emptied)
        self._ask()

    @property
    def result(self) -> BatchResult | None:
        """The batch as it is."""
        return None if self._batch.result is None else self._batch.result.result

    def is_current(self) -> bool:
        """Whether the newest answer is to what is tried now."""
        return self.present is not None and self._answered == self._store.state.batch.what_if

    def settle(self) -> None:
        """A gesture ended: what comes next is another try."""
        self._ends = self._runner.is_busy()
        if not self._ends:
            self._open = None

    def _on_loaded(self, loaded: object = None) -> None:
        """Another batch comes; what was tried with the one before is kept until that one is sure not to come back."""
        self.cancel()
        self._ground = self._open = None
        self._tell(None)
        self.remembered.emit(())

    def _on_emptied(self) -> None:
        self.history, self._of = (), None
        self._on_loaded()

    def _present(self) -> Batch | None:
        loaded = self._batch.present
        return None if loaded is None else loaded.prospect.batch

    def _on_analysed(self, analysed: object = None) -> None:
        if self._present() is not self._of:
            self.history, self._of = (), self._present()
        self.remembered.emit(self.history)
        self._ask()

    def _tell(self, answer: Answer | None) -> None:
        self.present = answer
        self.working.emit(None, -1.0)
        self.answered.emit(answer)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.batch.what_if != new.batch.what_if:
            self._ask()

    def _ask(self) -> None:
        """Compute what is tried, on the newest result."""
        wish, known = self._store.state.batch.what_if, self._batch.result
        self._parting.cancel()
        if known is None or not wish:
            self._runner.cancel()
            self._tell(None)
            return
        result, ground = known.result, self._ground
        job = self._runner.start(lambda reporter: self._compute(result, wish, ground, reporter))
        job.progressed.connect(self._on_progress)
        job.finished.connect(lambda answer: self._on_answered(answer, wish))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _compute(self, result: BatchResult, wish: WhatIf, ground: Ground | None, reporter: Reporter) -> Answer:
        """In the thread of a job."""
        use_threads(self._threads)

        def tick(share: float) -> None:
            reporter.report(share)
            self._turnstile.step_aside()

        with self._turnstile.turn():
            return what_if(result, wish, ground, tick)

    def _part(self, answer: Answer) -> None:
        """Compute what each condition changes alone, where there are several."""
        apart, result = answer.wish.apart(), answer.ground.result
        if len(apart) < _SEVERAL:
            return

        def work(reporter: Reporter) -> tuple[tuple[str, float], ...]:
            return tuple((name, self._compute(result, wish, None, reporter).value) for name, wish in apart)

        job = self._parting.start(work)
        job.finished.connect(self.parted)
        job.failed.connect(self.failed)

    def _on_progress(self, share: float, partial: object) -> None:
        self.working.emit(Message("computing what would be"), share)

    def _on_answered(self, answer: Answer, wish: WhatIf) -> None:
        self._ground, self._answered = answer.ground, wish
        self._remember(answer)
        self._tell(answer)
        self._part(answer)

    def _on_failed(self, failure: Failure) -> None:
        self._tell(None)
        self.failed.emit(failure)

    def _on_cancelled(self) -> None:
        if not self._runner.is_busy():
            self.working.emit(None, -1.0)

    def _remember(self, answer: Answer) -> None:
        known = self._batch.result
        if known is None or known.state.loss is None or not answer.wish:
            return
        state = known.state
        tried = Tried(str(state.loss), state.parameters, answer.wish, answer.before, answer.value)
        moved = self._open if self._open is not None and self._open.control == tried.control else None
        rest = [t for t in self.history if t is not moved and t.question != tried.question]
        self.history = (tried, *rest)[:MOST]
        self._open = None if self._ends else tried
        self._ends = False
        self.remembered.emit(self.history)
