"""Batch: file and loss at the left, numbers, pictures and rows in the middle, the row at hand at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lossexplorer.compute.selection import Selection
from lossexplorer.gui.batch.belonging import belonging, differing
from lossexplorer.gui.batch.empty import EmptyBatch
from lossexplorer.gui.batch.filter_bar import FilterBar
from lossexplorer.gui.batch.history import History
from lossexplorer.gui.batch.inspector import Inspector
from lossexplorer.gui.batch.pictures.strip import PictureStrip
from lossexplorer.gui.batch.right_side import RightSide
from lossexplorer.gui.batch.second_model import SecondModel
from lossexplorer.gui.batch.side import BatchSide
from lossexplorer.gui.batch.steps import Steps
from lossexplorer.gui.batch.summary import Summary
from lossexplorer.gui.batch.table import RowTable
from lossexplorer.paint.tokens import LEFT_WIDTH, RIGHT_WIDTH, UNIT
from lossexplorer.session.loaded import asked
from lossexplorer.session.row_picture import reason_against_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from lossexplorer.base import Message, Problem
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed, Partial
    from lossexplorer.session.compare_session import Compared
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.session.pictures_session import PicturesSession, Seen
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store


_NARROW = 138 * UNIT
"""Width below which every side gives away some of its own, for the columns of the table."""
_LESS = 4 * UNIT, 3 * UNIT
"""What the left and the right side give away; what is tried at the right needs the rest."""
_MORE = 2 * UNIT
"""Otherwise, so that no name of a loss is cut."""


class BatchPlace(QWidget):
    """Shows what the session has, and turns hands into steps of the state."""

    open_wanted = Signal()
    sample_wanted = Signal(str, str)
    refused = Signal(object)

    def __init__(
        self, store: Store, session: BatchSession, pictures: PicturesSession, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._look, self._session, self._pictures = store, look, session, pictures
        self.empty = EmptyBatch()
        self.side, self.summary = BatchSide(), Summary()
        self.history, self.second = History(look), SecondModel(look)
        self.pictures, self.filter = PictureStrip(look), FilterBar(look)
        self.table, self.inspector = RowTable(look), Inspector(look)
        self.right = RightSide(self.inspector)
        self.steps = Steps(store, session, self)
        self._listed: BatchResult | None = None
        """The result whose rows the table shows."""
        self._other: Compared | None = None
        """The second model whose columns it shows."""
        self._busy = False
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.setFocusProxy(self.table)
        self._catch_up()

    # --- building ---

    def _build(self) -> None:
        self._stack.addWidget(self.empty)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._middle(), 1)
        row.addWidget(self.right)
        self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _middle(self) -> QWidget:
        self.split = split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.pictures)
        split.addWidget(self._rows())
        split.setSizes([300, 400])
        split.setHandleWidth(UNIT)
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.summary)
        column.addWidget(self.history)
        column.addWidget(self.second)
        column.addWidget(split, 1)
        return self.middle

    def _rows(self) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the sides leave more room to the rows."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self.side.setFixedWidth(LEFT_WIDTH - _LESS[0] if narrow else LEFT_WIDTH + _MORE)
        self.right.setFixedWidth(RIGHT_WIDTH - _LESS[1] if narrow else RIGHT_WIDTH)

    def _connect(self) -> None:
        self._look.changed.connect(self.summary.set_tokens)
        self.summary.set_tokens(self._look.tokens)
        self._store.changed.connect(self._on_changed)
        self._hear_sessions()
        self._hear_hands()

    def _hear_sessions(self) -> None:
        session = self._session
        session.loaded.connect(self._on_loaded)
        session.emptied.connect(self._on_emptied)
        session.partial.connect(self._on_partial)
        session.analysed.connect(self._on_analysed)
        session.unfolded.connect(self._on_unfolded)
        session.working.connect(self._on_working)
        session.files.identified.connect(self.side.files.set_files)
        self._pictures.seen.connect(self._on_seen)
        self._pictures.fitted.connect(self.pictures.show_fit)

    def _hear_hands(self) -> None:
        steps, side, table = self.steps, self.side, self.table
        steps.refused.connect(self._on_refused)
        self.empty.open_wanted.connect(self.open_wanted)
        self.empty.sample_wanted.connect(self.sample_wanted)
        side.open_wanted.connect(self.open_wanted)
        side.loss_chosen.connect(steps.set_loss)
        side.kind_chosen.connect(steps.set_kind)
        side.parameters.edited.connect(steps.set_parameter)
        side.parameters.released.connect(self._store.seal)
        side.parameters.refused.connect(self.refused)
        self.summary.back_wanted.connect(steps.go_back)
        self.pictures.wanted.connect(steps.take)
        self.filter.wanted.connect(steps.take)
        self.filter.ended.connect(self._store.seal)
        table.sort_wanted.connect(steps.sort)
        table.row_chosen.connect(steps.select_row)
        table.row_opened.connect(steps.open_row)
        table.choice_ended.connect(self._store.seal)
        self.inspector.explore_wanted.connect(steps.explore)

    # --- showing ---

    def _catch_up(self) -> None:
        """Show what is there already: the page is made late, and a small file is read sooner."""
        loaded, analysed = self._session.present, self._session.result
        if loaded is not None:
            self._on_loaded(loaded)
            self.side.show_state(self._store.state.batch)
        if analysed is not None:
            self._on_analysed(analysed)
        if self._pictures.present is not None:
            self._on_seen(self._pictures.present)
            self.pictures.show_fit(self._pictures.temperature)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.batch == new.batch:
            return
        self.side.show_state(new.batch)
        self.table.show_state(new.batch)
        self.filter.show_selection(new.batch.selection)
        if asked(old.batch) != asked(new.batch):
            self._busy = True  # it is computed from now on
            self._say_strange()
        if new.batch.row is None:
            self._on_unfolded(None)

    def _on_working(self, work: Message | None, share: float) -> None:
        """Where work ended without a result, the older one stays: it has to say what it belongs to."""
        self._busy = work is not None
        if not self._busy and self._session.result is not None and self._is_strange():
            self.summary.set_result(self._session.result)  # and not the half of another one
            self.pictures.show_seen(self._pictures.present)
        self._say_strange()

    def _is_strange(self) -> bool:
        """Whether what is shown belongs to another loss, other parameters or another kind than those chosen."""
        shown, now = self._session.result, self._store.state.batch
        if shown is None or self._busy:
            return False
        return asked(shown.state) != asked(now)

    def _say_strange(self) -> None:
        shown, now = self._session.result, self._store.state.batch
        if shown is None or not self._is_strange():
            self.summary.set_strange(None)
            self.side.parameters.set_strange(())
            return
        self.summary.set_strange(belonging(shown.state, now))
        self.side.parameters.set_strange(differing(shown.state, now))

    def _on_loaded(self, loaded: Loaded) -> None:
        self._stack.setCurrentIndex(1)
        self.side.show_loaded(loaded)
        self.table.rows.clear()
        self._listed = self._other = None
        self.summary.set_result(None)
        self._say_strange()
        self._on_unfolded(None)

    def _on_emptied(self) -> None:
        self._stack.setCurrentIndex(0)

    def _on_partial(self, partial: Partial) -> None:
        self.summary.set_partial(partial)
        self.pictures.show_partial(partial.histogram)

    def _on_analysed(self, analysed: Analysed) -> None:
        self._busy = False
        self.summary.set_result(analysed)
        self._say_strange()
        self.side.show_result(analysed)
        if self._pictures.awaits_other:  # and so do the rows, which are shown with it
            self.second.set_old()
        elif self._store.state.batch.selection == Selection():  # else the rows to show are still being found
            self._show_rows(analysed, analysed.order, None)

    def _on_seen(self, seen: Seen | None) -> None:
        """Other rows are selected, or they stand in another order."""
        self.pictures.show_seen(seen)
        self.filter.show_seen(seen)
        self.summary.set_ruler(None if seen is None else seen.ground.ruler)
        other = None if seen is None else seen.ground.other
        self.second.set_other(other)
        self.inspector.set_other(other)
        analysed = self._session.result
        if seen is None or analysed is None or analysed.result is not seen.ground.result:
            return
        if self._listed is not analysed.result or self._other is not other:
            self._show_rows(analysed, seen.order, other)
        elif self.table.rows.order is not seen.order:
            self.table.show_order(seen.order, self._store.state.batch)

    def _show_rows(self, analysed: Analysed, order: Any, other: Compared | None) -> None:
        self._listed, self._other = analysed.result, other
        self.table.show_result(analysed, order, None if other is None else other.comparison)
        self.table.show_state(self._store.state.batch, anew=True)

    def _on_unfolded(self, detail: RowDetail | None) -> None:
        against = None if detail is None else reason_against_picture(self.steps.shown_state(), detail)
        self.inspector.set_detail(detail, against)
        self.pictures.show_row(detail)
        self.steps.set_detail(detail)

    def _on_refused(self, problem: Problem) -> None:
        """Fields show the state again, not what cannot be."""
        self.side.show_state(self._store.state.batch)
        self.refused.emit(problem)
