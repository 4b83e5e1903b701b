"""The rows as a table: a view on arrays, so that ten million rows are no more widgets than ten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, inside, number, say
from lossexplorer.paint.pause import Pause
from lossexplorer.paint.tokens import ROW_HEIGHT, UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from lossexplorer.base.arrays import Array
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.batch import BatchState

_TITLES = {
    "index": mark("row"),
    "loss": mark("loss"),
    "gradient_norm": mark("push"),
    "target": mark("target"),
    "predicted": mark("predicted"),
    "confidence": mark("confidence"),
}
_TIPS = {
    "index": mark("Number of the row in the file, from 0"),
    "loss": mark("The loss of this row alone"),
    "gradient_norm": mark("Norm of the gradient of the row's own loss by its predictions"),
    "target": mark("What is true"),
    "predicted": mark("What the model says; ≠ where it is wrong"),
    "confidence": mark("The probability of what the model says"),
}
_COPY_LIMIT = 100_000
_LEAST_WIDTH = 11 * UNIT
"""Of a column; where the window is narrower, the table scrolls to the side."""
Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractTableModel):
    """Columns of a result in an order."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._columns: dict[str, Array] = {}
        self._used: Array = np.empty(0, np.bool_)
        self._order: Array = np.empty(0, np.int64)
        self._title = "loss"
        self._classes = False
        self.sorted_by = ("", True)
        """Column and direction that the headings name."""

    def set_result(self, analysed: Analysed) -> None:
        """Show another result."""
        result = analysed.result
        wanted = {
            "index": None,
            "loss": result.per_sample,
            "gradient_norm": result.gradient_norm,
            "target": result.target,
            "predicted": result.predicted,
            "confidence": result.confidence,
        }
        columns = {name: column for name, column in wanted.items() if column is not None or name == "index"}
        same_shape = list(columns) == list(self._columns) and result.n == len(self._order)
        if not same_shape:
            self.beginResetModel()
        self._columns = columns  # type: ignore[assignment]
        self._used, self._order = result.rows.used, analysed.order
        self._title = result.rows.title
        self._classes = bool(result.loss.task.activation)
        if same_shape:
            self._tell_changed()
        else:
            self.endResetModel()

    def set_order(self, order: Array) -> None:
        """Show the same rows in another order."""
        self._order = order
        self._tell_changed()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._columns, self._order = {}, np.empty(0, np.int64)
        self.endResetModel()

    def names(self) -> list[str]:
        """Keys of the columns."""
        return list(self._columns)

    def row_of(self, line: int) -> int:
        """The row of the file that stands in this line."""
        return int(self._order[line])

    def line_of(self, row: int) -> int | None:
        """The line in which a row of the file stands."""
        found = np.flatnonzero(self._order == row)
        return int(found[0]) if found.size else None

    def _tell_changed(self) -> None:
        if len(self._order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(self._columns) - 1))

    # --- what Qt asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Lines."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles with their sentence."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        name = list(self._columns)[section]
        if role == Qt.ItemDataRole.DisplayRole:
            title = inside(say(self._title)) if name == "loss" else say(_TITLES[name])
            return title if name != self.sorted_by[0] else f"{title} {'▾' if self.sorted_by[1] else '▴'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            words = Message("{tip}. A click here, or Enter in the table, sorts by it.", tip=Message(_TIPS[name]))
            return say(words)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Text, alignment and colour of a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole) or not index.isValid():
            return None
        name, row = list(self._columns)[index.column()], int(self._order[index.row()])
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(name, row)
        return self.text(name, row)

    def text(self, name: str, row: int) -> str:
        """A cell for reading."""
        if name == "index":
            return number(row)
        if not self._used[row] and name in ("loss", "gradient_norm"):
            return say("ignored")
        value = self._columns[name][row].item()
        if isinstance(value, float):
            return number(value, 5)
        return f"≠ {value}" if name == "predicted" and self._is_wrong(row) else str(value)

    def exact(self, name: str, row: int) -> str:
        """A cell for other programs, every digit of it."""
        if name == "index":
            return str(row)
        return "" if not self._used[row] else repr(self._columns[name][row].item())

    def _is_wrong(self, row: int) -> bool:
        if not self._classes or not self._used[row]:
            return False
        return bool(self._columns["predicted"][row] != self._columns["target"][row])

    def _colour(self, name: str, row: int) -> QColor | None:
        tokens = self._look.tokens
        if not self._used[row]:
            return QColor(tokens.disabled)
        if name == "predicted" and self._is_wrong(row):
            return QColor(tokens.error)
        return QColor(tokens.muted) if name == "index" else None


class RowTable(Spoken, QTableView):
    """The table: sorted by its headings, one row at hand."""

    sort_wanted = Signal(str, bool)
    row_chosen = Signal(int)
    choice_ended = Signal()
    """The mouse let go, or the keys rested: the next row is a choice of its own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(look)
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
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(_LEAST_WIDTH)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.sectionClicked.connect(self._on_heading)
        self._descending = True
        self._sort = "loss"
        self._pause = Pause(self)
        self._pause.timeout.connect(self.choice_ended)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        look.changed.connect(self._on_look)
        self.retranslate()

    def show_result(self, analysed: Analysed) -> None:
        """Show another result."""
        self.rows.set_result(analysed)
        self._mark_sort()

    def show_state(self, state: BatchState, *, anew: bool = False) -> None:
        """Show which column sorts, and which row is at hand; ``anew`` where lines hold other rows than before."""
        self._sort, self._descending = state.sort, state.descending
        self._mark_sort()
        self.show_row(state.row, anew=anew)

    def show_row(self, row: int | None, *, anew: bool = False) -> None:
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
            self.scrollTo(place)
            self.viewport().update()

    def retranslate(self) -> None:
        """Set every text."""
        describe(self, say("Rows of the batch"))
        self.setToolTip("")
        self.horizontalHeader().viewport().update()

    def copied_text(self) -> str:
        """The chosen rows, columns separated by tabs, at full precision."""
        names = self.rows.names()
        lines = sorted({i.row() for i in self.selectionModel().selectedRows()})[:_COPY_LIMIT]
        texts = ["\t".join(names)]
        for line in lines:
            row = self.rows.row_of(line)
            texts.append("\t".join(self.rows.exact(name, row) for name in names))
        return "\n".join(texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the chosen rows, Enter sorts by the column at hand."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied_text())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_heading(self.currentIndex().column())
            return
        super().keyPressEvent(event)

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
        self.choice_ended.emit()

    def _mark_sort(self) -> None:
        self.rows.sorted_by = (self._sort, self._descending)
        self.horizontalHeader().viewport().update()

    def _on_heading(self, section: int) -> None:
        name = self.rows.names()[section]
        down = not self._descending if name == self._sort else name in ("loss", "gradient_norm", "confidence")
        self.sort_wanted.emit(name, down)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(self.rows.row_of(current.row()))
            self._pause.start()

    def _on_look(self) -> None:
        self.viewport().update()
