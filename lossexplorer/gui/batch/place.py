"""Batch: file and loss at the left, numbers, spread and rows in the middle, the row at hand at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lossexplorer.base import Message, Problem
from lossexplorer.gui.batch.empty import EmptyBatch
from lossexplorer.gui.batch.inspector import Inspector
from lossexplorer.gui.batch.side import BatchSide
from lossexplorer.gui.batch.summary import Summary
from lossexplorer.gui.batch.table import RowTable
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.histogram_plot import HistogramPlot
from lossexplorer.paint.tokens import RIGHT_WIDTH, UNIT
from lossexplorer.session.row_picture import picture_of, reason_against_picture
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed, Partial
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.app import AppState
    from lossexplorer.state.batch import BatchState
    from lossexplorer.state.store import Store

    Step = Callable[[BatchState], BatchState]


class BatchPlace(Spoken, QWidget):
    """Shows what the session has, and turns hands into steps of the state."""

    open_wanted = Signal()
    sample_wanted = Signal(str, str)
    refused = Signal(object)

    def __init__(self, store: Store, session: BatchSession, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._look, self._session = store, look, session
        self.empty = EmptyBatch()
        self.side, self.summary = BatchSide(), Summary()
        self.histogram, self.table, self.inspector = HistogramPlot(), RowTable(look), Inspector(look)
        self._tail = QLabel()
        self._tail.setObjectName("small")
        self.log = QCheckBox()
        self._histogram: Histogram | None = None
        self._detail: RowDetail | None = None
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.setFocusProxy(self.table)
        self._on_look(look.tokens)
        self.retranslate()
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
        row.addWidget(self._right())
        self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _middle(self) -> QWidget:
        spread = QWidget()
        top = QVBoxLayout(spread)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(UNIT // 2)
        line = QHBoxLayout()
        line.addWidget(self._tail, 1)
        line.addWidget(self.log)
        top.addLayout(line)
        top.addWidget(self.histogram, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(spread)
        split.addWidget(self.table)
        split.setSizes([260, 440])
        split.setHandleWidth(UNIT)
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.summary)
        column.addWidget(split, 1)
        return self.middle

    def _right(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, UNIT, UNIT, UNIT)
        column.addWidget(self.inspector)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFixedWidth(RIGHT_WIDTH)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _connect(self) -> None:
        session = self._session
        self._store.changed.connect(self._on_changed)
        self._look.changed.connect(self._on_look)
        session.loaded.connect(self._on_loaded)
        session.emptied.connect(self._on_emptied)
        session.partial.connect(self._on_partial)
        session.analysed.connect(self._on_analysed)
        session.ordered.connect(self._on_ordered)
        session.unfolded.connect(self._on_unfolded)
        session.files.identified.connect(self.side.files.set_files)
        self.empty.open_wanted.connect(self.open_wanted)
        self.empty.sample_wanted.connect(self.sample_wanted)
        self.side.open_wanted.connect(self.open_wanted)
        self.side.loss_chosen.connect(self._on_loss)
        self.side.parameters.edited.connect(self._on_parameter)
        self.side.parameters.released.connect(self._store.seal)
        self.side.parameters.refused.connect(self.refused)
        self.table.sort_wanted.connect(self._on_sort)
        self.table.row_chosen.connect(self._on_row)
        self.table.choice_ended.connect(self._store.seal)
        self.inspector.explore_wanted.connect(self._on_explore)
        self.log.toggled.connect(self.histogram.set_logarithmic)

    # --- showing ---

    def _catch_up(self) -> None:
        """Show what is there already: the page is made late, and a small file is read sooner."""
        loaded, analysed = self._session.present, self._session.result
        if loaded is not None:
            self._on_loaded(loaded)
            self.side.show_state(self._store.state.batch)
        if analysed is not None:
            self._on_analysed(analysed)

    def retranslate(self) -> None:
        """Set every text."""
        self.log.setText(say("count in decades"))
        describe(self.log, self.log.text(), say("Heights are logarithms, so that single rows of the tail are seen"))
        self.histogram.setAccessibleName(say("Histogram of the losses"))
        self.histogram.set_labels(say("rows"), say("loss"))
        self._say_tail()

    def _say_tail(self) -> None:
        spread = self._histogram
        if spread is None or not spread.beyond:
            self._tail.setText(say("how the losses are spread"))
            return
        words = Message(
            "how the losses are spread; {n} row lies beyond, up to {largest}",
            plural="how the losses are spread; {n} rows lie beyond, up to {largest}",
            n=spread.beyond,
            largest=number(spread.largest),
        )
        self._tail.setText(say(words))

    def _on_look(self, tokens: Any) -> None:
        self.histogram.set_tokens(tokens)
        self.histogram.set_labels(say("rows"), say("loss"))

    def _show_histogram(self, spread: Histogram) -> None:
        self._histogram = spread
        self.histogram.set_histogram(spread)
        self._say_tail()

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.batch == new.batch:
            return
        self.side.show_state(new.batch)
        self.table.show_state(new.batch)
        if new.batch.row is None:
            self._on_unfolded(None)

    def _on_loaded(self, loaded: Loaded) -> None:
        self._stack.setCurrentIndex(1)
        self.side.show_loaded(loaded)
        self.table.rows.clear()
        self.summary.set_result(None)
        self.histogram.set_histogram(None)
        self._on_unfolded(None)

    def _on_emptied(self) -> None:
        self._stack.setCurrentIndex(0)

    def _on_partial(self, partial: Partial) -> None:
        self.summary.set_partial(partial)
        self._show_histogram(partial.histogram)

    def _on_analysed(self, analysed: Analysed) -> None:
        self.summary.set_result(analysed)
        self.side.show_result(analysed)
        self._show_histogram(analysed.histogram)
        self.table.show_result(analysed)
        self.table.show_state(self._store.state.batch, anew=True)

    def _on_ordered(self, order: Any) -> None:
        self.table.rows.set_order(order)
        self.table.show_state(self._store.state.batch, anew=True)

    def _on_unfolded(self, detail: RowDetail | None) -> None:
        self._detail = detail
        against = None if detail is None else reason_against_picture(self._store.state.batch, detail)
        self.inspector.set_detail(detail, against)
        self.histogram.set_row(detail.loss if detail is not None and detail.used else None)

    # --- hands ---

    def _step(self, step: Step, merge: object = None) -> None:
        """One step of the batch's state; what cannot be is said, and nothing changes."""
        state = self._store.state
        try:
            new = step(state.batch)
        except Problem as problem:
            self.refused.emit(problem)
            self.side.show_state(state.batch)
            return
        self._store.replace(state.with_batch(new), merge)

    def _on_loss(self, key: str) -> None:
        self._step(lambda s: batches.set_loss(s, key))

    def _on_parameter(self, name: str, value: Any) -> None:
        self._step(lambda s: batches.set_parameter(s, name, value), merge=("batch", name))

    def _on_sort(self, column: str, down: bool) -> None:
        self._step(lambda s: batches.set_sort(s, column, down))

    def _on_row(self, row: int) -> None:
        self._step(lambda s: batches.select_row(s, row), merge="row")

    def _on_explore(self) -> None:
        state = self._store.state
        if self._detail is not None:
            picture = picture_of(state.batch, self._detail)
            self._store.replace(state.with_explore(picture).at("explore"))
