"""A second model on the targets of the batch that is open: read, computed with the same loss, and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, Problem, called
from lossexplorer.base.cancel import waiting_with
from lossexplorer.compute.compare import Comparison, check_same, compare
from lossexplorer.compute.devices import use_threads
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.io import NoTargets, open_batch, shown, split_name
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from lossexplorer.base import Batch
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.batch import BatchRef
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.outcome import Failure
    from lossexplorer.workers.turnstile import Turnstile


@dataclass(frozen=True)
class Compared:
    """Two models, and what the second is called."""

    comparison: Comparison
    name: str
    predictions: str
    """``FILE`` or ``FILE::NAME`` of the second."""


class CompareSession(Team):
    """Keeps the second file, and compares it anew whenever the first has another result, or was read again.

    What was compared with an older result is of no use: it is replaced by what is compared anew, or forgotten.
    """

    compared = Signal(object)
    """``Compared``, or None: there is no second model."""
    failed = Signal(object)
    """``Failure``; what was compared with the newest result before stays."""
    working = Signal(object, float)
    """What goes on, a Message or None, and the share that is done."""

    def __init__(
        self, rows: BatchSession, turnstile: Turnstile, threads: int | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(("compare",), parent)
        self._rows, self._turnstile, self._threads = rows, turnstile, threads
        (self._runner,) = self.runners
        self._wanted: str | None = None
        """What was asked for last, or else is there."""
        self._beside: tuple[str, str | None] | None = None
        """The files that it is compared with."""
        self.present: Compared | None = None
        rows.analysed.connect(self._on_analysed)
        rows.loaded.connect(self._on_loaded)
        rows.emptied.connect(self.forget)

    def open(self, predictions: str) -> None:
        """Compare with these predictions.

        Args:
            predictions: ``FILE`` or ``FILE::NAME``; targets in the same file must be those of the batch.

        Raises:
            Problem: there is nothing to compare with yet.
        """
        analysed, loaded = self._rows.result, self._rows.present
        if analysed is None or loaded is None:
            raise Problem(Message("there are no rows yet: open a batch first"))
        self._start(predictions, analysed, loaded)

    def forget(self, *_: object) -> None:
        """There is no second model any more."""
        self._runner.cancel()
        self._wanted = None
        if self.present is not None:
            self._show(None)
        self._rest()

    def _on_loaded(self, loaded: Loaded) -> None:
        """Other files may come; until they have their rows, those of before may come back."""
        self._runner.cancel()

    def _on_analysed(self, analysed: Analysed) -> None:
        loaded, known = self._rows.present, self.present
        if loaded is None or self._beside != _files(loaded):
            self.forget()  # what was compared says nothing about other files
        elif self._wanted is not None and (known is None or known.comparison.first is not analysed.result):
            self._start(self._wanted, analysed, loaded)

    def _start(self, predictions: str, analysed: Analysed, loaded: Loaded) -> None:
        self._wanted, self._beside = predictions, _files(loaded)
        threads, turnstile, device = self._threads, self._turnstile, self._rows.device
        name = shown(split_name(predictions)[0])

        def work(reporter: Reporter) -> Compared:
            use_threads(threads)
            batch = other_batch(predictions, loaded.ref, loaded.prospect.batch, reporter)
            state = analysed.state
            wish = Wish(str(state.loss), dict(state.parameters), device=device, input_kind=state.input_kind)

            def pause() -> None:
                reporter.check()
                turnstile.step_aside()

            with turnstile.turn(), waiting_with(reporter.check):
                second = evaluate(batch, wish, lambda rows: pause(), pause)
            reporter.check()
            return Compared(compare(analysed.result, second, tick=reporter.check), name, predictions)

        job = self._runner.start(work)
        job.finished.connect(self._on_compared)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_ended)
        self.working.emit(Message("comparing with {name}", name=called(name)), -1.0)

    def _on_compared(self, found: Compared) -> None:
        self._rest()
        self._show(found)

    def _on_failed(self, failure: Failure) -> None:
        self._on_ended()
        self.failed.emit(failure)

    def _on_ended(self) -> None:
        """There is nothing new, and nobody works at it: what is there belongs to the newest result, or goes.

        While there are no rows, those of before may come back, and their second model with them.
        """
        if self._runner.is_busy():
            return
        self._rest()
        newest, known = self._rows.result, self.present
        if newest is None:
            return
        if known is not None and known.comparison.first is not newest.result:
            self._show(None)
        self._wanted = None if self.present is None else self.present.predictions

    def _show(self, found: Compared | None) -> None:
        self.present = found
        self._rows.set_second(None if found is None else found.comparison)
        self.compared.emit(found)

    def _rest(self) -> None:
        if not self._runner.is_busy():
            self.working.emit(None, -1.0)


def _files(loaded: Loaded) -> tuple[str, str | None]:
    return loaded.ref.predictions, loaded.ref.targets


def other_batch(predictions: str, ref: BatchRef, batch: Batch, reporter: Reporter) -> Batch:
    """The other predictions with the targets of a batch.

    Args:
        predictions: ``FILE`` or ``FILE::NAME``.
        ref: the files of the batch.
        batch: what was read from them.
        reporter: of the job.

    Raises:
        Problem: they cannot be read, or hold other targets.
    """
    try:
        other = open_batch(predictions, None, tick=reporter.check, beside=False)
    except NoTargets:
        file = split_name(ref.targets or ref.predictions)[0]
        name = batch.targets.info.name
        return open_batch(predictions, f"{file}::{name}" if name else file, tick=reporter.check, beside=False)
    check_same(batch.targets, other.targets, reporter.check)
    return other
