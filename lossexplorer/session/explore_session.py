"""Explore without a window: turns the state into requests, and answers into curves for whoever draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.compute.curve import Ask, CurveRequest, CurveSet, curves
from lossexplorer.compute.devices import use_threads, warm_up
from lossexplorer.session.conventions_session import ConventionsSession
from lossexplorer.workers.closing import close_all
from lossexplorer.workers.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lossexplorer.state.app import AppState
    from lossexplorer.state.explore import ExploreState
    from lossexplorer.state.store import Store
    from lossexplorer.workers.turnstile import Turnstile


class ExploreSession(QObject):
    """Hears the state, asks the lane, keeps the newest curves."""

    drawn = Signal(object)
    """``CurveSet``: curves of the present picture."""
    ready = Signal()
    """torch is there."""
    failed = Signal(object)
    """``Failure``."""

    def __init__(
        self, store: Store, turnstile: Turnstile, threads: int | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._curves: CurveSet | None = None
        self._stopped = False

        def compute(request: CurveRequest) -> CurveSet:
            with turnstile.urgent():
                use_threads(threads)  # somebody else may have set what is common to all threads
                return curves(request)

        self._lane = Lane(compute, _subject, lambda: warm_up(threads), self)
        self._lane.answered.connect(self._on_answered)
        self._lane.prepared.connect(self.ready)
        self._lane.failed.connect(self.failed)
        self.conventions = ConventionsSession(turnstile, threads, self)
        self.conventions.failed.connect(self.failed)
        store.changed.connect(self._on_changed)

    def start(self) -> None:
        """Import torch in the lane's thread and compute the first picture."""
        self._lane.start()
        self._lane.ask(request_of(self._store.state.explore))

    def refresh(self) -> None:
        """Compute the picture again: an entry of the catalogue is another one by now."""
        if self._curves is not None:
            self._lane.ask(request_of(self._store.state.explore))

    @property
    def curves(self) -> CurveSet | None:
        """The newest answer."""
        return self._curves

    def stop(self) -> None:
        """Nothing is told any more; the thread ends as soon as it can."""
        if not self._stopped:
            self._stopped = True
            self._store.changed.disconnect(self._on_changed)
        self._lane.stop()
        self.conventions.stop()

    def close(self, patience: int) -> bool:
        """Stop the threads; False if one is still busy after ``patience`` milliseconds."""
        self.stop()
        return close_all((self._lane, self.conventions), patience)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        request = request_of(new.explore)
        if request != request_of(old.explore):
            self._lane.ask(request)

    def _on_answered(self, answer: CurveSet) -> None:
        self._curves = answer
        self.drawn.emit(answer)


def request_of(state: ExploreState) -> CurveRequest:
    """What must be computed for this picture; hidden curves are not."""
    asks = tuple(Ask(c.id, c.key, c.parameters) for c in state.curves if c.shown)
    low, high = state.view
    margin = (high - low) * 0.02  # a picture that is being moved has something at its edges
    return CurveRequest(state.scene, state.axis, state.setting, asks, (low - margin, high + margin), state.cursor)


def _subject(request: CurveRequest) -> Hashable:
    """A picture is about its axis and its curves; their parameters may be those of a moment ago."""
    return request.scene, request.axis, tuple((ask.id, ask.key) for ask in request.asks)
