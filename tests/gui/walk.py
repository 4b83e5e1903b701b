"""Walks over everything that a window shows or lets hands touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from lossexplorer.assets import asset
from lossexplorer.gui.widgets.figure import Figure
from lossexplorer.paint.bars import BarsView
from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.curve_plot import CurvePlot
from lossexplorer.state import batch as batches
from tests.conftest import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.gui.app import Program

TIP = Qt.ItemDataRole.ToolTipRole


class Foreign(QTranslator):
    """A language in which every text is the English one between «»: what lacks them was never translated."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"«{text}»" if text else ""


def settle() -> None:
    """Let Qt do what it has put off."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def with_batch(program: Program, name: str = "digits") -> None:
    """Open a sample and take its worst row in hand."""
    inspector, result = program.commands.batch.inspector, program.rows.result
    detail = inspector._detail
    program.open(str(asset("samples", f"{name}.npz")), None, f"{name}.npz")
    wait_until(lambda: program.rows.result is not None and program.rows.result is not result, "the rows", 20)
    row = program.rows.result.result.worst(1)[0]
    program.store.replace(program.store.state.with_batch(batches.select_row(program.store.state.batch, row)))
    wait_until(lambda: inspector._detail is not None and inspector._detail is not detail, "the row", 20)


def strip(text: str) -> str:
    """What of a text stands outside of all «»."""
    before = ""
    while before != text:
        before, text = text, re.sub("«[^«»]*»", "", text)
    return text


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Where something is said, and what."""
    for widget in (window, *window.findChildren(QWidget)):
        where = f"{type(widget.parent()).__name__} > {type(widget).__name__}"
        yield f"{where} tooltip", widget.toolTip()
        yield f"{where} accessible name", widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton | Figure):
            yield where, widget.text()
        elif isinstance(widget, QLineEdit):
            yield where, widget.placeholderText()
        elif isinstance(widget, QComboBox):
            for i in range(widget.count()):
                yield where, widget.itemText(i)
                yield f"{where} tooltip", widget.itemData(i, TIP) or ""
        elif isinstance(widget, QTreeWidget):
            yield from _of_tree(widget, where)
        elif isinstance(widget, QTableView):
            yield from _of_table(widget, where)
        elif isinstance(widget, BarsView):
            for bar in widget.bars():
                yield where, bar.name
        elif isinstance(widget, BasePlot):
            yield from _of_plot(widget, where)
        elif isinstance(widget, QMenu):
            yield where, widget.title()
    for action in window.findChildren(QAction):
        if not isinstance(action.parent(), QWidget):
            continue  # pyqtgraph's scene has an action that only a menu of its own would show
        yield "action", action.text()
        yield "action tooltip", action.toolTip()


def _of_tree(tree: QTreeWidget, where: str) -> Iterator[tuple[str, str]]:
    steps = QTreeWidgetItemIterator(tree)
    while (item := steps.value()) is not None:
        yield where, item.text(0)
        yield f"{where} tooltip", item.toolTip(0)
        steps += 1


def _of_table(table: QTableView, where: str) -> Iterator[tuple[str, str]]:
    model = table.model()
    for column in range(model.columnCount()):
        for role in (Qt.ItemDataRole.DisplayRole, TIP):
            yield where, model.headerData(column, Qt.Orientation.Horizontal, role)


def _of_plot(plot: BasePlot, where: str) -> Iterator[tuple[str, str]]:
    for axis in (plot.left, plot.bottom):
        yield where, axis.labelText or ""
    if isinstance(plot, CurvePlot):
        for drawn in plot.marks._items:
            for item in drawn.items:
                label = item if isinstance(item, pg.TextItem) else getattr(item, "label", None)
                if label is not None:
                    yield where, label.toPlainText()


def interactive(window: QWidget) -> list[QWidget]:
    """Everything visible that takes the keyboard or a press of the mouse, in the order of the Tab key."""
    found = []
    widget = window
    while True:
        widget = widget.nextInFocusChain()
        if widget is window:
            return found
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton | QAbstractSlider)
        if takes and widget.isVisible() and widget.isEnabled() and not _is_inner(widget):
            found.append(widget)


def _is_inner(widget: QWidget) -> bool:
    """A part that Qt makes of another control: scroll bars, the button that clears a line, the list of a box."""
    parent = widget.parent()
    if isinstance(parent, QLineEdit | QComboBox):
        return True
    above = parent.parent() if parent is not None else None
    return any(isinstance(p, QAbstractScrollArea) and p.viewport() is not parent for p in (parent, above))


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else ""
