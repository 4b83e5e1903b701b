"""Batch on real files, with its session and without the rest of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from lossexplorer.api import save_batch
from lossexplorer.assets import asset
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.batch.place import BatchPlace
from lossexplorer.gui.samples import samples
from lossexplorer.gui.words import percent, steady
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.gui.batch_page import opened, sample, take_row

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.pictures_session import PicturesSession
    from lossexplorer.state.store import Store

SAMPLES = [sample.path.rpartition("/")[2].removesuffix(".npz") for sample in samples()]


# --- samples ---


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_shows_its_figures_its_rows_and_its_worst_row(
    place: BatchPlace, session: BatchSession, store: Store, name: str
) -> None:
    result = sample(place, session, name).result
    figures = place.summary.figures()
    assert figures[f"mean · {result.loss.title}"] == steady(result.value, 5)
    assert figures["median"] == steady(result.summary["median"])
    assert figures["worst"] == steady(result.summary["max"])
    for key, words in (("accuracy", "accuracy"), ("f1_macro", "F1 (macro)"), ("rmse", "RMSE")):
        if key in result.metrics:
            value = result.metrics[key]
            assert figures[words] == (percent(value) if key == "accuracy" else steady(value, 3))
    assert place.table.rows.rowCount() == result.n
    assert place.table.rows.row_of(0) == result.worst(1)[0]
    spread = place.pictures.shown()[0]
    spread.set_decades(False)
    assert sum(spread.histogram._bars.opts["height"]) + spread._shown.beyond == result.n
    take_row(place, store, result.worst(1)[0])
    assert place.inspector._title.text() == f"Row {result.worst(1)[0]}"
    assert place.inspector._mask.isVisible() == (name == "masks")
    assert place.inspector.bars.isVisible() == (name != "masks")
    assert place.pictures.shown()[0].histogram._row.value() == pytest.approx(
        float(result.per_sample[result.worst(1)[0]])
    )
    if name != "masks":
        bars = place.inspector.bars
        wait_until(lambda: bars.height() == bars.sizeHint().height(), "bars that are not cut")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("digits", ""),
        ("cancer", ""),
        ("diabetes", ""),
        ("masks", "the mask is empty"),
        ("pairs", "the loss of a pair depends on every other row"),
    ],
)
def test_the_worst_row_opens_in_explore_or_says_why_not(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot, name: str, words: str
) -> None:
    result = sample(place, session, name).result
    row = result.worst(1)[0]
    take_row(place, store, row)
    assert place.inspector.explore.isEnabled() == (not words)
    assert words in place.inspector._reason.text()
    if words:
        return
    before = store.state
    qtbot.mouseClick(place.inspector.explore, Qt.MouseButton.LeftButton)
    picture = store.state.explore
    assert store.state.place == "explore"
    assert [c.key for c in picture.curves] == [result.loss.key]
    assert f"row {row}" in str(picture.pin)
    store.undo()
    assert store.state == before


def test_a_mask_that_is_not_empty_opens_in_explore(place: BatchPlace, session: BatchSession, store: Store) -> None:
    sample(place, session, "masks")
    take_row(place, store, 0)
    assert place.inspector.explore.isEnabled()


# --- files ---


def files(folder: Path, logits: object, labels: object, names: tuple[str, str] = ("x.npy", "y.npy")) -> list[str]:
    paths = [str(folder / name) for name in names]
    for path, array in zip(paths, (logits, labels), strict=True):
        np.save(path, array)
    return paths


def test_what_is_no_number_in_a_file_is_shown_in_every_part(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    x = np.array([[1.0, 2.0], [np.nan, 0.0], [np.inf, 1.0], [1e4, -1e4]], np.float32)
    result = opened(place, session, *files(tmp_path, x, np.array([0, 1, 0, 1]))).result
    assert place.table.rows.row_of(0) == 1
    assert place.summary.figures()["mean · Cross entropy"] == "nan"
    assert np.isnan(result.per_sample[1])
    for row in range(4):
        take_row(place, store, row)
        place.grab()
    assert place.inspector.explore.isEnabled()
    take_row(place, store, 1)
    assert "not finite" in place.inspector._reason.text()


def test_ignored_rows_are_counted_grey_and_last(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    x = np.random.default_rng(0).normal(size=(6, 3))
    opened(place, session, *files(tmp_path, x, np.array([0, -100, 1, 2, -100, 1])))
    assert "rows, 2 ignored" in place.summary.figures()
    model = place.table.rows
    assert {model.row_of(4), model.row_of(5)} == {1, 4}
    take_row(place, store, 4)
    assert place.inspector._reason.text() == "this row is ignored"
    assert not place.pictures.shown()[0].histogram._row.isVisible()


def test_sorting_keeps_the_row_at_hand(place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot) -> None:
    result = sample(place, session, "digits").result
    take_row(place, store, 42)
    head = place.table.horizontalHeader()
    column = place.table.rows.names().index("confidence")
    spot = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    wait_until(lambda: place.table.rows.row_of(0) == int(result.order("confidence", True)[0]), "the order")
    assert store.state.batch.sort == "confidence"
    assert place.table.rows.row_of(place.table.currentIndex().row()) == 42
    assert store.state.batch.row == 42


def test_arrow_keys_walk_through_the_rows_in_one_step(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    steps = len(store._past)
    place.table.selectRow(0)
    for _ in range(4):
        qtbot.keyClick(place.table, Qt.Key.Key_Down)
    assert store.state.batch.row == place.table.rows.row_of(4)
    assert len(store._past) == steps + 1


def test_every_row_that_is_clicked_is_a_step_of_its_own(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    for line in (3, 1, 5):
        cell = place.table.visualRect(place.table.rows.index(line, 1)).center()
        qtbot.mouseClick(place.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    qtbot.keyClick(place.table, Qt.Key.Key_Down)
    for line in (5, 1, 3):
        store.undo()
        assert store.state.batch.row == place.table.rows.row_of(line)
    store.undo()
    assert store.state.batch.row is None


def test_keys_that_rested_begin_a_step_of_their_own(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    place.table.selectRow(0)
    with qtbot.waitSignal(place.table.choice_ended):
        qtbot.keyClick(place.table, Qt.Key.Key_Down)
    qtbot.keyClick(place.table, Qt.Key.Key_Down)
    store.undo()
    assert store.state.batch.row == place.table.rows.row_of(1)


def test_another_loss_is_computed_at_once(place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot) -> None:
    sample(place, session, "digits")
    place.side.loss.setCurrentIndex(place.side.loss.findData("generalized_cross_entropy"))
    place.side.loss.activated.emit(place.side.loss.currentIndex())
    wait_until(lambda: session.result.result.loss.key == "generalized_cross_entropy", "the other loss", 10)
    assert any("Generalised" in name for name in place.summary.figures())
    assert place.side.parameters.names() == tuple(p.name for p in CATALOGUE.get("generalized_cross_entropy").params)
    assert place.side._plain.text() == CATALOGUE.get("generalized_cross_entropy").plain
    store.undo()
    wait_until(lambda: session.result.result.loss.key == "cross_entropy", "the first loss again", 10)


def test_a_parameter_changes_the_numbers_and_an_impossible_one_is_refused(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    before = sample(place, session, "digits").result.value
    field = place.side.parameters.editor("label_smoothing")._slider.field
    field.setText("0.2")
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: session.result.result.parameters["label_smoothing"] == 0.2, "the numbers", 10)
    assert session.result.result.value > before
    field.setText("7")
    field.setModified(True)
    with qtbot.waitSignal(place.refused) as refused:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "label_smoothing must be a number in [0, 1]" in str(refused.args[0])
    assert field.text() == "0.2"


def test_counting_in_decades_is_a_matter_of_the_view(place: BatchPlace, session: BatchSession, qtbot: QtBot) -> None:
    sample(place, session, "cancer")
    spread = place.pictures.shown()[0]
    assert spread.histogram.left.scale_name == "linear"
    sample(place, session, "digits")
    assert spread.histogram.left.scale_name == "log"  # single rows would not be seen beside 567
    for scale in ("linear", "log"):
        qtbot.mouseClick(spread.log, Qt.MouseButton.LeftButton, pos=QPoint(8, spread.log.height() // 2))
        assert spread.histogram.left.scale_name == scale


def test_notes_name_foreign_arrays_as_plain_text(place: BatchPlace, session: BatchSession, tmp_path: Path) -> None:
    path = tmp_path / "<b>evil&amp;<b>.npz"
    np.savez(path, logits=np.random.default_rng(0).normal(size=(4, 3)).astype(">f4"), labels=np.array([0, 1, 2, 0]))
    opened(place, session, str(path))
    assert place.side._name.text() == "<b>evil&amp;<b>.npz"
    for label in (place.side._name, place.side._facts, place.side._notes, place.side._plain):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_undoing_an_open_leads_back_to_the_empty_place(place: BatchPlace, session: BatchSession, store: Store) -> None:
    sample(place, session, "cancer")
    assert place._stack.currentIndex() == 1
    store.undo()
    assert place._stack.currentIndex() == 0
    store.redo()
    wait_until(lambda: session.result is not None, "the batch again", 10)
    assert place._stack.currentIndex() == 1


def test_a_failed_opening_keeps_everything(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    sample(place, session, "cancer")
    before, figures = store.state, place.summary.figures()
    with qtbot.waitSignal(session.failed, timeout=10_000):
        session.open(str(tmp_path / "nowhere.npy"))
    assert store.state == before
    assert place.summary.figures() == figures
    assert place.table.rows.rowCount() == 250


# --- a page that comes late ---


def test_a_page_that_is_made_after_its_batch_shows_it(
    store: Store, session: BatchSession, pictures: PicturesSession, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    session.open(str(asset("samples", "digits.npz")))
    wait_until(lambda: pictures.present is not None, "the rows", 20)
    place = BatchPlace(store, session, pictures, look)
    qtbot.addWidget(place)
    assert place._stack.currentIndex() == 1
    assert place.side._name.text() == "Handwritten digits"
    assert place.side.loss.currentData() == "cross_entropy"
    assert place.table.rows.rowCount() == session.result.result.n
    assert place.table.rows.headerData(1, Qt.Orientation.Horizontal).endswith("▾")
    assert place.summary.figures()["rows"] == str(session.result.result.n)


# --- what is shown belongs to what is chosen ---


def chosen_parameter(place: BatchPlace, session: BatchSession, name: str, value: object) -> None:
    """Choose it, and wait for what comes of it."""
    seen: list[object] = []
    session.analysed.connect(seen.append)
    session.failed.connect(seen.append)
    place.side.parameters.edited.emit(name, value)
    wait_until(lambda: bool(seen), "what comes of it", 20)


def test_numbers_that_do_not_belong_to_the_refused_parameters_say_so(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    figures = place.summary.figures()
    assert place.summary.strange_words() == ""
    chosen_parameter(place, session, "weight", (1.0, 2.0, 3.0))
    assert place.summary.figures() == figures
    assert place.summary.strange_words().endswith("everything shown here is still with weight = none.")
    assert place.side.parameters.editor("weight").property("strange")
    assert not place.side.parameters.editor("ignore_index").property("strange")
    qtbot.mouseClick(place.summary._strange.back, Qt.MouseButton.LeftButton)
    assert dict(store.state.batch.parameters)["weight"] is None
    wait_until(lambda: not place.summary.strange_words(), "figures that belong")
    assert not place.side.parameters.editor("weight").property("strange")


def test_numbers_that_belong_again_say_nothing(place: BatchPlace, session: BatchSession) -> None:
    sample(place, session, "digits")
    chosen_parameter(place, session, "weight", (1.0, 2.0, 3.0))
    chosen_parameter(place, session, "weight", (1.0,) * 10)
    assert place.summary.strange_words() == ""
    assert dict(session.result.state.parameters)["weight"] == (1.0,) * 10


def test_a_row_is_drawn_with_the_parameters_with_which_it_was_computed(
    place: BatchPlace, session: BatchSession, store: Store
) -> None:
    result = sample(place, session, "digits").result
    chosen_parameter(place, session, "weight", (1.0, 2.0, 3.0))
    row = result.worst(1)[0]
    take_row(place, store, row)
    place.table.row_opened.emit(row)
    assert store.state.place == "explore"
    assert dict(store.state.explore.curves[0].parameters)["weight"] is None


# --- Enter ---


def test_enter_opens_the_row_in_explore_also_before_it_is_unfolded(
    place: BatchPlace, session: BatchSession, store: Store
) -> None:
    row = sample(place, session, "digits").result.worst(1)[0]
    place.table.row_opened.emit(row)
    wait_until(lambda: store.state.place == "explore", "the picture")
    assert f"row {row}" in str(store.state.explore.pin)


def test_enter_on_a_row_without_a_picture_says_why(place: BatchPlace, session: BatchSession, store: Store) -> None:
    row = sample(place, session, "pairs").result.worst(1)[0]
    told: list[object] = []
    place.refused.connect(lambda problem: told.append(str(problem)))
    place.table.row_opened.emit(row)
    wait_until(lambda: bool(told), "the reason")
    assert "depends on every other row" in str(told[0])
    assert store.state.place != "explore"


def test_what_was_seen_stands_beside_what_is_computed(place: BatchPlace, session: BatchSession, tmp_path: Path) -> None:
    file = tmp_path / "step.npz"
    assert save_batch(file, np.eye(3), np.arange(3), observed="1.2340", loss="cross_entropy")
    value = opened(place, session, str(file)).result.value
    assert f"seen: 1.2340 · computed here: {steady(value, 5)}" in place.side._facts.text()
    place.side.loss_chosen.emit("generalized_cross_entropy")
    wait_until(lambda: "seen: 1.2340, with cross_entropy" in place.side._facts.text(), "the other loss")


def test_a_few_rows_of_nan_leave_the_quantiles_of_the_others(
    place: BatchPlace, session: BatchSession, tmp_path: Path
) -> None:
    logits = np.random.default_rng(0).normal(size=(50, 4))
    logits[[3, 9]] = np.nan
    np.savez(tmp_path / "holed.npz", logits=logits, labels=np.arange(50) % 4)
    result = opened(place, session, str(tmp_path / "holed.npz")).result
    figures = place.summary.figures()
    assert figures["rows are finite"] == "48 of 50"
    assert figures["median"] == steady(result.finite_summary["median"])
    assert figures["mean · Cross entropy"] == "nan"


def test_a_new_batch_begins_with_its_worst_row_whatever_was_sorted_before(
    place: BatchPlace, session: BatchSession, store: Store
) -> None:
    sample(place, session, "digits")
    place.table.sort_wanted.emit("confidence", False)
    result = sample(place, session, "diabetes").result
    assert (store.state.batch.sort, store.state.batch.descending) == ("loss", True)
    assert place.table.rows.row_of(0) == result.worst(1)[0]


def test_no_name_of_a_loss_is_cut_in_a_window_of_the_usual_size(place: BatchPlace, session: BatchSession) -> None:
    sample(place, session, "digits")
    box, option = place.side.loss, QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    assert max(box.fontMetrics().horizontalAdvance(box.itemText(i)) for i in range(box.count())) <= room
    assert place.side.loss.toolTip().startswith("Cross entropy. ")


def test_what_was_found_can_be_corrected_taken_back_and_put_right_again(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    z, y = np.random.default_rng(0).normal(size=(60, 4)), np.arange(60) % 4
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    np.savez(tmp_path / "b.npz", predictions=p, targets=y)
    before = opened(place, session, str(tmp_path / "b.npz")).result
    box = place.side.kind
    assert box.currentText() == "taken as they are"

    def choose(kind: str) -> None:
        box.setCurrentIndex(box.findData(kind))
        box.activated.emit(box.currentIndex())

    choose("probabilities")
    wait_until(lambda: session.result.result is not before, "the loss of probabilities")
    assert session.result.result.value == pytest.approx(-np.log(p[np.arange(60), y]).mean(), rel=1e-12)
    assert "they are probabilities: as somebody said" in place.side._facts.text()
    store.undo()
    wait_until(lambda: session.result.result.value == before.value, "what it was")
    assert box.currentData() == "auto"
    store.replace(store.state.with_batch(batches.set_loss(store.state.batch, "nll_loss")))
    choose("probabilities")
    wait_until(lambda: session.result.state.input_kind == "probabilities", "the same of another loss")
    assert [box.itemData(i) for i in range(box.count())] == ["auto", "logits", "probabilities", "log_probabilities"]
    choose("logits")
    session.cancel()
    wait_until(lambda: bool(place.summary.strange_words()), "a word on what is shown")
    assert place.summary.strange_words().endswith("everything shown here is still for “probabilities”.")
    place.summary.back_wanted.emit()
    assert box.currentData() == "probabilities"
    store.replace(store.state.with_batch(batches.set_loss(store.state.batch, "mse_loss")))
    assert box.isHidden()
