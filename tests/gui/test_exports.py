"""What leaves the real window: copied and saved, while the window stays alive."""

from __future__ import annotations

import csv
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThread
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QScrollBar, QTableView

from lossexplorer.base.numbers import steady
from lossexplorer.gui import exports, help_sheet
from lossexplorer.gui.batch.sheet import Sheet
from lossexplorer.gui.places import SIGNS
from lossexplorer.paint.tokens import LIGHT
from lossexplorer.report import tables
from lossexplorer.state import batch as batches
from lossexplorer.state.app import PLACES
from tests.conftest import wait_until
from tests.gui.walk import with_batch
from tests.report.running import numbers

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program


NAMES = ["index", "loss", "gradient_norm", "target", "predicted", "confidence", "margin", "share"]


def trigger(program: Program, entry: str) -> None:
    """Choose an entry of a menu, and wait for what comes of it."""
    program.commands.menus.commands[entry].trigger()
    wait_until(lambda: not program.exports.is_busy(), "the work to end", 20)


def copied(program: Program, entry: str) -> str:
    QGuiApplication.clipboard().clear()
    trigger(program, entry)
    return QGuiApplication.clipboard().text()


@pytest.fixture
def save_as(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The answer to every question where to save."""
    path = tmp_path / "saved.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV (*.csv)"))
    return path


@pytest.fixture
def batch(program: Program, tmp_path: Path) -> Program:
    """Six rows, two of them ignored."""
    logits = np.random.default_rng(0).normal(size=(6, 3)).astype(np.float32)
    np.savez(tmp_path / "batch.npz", logits=logits, labels=np.array([0, -100, 1, 2, -100, 1]))
    program.open(str(tmp_path / "batch.npz"))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    return program


def test_every_place_of_the_state_can_be_made_and_is_named_in_rail_and_menu(program: Program) -> None:
    assert tuple(SIGNS) == PLACES
    for key, sign in SIGNS.items():
        program.commands.menus.commands[sign.title].trigger()
        assert program.store.state.place == key
        assert program.commands.places.at(key).page.isVisible()
        assert program.window.rail._buttons[key].isChecked()
        assert program.window.rail._buttons[key].text() == sign.title


def test_curves_are_copied_as_numbers_and_as_code(program: Program) -> None:
    head, first, *_ = copied(program, "Copy data").splitlines()
    assert head.split("\t")[:2] == ["error", "mse_loss"]  # what stands beside a loss is another test's matter
    x, loss, slope = map(float, first.split("\t")[:3])
    assert loss == pytest.approx(x * x)
    assert slope == pytest.approx(2 * x)
    assert "huber" in copied(program, "Copy as PyTorch code")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("Copy picture", "picture copied"),
        ("Copy data", "numbers copied"),
        ("Copy as PyTorch code", "code copied"),
        ("Save data…", "saved.csv saved"),
    ],
)
def test_the_status_bar_says_for_a_moment_what_was_copied_or_saved(
    program: Program, save_as: Path, entry: str, words: str
) -> None:
    status = program.window.status
    wait_until(lambda: program.curves.curves is not None, "the curves", 20)
    status._fade.setInterval(300)
    program.commands.menus.commands[entry].trigger()
    wait_until(lambda: status._done.text() == words, "the word about it", 20)
    wait_until(lambda: status._done.text() == "", "the word to go", 20)


def test_the_help_sheet_opens_from_the_menu_and_speaks_the_language_of_the_window(program: Program) -> None:
    program.commands.menus.commands["Keys and words"].trigger()
    sheet = program.commands.help
    assert sheet.isVisible()
    assert program.commands.menus.commands["Keys and words"].shortcut().toString() == "F1"
    words = [cell.text() for cell, _ in sheet._cells]
    assert all(words)
    assert {"slope", "chance", "Home, End", "ECE"} <= {*words}
    wanted = sheet._columns.totalHeightForWidth(sheet.width())
    assert sheet.height() == min(wanted, sheet.screen().availableSize().height() - help_sheet._FRAME)
    sheet.close()


def test_a_picture_is_copied(program: Program) -> None:
    trigger(program, "Copy picture")
    assert not QGuiApplication.clipboard().image().isNull()


def test_rows_are_copied_as_they_are_saved_ignored_ones_empty(batch: Program, save_as: Path) -> None:
    trigger(batch, "Save data…")
    saved = list(csv.reader(save_as.read_text().splitlines()))
    rows = [line.split("\t") for line in copied(batch, "Copy data").splitlines()]
    assert rows == saved
    assert rows[0] == NAMES
    assert rows[2] == ["1", "", "", "", "", "", "", ""]
    result = batch.rows.result.result
    assert [float(rows[1][i]) for i in (1, 6, 7)] == [result.per_sample[0], result.rows.margin[0], result.share[0]]


def test_where_rows_are_chosen_those_are_saved_as_the_table_lists_them(
    batch: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, path, asked = batch.store, tmp_path / "chosen.csv", []
    store.replace(store.state.with_batch(batches.select(store.state.batch, text="target=1")))
    wait_until(lambda: batch.pictures.present is not None and batch.pictures.present.is_part, "the chosen rows")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _, title, *rest: asked.append(title) or (str(path), "CSV (*.csv)")
    )
    trigger(batch, "Save data…")
    loss = batch.rows.result.result.per_sample
    rows = list(csv.reader(path.read_text().splitlines()))[1:]
    assert [int(row[0]) for row in rows] == sorted((2, 5), key=lambda i: -loss[i])
    assert asked == ["Save the chosen 2 of 6 rows"]
    assert len(copied(batch, "Copy data").splitlines()) == 3
    assert batch.window.status._done.text() == "2 of 6 rows copied"


def test_the_code_of_a_batch_reads_the_same_file(batch: Program, tmp_path: Path) -> None:
    code = copied(batch, "Copy as PyTorch code")
    assert "batch.npz" in code
    assert numbers(code)[0] == pytest.approx(batch.rows.result.result.value, rel=1e-5)


@pytest.mark.parametrize("entry", ["Copy data", "Copy picture", "Copy as PyTorch code", "Save data…"])
def test_without_a_batch_there_is_nothing_to_export_and_a_sentence(program: Program, entry: str, save_as: Path) -> None:
    program.commands.go("batch")
    trigger(program, entry)
    assert program.window.notice.text() == "there are no rows yet: open a batch first"
    assert not save_as.exists()


def test_a_picture_is_saved(program: Program, save_as: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_as.with_suffix(".svg")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "SVG (*.svg)"))
    trigger(program, "Save picture…")
    assert path.read_bytes().startswith(b"<?xml")


def test_the_picture_of_a_batch_is_light_and_holds_nothing_to_press(batch: Program) -> None:
    batch.look.set_theme("dark")
    trigger(batch, "Copy picture")
    image = QGuiApplication.clipboard().image()
    assert image.pixelColor(4, image.height() - 4) == QColor(LIGHT.field)
    sheet = batch.commands.places.at("batch").picture
    assert not any(w.isVisibleTo(sheet) for kind in (QAbstractButton, QTableView) for w in sheet.findChildren(kind))
    assert not any(bar.isVisibleTo(sheet) for bar in sheet.findChildren(QScrollBar))
    assert sheet.summary.figures() == batch.commands.batch.summary.figures()
    trigger(batch, "Copy picture")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(batch.commands.batch.findChildren(Sheet)) == 1


def test_the_picture_names_parameters_that_are_not_as_usual(batch: Program) -> None:
    store = batch.store
    store.replace(store.state.with_batch(batches.set_parameter(store.state.batch, "label_smoothing", 0.25)))
    wait_until(lambda: dict(batch.rows.result.state.parameters)["label_smoothing"] == 0.25, "the rows")
    texts = [entry.text for entry in batch.commands.places.at("batch").caption().entries]
    assert texts == ["batch.npz: Cross entropy", "label_smoothing = 0.25"]


def test_the_picture_of_chosen_rows_says_which_they_are_and_its_figures_are_theirs(batch: Program) -> None:
    store, result = batch.store, batch.rows.result.result
    row = result.worst(1)[0]
    chosen = batches.select(batches.select_row(store.state.batch, row), text="wrong", span=(0.0, 9.0))
    store.replace(store.state.with_batch(chosen))
    wait_until(lambda: batch.pictures.present.selection == chosen.selection, "the pictures")
    wrong = result.per_sample[(result.target != result.predicted) & result.rows.used]
    exhibit = batch.commands.places.at("batch")
    texts = [entry.text for entry in exhibit.caption().entries]
    assert texts[1:] == [f"{len(wrong)} of 4 rows: wrong, loss 0 – 9"]
    figures = exhibit.picture.summary.figures()
    assert figures[f"mean of {len(wrong)} of 4 rows · Cross entropy"] == steady(wrong.mean(dtype=float), 5)
    assert figures["accuracy"] == "0.0 %"
    assert figures["mean of all rows"] == steady(result.value)
    assert not exhibit.picture.summary.ruler.isVisibleTo(exhibit.picture)
    assert not exhibit.picture.pictures[0].histogram._row.isVisible(), "the row at hand has no name in a picture"


@pytest.mark.parametrize(("entry", "words"), [("Save data…", "tables are saved"), ("Save picture…", "pictures are")])
def test_another_kind_of_file_is_refused(
    program: Program, save_as: Path, monkeypatch: pytest.MonkeyPatch, entry: str, words: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(save_as.with_suffix(".docx")), ""))
    trigger(program, entry)
    assert words in program.window.notice.text()


# --- chosen rows ---


def test_chosen_rows_are_copied_from_the_table(batch: Program, qtbot: QtBot) -> None:
    table = batch.commands.batch.table
    table.selectAll()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: bool(QGuiApplication.clipboard().text()), "the copy")
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == NAMES
    assert [int(row[0]) for row in rows[1:]] == batch.rows.result.order.tolist()
    assert [row[1:] for row in rows[1:] if row[0] in "14"] == [[""] * 7] * 2


@pytest.mark.parametrize("way", ["menu", "table"])
def test_too_many_rows_are_refused_with_a_sentence(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(tables, "CLIPBOARD_ROWS", 100)
    with_batch(program)
    QGuiApplication.clipboard().setText("before")
    table = program.commands.batch.table
    if way == "table":
        table.selectAll()
        qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    else:
        program.commands.menus.commands["Copy data"].trigger()
    wait_until(lambda: program.window.notice.isVisible(), "the sentence")
    assert "rows are too many for the clipboard: save them to a file" in program.window.notice.text()
    assert QGuiApplication.clipboard().text() == "before"


# --- a long file ---


def test_while_a_file_is_written_the_window_lives_and_says_so(
    batch: Program, save_as: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    gate, threads = threading.Event(), []
    save = exports.save_columns

    def slow(*arguments: object) -> None:
        threads.append(QThread.currentThread().objectName())
        gate.wait(20)
        save(*arguments)

    monkeypatch.setattr(exports, "save_columns", slow)
    batch.commands.menus.commands["Save data…"].trigger()
    status = batch.window.status
    wait_until(lambda: status._bar.isVisible(), "the word about it")
    assert status._state.text() == "writing saved.csv …"
    assert threads == ["writer"]
    qtbot.mouseClick(status._cancel, Qt.MouseButton.LeftButton)
    gate.set()
    wait_until(lambda: not status._bar.isVisible(), "the end", 10)
    assert not save_as.exists()


def test_a_report_is_written_from_any_place_in_the_language_of_the_window(
    batch: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), "HTML (*.html)"))
    batch.commands.go("explore")
    batch.language.set("zh_CN")
    trigger(batch, "Save report…")
    batch.language.set("en")
    text = path.read_text("utf-8")
    assert "交叉熵" in text
    assert str(tmp_path) not in text
    wait_until(lambda: "page.html" in batch.window.status._done.text(), "the word about it", 20)


def test_one_picture_of_a_batch_is_copied_and_saved_by_its_own_menu(
    batch: Program, save_as: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.commands.go("batch")
    slot = batch.commands.batch.pictures.slots[0]
    wait_until(lambda: batch.pictures.present is not None, "the pictures", 20)
    path = save_as.with_suffix(".svg")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "SVG (*.svg)"))
    view = slot.picture.histogram
    for place in (0, 1):
        here = view.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, view.mapToGlobal(here))
        QCoreApplication.sendEvent(view.viewport(), event)
        menu = next(m for m in batch.commands.batch.findChildren(QMenu) if m.isVisible())
        menu.actions()[place].trigger()
        menu.close()
        wait_until(lambda: not batch.exports.is_busy(), "the work to end", 20)
    assert not QGuiApplication.clipboard().image().isNull()
    assert path.read_bytes().startswith(b"<?xml")
