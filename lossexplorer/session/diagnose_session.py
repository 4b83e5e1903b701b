"""Diagnose without a window: asks why the loss of the open batch is the number that was seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, Problem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.reproduce import reproduce
from lossexplorer.report.reproducer import save_reproducer
from lossexplorer.session.diagnose_work import Asked, work
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Batch
    from lossexplorer.compute.kind import Verdict
    from lossexplorer.diagnosis.results import CauseResult, Diagnosis
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.diagnose_work import Glimpse
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.outcome import Failure
    from lossexplorer.workers.turnstile import Turnstile

_EARLIER = Message("This answers the question before; the new one is being looked into")
_OTHER = Message("This is of the file before; the new one is being read")
_KEPT = Message("Cancelled: this answers the question before")
_FAILED = Message("The new question has no answer: this is that to the one before")


class DiagnoseSession(Team):
    """Asks anew whenever the question or the file changes while Diagnose is looked at."""

    diagnosed = Signal(object)
    """``Diagnosis``, or None: there is no file to ask about."""
    glimpsed = Signal(object)
    """A ``Glimpse``, which knows less than the diagnosis that will follow."""
    qualified = Signal(object)
    """What must be said of the diagnosis that was told last, a Message; None: it is the answer."""
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
        self._known: tuple[Asked, Diagnosis] | None = None
        """The newest answer, also while something else is asked: its question may come back."""
        self._glimpse: Glimpse | None = None
        """What was told last, if it is no answer yet."""
        store.changed.connect(self._on_changed)
        batch.loaded.connect(self._ask)
        batch.analysed.connect(self._on_analysed)
        batch.emptied.connect(self._ask)
        batch.refused.connect(self._ask)
        self._ask()

    def about(self, batch: Batch) -> Diagnosis | None:
        """The diagnosis that is there, if it is of this batch."""
        return self.present if self._answered is batch else None

    @property
    def shown(self) -> tuple[Batch, Diagnosis]:
        """What was told last, be it an answer or a part of one, and of which batch.

        Raises:
            Problem: there is nothing.
        """
        if self._glimpse is not None:
            return self._glimpse.batch, self._glimpse.found
        if self._answered is None or self.present is None:
            raise Problem(Message("there is no diagnosis yet: open a file first"))
        return self._answered, self.present

    def writer_of(self, cause: CauseResult) -> Callable[[str], None]:
        """What writes the reproducer of a cause that is shown to a path, to be called by a job.

        Raises:
            Problem: there is no diagnosis any more.
        """
        batch, found = self.shown
        return lambda path: save_reproducer(path, reproduce(batch, found, cause))

    def _on_changed(self, old: AppState, new: AppState) -> None:
        self._ask()

    def _ask(self, loaded: object = None) -> None:
        """Ask, if Diagnose is looked at and the question is another one."""
        if self._store.state.place != "diagnose":
            return
        asked = self._question()
        if asked is None:
            self._forget()
        elif self._known is not None and _same(asked, self._known[0]):
            self._answer_again(*self._known)
        elif not _same(asked, self._asked):
            self._start(asked)

    def _on_analysed(self, analysed: object) -> None:
        """A batch is there to stay: no question about another one comes back, and its files need not stay open."""
        asked = self._question()
        if self._known is not None and (asked is None or asked.batch is not self._known[0].batch):
            if self._store.state.place == "diagnose":
                self._known = None
            else:
                self._forget()

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
        self._asked = self._answered = self.present = self._glimpse = self._known = None
        self.qualified.emit(None)
        self.diagnosed.emit(None)

    def _start(self, asked: Asked) -> None:
        self._asked = asked
        self._show_present()
        if self._glimpse is not None and self._glimpse.batch is not asked.batch:
            self.qualified.emit(_OTHER)
        elif self.present is not None:
            self.qualified.emit(_EARLIER if self._answered is asked.batch else _OTHER)
        turnstile, threads = self._turnstile, self._threads
        job = self._runner.start(lambda reporter: work(asked, reporter, turnstile, threads))
        job.progressed.connect(self._on_progress)
        job.finished.connect(lambda found: self._on_diagnosed(found, asked))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self.working.emit(Message("looking for the reason"), -1.0)

    def _on_progress(self, share: float, glimpse: Glimpse | None) -> None:
        self.working.emit(Message("looking for the reason"), share)
        is_new = glimpse is not None and glimpse is not self._glimpse
        if glimpse is None or not is_new or (glimpse.of_few and self._is_answered()):
            return
        self._glimpse = glimpse
        self.glimpsed.emit(glimpse)
        self.qualified.emit(glimpse.words)

    def _is_answered(self) -> bool:
        """Whether something is there of the whole file, which says more than a few rows of it."""
        return self._asked is not None and self._asked.batch is self._answered

    def _answer_again(self, asked: Asked, found: Diagnosis) -> None:
        """What was asked before is asked again: its answer is known."""
        if self._asked is asked and self.present is found:
            return
        self._runner.cancel()
        self._asked = asked
        self._on_diagnosed(found, asked)

    def _on_diagnosed(self, found: Diagnosis, asked: Asked) -> None:
        self._known = asked, found
        self.present, self._answered, self._glimpse = found, asked.batch, None
        self._rest()
        self.qualified.emit(None)
        self.diagnosed.emit(found)

    def _on_failed(self, failure: Failure) -> None:
        if self._is_answered():
            self._glimpse = None
            self.diagnosed.emit(self.present)
            self.qualified.emit(_FAILED)
        else:
            self._drop()
        self._rest()
        self.failed.emit(failure)

    def _on_cancelled(self) -> None:
        is_known = self._known is not None and self._asked is self._known[0]
        if not self._runner.is_busy() and self._asked is not None and not is_known:
            if self._is_answered():
                self._show_present()
                self.qualified.emit(_KEPT)
            elif self._glimpse is not None and self._glimpse.batch is self._asked.batch:
                self.qualified.emit(self._glimpse.cut_short)
            else:
                self._drop()
            self._asked = None  # the same question may be asked again
        self._rest()

    def _show_present(self) -> None:
        """The answer that is there, instead of a part of another one."""
        if self._glimpse is not None and self.present is not None:
            self._glimpse = None
            self.diagnosed.emit(self.present)

    def _drop(self) -> None:
        """Where there is no answer, that of another file is none either."""
        self.present = self._answered = self._glimpse = None
        self.qualified.emit(None)
        self.diagnosed.emit(None)

    def _rest(self) -> None:
        if not self._runner.is_busy():
            self.working.emit(None, -1.0)


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between them, also Chinese ones, or as Python prints a list."""
    plain = text.strip().strip("[](){}")
    return tuple(name.strip(" '\"") for name in re.split(r"[,，、;；\n]", plain)) if plain else ()


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
