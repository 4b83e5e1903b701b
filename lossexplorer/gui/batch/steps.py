"""What hands on the page of Batch ask for, as steps of the state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Problem
from lossexplorer.session.row_picture import picture_of, reason_against_picture
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.gui.batch.pictures.picture import Step
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.app import AppState
    from lossexplorer.state.batch import BatchState
    from lossexplorer.state.store import Store


class Steps(QObject):
    """Each wish is one step, or a Problem that is told while nothing changes."""

    refused = Signal(object)

    def __init__(self, store: Store, session: BatchSession, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._session = store, session
        self._detail: RowDetail | None = None
        self._wanted: int | None = None
        """The row at hand, if it is to be opened in Explore as soon as it is unfolded."""
        store.changed.connect(self._on_changed)

    def shown_state(self) -> BatchState:
        """The loss and the parameters of what is shown, whatever is chosen beside it."""
        shown = self._session.result
        return self._store.state.batch if shown is None else shown.state

    def set_detail(self, detail: RowDetail | None) -> None:
        """The row at hand is unfolded, or there is none."""
        self._detail = detail
        if detail is not None and detail.index == self._wanted:
            self.open_row(detail.index)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        """A wish to open a row ends with the next row or file."""
        if new.batch.row != self._wanted or new.batch.ref != old.batch.ref:
            self._wanted = None

    def take(self, step: Step, merge: object = None) -> None:
        """One step of the batch's state; what cannot be is said, and nothing changes."""
        state = self._store.state
        try:
            new = step(state.batch)
        except Problem as problem:
            self.refused.emit(problem)
            return
        self._store.replace(state.with_batch(new), merge)

    def go_back(self) -> None:
        """Choose what belongs to what is shown."""
        shown = self.shown_state()
        if shown.loss is not None:
            loss, parameters, kind = shown.loss, dict(shown.parameters), shown.input_kind
            self.take(lambda s: batches.set_input_kind(batches.set_loss(s, loss, parameters), kind))

    def set_loss(self, key: str) -> None:
        """Another loss; what this batch has to tell it, it is told."""
        present = self._session.present
        told = {} if present is None else present.prospect.parameters_of(key)
        self.take(lambda s: batches.set_loss(s, key, told))

    def set_kind(self, kind: str) -> None:
        """What the predictions are."""
        self.take(lambda s: batches.set_input_kind(s, kind))

    def set_parameter(self, name: str, value: Any) -> None:
        """Another value of a parameter; those of one gesture are one step."""
        self.take(lambda s: batches.set_parameter(s, name, value), merge=("batch", name))

    def sort(self, column: str, down: bool) -> None:
        """Another order of the table."""
        self.take(lambda s: batches.set_sort(s, column, down))

    def select_row(self, row: int) -> None:
        """Another row at hand."""
        self.take(lambda s: batches.select_row(s, row), merge="row")

    def open_row(self, row: int) -> None:
        """Open this row in Explore, at once or when it is unfolded; where there is no such picture, say why."""
        if self._detail is None or self._detail.index != row:
            self._wanted = row
            self.select_row(row)
            return
        self._wanted = None
        against = reason_against_picture(self.shown_state(), self._detail)
        if against is not None:
            self.refused.emit(Problem(against))
            return
        self.explore()

    def explore(self) -> None:
        """Open the row at hand in Explore."""
        state = self._store.state
        if self._detail is not None:
            picture = picture_of(self.shown_state(), self._detail)
            self._store.replace(state.with_explore(picture).at("explore"))
