"""Two models in the real window: asked for in the menu, seen in pictures, table and words, and taken away again."""

from __future__ import annotations

import csv
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

import lossexplorer as lx
from lossexplorer.gui.batch.second_model import _words
from lossexplorer.gui.words import number, say
from lossexplorer.state import batch as batches
from tests.conftest import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.batch.place import BatchPlace

OF_SECOND = ["loss_b", "change", "predicted_b", "confidence_b"]


def saved(folder: Path, name: str, better: int, *, shares: bool = False) -> Path:
    labels = np.arange(60) % 3
    logits = np.random.default_rng(0).normal(size=(60, 3))
    logits[:better] += 2 * np.eye(3)[labels[:better]]
    e = np.exp(logits)
    np.savez(folder / name, predictions=e / e.sum(1, keepdims=True) if shares else logits, targets=labels)
    return folder / name


def test_another_model_is_compared_filtered_and_taken_away(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = program.commands.menus.commands
    menu["Compare with…"].trigger()
    assert program.window.notice.text() == "there are no rows yet: open a batch first"
    assert not menu["Stop comparing"].isEnabled()
    program.open(str(saved(tmp_path, "first.npz", 0)))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    notice, chosen = program.window.notice, [str(tmp_path / "gone.npz")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen[-1], ""))
    menu["Compare with…"].trigger()
    wait_until(lambda: "gone.npz" in notice.text(), "the failure", 20)
    chosen.append(str(saved(tmp_path, "second.npz", 20)))
    menu["Compare with…"].trigger()
    strip = program.commands.batch.pictures
    wait_until(lambda: any(slot.key == "models" for slot in strip.slots), "the picture", 20)
    picture = next(slot.picture for slot in strip.slots if slot.key == "models")
    page = program.commands.batch
    assert str(picture.line()) == "20 rows better, 0 worse"
    assert page.second.words.text().startswith("B is second.npz: 20 rows better, 0 worse; loss")
    assert "of what each finds easy is easy for both" in page.second.words.text()
    assert page.second.warning.isHidden()
    assert notice.text() == ""
    picture.change.setCurrentIndex(picture.change.findData("better"))
    picture.change.activated.emit(picture.change.currentIndex())
    wait_until(lambda: len(program.commands.batch.table.rows.order) == 20, "the better rows", 20)
    assert program.commands.batch.filter.chips.texts() == ["better rows"]
    program.store.replace(program.store.state.with_batch(batches.select(program.store.state.batch, text="row<5")))
    wait_until(lambda: str(picture.line()) == "5 of 20 rows better, 0 of 0 worse", "what the line says", 20)
    assert picture.plot._rest.isVisible(), "the other rows stay, in grey"
    program.store.replace(program.store.state.with_batch(batches.select(program.store.state.batch, text="")))
    wait_until(lambda: str(picture.line()) == "20 of 20 rows better, 0 of 0 worse", "what the line says", 20)
    chosen.append(str(saved(tmp_path, "shares.npz", 20, shares=True)))
    menu["Compare with…"].trigger()
    wait_until(lambda: "the first predictions look like logits" in page.second.warning.text(), "the line", 20)
    page.second.close_button.click()
    wait_until(lambda: all(slot.key != "models" for slot in strip.slots), "the picture to go", 20)
    wait_until(lambda: len(program.commands.batch.table.rows.order) == 60, "all rows", 20)
    assert program.commands.batch.filter.chips.texts() == []
    assert not menu["Stop comparing"].isEnabled()
    assert page.second.isHidden()


@pytest.fixture
def compared(program: Program, tmp_path: Path) -> BatchPlace:
    """Sixty rows of three classes; of the second model twenty are better, and it is the row 3 that is at hand."""
    program.open(str(saved(tmp_path, "first.npz", 0)))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    beside(program, saved(tmp_path, "second.npz", 20))
    step(program, lambda state: batches.select_row(state, 3))
    return program.commands.batch


def beside(program: Program, path: Path) -> None:
    """Compare with a file, and wait until it is seen."""
    program.beside.compare.open(str(path))
    wait_until(lambda: program.pictures.present is not None and program.pictures.present.pairs is not None, "it", 20)


