"""Files in the real window: what is offered where one cannot be opened."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from lossexplorer.assets import asset
from lossexplorer.gui.app import Program
from lossexplorer.gui.choose import ChooseArrays
from lossexplorer.io import plan
from lossexplorer.state import batch as batches
from tests.conftest import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ROWS = 10_000


@pytest.fixture
def bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Honest zeros, at a size from which on they are not taken for harmless."""
    monkeypatch.setattr(plan, "HARMLESS", 1 << 10)
    path = tmp_path / "zeros.npz"
    np.savez_compressed(path, logits=np.zeros((ROWS, 10), np.float32), labels=np.zeros(ROWS, np.int64))
    return str(path)


def refused(program: Program, path: str) -> str:
    """Open a file that cannot be opened; returns what is said."""
    program.open(path)
    notice = program.window.notice
    wait_until(lambda: notice.isVisible() and bool(notice.text()), "the sentence", 10)
    return notice.text()


def accept(program: Program, qtbot: QtBot) -> None:
    qtbot.mouseClick(program.window.notice._button, Qt.MouseButton.LeftButton)


def test_a_file_that_unpacks_to_suspiciously_much_opens_when_a_person_insists(
    program: Program, bomb: str, qtbot: QtBot
) -> None:
    before = program.store.state
    assert "times as much) and was not opened" in refused(program, bomb)
    assert program.store.state == before
    assert program.window.notice._button.text() == "Open it anyway"
    accept(program, qtbot)
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    assert program.rows.result.result.n == ROWS
    assert not program.window.notice.isVisible()


def test_who_insisted_once_is_not_asked_again_by_undo_and_redo(program: Program, bomb: str, qtbot: QtBot) -> None:
    refused(program, bomb)
    accept(program, qtbot)
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    program.store.undo()
    assert program.rows.result is None
    program.store.redo()
    wait_until(lambda: program.rows.result is not None, "the rows again", 20)
    assert not program.window.notice.isVisible()


def test_redo_gives_back_every_step_behind_an_opening(program: Program) -> None:
    program.open(str(asset("samples", "digits.npz")))
    store, table = program.store, program.commands.places.at("batch").page.table
    wait_until(lambda: table.rows.rowCount() > 0, "the rows", 20)
    for text in ("loss>1", "loss>2", "loss>3"):
        store.replace(store.state.with_batch(batches.select(store.state.batch, text=text)))
    last = store.state
    for _ in range(4):
        store.undo()
    assert store.state.place == "explore"
    for _ in range(4):
        store.redo()
    assert store.state == last


def test_a_batch_opened_after_the_question_is_not_about_the_answer(program: Program, bomb: str) -> None:
    refused(program, bomb)
    program.open(bomb.replace("zeros", "nowhere"))
    wait_until(lambda: "nowhere.npz cannot be found" in program.window.notice.text(), "the other sentence", 10)
    assert not program.window.notice._button.isVisible()


def test_what_does_not_fit_into_memory_is_not_offered(
    program: Program, bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "free_memory", lambda: 1000)
    refused(program, bomb)
    assert not program.window.notice._button.isVisible()


# --- files that hold several arrays ---


@pytest.fixture
def several(tmp_path: Path) -> str:
    """Two embeddings and something else, under names that say nothing."""
    draw, path = np.random.default_rng(0), tmp_path / "several.npz"
    np.savez(path, a=draw.normal(size=6), b=draw.normal(size=6), c=draw.normal(size=(6, 2)))
    return str(path)


def question(program: Program) -> ChooseArrays:
    """What is asked now."""
    wait_until(lambda: any(d.isVisible() for d in program.window.findChildren(ChooseArrays)), "the question", 10)
    (dialog,) = program.window.findChildren(ChooseArrays)
    return dialog


def test_the_arrays_that_a_person_chooses_are_opened(program: Program, several: str, qtbot: QtBot) -> None:
    program.open(several)
    dialog = question(program)
    dialog.predictions.setCurrentIndex(1)
    dialog.targets.setCurrentIndex(0)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    ref = program.store.state.batch.ref
    assert (ref.predictions, ref.targets) == (f"{several}::b", f"{several}::a")
    assert not program.window.notice.isVisible()


