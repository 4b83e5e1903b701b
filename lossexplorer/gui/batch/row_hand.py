"""Connects the row that is shown with the state: a hand on its score is a step that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from lossexplorer.compute.one_row import MovedRow
    from lossexplorer.gui.batch.inspector import Inspector
    from lossexplorer.session.row_session import RowSession
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store


class RowHand(QObject):
    """Between inspector, state and session."""

    refused = Signal(object)

    def __init__(self, store: Store, session: RowSession, inspector: Inspector) -> None:
        super().__init__(inspector)
        self._store, self._inspector = store, inspector
        inspector.taken.connect(self._on_taken)
        inspector.decision_wanted.connect(self._on_decision)
        inspector.score.released.connect(store.seal)
        inspector.score.refused.connect(self.refused)
        session.moved.connect(self._on_moved)
        store.changed.connect(self._on_changed)

    def _on_taken(self, value: float | None) -> None:
        state = self._store.state
        self._store.replace(state.with_batch(batches.take_score(state.batch, value)), merge=("score", state.batch.row))

    def _on_decision(self, at: int) -> None:
        state = self._store.state
        new = batches.look_at_decision(state.batch, at)
        self._store.replace(state.with_batch(new), merge=("decision", state.batch.row))

    def _on_moved(self, as_it_is: MovedRow, taken: MovedRow) -> None:
        self._inspector.set_rows(as_it_is, taken)
        self._inspector.score.set_taken(self._store.state.batch.taken)  # a row that was read anew began with its own

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.batch.taken != new.batch.taken:
            self._inspector.score.set_taken(new.batch.taken)
