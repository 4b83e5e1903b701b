"""Columns of the file in the window: seen, sorted, pointed at, filtered, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import Qt

from lossexplorer.base import Words
from lossexplorer.compute.detail import row_detail
from lossexplorer.gui.batch.inspector import Inspector
from lossexplorer.gui.batch.row_names import LINES
from lossexplorer.gui.batch.table import RowTable
from lossexplorer.state.batch import BatchState
from tests.gui.batches import LABELS, LOGITS, analysed, classes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_work import Analysed

DISPLAY, TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
IMAGES = [f"images/of/a/folder/that/is/deep/animal_{i}.png" for i in range(5)]
HOSTILE = "<b>\u202eoops</b>\nnext" + "x" * 5000


def named(**more: Any) -> Analysed:
    beside = {"id": np.array([1000, 1001, 1002, 1003, 1004]), "image": Words.of(IMAGES), **more}
    return analysed("cross_entropy", LOGITS, LABELS, beside)


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> RowTable:
    table = RowTable(look)
    qtbot.addWidget(table)
    table.resize(640, 300)
    table.show()
    return table


def shown(table: RowTable, result: Analysed) -> RowTable:
    table.show_result(result)
    table.show_state(BatchState())
    return table


def seen(table: RowTable) -> list[str]:
    """Columns that are in view without scrolling."""
    head, width = table.horizontalHeader(), table.viewport().width()
    places = range(len(table.rows.names()))
    there = [i for i in places if not head.isSectionHidden(i)]
    return [table.rows.names()[i] for i in there if head.sectionPosition(i) + head.sectionSize(i) <= width]


def cell(table: RowTable, name: str, line: int, role: int = DISPLAY) -> Any:
    return table.rows.index(line, table.rows.names().index(name)).data(role)


def test_columns_of_the_file_stand_behind_ours_and_the_name_of_the_row_before_the_others(table: RowTable) -> None:
    shown(table, named())
    assert table.rows.names()[-2:] == ["image", "id"]
    assert [cell(table, "image", line) for line in range(2)] == [IMAGES[2], IMAGES[4]]
    assert [cell(table, "id", line) for line in range(2)] == ["1002", "1004"]


def test_words_stand_at_the_left_and_numbers_at_the_right(table: RowTable) -> None:
    shown(table, named())
    at = table.rows.names().index
    for name, side in (("image", Qt.AlignmentFlag.AlignLeft), ("id", Qt.AlignmentFlag.AlignRight)):
        assert cell(table, name, 0, ALIGNMENT) & side
    assert table.rows.headerData(at("image"), Qt.Orientation.Horizontal, ALIGNMENT) & Qt.AlignmentFlag.AlignLeft
    assert str(table.rows.headerData(at("image"), Qt.Orientation.Horizontal)).strip() == "image"


@pytest.mark.parametrize("width", [520, 640, 900])
def test_the_name_of_a_row_is_in_view_where_others_give_way(width: int, table: RowTable) -> None:
    table.resize(width, 300)
    shown(table, named())
    assert "image" in seen(table)
    assert {"index", "loss", "target", "predicted"} <= set(seen(table))


def test_without_columns_of_the_file_the_same_columns_give_way_as_before(table: RowTable) -> None:
    table.resize(520, 300)
    shown(table, classes())
    assert "gradient_norm" in seen(table)


def test_hostile_words_are_shown_as_text_and_told_in_part(table: RowTable) -> None:
    shown(table, named(note=Words.of([HOSTILE] * 5)))
    assert cell(table, "note", 0).startswith("<b>\\u202eoops</b>\\nnext")
    assert len(cell(table, "note", 0)) < 200
    assert cell(table, "note", 0, TIP).startswith("<qt>&lt;b&gt;\\u202eoops&lt;/b&gt;")
    assert len(cell(table, "note", 0, TIP)) < 3000
    table.grab()


def test_a_click_on_the_heading_asks_to_sort_by_the_words_from_the_first_one_on(table: RowTable, qtbot: QtBot) -> None:
    shown(table, named())
    head = table.horizontalHeader()
    with qtbot.waitSignal(table.sort_wanted) as asked:
        head.sectionClicked.emit(table.rows.names().index("image"))
    assert asked.args == ["image", False]


def test_a_column_that_is_called_like_ours_stands_beside_it(table: RowTable) -> None:
    shown(table, named(loss=np.arange(5.0)))
    assert cell(table, "file.loss", 0) == "2.0000"
    tip = table.rows.headerData(table.rows.names().index("file.loss"), Qt.Orientation.Horizontal, TIP)
    assert tip.startswith("file.loss, a column of the file; nothing is computed with it.")


def test_the_inspector_is_headed_by_the_name_of_the_row(look: Look, qtbot: QtBot) -> None:
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    inspector.resize(260, 500)
    inspector.show()
    more = {f"c{i}": np.arange(5.0) + i for i in range(9)}
    inspector.set_detail(row_detail(named(note=Words.of([""] * 5), **more).result, 2), None)
    lines = inspector.names.lines
    assert [line.text() for line in lines[:3]] == [IMAGES[2], "id  1002", "c0  2"]
    assert len([line for line in lines if line.isVisible()]) == LINES
    assert lines[0].shown().startswith("images/")
    assert lines[0].shown().endswith("animal_2.png")
    assert "…" in lines[0].shown()
    assert IMAGES[2] in lines[0].toolTip()
    inspector.set_detail(row_detail(classes().result, 2), None)
    assert not inspector.names.isVisible()
    inspector.set_detail(None, None)
    assert not inspector.names.isVisible()


def test_a_row_without_a_name_says_what_its_other_columns_are(look: Look, qtbot: QtBot) -> None:
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    beside = {"image": Words.of([""] * 5), "hospital": Words.of(["<i>K</i>"] * 5)}
    inspector.set_detail(row_detail(analysed("cross_entropy", LOGITS, LABELS, beside).result, 2), None)
    assert inspector.names.lines[0].text() == "hospital  <i>K</i>"
