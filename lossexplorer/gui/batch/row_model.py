"""Rows of a result as a model: arrays are looked at, and never turned into objects before somebody sees them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from lossexplorer.base import Message, Words, mark
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.gui.batch import beside_cells
from lossexplorer.gui.batch.aligned import decimals_of, in_column
from lossexplorer.gui.describe import as_tip
from lossexplorer.gui.words import inside, number, percent, say

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.compare import Comparison
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_work import Analysed

_TITLES = {
    "index": mark("row"),
    "loss": mark("loss"),
    "loss_b": mark("loss B"),
    "change": mark("change"),
    "gradient_norm": mark("gradient size"),
    "target": mark("target"),
    "predicted": mark("predicted"),
    "predicted_b": mark("predicted B"),
    "confidence": mark("confidence"),
    "confidence_b": mark("confidence B"),
    "decisions": mark("decisions"),
    "accuracy": mark("accuracy"),
    "margin": mark("margin"),
    "share": mark("share"),
}
_TIPS = {
    "index": mark("Number of the row in the file, from 0"),
    "loss": mark("The loss of this row alone"),
    "loss_b": mark("The loss of this row under the second model; loss_b in a filter"),
    "change": mark("Loss of the second model less that of this one: below 0 the row got better"),
    "gradient_norm": mark("How strongly the row pulls: the norm of the gradient of its own loss by its predictions"),
    "target": mark("What is true"),
    "predicted": mark("What the model says; ≠ where it is wrong"),
    "predicted_b": mark("What the second model says; predicted_b in a filter"),
    "confidence": mark("The probability of what the model says"),
    "confidence_b": mark("The probability of what the second model says; confidence_b in a filter"),
    "decisions": mark("How many decisions of the row count: its tokens, its pixels, its answers; ignored ones do not"),
    "accuracy": mark("Which share of the decisions of the row is right"),
    "margin": mark("Score of the true class less the best of the others: below 0 the row is wrong"),
    "share": mark("What part of the sum of all losses this row makes"),
}
_ANSWERS = ("predicted", "predicted_b")
_CLASSES = ("target", *_ANSWERS)
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.ToolTipRole)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INDENT = "\u2002"
"""Before a heading, as words stand apart from the numbers at their left."""
_OUTPUTS = 32
"""Columns for the numbers that a row becomes; more are in the table that is saved."""
Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractTableModel):
    """Columns of a result in an order."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._columns: dict[str, Any] = {}
        self._beside: frozenset[str] = frozenset()
        self._used: Array = np.empty(0, np.bool_)
        self._order: Array = np.empty(0, np.int64)
        self._title = "loss"
        self._classes = False
        self._names = NUMBERED
        self._decided: dict[str, Array | None] = {}
        self._decimals: dict[str, int] = {}
        self.sorted_by = ("", True)
        """Column and direction that the headings name."""

    def set_result(self, analysed: Analysed, order: Array | None = None, second: Comparison | None = None) -> None:
        """Show the rows of another result.

        Args:
            analysed: the result.
            order: rows in their order, if not all are wanted as they stand in the result.
            second: a second model, whose columns stand beside those of the result.
        """
        result, order = analysed.result, analysed.order if order is None else order
        columns = _columns_of(result, second)
        same_shape = list(columns) == list(self._columns) and len(order) == len(self._order)
        if not same_shape:
            self.beginResetModel()
        self._columns, self._beside = columns, frozenset(result.beside)
        self._used, self._order = result.rows.used, order
        self._title = result.rows.title
        self._classes = bool(result.loss.task.activation)
        self._names = result.names if self._classes else NUMBERED
        self._decided = {"predicted": result.decided, "predicted_b": None if second is None else second.second.decided}
        floats = {name: c for name, c in columns.items() if isinstance(c, np.ndarray) and c.dtype.kind == "f"}
        self._decimals = {name: decimals_of(column) for name, column in floats.items()}
        if same_shape:
            self._tell_changed()
        else:
            self.endResetModel()

    @property
    def order(self) -> Array:
        """The rows of the file that are shown, in their order."""
        return self._order

    def set_order(self, order: Array) -> None:
        """Show other rows of the same result, or the same in another order."""
        if len(order) == len(self._order):
            self._order = order
            self._tell_changed()
            return
        self.beginResetModel()
        self._order = order
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._columns, self._order = {}, np.empty(0, np.int64)
        self.endResetModel()

    def names(self) -> list[str]:
        """Keys of the columns."""
        return list(self._columns)

    def is_beside(self, name: str) -> bool:
        """Whether a column is one of the file."""
        return name in self._beside

    def holds_words(self, name: str) -> bool:
        """Whether a column holds words of the file."""
        return isinstance(self._columns[name], Words)

    def rows_of(self, lines: Array) -> Array:
        """The rows of the file that stand in these lines."""
        return self._order[lines]

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
        if role == Qt.ItemDataRole.TextAlignmentRole and self.holds_words(name):
            return _LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            title = inside(say(self._title)) if name == "loss" else say(self._title_of(name))
            title = f"{_INDENT}{title}" if self.holds_words(name) else title
            return title if name != self.sorted_by[0] else f"{title} {'▾' if self.sorted_by[1] else '▴'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = Message(_TIPS[name]) if name in _TIPS else Message("One of the numbers that the row becomes, from 0")
            tip = beside_cells.tip(name) if name in self._beside else tip
            return say(Message("{tip}. A click here, or Ctrl+Enter in the table, sorts by it.", tip=tip))
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Text, alignment and colour of a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if self.holds_words(list(self._columns)[index.column()]) else _RIGHT
        if role not in _ROLES or not index.isValid():
            return None
        name, row = list(self._columns)[index.column()], int(self._order[index.row()])
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(name, row)
        return self._tip(name, row) if role == Qt.ItemDataRole.ToolTipRole else self.text(name, row)

    def text(self, name: str, row: int) -> str:
        """A cell for reading."""
        if name == "index":
            return number(row)
        if not self._used[row] and name in ("loss", "loss_b", "gradient_norm"):
            return say("ignored")
        decided = self._decided.get(name)
        if decided is not None and not decided[row]:
            return "–"
        if self.holds_words(name):
            return beside_cells.cell(self._columns[name][row])
        value = self._columns[name][row].item()
        if not self._used[row] and value != value:
            return "–"
        if name in ("share", "accuracy"):
            return percent(value) if value == value else "–"
        if name == "change":
            return "–" if value != value else in_column(value, self._decimals[name], signed=True)
        if isinstance(value, float):
            return in_column(value, self._decimals[name])
        called = name in _CLASSES and value in self._names.by_label
        shown = self._names.call(value) if called else str(value).replace("-", "−")
        return f"≠ {shown}" if self._is_wrong(name, row) else shown

    def _tip(self, name: str, row: int) -> str | None:
        """Name and number of a class that has a name; all of a word that may be cut."""
        if self.holds_words(name):
            return beside_cells.whole(self._columns[name][row])
        label = int(self._columns[name][row]) if name in _CLASSES and self._names else None
        return None if label is None or label not in self._names.by_label else as_tip(self._names.tell(label))

    def _title_of(self, name: str) -> Message:
        """The heading of a column; those of ``outputs`` are numbered."""
        if name in self._beside:
            return beside_cells.heading(name)
        if name in _TITLES:
            return Message(_TITLES[name])
        return Message("value {n}", n=int(name.rpartition("_")[2]))

    def _is_wrong(self, name: str, row: int) -> bool:
        """Whether a cell is an answer, and not the right one."""
        if name not in _ANSWERS or not self._classes or not self._used[row]:
            return False
        return bool(self._columns[name][row] != self._columns["target"][row])

    def _colour(self, name: str, row: int) -> QColor | None:
        tokens = self._look.tokens
        if not self._used[row]:
            return QColor(tokens.disabled)
        if self._is_wrong(name, row):
            return QColor(tokens.error)
        return QColor(tokens.muted) if name == "index" else None


def _columns_of(result: BatchResult, second: Comparison | None) -> dict[str, Any]:
    """Those that there are, from the left; None stands for the numbers of the rows."""
    beside = {} if second is None else second.columns
    wanted = {
        "loss": result.per_sample,
        "loss_b": beside.get("loss_b"),
        "change": beside.get("change"),
        "gradient_norm": result.gradient_norm,
        "target": result.target,
        "predicted": result.predicted,
        "predicted_b": beside.get("predicted_b"),
        "confidence": result.confidence,
        "confidence_b": beside.get("confidence_b"),
        "decisions": result.decisions,
        "accuracy": result.accuracy,
        "margin": result.margin,
        "share": result.share,
        **dict(islice(result.outputs.items(), _OUTPUTS)),
        **result.beside,
    }
    return {"index": None} | {name: column for name, column in wanted.items() if column is not None}
