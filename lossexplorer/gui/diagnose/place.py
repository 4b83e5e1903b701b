"""Diagnose: the question at the left, its answer beside it, and known numbers where there is no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lossexplorer.base import Problem
from lossexplorer.gui.diagnose.answer import Answer, scrolled
from lossexplorer.gui.diagnose.ask import Ask
from lossexplorer.gui.diagnose.known_numbers import KnownNumbers
from lossexplorer.state.batch import look_at, set_recipe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lossexplorer.diagnosis.results import Diagnosis
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.diagnose_session import DiagnoseSession
    from lossexplorer.session.diagnose_work import Glimpse
    from lossexplorer.state.app import AppState
    from lossexplorer.state.diagnose import DiagnoseState
    from lossexplorer.state.store import Store

    Step = Callable[[DiagnoseState], DiagnoseState]


class DiagnosePlace(QWidget):
    """Shows what the session found, and turns hands into steps of the state."""

    open_wanted = Signal()
    loss_wanted = Signal()
    copy_wanted = Signal(str)
    reproducer_wanted = Signal(object)
    """A script for this ``CauseResult``."""
    refused = Signal(object)

    def __init__(
        self, store: Store, batch: BatchSession, session: DiagnoseSession, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._batch, self._session = store, batch, session
        self.ask, self.answer, self.numbers = Ask(), Answer(look), KnownNumbers()
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self.numbers))
        self._stack.addWidget(self.answer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.ask)
        layout.addWidget(self._stack, 1)
        self._connect()
        self.setFocusProxy(self.ask.number)
        self._show_state(store.state)
        self._on_loaded(batch.present)
        self._on_diagnosed(session.present)

    def _connect(self) -> None:
        self._store.changed.connect(self._on_changed)
        self._batch.loaded.connect(self._on_loaded)
        self._batch.emptied.connect(self._on_loaded)
        self._batch.refused.connect(self._on_loaded)
        self._session.diagnosed.connect(self._on_diagnosed)
        self._session.glimpsed.connect(self._on_glimpsed)
        self._session.qualified.connect(self.answer.standing.show_words)
        self.answer.copy_wanted.connect(self.copy_wanted)
        self.answer.recipe_wanted.connect(self._on_recipe)
        self.answer.rows_wanted.connect(self._on_rows)
        self.answer.reproducer_wanted.connect(self.reproducer_wanted)
        self.ask.wanted.connect(self._step)
        self.ask.ended.connect(self._store.seal)
        self.ask.refused.connect(self.refused)
        self.ask.open_wanted.connect(self.open_wanted)
        self.ask.loss_wanted.connect(self.loss_wanted)

    # --- showing ---

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if (old.diagnose, old.batch.loss) != (new.diagnose, new.batch.loss):
            self._show_state(new)
        if old.diagnose.unfit != new.diagnose.unfit:
            self._on_loaded()

    def _show_state(self, new: AppState) -> None:
        self.ask.show_state(new.diagnose, new.batch)
        self.numbers.show_number(new.diagnose.observed)

    def _on_loaded(self, loaded: object = None) -> None:
        unfit, present = self._batch.unfit, self._batch.present
        if unfit is not None:
            self.ask.show_file((unfit.ref, unfit.batch), fits=False)
        else:
            self.ask.show_file(None if present is None else (present.ref, present.prospect.batch))

    def _on_diagnosed(self, found: Diagnosis | None) -> None:
        self._stack.setCurrentIndex(int(found is not None))
        if found is not None:
            self._answer(found)

    def _on_glimpsed(self, glimpse: Glimpse) -> None:
        self._stack.setCurrentIndex(1)
        self._answer(glimpse.found, so_far=True)

    def _answer(self, found: Diagnosis, *, so_far: bool = False) -> None:
        self.answer.show_diagnosis(found, self._changes, listed=self._is_listed(), so_far=so_far)

    # --- hands ---

    def _mended(self, recipe: Mapping[str, Any]) -> AppState:
        """Batch, with the loss computed by this recipe."""
        state = self._store.state
        return state.with_batch(set_recipe(state.batch, recipe)).at("batch")

    def _is_listed(self) -> bool:
        """Whether Batch has the rows of the file that is asked about."""
        return self._batch.unfit is None and self._batch.present is not None

    def _changes(self, recipe: Mapping[str, Any]) -> bool:
        """Whether a recipe would change anything that Batch shows."""
        if not recipe or not self._is_listed():
            return False
        try:
            return self._mended(recipe).batch != self._store.state.batch
        except Problem:  # the loss of this file cannot be computed so
            return False

    def _on_recipe(self, recipe: Mapping[str, Any]) -> None:
        """Batch as it should be, in one step."""
        self._store.replace(self._mended(recipe))

    def _on_rows(self, rows: Sequence[int]) -> None:
        """Batch with these rows alone, in one step."""
        state = self._store.state
        self._store.replace(state.with_batch(look_at(state.batch, rows)).at("batch"))

    def _step(self, step: Step, merge: object) -> None:
        state = self._store.state
        try:
            new = step(state.diagnose)
        except Problem as problem:
            self.refused.emit(problem)
            return
        self._store.replace(state.with_diagnose(new), merge)
