"""The decisions of a sequence below each other: what was true, what was said, what it cost; one is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lossexplorer.base import mark
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import LIGHT, ROW_HEIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.one_row import Positions

    Index = QModelIndex | QPersistentModelIndex

_HEADS = mark("position"), mark("target"), mark("predicted"), mark("loss")
_LOSS = "9.9999"
"""As wide as a loss is, if not wider."""
_LINES = 7
"""That are seen at once."""


class _Lines(QAbstractTableModel):
    """Arrays, of which a text is made when somebody sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.positions: Positions | None = None
        self.names = NUMBERED

    def set_positions(self, positions: Positions | None, detail: RowDetail | None) -> None:
        """Show these; the lines stay where they are if there are as many."""
        before, now = self.rowCount(), 0 if positions is None else len(positions.target)
        if before != now:
            self.beginResetModel()
        self.positions, self.names = positions, NUMBERED if detail is None else detail.names
        if before != now:
            self.endResetModel()
        elif now:
            self.dataChanged.emit(self.index(0, 0), self.index(now - 1, len(_HEADS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Decisions of the row."""
        return 0 if self.positions is None or parent.isValid() else len(self.positions.target)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Text, alignment and colour of a cell."""
        if self.positions is None or not index.isValid():
            return None
        at = index.row()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(at, index.column())
        return self.texts(at)[index.column()] if role in _READ else None

    def texts(self, at: int) -> tuple[str, ...]:
        """A line for reading."""
        found = self.positions
        assert found is not None  # there are lines
        used = bool(found.used[at])
        target = self.names.call(int(found.target[at])) if used else "–"
        wrong = "≠ " if used and not found.right[at] else ""
        loss = "–" if found.loss is None else number(float(found.loss[at]), 4)
        predicted = f"{wrong}{self.names.call(int(found.predicted[at]))}"
        return str(at), target, predicted, loss if used else say("ignored")

    def _colour(self, at: int, column: int) -> QColor | None:
        found = self.positions
        if found is None or not found.used[at]:
            return QColor(self.tokens.disabled)
        if column == _HEADS.index("predicted") and not found.right[at]:
            return QColor(self.tokens.error)
        return QColor(self.tokens.muted) if column == 0 else None


_READ = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class DecisionList(Spoken, QTableView):
    """All decisions of a sequence; hidden where a row is none. A click, or an arrow key, looks at another one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setObjectName("tight")
        self.horizontalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.hide()
        self.retranslate()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._lines.tokens = tokens
        self.viewport().update()

    def set_positions(self, positions: Positions | None, detail: RowDetail | None) -> None:
        """Show these, and which of them is looked at."""
        self._lines.set_positions(positions, detail)
        self.setVisible(positions is not None)
        if positions is None or detail is None or detail.at is None:
            return
        lines = min(len(positions.target), _LINES)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines * ROW_HEIGHT + UNIT // 2)
        self._show_current(detail.at)

    def _show_current(self, at: int) -> None:
        """Put this one at hand, without an echo."""
        model, place = self.selectionModel(), self._lines.index(at, 0)
        if model.currentIndex().row() == at:
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        was = model.blockSignals(True)
        model.setCurrentIndex(place, flags)
        model.blockSignals(was)
        self.scrollTo(place)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns of another width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Each heading has room, and what is left over goes to what may be the name of a class."""
        small = QFont(self.font())
        small.setPixelSize(SMALL)
        needs = [QFontMetrics(small).horizontalAdvance(say(head)) + UNIT // 2 for head in _HEADS]
        needs[-1] = max(needs[-1], self.fontMetrics().horizontalAdvance(_LOSS) + UNIT // 2)
        spare = max(0, self.viewport().width() - sum(needs))
        for column, need in enumerate(needs):
            named = column in (1, 2)
            self.horizontalHeader().resizeSection(column, need + (spare // 2 if named else 0))

    def texts(self) -> list[tuple[str, ...]]:
        """What is shown, line by line."""
        return [self._lines.texts(at) for at in range(self._lines.rowCount())]

    def keyboardSearch(self, search: str) -> None:
        """Letters look for nothing: the lines are numbers."""

    def retranslate(self) -> None:
        """Set every text."""
        describe(self, say("Positions of the row"), say("Click a position, or take an arrow key, to look at it"))
        self._share()
        self.horizontalHeader().viewport().update()

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())
