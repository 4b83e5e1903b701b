"""The table of rows: a view on arrays, sorted, copied, walked by keys."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lossexplorer.compute.compare import compare
from lossexplorer.compute.selection import OF_SECOND
from lossexplorer.gui.batch.table import RowTable
from lossexplorer.paint.tokens import DARK, LIGHT, UNIT
from lossexplorer.state.batch import BatchState, select_row, set_sort
from tests.conftest import wait_until
from tests.gui.batches import LABELS, LOGITS, analysed, classes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.look import Look

DISPLAY, COLOUR, TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> RowTable:
    table = RowTable(look)
    qtbot.addWidget(table)
    table.resize(640, 300)
    table.show()
    return table


def filled(table: RowTable) -> RowTable:
    table.show_result(classes())
    table.show_state(BatchState())
    return table


def lines(table: RowTable) -> list[list[str]]:
    model = table.rows
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def chosen(table: RowTable) -> list[int]:
    return sorted(table.rows.row_of(i.row()) for i in table.selectionModel().selectedRows())


# --- what stands in it ---


def test_the_worst_row_is_first_and_ignored_rows_are_last(table: RowTable) -> None:
    assert [line[0] for line in lines(filled(table))] == ["2", "4", "0", "1", "3"]


def test_cells_say_what_the_result_has(table: RowTable) -> None:
    result = classes().result
    row = dict(zip(filled(table).rows.names(), lines(table)[0], strict=True))
    assert row == {
        "index": "2",
        "loss": f"{result.per_sample[2]:.4f}",
        "gradient_norm": f"{result.gradient_norm[2]:.5f}",
        "target": "2",
        "predicted": "≠ 1",
        "confidence": f"{result.confidence[2]:.5f}",
        "margin": f"{result.margin[2]:.4f}".replace("-", "−"),
        "share": f"{100 * result.per_sample[2] / np.nansum(result.per_sample):.1f} %",
    }


def test_a_second_model_stands_beside_the_first(table: RowTable) -> None:
    first, second = classes(), analysed("cross_entropy", LOGITS[::-1].copy(), LABELS)
    both = compare(first.result, second.result)
    table.resize(1400, 300)
    table.show_result(first, None, both)
    table.show_state(BatchState())
    names, shown = table.rows.names(), lines(table)
    assert names == [
        *("index", "loss", "loss_b", "change", "gradient_norm", "target"),
        *("predicted", "predicted_b", "confidence", "confidence_b", "margin", "share"),
    ]
    cells = {line[0]: dict(zip(names, line, strict=True)) for line in shown}
    assert cells["0"]["change"] == f"+{both.change[0]:.4f}"
    assert cells["4"]["change"] == f"{both.change[4]:.4f}".replace("-", "−")
    assert both.change[4] < 0 < both.change[0]
    assert (cells["3"]["loss_b"], cells["3"]["change"]) == ("ignored", "–")
    wrong = {row for row in "0124" if cells[row]["predicted_b"].startswith("≠ ")}
    assert wrong == {str(row) for row in (0, 1, 2, 4) if both.second.predicted[row] != LABELS[row]}
    place = table.rows.index([line[0] for line in shown].index(min(wrong)), names.index("predicted_b"))
    assert place.data(COLOUR) == QColor(LIGHT.error)
    assert all(
        "second model" in table.rows.headerData(names.index(n), Qt.Orientation.Horizontal, TIP) for n in OF_SECOND
    )
    table.resize(560, 300)
    hidden = {name for at, name in enumerate(names) if table.isColumnHidden(at)}
    assert {"share", "margin", "gradient_norm"} <= hidden
    assert not hidden & {"loss_b", "change", "predicted_b"}
    table.show_result(first)
    assert not set(table.rows.names()) & set(OF_SECOND)


def test_an_ignored_row_is_grey_and_says_so(table: RowTable) -> None:
    model = filled(table).rows
    assert lines(table)[4][1:3] == ["ignored", "ignored"]
    for column in range(model.columnCount()):
        assert model.index(4, column).data(COLOUR) == QColor(LIGHT.disabled)


def test_wrong_predictions_stand_out_in_both_themes(table: RowTable, look: Look) -> None:
    model = filled(table).rows
    predicted = model.names().index("predicted")
    assert model.index(0, predicted).data(COLOUR) == QColor(LIGHT.error)
    assert model.index(2, predicted).data(COLOUR) is None
    look.set_theme("dark")
    assert model.index(0, predicted).data(COLOUR) == QColor(DARK.error)


def test_what_is_no_number_is_shown_as_what_it_is(table: RowTable) -> None:
    predictions = np.array([np.nan, np.inf, -1e200, 1.0, 3.0])
    table.show_result(analysed("mse_loss", predictions, np.zeros(5)))
    shown = {line[0]: line[1] for line in lines(table)}
    assert shown["0"] == "nan"
    assert shown["1"] == "∞"
    assert shown["2"] == "∞"
    assert [line[0] for line in lines(table)][:3] == ["0", "1", "2"]
    assert shown["4"] == "9.0000"


def test_large_and_small_numbers_are_short(table: RowTable) -> None:
    table.show_result(analysed("l1_loss", np.array([1.23456789e-9, -123456789.0]), np.zeros(2)))
    shown = {line[0]: line[1] for line in lines(table)}
    assert shown == {"0": "1.2·10⁻⁹", "1": "1.2346·10⁸"}
    predicted = table.rows.names().index("predicted")
    assert lines(table)[0][predicted] == "−1.2346·10⁸"


def test_headings_name_their_column_the_order_and_how_to_sort(table: RowTable) -> None:
    model = filled(table).rows
    horizontal = Qt.Orientation.Horizontal
    titles = [model.headerData(c, horizontal, DISPLAY) for c in range(model.columnCount())]
    assert titles == ["row", "loss ▾", "gradient size", "target", "predicted", "confidence", "margin", "share"]
    table.show_state(set_sort(BatchState(), "confidence", False))
    assert model.headerData(5, horizontal, DISPLAY) == "confidence ▴"
    for column in range(model.columnCount()):
        assert "sorts by it" in model.headerData(column, horizontal, TIP)


def test_a_column_that_the_loss_does_not_have_is_not_there(table: RowTable) -> None:
    filled(table)
    table.show_result(analysed("mse_loss", np.arange(4.0), np.zeros(4)))
    assert table.rows.names() == ["index", "loss", "gradient_norm", "target", "predicted", "share"]
    assert table.rows.rowCount() == 4


def test_the_loss_column_is_called_what_its_rows_hold(table: RowTable) -> None:
    table.show_result(analysed("rmse_loss", np.arange(4.0), np.zeros(4)))
    table.show_state(set_sort(BatchState(), "index", False))
    title = table.rows.headerData(1, Qt.Orientation.Horizontal, DISPLAY)
    assert title == "squared error"


def test_the_model_keeps_the_promises_of_a_model(table: RowTable) -> None:
    tester = QAbstractItemModelTester(table.rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    filled(table)
    table.rows.set_order(np.array([4, 3, 2, 1, 0]))
    table.show_result(analysed("mse_loss", np.arange(4.0), np.zeros(4)))
    table.rows.clear()
    assert table.rows.rowCount() == table.rows.columnCount() == 0
    assert table.rows.rowCount(table.rows.index(0, 0)) == 0
    tester.deleteLater()


def test_a_million_rows_cost_no_more_than_five(look: Look, table: RowTable) -> None:
    rng = np.random.default_rng(0)
    result = analysed("mse_loss", rng.random(1_000_000), rng.random(1_000_000))
    tracemalloc.start()
    start = time.perf_counter()
    table.show_result(result)
    table.show_state(BatchState())
    cells = [table.rows.index(999_999, c).data() for c in range(table.rows.columnCount())]
    took = time.perf_counter() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert all(cells)
    assert took < 0.2
    assert peak < 200_000
    assert table.rows.rowCount() == 1_000_000


# --- copying ---


def copied(table: RowTable, qtbot: QtBot) -> list[int]:
    """The rows that Ctrl+C asks for."""
    with qtbot.waitSignal(table.copy_wanted) as told:
        qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return told.args[0].tolist()


def test_ctrl_c_asks_for_the_chosen_rows_in_the_order_that_is_seen(table: RowTable, qtbot: QtBot) -> None:
    filled(table).selectRow(1)
    assert copied(table, qtbot) == [4]
    table.selectAll()
    assert copied(table, qtbot) == [2, 4, 0, 1, 3]
    table.clearSelection()
    assert copied(table, qtbot) == []


def test_rows_that_were_chosen_one_by_one_are_copied_once_each(table: RowTable, qtbot: QtBot) -> None:
    filled(table)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for line in (3, 0, 1, 3):
        table.selectionModel().select(table.rows.index(line, 0), flags)
    assert copied(table, qtbot) == [2, 4, 1]


# --- sorting and choosing ---


def test_a_click_on_a_heading_sorts_and_another_turns_the_order_round(table: RowTable, qtbot: QtBot) -> None:
    filled(table)
    told: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda name, down: told.append((name, down)))
    head = table.horizontalHeader()
    for column in (5, 3, 1):
        place = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [("confidence", True), ("target", False), ("loss", False)]


def test_enter_and_a_double_click_open_the_row(table: RowTable, qtbot: QtBot) -> None:
    filled(table).selectRow(1)
    told: list[int] = []
    table.row_opened.connect(told.append)
    with qtbot.assertNotEmitted(table.sort_wanted):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told == [4]
    middle = table.visualRect(table.rows.index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told == [4, 0]


def test_ctrl_enter_sorts_by_the_column_at_hand(table: RowTable, qtbot: QtBot) -> None:
    filled(table).selectRow(0)
    told: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda name, down: told.append((name, down)))
    for _ in range(5):
        qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [("confidence", True)]


def test_enter_in_an_empty_table_does_nothing(table: RowTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.sort_wanted):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_the_row_at_hand_is_the_same_row_in_another_order(table: RowTable) -> None:
    filled(table)
    table.show_state(select_row(BatchState(), 4))
    assert chosen(table) == [4]
    table.setCurrentIndex(table.rows.index(1, 3))
    table.rows.set_order(np.array([4, 0, 1, 2, 3]))
    table.show_state(select_row(BatchState(), 4), anew=True)
    assert chosen(table) == [4]
    assert table.currentIndex().row() == 0
    assert table.currentIndex().column() == 3


def test_rows_chosen_besides_are_let_go_when_lines_hold_other_rows(table: RowTable) -> None:
    filled(table)
    table.show_state(select_row(BatchState(), 2))
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.rows.index(1, 0), flags)
    assert chosen(table) == [2, 4]
    table.rows.set_order(np.array([2, 0, 1, 4, 3]))
    table.show_state(select_row(BatchState(), 2), anew=True)
    assert chosen(table) == [2]


def test_showing_a_row_has_no_echo_and_brings_it_into_view(table: RowTable, qtbot: QtBot) -> None:
    table.show_result(analysed("mse_loss", np.arange(500.0), np.zeros(500)))
    with qtbot.assertNotEmitted(table.row_chosen):
        table.show_state(select_row(BatchState(), 7))
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert table.rows.row_of(table.currentIndex().row()) == 7


@pytest.mark.parametrize("row", [None, 99])
def test_without_a_row_at_hand_nothing_is_chosen(table: RowTable, row: int | None) -> None:
    filled(table).selectRow(0)
    table.show_state(select_row(BatchState(), row))
    assert chosen(table) == []


def test_arrow_keys_choose_the_next_row(table: RowTable, qtbot: QtBot) -> None:
    filled(table)
    table.show_state(select_row(BatchState(), 2))
    with qtbot.waitSignal(table.row_chosen) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told.args == [4]


def test_digits_go_to_the_row_of_the_file_and_letters_do_nothing(table: RowTable, qtbot: QtBot) -> None:
    made = analysed("cross_entropy", np.tile(LOGITS, (10, 1)), np.tile(LABELS, 10))
    table.show_result(made)
    table.show_state(BatchState())
    told: list[int] = []
    table.row_chosen.connect(told.append)
    qtbot.keyClicks(table, "e")
    assert (told, table.typed.isVisible()) == ([], False)
    qtbot.keyClicks(table, "3e7")
    assert told == [3, 37]
    assert chosen(table) == [37]
    assert table.typed.text() == "Row 37"
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    qtbot.keyClicks(table, "5")
    assert (table.typed.text(), chosen(table)) == ("row 375 is not among these rows", [37])
    wait_until(table.typed.isHidden, "the rest of the keys")
    qtbot.keyClicks(table, "0")
    assert told == [3, 37, 0]
    wait_until(table.typed.isHidden, "the rest of the keys")
    qtbot.keyClicks(table, "4294967299")  # 2³² + 3
    assert table.typed.text().replace(",", "") == "row 4294967299 is not among these rows"


def test_a_letter_in_a_million_rows_costs_nothing(table: RowTable, qtbot: QtBot, monkeypatch) -> None:
    table.show_result(analysed("mse_loss", np.arange(1e6), np.zeros(10**6)))
    table.show_state(BatchState())
    asked: list[int] = []
    monkeypatch.setattr(type(table.rows), "text", lambda self, name, row: asked.append(row) or "")
    qtbot.keyClicks(table, "x")
    assert len(set(asked)) < 100


def test_the_cell_at_hand_has_a_frame(table: RowTable, look: Look, qtbot: QtBot) -> None:
    filled(table).selectRow(1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    wait_until(table.hasFocus, "the focus")
    corner = table.visualRect(table.currentIndex()).topLeft()
    assert table.viewport().grab().toImage().pixelColor(corner) == QColor(look.tokens.accent)


def test_tab_leaves_the_table(look: Look, qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    table, after = RowTable(look), QLineEdit()
    layout = QVBoxLayout(frame)
    layout.addWidget(table)
    layout.addWidget(after)
    frame.show()
    frame.activateWindow()
    filled(table).setFocus()
    wait_until(table.hasFocus, "the focus")
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_narrow_table_scrolls_to_the_side_instead_of_cutting_numbers(table: RowTable) -> None:
    filled(table)
    table.resize(250, 200)
    header = table.horizontalHeader()
    for column, name in enumerate(table.rows.names()):
        if header.isSectionHidden(column):
            continue
        texts = [table.rows.text(name, row) for row in range(5)]
        assert header.sectionSize(column) >= max(map(table.fontMetrics().horizontalAdvance, texts)) + UNIT
    assert table.horizontalScrollBar().maximum() > 0
    table.resize(700, 200)
    wait_until(lambda: table.horizontalScrollBar().maximum() == 0, "the room")


def test_no_cell_of_an_empty_table_is_asked_for(table: RowTable) -> None:
    assert table.rows.data(QModelIndex(), DISPLAY) is None
    assert table.rows.headerData(0, Qt.Orientation.Horizontal, DISPLAY) is None


def test_all_columns_stand_in_the_smallest_window_without_a_scrollbar(table: RowTable) -> None:
    filled(table)
    table.resize(408, 200)
    header = table.horizontalHeader()
    wait_until(lambda: header.length() <= table.viewport().width(), "the room")
    assert table.horizontalScrollBar().maximum() == 0
    assert header.isSectionHidden(table.rows.names().index("share"))
    table.show_state(set_sort(BatchState(), "share", True))
    assert not header.isSectionHidden(table.rows.names().index("share")), "a column that sorts is seen"


def test_digits_of_a_column_stand_under_each_other(table: RowTable) -> None:
    table.show_result(analysed("l1_loss", np.array([1.5, 2.25, 0.999996, 12.125, 3e-7]), np.zeros(5)))
    shown = {line[0]: line[1] for line in lines(table)}
    assert shown == {"0": "1.5000", "1": "2.2500", "2": "0.9999", "3": "12.1250", "4": "3.0·10⁻⁷"}


def test_a_row_of_nan_has_no_prediction(table: RowTable) -> None:
    table.show_result(analysed("cross_entropy", np.array([[np.nan, 0.0], [1.0, 0.0]]), np.array([0, 0])))
    predicted = table.rows.names().index("predicted")
    assert [line[predicted] for line in lines(table)] == ["–", "0"]
    assert table.rows.index(0, predicted).data(COLOUR) == QColor(LIGHT.error)


def test_a_column_that_is_not_there_does_not_sort_and_the_arrow_says_so(table: RowTable) -> None:
    table.show_result(analysed("mse_loss", np.arange(4.0), np.zeros(4)))
    told: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda name, down: told.append((name, down)))
    table.show_state(set_sort(BatchState(), "confidence", False))
    assert table.rows.headerData(1, Qt.Orientation.Horizontal, DISPLAY) == "loss ▾"
    table.horizontalHeader().sectionClicked.emit(1)
    assert told == [("loss", False)]


def test_another_order_is_shown_from_its_top(table: RowTable) -> None:
    table.show_result(analysed("mse_loss", np.arange(500.0), np.zeros(500)))
    table.show_state(select_row(BatchState(), 250))
    assert table.verticalScrollBar().value() > 0
    table.show_order(np.arange(500), select_row(set_sort(BatchState(), "index", False), 250))
    assert table.verticalScrollBar().value() == 0
    assert chosen(table) == [250]
