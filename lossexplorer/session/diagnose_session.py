"""Diagnose without a window: asks why the loss of the open batch is the number that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, Problem
from lossexplorer.base.cancel import waiting_with
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.devices import use_threads
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.reproduce import reproduce
from lossexplorer.diagnosis.results import Observed
from lossexplorer.report.reproducer import save_reproducer
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Batch
    from lossexplorer.compute.kind import Verdict
    from lossexplorer.diagnosis.results import CauseResult, Diagnosis
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.outcome import Failure
    from lossexplorer.workers.turnstile import Turnstile


@dataclass(frozen=True)
class Asked:
    """What a diagnosis belongs to."""

    batch: Batch
    question: Question
    observed: str


class DiagnoseSession(Team):
    """Asks anew whenever the question or the file changes while Diagnose is looked at."""

    diagnosed = Signal(object)
    """``Diagnosis``, or None: there is no file to ask about."""
    failed = Signal(object)
    """``Failure``; what was there of the same file stays."""
    working = Signal(object, float)
    """What goes on, a Message or None, and the share that is done."""

    def __init__(
        self,
        store: Store,
        batch: BatchSession,
        turnstile: Turnstile,
        threads: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(("diagnose",), parent)
        self._store, self._batch, self._turnstile, self._threads = store, batch, turnstile, threads
        (self._runner,) = self.runners
        self._asked: Asked | None = None
        self._answered: Batch | None = None
        """Of which ``present`` speaks."""
        self.present: Diagnosis | None = None
        store.changed.connect(self._on_changed)
        batch.loaded.connect(self._ask)
        batch.emptied.connect(self._ask)
        batch.refused.connect(self._ask)
        self._ask()

    def about(self, batch: Batch) -> Diagnosis | None:
        """The diagnosis that is there, if it is of this batch."""
        return self.present if self._asked is not None and self._asked.batch is batch else None

    def writer_of(self, cause: CauseResult, path: str) -> Callable[[], None]:
        """What writes the reproducer of a cause, to be called by a job.

        Raises:
            Problem: there is no diagnosis any more.
        """
        asked, found = self._asked, self.present
        if asked is None or found is None:
            raise Problem(Message("there is no diagnosis yet: open a file first"))
        batch = asked.batch
        return lambda: save_reproducer(path, reproduce(batch, found, cause))

    def _on_changed(self, old: AppState, new: AppState) -> None:
        self._ask()

    def _ask(self, loaded: object = None) -> None:
        """Ask, if Diagnose is looked at and the question is another one."""
        if self._store.state.place != "diagnose":
            return
        asked = self._question()
        if asked is None:
            self._forget()
        elif not _same(asked, self._asked):
            self._start(asked)

    def _question(self) -> Asked | None:
        loaded, unfit, state = self._batch.present, self._batch.unfit, self._store.state
        if unfit is not None:
            batch, key = unfit.batch, None
        elif loaded is not None:
            batch, key = loaded.prospect.batch, state.batch.loss
        else:
            return None
        facts = state.diagnose
        given = {}
        if key is not None:
            usual = CATALOGUE.get(key).resolve({})
            given = {name: x for name, x in state.batch.parameters if not np.array_equal(x, usual[name])}
        kind = None if facts.input_kind == "auto" else cast("Verdict", facts.input_kind)
        question = Question(key, given, facts.reduction or None, facts.batch_size, kind, _names(facts.class_names))
        return Asked(batch, question, facts.observed)

    def _forget(self) -> None:
        self._runner.cancel()
        self._asked = self._answered = self.present = None
        self.diagnosed.emit(None)

    def _start(self, asked: Asked) -> None:
        self._asked = asked
        threads, turnstile = self._threads, self._turnstile
        seen = Observed.parse(asked.observed) if asked.observed else None

        def work(reporter: Reporter) -> Diagnosis:
            use_threads(threads)
            rows = max(asked.batch.predictions.shape[0], 1)

            def tick(done: int) -> None:
                reporter.check()
                turnstile.step_aside()
                reporter.report(done / rows)

            with turnstile.turn(), waiting_with(reporter.check):
                return diagnose(asked.batch, asked.question, seen, tick)

        job = self._runner.start(work)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_diagnosed)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self.working.emit(Message("looking for the reason"), -1.0)

    def _on_progress(self, share: float, partial: object) -> None:
        self.working.emit(Message("looking for the reason"), share)

    def _on_diagnosed(self, found: Diagnosis) -> None:
        self.present, self._answered = found, self._asked.batch if self._asked is not None else None
        self._rest()
        self.diagnosed.emit(found)

    def _on_failed(self, failure: Failure) -> None:
        self._drop_older()
        self._rest()
        self.failed.emit(failure)

    def _on_cancelled(self) -> None:
        if not self._runner.is_busy():
            self._drop_older()
            self._asked = None  # the same question may be asked again
        self._rest()

    def _drop_older(self) -> None:
        """Where there is no answer, that of another file is none either."""
        if self._asked is not None and self._asked.batch is not self._answered:
            self.present = self._answered = None
            self.diagnosed.emit(None)

    def _rest(self) -> None:
        if not self._runner.is_busy():
            self.working.emit(None, -1.0)


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(name.strip() for name in text.split(",")) if text.strip() else ()


def _same(one: Asked, other: Asked | None) -> bool:
    if other is None or one.batch is not other.batch or one.observed != other.observed:
        return False
    a, b = one.question, other.question
    facts = ((q.loss, q.reduction, q.batch_size, q.input_kind, q.class_names) for q in (a, b))
    if next(facts) != next(facts):
        return False
    return a.parameters.keys() == b.parameters.keys() and all(
        np.array_equal(x, b.parameters[name]) for name, x in a.parameters.items()
    )
