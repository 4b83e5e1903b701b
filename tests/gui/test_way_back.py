"""What the window shows and says where a batch does not get as far as its rows, or its files are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from lossexplorer.assets import asset
from lossexplorer.gui.batch.row_model import RowModel
from lossexplorer.report import tables
from lossexplorer.session import computing
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.session.desk import hold

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.batch.place import BatchPlace


@pytest.fixture
def page(program: Program) -> BatchPlace:
    """Digits, of which somebody looks at the wrong rows."""
    program.open(str(asset("samples", "digits.npz")), label="digits")
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    store = program.store
    wrong = batches.select(batches.select_row(store.state.batch, 548), text="wrong")
    store.replace(store.state.with_batch(wrong))
    table = program.commands.batch.table
    wait_until(lambda: table.rows.rowCount() == 33, "the wrong rows", 20)
    wait_until(lambda: "Row 548" in program.commands.batch.inspector._title.text(), "the row", 20)
    return program.commands.batch


def test_cancel_brings_back_all_that_was_shown_and_says_what_is_open(
    program: Program, page: BatchPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures, state, name = page.summary.figures(), program.store.state, page.side._name.text()
    np.savez(tmp_path / "other.npz", predictions=np.eye(3)[np.arange(9) % 3], targets=np.arange(9) % 3)
    gate = hold(monkeypatch, computing, "analyse", "rows")
    program.open(str(tmp_path / "other.npz"))
    wait_until(gate.has_come, "the other batch", 20)
    assert page.side._name.text() == "other.npz"
    program.window.status.cancelled.emit()
    gate.open()
    wait_until(lambda: page.table.rows.rowCount() == 33, "the rows before", 20)
    wait_until(lambda: page.inspector._title.text() == "Row 548", "the row before", 20)
    assert program.store.state == state
    assert page.side._name.text() == name
    assert page.summary.figures() == figures
    assert page.summary.strange_words() == ""
    assert page.filter.text.text() == "wrong"
    assert page.table.rows.row_of(page.table.currentIndex().row()) == 548
    assert program.window.notice.text() == "cancelled; digits is still open"


def test_where_nothing_was_open_cancel_leads_back_to_the_empty_page(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    np.savez(tmp_path / "other.npz", predictions=np.eye(3)[np.arange(9) % 3], targets=np.arange(9) % 3)
    gate = hold(monkeypatch, computing, "analyse", "rows")
    program.open(str(tmp_path / "other.npz"))
    wait_until(gate.has_come, "the batch", 20)
    program.window.status.cancelled.emit()
    gate.open()
    wait_until(lambda: "nothing is open" in program.window.notice.text(), "the sentence", 20)
    assert program.commands.batch.empty.isVisible()
    assert not program.store.can_undo()


def test_a_row_that_cannot_be_read_any_more_is_named_with_the_reason(program: Program, tmp_path: Path) -> None:
    np.save(tmp_path / "z.npy", np.eye(3)[np.arange(600) % 3])
    np.save(tmp_path / "y.npy", np.arange(600) % 3)
    program.open(str(tmp_path / "z.npy"), str(tmp_path / "y.npy"))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    (tmp_path / "z.npy").write_bytes(b"cut")
    store, inspector = program.store, program.commands.batch.inspector
    store.replace(store.state.with_batch(batches.select_row(store.state.batch, 200)))
    wait_until(lambda: inspector._title.text() == "Row 200", "the row", 20)
    assert inspector._numbers.text().startswith("This row cannot be read any more: z.npy changed on disk")
    assert inspector.explore.isHidden()


def test_labels_dropped_before_scores_are_taken_the_other_way_round(program: Program, tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", np.arange(9) % 3)
    np.save(tmp_path / "b.npy", np.eye(3)[np.arange(9) % 3])
    program.window.files_dropped.emit([str(tmp_path / "a.npy"), str(tmp_path / "b.npy")])
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    assert program.store.state.batch.loss == "cross_entropy"
    side = program.commands.batch.side
    assert side._name.text() == "b.npy"
    assert "b.npy holds scores and a.npy labels" in side._notes.text()


def test_too_many_rows_for_the_clipboard_are_refused_before_anything_is_made_of_them(
    program: Program, page: BatchPlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "CLIPBOARD_ROWS", 32)
    monkeypatch.setattr(program.exports, "copy", lambda make: pytest.fail("text was made"))
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert program.window.notice.text() == "33 rows are too many for the clipboard: save them to a file"


def test_headings_do_not_ask_about_every_cell_that_is_chosen(page: BatchPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[None] = []
    page.table.selectAll()
    count = RowModel.columnCount
    monkeypatch.setattr(RowModel, "columnCount", lambda self, *place: asked.append(None) or count(self, *place))
    page.table.horizontalHeader().resize(300, 30)
    page.table.horizontalHeader().grab()
    assert len(asked) < page.table.rows.rowCount() * 2