def step(program: Program, change: Callable[[batches.BatchState], batches.BatchState]) -> None:
    state = program.store.state
    program.store.replace(state.with_batch(change(state.batch)))


def names(page: BatchPlace) -> list[str]:
    return page.table.rows.names()


def test_the_second_model_has_columns_that_sort_filter_and_are_saved(
    program: Program, compared: BatchPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, found = compared.table.rows, program.beside.compare.present.comparison
    assert names(compared)[:6] == ["index", "loss", "loss_b", "change", "gradient_norm", "target"]
    assert [name for name in names(compared) if name in OF_SECOND] == OF_SECOND
    compared.table.horizontalHeader().sectionClicked.emit(names(compared).index("change"))
    by_change = np.argsort(-found.change, kind="stable").tolist()
    wait_until(lambda: rows.order.tolist() == by_change, "the order", 20)
    assert rows.sorted_by == ("change", True)
    compared.filter.text.setText("change<0 and predicted_b=target")
    compared.filter.text.textEdited.emit(compared.filter.text.text())
    wanted = np.flatnonzero((found.change < 0) & (found.second.predicted == found.first.target))
    wait_until(lambda: sorted(rows.order.tolist()) == wanted.tolist(), "the filter", 20)
    saved_as = tmp_path / "rows.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved_as), "CSV (*.csv)"))
    program.commands.menus.commands["Save data…"].trigger()
    wait_until(lambda: saved_as.exists() and not program.exports.is_busy(), "the file", 20)
    table = list(csv.DictReader(saved_as.read_text("utf-8").splitlines()))
    assert [int(row["index"]) for row in table] == rows.order.tolist()
    for name, column in found.columns.items():
        assert [float(row[name]) for row in table] == pytest.approx(column[rows.order].astype(float).tolist())
    compared.table.selectRow(0)
    compared.table.copy_wanted.emit(compared.table.chosen_rows())
    wait_until(lambda: "change" in QGuiApplication.clipboard().text(), "the copy", 20)


def test_the_row_at_hand_says_what_the_second_model_makes_of_it(program: Program, compared: BatchPlace) -> None:
    found, numbers = program.beside.compare.present.comparison, compared.inspector._numbers
    wait_until(lambda: "loss B" in numbers.text(), "the lines", 20)
    assert f"predicted B  {found.second.predicted[3]}  ({100 * found.second.confidence[3]:.1f} %)" in numbers.text()
    assert f"loss B  {number(found.second.per_sample[3], 6)}  ({number(found.change[3])})" in numbers.text()
    program.commands.menus.commands["Stop comparing"].trigger()
    wait_until(lambda: "B" not in numbers.text(), "the lines to go", 20)


def test_without_a_second_model_no_step_leads_to_its_columns(program: Program, compared: BatchPlace) -> None:
    store, rows, notice = program.store, compared.table.rows, program.window.notice
    step(program, lambda state: batches.set_sort(state, "loss_b", False))
    step(program, lambda state: batches.select(state, text="change < 0"))
    step(program, lambda state: batches.select(state, classes=(1,)))
    step(program, lambda state: batches.select(state, classes=()))
    wait_until(lambda: len(rows.order) == 20, "the filter", 20)
    program.commands.menus.commands["Stop comparing"].trigger()
    wait_until(lambda: len(rows.order) == 60 and not set(names(compared)) & set(OF_SECOND), "one model", 20)
    assert notice.text() == (
        "without a second model rows are no longer filtered by “change < 0”; "
        "without a second model the rows of the largest loss stand first"
    )
    assert compared.filter.text.text() == ""
    assert rows.sorted_by == ("loss", True)
    wait_until(lambda: rows.order.tolist() == program.rows.result.result.order("loss", True).tolist(), "order", 20)
    seen = set()
    while store.can_undo():
        store.undo()
        seen.add((store.state.batch.sort, store.state.batch.selection))
    assert all(sort == "loss" and not selection.needs_second for sort, selection in seen)


def test_another_file_has_no_columns_of_the_second_model(
    program: Program, compared: BatchPlace, tmp_path: Path
) -> None:
    step(program, lambda state: batches.set_sort(state, "change", True))
    before = program.rows.result.result
    program.open(str(saved(tmp_path, "third.npz", 5)))
    wait_until(lambda: program.rows.result is not None and program.rows.result.result is not before, "the rows", 20)
    wait_until(lambda: len(names(compared)) > 1, "the table", 20)
    assert not set(names(compared)) & set(OF_SECOND)
    assert program.store.state.batch.sort == "loss"
    assert compared.second.isHidden()
    assert program.window.notice.text() == ""


def test_a_model_that_is_compared_anew_brings_nobody_to_it(program: Program, compared: BatchPlace) -> None:
    slot = next(slot for slot in compared.pictures.slots if slot.key == "models")
    slot.choice.setCurrentIndex(slot.choice.findData("tail"))
    slot.choice.activated.emit(slot.choice.currentIndex())
    program.commands.go("explore")
    before = program.pictures.present.ground.result
    step(program, lambda state: batches.set_parameter(state, "label_smoothing", 0.2))
    wait_until(lambda: program.pictures.present.ground.result is not before, "the pictures", 20)
    assert program.pictures.present.ground.other is program.beside.compare.present
    assert program.store.state.place == "explore"
    assert all(slot.key != "models" for slot in compared.pictures.slots if not slot.isHidden())
    assert "loss_b" in names(compared)


def test_a_filter_that_needs_a_second_model_says_so(program: Program, tmp_path: Path) -> None:
    program.open(str(saved(tmp_path, "first.npz", 0)))
    wait_until(lambda: program.pictures.present is not None, "the rows", 20)
    step(program, lambda state: batches.select(state, text="change > 1"))
    wait_until(lambda: program.window.notice.text() != "", "the sentence", 20)
    assert program.window.notice.text() == (
        "change needs a second model: open its predictions with File → Compare with…"
    )


def test_two_files_of_one_wrong_kind_are_warned_of_beside_their_numbers(program: Program, tmp_path: Path) -> None:
    program.open(str(saved(tmp_path, "first.npz", 0, shares=True)))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    step(program, lambda state: batches.set_loss(state, "cross_entropy"))
    beside(program, saved(tmp_path, "second.npz", 20, shares=True))
    words = "both files look like probabilities (all values lie in [0, 1] and every row sums to 1), but cross_entropy"
    assert program.commands.batch.second.warning.text().startswith(words)


def test_all_that_is_said_of_the_second_model_is_read_in_a_small_window(
    program: Program, compared: BatchPlace, tmp_path: Path
) -> None:
    program.window.resize(1280, 800)
    beside(program, saved(tmp_path, f"{'a_long_name_of_a_checkpoint_' * 6}.npz", 20, shares=True))
    card = compared.second
    wait_until(lambda: card.warning.isVisible(), "the warning", 20)
    for language in ("zh_CN", "en"):
        program.language.set(language)
        wait_until(lambda: card.words.height() >= card.words.heightForWidth(card.words.width()), "the room", 20)
        for label in (card.words, card.warning):
            assert label.width() <= compared.middle.width()
            assert label.height() >= label.heightForWidth(label.width())
        assert program.window.width() == 1280
        assert "a_long_name" in card.words.toolTip()


def test_the_losses_of_two_models_are_told_as_the_batch_reduces_them_and_rows_without_one_are_counted() -> None:
    rng = np.random.default_rng(3)
    labels, first = rng.integers(0, 3, 40), rng.normal(size=(40, 3))
    second = first + rng.normal(size=(40, 3))
    second[:2] = np.nan
    for rows, end in ((slice(2, None), ""), (slice(None), "2 rows cannot be compared")):
        found = lx.compare(first[rows], second[rows], labels[rows], loss="cross_entropy", weight=[1.0, 20.0, 1.0])
        text = say(_words(SimpleNamespace(name="b", comparison=found)))
        assert f"loss {number(found.first.value)} → {number(found.second.value)}" in text
        assert end in text
        assert ("cannot be compared" in text) == bool(end)
