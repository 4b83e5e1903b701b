"""The rows as a table: a view on arrays, so that ten million rows are no more widgets than ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.batch.cells import Cells
from lossexplorer.gui.batch.row_header import RowHeader
from lossexplorer.gui.batch.row_model import RowModel
from lossexplorer.gui.batch.typed_row import TypedRow
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.pause import Pause
from lossexplorer.paint.tokens import ROW_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.compare import Comparison
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.batch import BatchState

_LARGEST_FIRST = ("loss", "loss_b", "change", "gradient_norm", "confidence", "confidence_b", "decisions", "share")
"""Columns of which a first click shows the largest values; others begin with the smallest."""


class RowTable(Spoken, QTableView):
    """The table: sorted by its headings, one row at hand."""

    sort_wanted = Signal(str, bool)
    row_chosen = Signal(int)
    row_opened = Signal(int)
    """Enter, or a double click: somebody wants to see more of this row."""
    copy_wanted = Signal(object)
    """The rows to copy, as an array."""
    choice_ended = Signal()
    """The mouse let go, or the keys rested: the next row is a choice of its own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.rows = look, RowModel(look)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, as it leaves everything else
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setItemDelegate(Cells(self))
        self._head = RowHeader(self.rows, self)
        self.setHorizontalHeader(self._head)
        # of a selection the headings ask about every cell whenever they are painted: millions of rows take a minute
        self._head.setSelectionModel(QItemSelectionModel(self.rows, self))
        self._head.sectionClicked.connect(self._on_heading)
        self.doubleClicked.connect(self._on_opened)
        self._sorted = ("loss", True)
        """Column and direction that somebody wants."""
        self.typed = TypedRow(self)
        self._pause = Pause(self)
        self._pause.timeout.connect(self.choice_ended)
        self.typed.typed.connect(self._go_to)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        look.changed.connect(self._on_look)
        self.retranslate()

    def show_result(self, analysed: Analysed, order: Array | None = None, second: Comparison | None = None) -> None:
        """Show the rows of another result; those of this order, if not all are wanted; beside a second model."""
        self.rows.set_result(analysed, order, second)
        self._mark_sort()

    def show_order(self, order: Array, state: BatchState) -> None:
        """Show the rows in another order, from the first one on."""
        self.rows.set_order(order)
        self.show_state(state, anew=True, follow=False)
        self.scrollToTop()

    def show_state(self, state: BatchState, *, anew: bool = False, follow: bool = True) -> None:
        """Show which column sorts, and which row is at hand.

        Args:
            state: what is chosen.
            anew: whether lines hold other rows than before.
            follow: whether the row at hand is brought into view.
        """
        wanted = (state.sort, state.descending)
        if anew or wanted != self._sorted:  # columns take a while to find their widths
            self._sorted = wanted
            self._mark_sort()
        self._show_row(state.row, anew=anew, follow=follow)

    def _show_row(self, row: int | None, *, anew: bool, follow: bool) -> None:
        """Put this row of the file at hand, without an echo."""
        line = None if row is None else self.rows.line_of(row)
        model = self.selectionModel()
        if line is None:
            model.clear()
            return
        here = model.currentIndex()
        if anew or here.row() != line:
            place = self.rows.index(line, max(here.column(), 0))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            was = model.blockSignals(True)
            model.setCurrentIndex(place, flags)
            model.blockSignals(was)
            if follow:
                self.scrollTo(place)
            self.viewport().update()

    def retranslate(self) -> None:
        """Set every text."""
        describe(self, say("Rows of the batch"))
        self.setToolTip("")
        self.horizontalHeader().viewport().update()

    def chosen_rows(self) -> Array:
        """The rows of the file that are chosen, in the order that is seen."""
        chosen = self.selectionModel().selection()
        lines = np.zeros(self.rows.rowCount(), np.bool_)
        for i in range(chosen.count()):  # a list of every row would take seconds
            lines[chosen.at(i).top() : chosen.at(i).bottom() + 1] = True
        return self.rows.rows_of(np.flatnonzero(lines))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus chooses no row: Qt would put the first one at hand, a step that nobody made and that ends redo."""
        model = self.selectionModel()
        had_row = model.currentIndex().isValid()
        was = model.blockSignals(True)
        super().focusInEvent(event)
        if not had_row:
            model.clear()
        model.blockSignals(was)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C asks for a copy of the chosen rows, Enter for more of the row, Ctrl+Enter sorts by its column."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(self.chosen_rows())
            return
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_heading(here.column())
            else:
                self._on_opened(here)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """A digit is one of the number of a row; Qt would look through all of them for a text."""
        self.typed.take(search)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, and a frame around the one whose column Ctrl+Enter sorts by."""
        super().paintEvent(event)
        here = self.currentIndex()
        if self.hasFocus() and here.isValid():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._look.tokens.accent))
            painter.drawRect(self.visualRect(here).adjusted(0, 0, -1, -1))
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A hand chooses anew, whatever keys did before."""
        self._end_choice()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The choice stands."""
        super().mouseReleaseEvent(event)
        self._end_choice()

    def _end_choice(self) -> None:
        self._pause.stop()
        self.typed.end()
        self.choice_ended.emit()

    def _go_to(self, row: int) -> None:
        """Put this row of the file at hand, if it is shown."""
        line = self.rows.line_of(row)
        if line is None:
            self.typed.show_words(Message("row {row} is not among these rows", row=row))
            return
        self.setCurrentIndex(self.rows.index(line, max(self.currentIndex().column(), 0)))
        self.typed.show_words(Message("Row {row}", row=row))

    def _mark_sort(self) -> None:
        """A column that this loss does not have cannot sort: the worst rows stand first then."""
        known = self._sorted[0] in self.rows.names()
        self.rows.sorted_by = self._sorted if known else ("loss", True)
        self._head.fit()
        self._head.viewport().update()

    def _on_heading(self, section: int) -> None:
        name, (sort, descending) = self.rows.names()[section], self.rows.sorted_by
        down = not descending if name == sort else name in _LARGEST_FIRST
        self.sort_wanted.emit(name, down)

    def _on_opened(self, place: QModelIndex) -> None:
        self.row_opened.emit(self.rows.row_of(place.row()))

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(self.rows.row_of(current.row()))
            self._pause.start()

    def _on_look(self) -> None:
        self.viewport().update()
