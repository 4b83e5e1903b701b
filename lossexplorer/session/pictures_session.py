"""What the pictures of Batch show: of all rows, and of those that somebody selected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from lossexplorer.base.cancel import waiting_with
from lossexplorer.compute.devices import use_threads
from lossexplorer.compute.order import BLOCK
from lossexplorer.compute.selection import OF_SECOND, Selection
from lossexplorer.compute.summaries import (
    Columns,
    DensityAxes,
    Overview,
    Ruler,
    TemperatureFit,
    best_temperature,
    columns_of,
    density_axes,
    overview,
    ruler,
    with_decisions,
    with_those_of,
)
from lossexplorer.report.lines import sure_and_wrong
from lossexplorer.session.team import Team
from lossexplorer.workers.turnstile import Turnstile

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.compare import Comparison
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.session.compare_session import Compared
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.job import Job, Reporter
    from lossexplorer.workers.outcome import Failure


@dataclass(frozen=True)
class Ground:
    """What stays of a result while somebody selects."""

    result: BatchResult
    columns: Columns
    histogram: Histogram
    axes: DensityAxes | None
    whole: Overview
    ruler: Ruler | None
    other: Compared | None = None
    """A second model, if somebody compares."""


@dataclass(frozen=True)
class Seen:
    """What is to be seen: all rows, and the selected ones among them."""

    ground: Ground
    selection: Selection
    part: Overview
    """Of the selected rows; the whole where nothing is selected."""
    rows: Array | None
    """``(n,)`` truth values, None where nothing is selected."""
    order: Array
    """Row numbers in the order of the table: the selected ones."""
    sure_and_wrong: int
    """Selected rows that are wrong with a confidence of ``SURE`` or more."""
    pairs: Array | None = None
    """Selected rows by their losses under two models, see ``PairGrid``; None where there is one."""
    all_pairs: Array | None = None
    """All rows likewise, where only some of them are selected."""
    moved: tuple[int, int] | None = None
    """Selected rows that the other model makes better and worse, where only some are selected."""

    @property
    def is_part(self) -> bool:
        """Whether something is selected."""
        return self.rows is not None


class PicturesSession(Team):
    """Hears of results and selections, and lets the pictures be counted."""

    seen = Signal(object)
    """``Seen``, or None: there is nothing to see."""
    fitted = Signal(object)
    """``TemperatureFit`` of the result that is shown, or None."""
    failed = Signal(object)
    """``Failure``; what was seen of the same result stays."""

    def __init__(
        self,
        store: Store,
        batch: BatchSession,
        threads: int | None = None,
        parent: QObject | None = None,
        *,
        turnstile: Turnstile | None = None,
    ) -> None:
        super().__init__(("pictures", "temperature"), parent)
        self._store, self._batch, self._threads = store, batch, threads
        self._turnstile = turnstile if turnstile is not None else Turnstile()
        self._counter, self._fitter = self.runners
        self._ground: Ground | None = None
        self._other: Compared | None = None
        self.present: Seen | None = None
        self.temperature: TemperatureFit | None = None
        store.changed.connect(self._on_changed)
        batch.analysed.connect(self._on_analysed)
        batch.ordered.connect(self._on_ordered)
        batch.loaded.connect(self._forget)
        batch.emptied.connect(self._forget)
        if batch.result is not None:
            self._on_analysed(batch.result)

    def show_other(self, other: Compared | None) -> None:
        """Show a second model beside the first; None: there is none any more."""
        self._other = other
        if self._batch.result is not None:
            self._count(self._batch.result)

    @property
    def awaits_other(self) -> bool:
        """Whether a second model is being compared with a result that is newer than what is seen."""
        known = self._batch.result
        return known is not None and self._other is not None and self._other.comparison.first is not known.result

    def _forget(self, loaded: object = None) -> None:
        self.cancel()
        self._ground = self.present = self.temperature = None
        self.seen.emit(None)
        self.fitted.emit(None)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.batch.selection != new.batch.selection and self._batch.result is not None:
            self._count(self._batch.result)

    def _on_analysed(self, analysed: Analysed) -> None:
        self._count(analysed)
        result = analysed.result
        self.temperature, turnstile = None, self._turnstile

        def fit(reporter: Reporter) -> TemperatureFit | None:
            def tick() -> None:
                reporter.check()
                turnstile.let_pass(reporter.check)

            use_threads(self._threads)
            with waiting_with(reporter.check):
                return best_temperature(result, None, tick)

        job = self._fitter.start(fit)
        job.finished.connect(self._on_fitted)
        job.failed.connect(self.failed)

    def _on_ordered(self, order: Array) -> None:
        if self.present is not None and self._batch.result is not None:
            self._count(self._batch.result)

    def _count(self, analysed: Analysed) -> None:
        """What is seen of a result waits for its second model: columns and pictures would come and go."""
        if self.awaits_other:
            return
        job = self._look(analysed, self._store.state.batch.selection)
        job.failed.connect(self._on_failed)

    def _look(self, analysed: Analysed, selection: Selection) -> Job:
        ground, other = self._ground, self._other

        def work(reporter: Reporter) -> Seen:
            known = ground if ground is not None and ground.result is analysed.result else None
            with waiting_with(reporter.check):
                whole = with_other(known or survey(analysed, reporter), other)
                return look(whole, selection, analysed.order, reporter)

        job = self._counter.start(work)
        job.finished.connect(self._on_seen)
        return job

    def _on_seen(self, seen: Seen) -> None:
        self._ground, self.present = seen.ground, seen
        self.seen.emit(seen)

    def _on_fitted(self, fit: TemperatureFit | None) -> None:
        self.temperature = fit
        self.fitted.emit(fit)

    def _on_failed(self, failure: Failure) -> None:
        """What was seen of another result does not stay: all of this one is seen, whatever it lacks."""
        self.failed.emit(failure)
        analysed = self._batch.result
        if analysed is not None and (self.present is None or self.present.ground.result is not analysed.result):
            self._look(analysed, Selection()).failed.connect(self.failed)


def survey(analysed: Analysed, reporter: Reporter) -> Ground:
    """What is seen of all rows."""
    columns = columns_of(analysed.result)
    axes = density_axes(columns)
    reporter.check()
    whole = overview(columns, None, analysed.histogram, axes, tick=reporter.check)
    whole = with_decisions(whole, analysed.result.rows.of_all, columns.names)
    reporter.check()
    return Ground(analysed.result, columns, analysed.histogram, axes, whole, ruler(analysed.result, reporter.check))


def with_other(ground: Ground, other: Compared | None) -> Ground:
    """The same rows beside those of a second model; one of another result is none."""
    if other is not None and other.comparison.first is not ground.result:
        other = None
    if other is ground.other:
        return ground
    beside: dict[str, Any] = dict.fromkeys(OF_SECOND) | ({} if other is None else other.comparison.columns)
    return replace(ground, columns=replace(ground.columns, **beside), other=other)


def look(ground: Ground, selection: Selection, order: Array, reporter: Reporter) -> Seen:
    """What is seen of some of them.

    Raises:
        UsageProblem: the batch does not have what is asked for.
    """
    rows = selection.rows(ground.columns, ground.axes, reporter.check)
    pairs = None if ground.other is None else ground.other.comparison.counts(rows, reporter.check)
    if rows is None:
        return Seen(ground, selection, ground.whole, None, order, sure_and_wrong(ground.columns, None), pairs)
    reporter.check()
    if rows.all():
        return Seen(ground, selection, ground.whole, rows, order, sure_and_wrong(ground.columns, None), pairs)
    part = overview(ground.columns, rows, ground.histogram, ground.axes, tick=reporter.check)
    part = with_those_of(part, ground.whole)
    reporter.check()
    listed = _listed(order, rows, reporter)
    seen = Seen(ground, selection, part, rows, listed, sure_and_wrong(ground.columns, rows), pairs)
    return seen if ground.other is None else _beside_all(seen, rows, ground.other.comparison, reporter)


def _beside_all(seen: Seen, rows: Array, comparison: Comparison, reporter: Reporter) -> Seen:
    """Some rows of two models before all of them."""
    tick = reporter.check
    return replace(seen, all_pairs=comparison.counts(None, tick), moved=comparison.moved(rows, tick))


def _listed(order: Array, rows: Array, reporter: Reporter) -> Array:
    """The chosen rows in the order of the table, in pieces between which somebody may cancel."""
    found, n = np.empty(int(np.count_nonzero(rows)), order.dtype), 0
    for start in range(0, len(order), BLOCK):
        reporter.check()
        part = order[start : start + BLOCK]
        part = part[rows.take(part)]
        found[n : n + len(part)] = part
        n += len(part)
    return found
