"""Diagnose in the window: a number is typed, reasons come, and each says why, what to do and what it cannot tell."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

import lossexplorer as lx
from lossexplorer.assets import asset
from lossexplorer.base import Message, Problem
from lossexplorer.session import diagnose_work
from lossexplorer.session.diagnose_work import Glimpse
from lossexplorer.state.diagnose import DiagnoseState, ask
from tests.conftest import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.diagnose.place import DiagnosePlace
    from lossexplorer.state.app import AppState

DIGITS = str(asset("samples", "digits.npz"))


@pytest.fixture
def place(program: Program) -> DiagnosePlace:
    program.commands.go("diagnose")
    return program.commands.places.at("diagnose").page


def logits_and_labels() -> tuple[torch.Tensor, torch.Tensor]:
    with np.load(DIGITS) as file:
        return torch.tensor(file["logits"]), torch.tensor(file["labels"])


def answered(program: Program, act: object) -> None:
    """Do something that leads to another diagnosis, and wait for it."""
    before = program.reasons.present
    act()
    wait_until(lambda: program.reasons.present not in (None, before), "the diagnosis", 30)


def seen_by(program: Program) -> str:
    """The number that the present diagnosis is about."""
    observed = program.reasons.present.observed
    return "" if observed is None else observed.text


def observing(program: Program, text: str) -> AppState:
    state = program.store.state
    return state.with_diagnose(ask(state.diagnose, observed=text))


def type_number(place: DiagnosePlace, qtbot: QtBot, text: str) -> None:
    place.ask.number.setFocus()
    place.ask.number.selectAll()
    qtbot.keyClicks(place.ask.number, text)


def test_a_number_alone_is_looked_up(place: DiagnosePlace, qtbot: QtBot) -> None:
    assert place._stack.currentIndex() == 0
    type_number(place, qtbot, "2.3026")
    assert place.numbers.title.text() == "2.3026"
    assert place.numbers.meant.words() == [("2.30259", "ln 10: guessing among 10 classes")]
    type_number(place, qtbot, "2.31")
    assert "lies near one that is" in place.numbers.words.text()
    assert place.numbers.meant.words()[0] == ("2.30259", "ln 10: guessing among 10 classes")
    type_number(place, qtbot, "0.123456")
    assert "not known for anything" in place.numbers.words.text()
    assert not place.numbers.meant.isVisible()
    type_number(place, qtbot, "nan")
    assert len(place.numbers.meant.words()) == 5


def test_of_a_line_of_a_log_the_number_stays(program: Program, place: DiagnosePlace, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Epoch 3/10 | loss = 2.3026 | acc 0.11")
    place.ask.number.setFocus()
    place.ask.number.paste()
    assert program.store.state.diagnose.observed == "2.3026"
    qtbot.keyClick(place.ask.number, Qt.Key.Key_Return)
    assert place.ask.number.text() == "2.3026"


def test_what_is_no_number_says_so_and_is_about_nothing(program: Program, place: DiagnosePlace, qtbot: QtBot) -> None:
    type_number(place, qtbot, "2.5x")
    qtbot.keyClick(place.ask.number, Qt.Key.Key_Return)
    assert "must be a number" in place.ask._wrong.text()
    assert program.store.state.diagnose.observed == ""
    assert place.ask.number.text() == "2.5x"
    type_number(place, qtbot, "2,5")
    assert program.store.state.diagnose.observed == "2.5", "a comma is a point in many countries"


def test_the_mistake_that_reproduces_the_number_is_named_with_its_fix(
    program: Program, place: DiagnosePlace, qtbot: QtBot
) -> None:
    answered(program, lambda: program.open(DIGITS, None, "Digits"))
    assert program.store.state.place == "diagnose", "opening a file stays in Diagnose"
    z, y = logits_and_labels()
    seen = f"{F.cross_entropy(z.softmax(1), y).item():.5f}"
    answered(program, lambda: type_number(place, qtbot, seen))
    wait_until(lambda: seen_by(program) == seen, "the whole number", 30)
    card = place.answer.causes.cards[0]
    assert card.cause.key == "double_softmax"
    assert card.is_open()
    assert "Softmax was applied before the loss: that reproduces" in place.answer.verdict.sentence.text()
    assert seen in card.evidence.text()
    assert "F.cross_entropy(logits, labels)" in card.code.code
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(card.code.copy, Qt.MouseButton.LeftButton)
    wait_until(lambda: QGuiApplication.clipboard().text() == card.cause.code, "the copy")
    qtbot.mouseClick(card.arrow, Qt.MouseButton.LeftButton)
    assert not card.body.isVisible()
    program.store.undo()
    assert program.store.state.diagnose.observed == "", "typing is one step"


def test_a_right_number_is_called_right_and_an_arbitrary_one_unexplained(
    program: Program, place: DiagnosePlace, qtbot: QtBot
) -> None:
    answered(program, lambda: program.open(DIGITS))
    z, y = logits_and_labels()
    for text, words in (
        (f"{F.cross_entropy(z, y).item():.6f}", "Nothing to explain: this is what the formula gives"),
        ("9.87654", "Not explained: no known mistake gives 9.87654 on this file"),
    ):
        type_number(place, qtbot, text)
        wait_until(lambda text=text: seen_by(program) == text, "the number", 30)
        assert place.answer.verdict.sentence.text() == words


def test_what_cannot_be_told_apart_shares_its_place_and_is_named_in_the_verdict(
    program: Program, place: DiagnosePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    labels = np.arange(200) % 10
    logits = np.random.default_rng(0).normal(size=(200, 10)).astype("f4") + 2 * np.eye(10, dtype="f4")[labels]
    np.savez(tmp_path / "balanced.npz", logits=logits, labels=labels)
    answered(program, lambda: program.open(str(tmp_path / "balanced.npz")))
    type_number(place, qtbot, "2.302585")
    wait_until(lambda: seen_by(program) == "2.302585", "the number", 30)
    first, second = place.answer.causes.cards[:2]
    assert (first.sign.text(), second.sign.text()) == ("1", "1")
    assert first.is_open()
    assert not second.is_open()
    told = "Equal to guessing, or “Only the class frequencies are predicted”: that reproduces 2.302585 to its 7 digits"
    assert place.answer.verdict.sentence.text() == told
    assert first.ties.text().startswith("cannot be told from “Only the class frequencies are predicted”")
    numbers = [(bar.name, bar.number) for bar in first.picture.view.bars()]
    assert numbers[:2] == [("you saw", "2.302585"), ("this reason gives", "2.30259")]
    type_number(place, qtbot, "9.87654")
    wait_until(lambda: seen_by(program) == "9.87654", "the other number", 30)
    assert not any(card.is_open() for card in place.answer.causes.cards), "nothing of it is a reason"
    for text, beside in (("", False), ("2.3", True), ("", False), ("2.30", True)):
        answered(program, lambda text=text: program.store.replace(observing(program, text)))
        wait_until(lambda text=text: seen_by(program) == text, "the answer", 30)
        over, under = place.answer.verdict, place.answer.findings
        left = under.mapTo(place, under.rect().topLeft()).x() - over.mapTo(place, over.rect().topLeft()).x()
        assert (left > over.width() - 1) == beside, "without a number, what the file shows is the answer"


def test_files_that_batch_refuses_are_diagnosed(program: Program, place: DiagnosePlace, tmp_path: Path) -> None:
    z, y = logits_and_labels()
    labels = y.numpy().copy()
    labels[[5, 77]] = 12, -3
    answered(program, lambda: program.open(DIGITS))
    assert place.ask._loss.text() == "with Cross entropy"
    for name, arrays, key in (
        ("labels", {"logits": z.numpy(), "labels": labels}, "labels_out_of_range"),
        ("turned", {"logits": z.numpy().T.copy(), "labels": y.numpy()}, "transposed"),
    ):
        path = tmp_path / f"{name}.npz"
        np.savez(path, **arrays)
        answered(program, lambda path=path: program.open(str(path)))
        wait_until(lambda name=name: place.ask._file.text() == f"{name}.npz", "the file")
        assert place.ask._loss.text() == "with the loss that the shapes suggest", "that of Batch is of another file"
        findings = {card.finding.key: card for card in place.answer.findings.cards}
        assert findings[key].finding.severity == "error"
        assert findings[key].is_open()
        assert place.answer.verdict.sentence.text().startswith("The loss of this file is undefined")


def test_a_file_that_batch_refused_waits_in_diagnose(program: Program, tmp_path: Path) -> None:
    z, y = logits_and_labels()
    np.savez(tmp_path / "turned.npz", logits=z.numpy().T.copy(), labels=y.numpy())
    program.commands.go("batch")
    program.open(str(tmp_path / "turned.npz"))
    wait_until(program.window.notice.isVisible, "the sentence", 30)
    assert program.rows.present is None
    answered(program, lambda: program.commands.go("diagnose"))
    assert program.reasons.present.findings[0].key == "transposed"


def test_where_a_file_cannot_be_diagnosed_the_reasons_of_another_one_do_not_stay(
    program: Program, place: DiagnosePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(program, lambda: program.open(DIGITS))

    def refuse(*_: object) -> None:
        raise Problem(Message("this file is too odd"))

    monkeypatch.setattr(diagnose_work, "diagnose", refuse)
    program.store.replace(program.store.state.with_diagnose(DiagnoseState(batch_size=7)))
    wait_until(program.window.notice.isVisible, "the sentence")
    assert program.reasons.present is not None, "the same file: what was found of it stays"
    shutil.copy(DIGITS, tmp_path / "other.npz")
    program.open(str(tmp_path / "other.npz"))
    wait_until(lambda: program.reasons.present is None, "no reasons", 30)
    assert place._stack.currentIndex() == 0


def test_facts_that_are_known_besides_change_the_question(program: Program, place: DiagnosePlace, qtbot: QtBot) -> None:
    answered(program, lambda: program.open(DIGITS))

    def size() -> None:
        place.ask.batch_size.setFocus()
        qtbot.keyClicks(place.ask.batch_size, "64")
        qtbot.keyClick(place.ask.batch_size, Qt.Key.Key_Return)

    answered(program, size)
    assert program.reasons.present.batch_size == 64
    place.ask.classes.setFocus()
    qtbot.keyClicks(place.ask.classes, "nine, eight, seven, six, five, four, three, two, one, zero")
    qtbot.keyClick(place.ask.classes, Qt.Key.Key_Return)
    wait_until(lambda: len(program.reasons._asked.question.class_names) == 10, "the names are part of the question")
    wait_until(lambda: not program.reasons._runner.is_busy(), "its answer", 30)
    box = place.ask.reduction
    answered(program, lambda: box.activated.emit(box.setCurrentIndex(box.findData("sum")) or 0))
    assert program.reasons.present.reduction == "sum"
    with qtbot.waitSignal(place.refused) as refused:
        place.ask.batch_size.setFocus()
        place.ask.batch_size.selectAll()
        qtbot.keyClicks(place.ask.batch_size, "0")
        qtbot.keyClick(place.ask.batch_size, Qt.Key.Key_Return)
    assert "the batch size must be a whole number" in str(refused.args[0])


def test_the_same_question_is_asked_once_and_nothing_is_asked_elsewhere(program: Program, place: DiagnosePlace) -> None:
    answered(program, lambda: program.open(DIGITS))
    found = program.reasons.present
    program.commands.go("batch")
    program.commands.go("diagnose")
    assert not program.reasons._runner.is_busy()
    assert program.reasons.present is found


def test_reasons_can_be_copied_as_data_and_as_code(program: Program, place: DiagnosePlace, qtbot: QtBot) -> None:
    exhibit = program.commands.places.at("diagnose")
    answered(program, lambda: program.open(DIGITS))
    z, y = logits_and_labels()
    seen = f"{F.cross_entropy(z, y, reduction='sum').item():.3f}"
    type_number(place, qtbot, seen)
    wait_until(lambda: seen_by(program) == seen, "the number", 30)
    columns = exhibit.numbers().columns()
    assert columns["key"][0] == "sum_instead_of_mean"
    assert columns["matches"][0]
    assert columns["predicted"][0] == pytest.approx(float(seen), rel=1e-5)
    assert exhibit.code()() == place.answer.causes.cards[0].cause.code
    assert not exhibit.picture.grab().isNull()
    batch, found = program.reasons.shown
    program.reasons._on_progress(0.5, Glimpse(batch, replace(found, causes=()), of_few=False))
    with pytest.raises(Problem, match="no reasons yet"):  # none is on screen
        exhibit.numbers()


def test_a_reproducer_is_saved_where_a_few_lines_show_the_mistake(
    program: Program, place: DiagnosePlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(program, lambda: program.open(DIGITS))
    z, y = logits_and_labels()
    seen = f"{F.cross_entropy(z.softmax(1), y).item():.6f}"
    type_number(place, qtbot, seen)
    wait_until(lambda: seen_by(program) == seen, "the number", 30)
    card = place.answer.causes.cards[0]
    assert not card.save.isHidden()
    assert card.apply.isHidden(), "Batch reads the file rightly already"
    path = tmp_path / "shown.py"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(path), "Python (*.py)"))
    qtbot.mouseClick(card.save, Qt.MouseButton.LeftButton)
    wait_until(lambda: path.exists() and path.with_suffix(".npz").exists(), "both files", 30)
    assert "criterion(logits.softmax(1), labels)" in path.read_text("utf-8")
    wait_until(lambda: not program.exports.is_busy(), "the end of it")


def test_a_fix_that_is_a_recipe_is_applied_in_batch_as_one_step(
    program: Program, place: DiagnosePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    z, y = logits_and_labels()
    np.savez(tmp_path / "shares.npz", probs=z.softmax(1).numpy(), labels=y.numpy())
    answered(program, lambda: program.open(str(tmp_path / "shares.npz")))
    seen = f"{F.cross_entropy(z.softmax(1), y).item():.6f}"
    type_number(place, qtbot, seen)
    wait_until(lambda: seen_by(program) == seen, "the number", 30)
    before = program.store.state
    card = place.answer.causes.cards[0]
    assert card.cause.key == "double_softmax"
    qtbot.mouseClick(card.apply, Qt.MouseButton.LeftButton)
    assert program.store.state.place == "batch"
    assert program.store.state.batch.input_kind == "probabilities"

    def value() -> float:
        done = program.rows.result
        return 0.0 if done is None else done.result.value

    wait_until(lambda: value() == pytest.approx(F.cross_entropy(z, y).item(), rel=1e-5), "the right number", 30)
    program.store.undo()
    assert program.store.state == before


def test_the_rows_of_a_finding_are_shown_in_batch_as_one_step(
    program: Program, place: DiagnosePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    z, y = logits_and_labels()
    wrong = torch.nonzero(z.argmax(1) == y).flatten()[::40]
    y[wrong] = (y[wrong] + 1) % 10
    np.savez(tmp_path / "slipped.npz", logits=z.numpy(), labels=y.numpy())
    answered(program, lambda: program.open(str(tmp_path / "slipped.npz")))
    cards = {card.key: card for card in place.answer.findings.cards}
    card, before = cards["likely_mislabelled"], program.store.state
    assert {name for name, each in cards.items() if each.look_at.isHidden()} == {
        name for name, each in cards.items() if not each.finding.rows
    }
    qtbot.mouseClick(card.look_at, Qt.MouseButton.LeftButton)
    page = program.commands.places.at("batch").page
    wait_until(lambda: page.table.rows.rowCount() == len(card.finding.rows), "the rows", 30)
    assert set(page.table.rows.order) == set(card.finding.rows)
    assert program.store.state.batch.row == card.finding.rows[0]
    program.store.undo()
    assert program.store.state == before


def test_the_number_that_was_saved_with_a_batch_stands_in_the_empty_field(
    program: Program, place: DiagnosePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    z, y = logits_and_labels()
    for name, seen in (("one", "0.31250"), ("two", "4.5")):
        lx.save_batch(tmp_path / f"{name}.npz", z, y, observed=seen, loss="cross_entropy")
    answered(program, lambda: program.open(str(tmp_path / "one.npz")))
    assert place.ask.number.text() == "0.31250", "its digits are kept"
    assert seen_by(program) == "0.31250"
    wait_until(lambda: program.rows.result is not None, "its rows", 30)  # without which the other one takes its place
    program.open(str(tmp_path / "two.npz"))
    wait_until(lambda: program.store.state.batch.ref.label == "two.npz", "the other file", 30)
    assert place.ask.number.text() == "0.31250", "what stands there stays"
    program.store.undo()
    program.store.undo()
    assert program.store.state.batch.ref is None
    assert place.ask.number.text() == "", "opening and number are one step"