def test_the_targets_alone_are_asked_for_where_the_predictions_are_clear(
    program: Program, several: str, tmp_path: Path, qtbot: QtBot
) -> None:
    np.save(tmp_path / "x.npy", np.zeros(6))
    program.open(str(tmp_path / "x.npy"), several)
    dialog = question(program)
    dialog.predictions.setCurrentIndex(1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    assert program.store.state.batch.ref.targets == f"{several}::b"


def test_questions_that_are_not_answered_leave_nothing_behind_and_no_reproach(
    program: Program, several: str, qtbot: QtBot
) -> None:
    for _ in range(5):
        program.window.notice.dismiss()
        program.open(several)
        qtbot.keyClick(question(program), Qt.Key.Key_Escape)
        assert not program.window.notice.text()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert program.window.findChildren(ChooseArrays) == []


def test_the_question_is_in_plain_words_and_has_a_likely_answer(program: Program, tmp_path: Path) -> None:
    draw, path = np.random.default_rng(0), tmp_path / "three.npz"
    np.savez(path, a=draw.normal(size=(50, 4)), b=draw.normal(size=(50, 4)), c=draw.integers(0, 4, 50))
    program.open(str(path))
    dialog = question(program)
    assert dialog.names() == ("a", "c")
    assert "::" not in "".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_the_columns_of_a_table_without_a_target_are_asked_for(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "t.csv"
    path.write_text("one,two,three\n0.5,1,0.25\n2.5,0,1.5\n1.5,1,2.5\n")
    program.open(str(path))
    dialog = question(program)
    dialog.targets.setCurrentIndex(dialog.targets.findData("two"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wait_until(lambda: program.rows.present is not None, "the batch", 20)
    batch = program.rows.present.prospect.batch
    assert batch.predictions.read(0, 3).tolist() == [[0.5, 0.25], [2.5, 1.5], [1.5, 2.5]]
    assert batch.targets.read(0, 3).tolist() == [1, 0, 1]


def test_predictions_alone_lead_to_the_file_of_the_targets(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    np.save(tmp_path / "x.npy", np.zeros(6))
    np.save(tmp_path / "y.npy", np.full(6, 2.0))
    monkeypatch.setattr("lossexplorer.gui.opening.ask_for_targets", lambda _: str(tmp_path / "y.npy"))
    assert "x.npy holds no targets" in refused(program, str(tmp_path / "x.npy"))
    assert program.window.notice._button.text() == "Choose the targets…"
    accept(program, qtbot)
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    assert program.rows.result.result.value == 4


def test_the_targets_may_be_in_another_file_than_the_one_that_is_asked_about(
    program: Program, several: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("lossexplorer.gui.opening.ask_for_targets", asked.append)
    program.open(several)
    dialog = question(program)
    next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Targets from")).click()
    assert asked == [program.window]


def test_the_window_closes_over_a_question(program: Program, several: str) -> None:
    program.open(several)
    question(program)
    program.window.close()
    assert not program._is_open


# --- files that are there before the window ---


def test_a_batch_that_is_read_before_the_first_paint_is_on_the_page(
    start: Callable[[], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    show = Program.show
    monkeypatch.setattr(Program, "show", lambda program: None)
    program = start()
    program.open(str(asset("samples", "digits.npz")))
    wait_until(lambda: program.rows.present is not None, "the file", 20)
    show(program)
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    assert program.store.state.place == "batch"
    assert not program.commands.batch.empty.isVisible()
    assert program.commands.batch.table.isVisible()
    assert program.commands.batch.table.rows.rowCount() == program.rows.result.result.n


# --- files that change ---


@pytest.fixture
def batch(program: Program, tmp_path: Path) -> Path:
    """Predictions and targets of ten rows, open in the window, with everything known about the files."""
    path = tmp_path / "run.npz"
    np.savez(path, predictions=np.arange(10.0), targets=np.zeros(10))
    program.open(str(path))
    wait_until(lambda: "SHA-256" in program.commands.batch.side.files.text(), "the hash", 20)
    return path


def test_the_side_says_which_file_exactly_was_read(program: Program, batch: Path) -> None:
    label = program.commands.batch.side.files
    digest = hashlib.sha256(batch.read_bytes()).hexdigest()
    name, facts, short = label.text().split("\n")
    assert name == "run.npz"
    assert facts.startswith(f"{batch.stat().st_size} bytes · 20")
    assert short == f"SHA-256 {digest[:12]}…"
    assert label.toolTip() == f"SHA-256 {digest}"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_a_file_that_is_rewritten_can_be_reloaded(program: Program, batch: Path, qtbot: QtBot) -> None:
    before = program.store.state
    np.savez(batch, predictions=np.arange(20.0), targets=np.zeros(20))
    notice = program.window.notice
    wait_until(lambda: notice.text() == "run.npz changed on disk since it was opened", "the sentence", 10)
    assert program.store.state == before
    assert program.commands.batch.table.rows.rowCount() == 10
    assert notice._button.text() == "Reload"
    accept(program, qtbot)
    wait_until(lambda: program.commands.batch.table.rows.rowCount() == 20, "the new rows", 20)
    assert not notice.isVisible()


def test_rows_of_a_file_that_was_cut_are_refused_with_the_way_out(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "cut.npy"
    np.save(path, np.arange(10.0))
    np.save(tmp_path / "y.npy", np.zeros(10))
    program.open(str(path), str(tmp_path / "y.npy"))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    program.rows.files.forget()  # what it would say is another test's matter
    os.truncate(path, 100)
    state = program.store.state
    program.store.replace(state.with_batch(batches.set_loss(state.batch, "l1_loss")))
    notice = program.window.notice
    wait_until(lambda: "cut.npy changed on disk while it was open" in notice.text(), "the sentence", 10)
    assert notice._button.text() == "Reload"
