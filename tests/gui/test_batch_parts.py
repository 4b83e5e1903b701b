"""Parts of Batch by themselves: figures, facts, the row at hand, the empty place."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lossexplorer.base import ArraySource, Batch, Message
from lossexplorer.compute.detail import RowDetail, row_detail
from lossexplorer.compute.fit import prospect
from lossexplorer.gui.batch.bars_of import bars_of, position_of
from lossexplorer.gui.batch.empty import EmptyBatch
from lossexplorer.gui.batch.figures import Figure
from lossexplorer.gui.batch.inspector import Inspector
from lossexplorer.gui.batch.row_model import RowModel
from lossexplorer.gui.batch.side import BatchSide
from lossexplorer.gui.batch.steps import Steps
from lossexplorer.gui.batch.summary import Summary
from lossexplorer.gui.samples import samples
from lossexplorer.gui.words import number, percent, steady
from lossexplorer.paint.bars import MOST
from lossexplorer.session.batch_work import Partial
from lossexplorer.session.loaded import Loaded
from lossexplorer.state.app import AppState
from lossexplorer.state.batch import BatchRef, BatchState, set_loss
from lossexplorer.state.store import Store
from tests.conftest import wait_until
from tests.gui.batches import LABELS, LOGITS, analysed, classes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.look import Look

# --- figures ---


@pytest.fixture
def summary(qtbot: QtBot) -> Summary:
    summary = Summary()
    qtbot.addWidget(summary)
    summary.resize(620, 100)
    summary.show()
    return summary


def test_figures_of_classes_are_those_of_the_result(summary: Summary) -> None:
    made = classes()
    summary.set_result(made)
    result, figures = made.result, summary.figures()
    assert figures["mean · Cross entropy"] == steady(result.value, 5)
    assert figures["median"] == steady(result.summary["median"])
    assert figures["95th percentile"] == steady(result.summary["p95"])
    assert figures["worst"] == steady(result.summary["max"])
    assert figures["rows, 1 ignored"] == "5"
    assert figures["accuracy"] == percent(0.5) == "50.0 %"
    assert figures["F1 (macro)"] == steady(result.metrics["f1_macro"], 3)
    assert figures["ECE"] == steady(result.metrics["ece"], 3)


def test_figures_that_do_not_apply_are_not_there(summary: Summary) -> None:
    summary.set_result(classes())
    summary.set_result(analysed("huber_loss", np.array([0.5, 3.0, 0.0]), np.arange(3.0)))
    quantiles = {"median", "95th percentile", "worst", "std"}
    assert set(summary.figures()) == {"mean · Huber", *quantiles, "rows", "mean absolute error", "RMSE", "R²"}
    summary.set_result(None)
    assert summary.figures() == {}


def test_what_is_not_one_number_shows_the_numbers_or_how_many_a_row_becomes(summary: Summary, look: Look) -> None:
    labels = np.array([0, 0, 0, 0, 1])
    summary.set_result(analysed("class_weights", LOGITS, labels))
    assert summary.figures()["3 numbers · Class weights"].startswith("0.")
    assert summary.figures()["3 numbers · Class weights"].endswith(", …")
    soft = analysed("softmax", LOGITS, LABELS)
    summary.set_result(soft)
    assert summary.figures()["numbers a row · Softmax"] == "3"
    rows = RowModel(look)
    rows.set_result(soft)
    assert rows.names()[-3:] == ["value_0", "value_1", "value_2"]
    assert rows.headerData(len(rows.names()) - 1, Qt.Orientation.Horizontal) == "value 2"
    p = np.exp(LOGITS[1].astype(float)) / np.exp(LOGITS[1].astype(float)).sum()
    assert float(rows.text("value_1", 1)) == pytest.approx(p[1], abs=1e-5)
    assert list(soft.result.order("value_2", True))[:2] == [4, 3]


def test_a_partial_result_says_how_much_is_done(summary: Summary) -> None:
    made = classes()
    summary.set_partial(Partial(2000, 50_000, 1.25, made.histogram))
    assert summary.figures() == {"mean of the first 2000 rows": "1.2500"}
    summary.set_result(made)
    assert "mean of the first 2000 rows" not in summary.figures()


def settle(summary: Summary) -> None:
    """Lay out what has changed, and show it."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    summary.grab()


@pytest.mark.parametrize("width", [620, 344])
def test_no_figure_is_cut_in_a_wide_or_a_narrow_window(summary: Summary, width: int) -> None:
    summary.set_result(classes())
    summary.resize(width, summary.sizeHint().height())
    settle(summary)
    for figure in summary.tiles.tiles:
        assert figure.isHidden() or figure.value.width() >= figure.value.minimumSizeHint().width()
        assert figure.isHidden() or figure.name.width() >= figure.name.minimumSizeHint().width()


WIDEST = steady(-1.2345e-308, 5), *(steady(-1.234e-300, 4) for _ in range(4)), "1,000,000", *(["−1.23·10⁻³⁰⁰"] * 4)


@pytest.mark.parametrize("width", [608, 424])
@pytest.mark.parametrize("name", ["mean absolute error", "第 95 百分位"])
def test_the_widest_numbers_are_whole_at_1280_and_at_1024_pixels(summary: Summary, width: int, name: str) -> None:
    tiles = summary.tiles
    summary.resize(width, 160)
    tiles.set_figures([Figure(number, name, "") for number in WIDEST])
    settle(summary)
    for tile in tiles.tiles:
        assert tile.value.width() >= tile.value.needed()
    assert summary.width() == width


def test_a_number_that_no_arrangement_has_room_for_is_written_smaller(summary: Summary) -> None:
    summary.resize(200, 160)
    summary.tiles.set_figures([Figure("8" * 40, "", "")])
    image = summary.tiles.tiles[0].value.grab().toImage()
    inked = [image.pixelColor(x, image.height() // 2) != image.pixelColor(0, 0) for x in range(image.width())]
    assert any(inked[image.width() * 3 // 4 : image.width() - 2])
    assert not any(inked[-1:])


def test_figures_of_a_slider_do_not_jump_back_and_forth(summary: Summary) -> None:
    summary.resize(608, 160)
    wide, narrow = [[Figure(number, "", "")] * 10 for number in ("1.234·10⁻⁵", "0.12")]
    beneath = []
    for figures in (narrow, wide, narrow):
        summary.tiles.set_figures(figures)
        settle(summary)
        beneath.append(summary.tiles.tiles[5].y() > summary.tiles.tiles[1].y())
    assert beneath == [False, True, True]


# --- what was found ---


def loaded(predictions: np.ndarray, targets: np.ndarray, label: str = "x.npz", name: str = "logits") -> Loaded:
    batch = Batch(
        ArraySource(predictions, name), ArraySource(targets, "labels"), (Message("{name} was big-endian", name=name),)
    )
    return Loaded(BatchRef("x.npz", None, label=label), prospect(batch))


@pytest.fixture
def side(qtbot: QtBot) -> BatchSide:
    side = BatchSide()
    qtbot.addWidget(side)
    side.resize(300, 700)
    side.show()
    return side


def test_the_side_says_what_the_files_hold(side: BatchSide) -> None:
    side.show_state(set_loss(BatchState(), "cross_entropy"))
    side.show_loaded(loaded(LOGITS, LABELS))
    assert side._name.text() == "x.npz"
    facts = side._facts.text().replace("\u00a0", " ")
    assert "predictions  logits  5 × 3  float32" in facts
    assert "targets  labels  5  int64" in facts
    assert "at first look logits" in facts
    assert side._notes.text() == "• logits was big-endian"
    side.show_result(classes())
    assert "they are logits" in side._facts.text()


def test_losses_that_do_not_fit_are_grey_with_the_reason(side: BatchSide) -> None:
    found = loaded(LOGITS, LABELS)
    side.show_loaded(found)
    model = side.loss.model()
    greyed = set()
    for i in range(side.loss.count()):
        reason = found.prospect.against[side.loss.itemData(i)]
        assert model.item(i).isEnabled() == (reason is None)
        tip = side.loss.itemData(i, Qt.ItemDataRole.ToolTipRole)
        assert tip
        if reason is not None:
            greyed.add(side.loss.itemData(i))
            assert tip == str(reason)
    assert {"mse_loss", "dice_loss", "nt_xent_loss"} <= greyed
    assert "cross_entropy" not in greyed


@pytest.mark.parametrize("name", ["<b>bold</b>", '<img src="/etc/passwd">', "a&amp;b", "日本語 <i>"])
def test_names_of_files_and_arrays_are_shown_as_they_are(side: BatchSide, name: str) -> None:
    side.show_state(set_loss(BatchState(), "cross_entropy"))
    side.show_loaded(loaded(LOGITS, LABELS, f"{name}.npz", name))
    assert side._name.text() == f"{name}.npz"
    for label in (side._name, side._facts, side._notes):
        assert name in label.text()
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_every_parameter_of_the_loss_can_be_edited(side: BatchSide, qtbot: QtBot) -> None:
    side.show_state(set_loss(BatchState(), "cross_entropy"))
    assert side.parameters.names() == ("weight", "ignore_index", "label_smoothing", "weight_normalization")
    field = side.parameters.editor("ignore_index")._field
    field.setText("3")
    field.setModified(True)
    with qtbot.waitSignal(side.parameters.edited) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["ignore_index", 3]


# --- the row at hand ---


@pytest.fixture
def inspector(look: Look, qtbot: QtBot) -> Inspector:
    inspector = Inspector(look)
    qtbot.addWidget(inspector)
    inspector.resize(270, 500)
    inspector.show()
    return inspector


def test_without_a_row_the_inspector_says_what_to_do(inspector: Inspector) -> None:
    assert inspector._title.text() == "No row chosen"
    assert inspector.explore.isHidden()


def test_a_row_of_classes_shows_scores_and_probabilities(inspector: Inspector) -> None:
    result = classes().result
    inspector.set_detail(row_detail(result, 2), None)
    assert inspector._title.text() == "Row 2"
    assert number(float(result.per_sample[2]), 6) in inspector._numbers.text()
    p = np.exp(LOGITS[2].astype(float)) / np.exp(LOGITS[2].astype(float)).sum()
    bars = inspector.bars.bars()
    assert [bar.label for bar in bars] == ["0", "1", "2 true"]
    assert [bar.share for bar in bars] == pytest.approx(p)
    assert [bar.number for bar in bars] == ["0.007", "0.987", "0.007"]
    assert [bar.note for bar in bars] == ["0", "5", "0"]
    assert [bar.emphasis for bar in bars] == ["", "wrong", "true"]
    assert inspector.explore.isEnabled()
    assert inspector._reason.isHidden()


def test_a_row_without_a_picture_says_why(inspector: Inspector) -> None:
    inspector.set_detail(row_detail(classes().result, 3), Message("this row is ignored"))
    assert "ignored" in inspector._numbers.text()
    assert not inspector.explore.isEnabled()
    assert inspector._reason.isVisible()
    assert inspector._reason.text() == "this row is ignored"


def test_a_long_row_shows_the_likeliest_classes_and_the_true_one(inspector: Inspector) -> None:
    z = np.random.default_rng(0).normal(size=(1, 1000))
    worst = int(z.argmin())
    result = analysed("cross_entropy", z, np.array([worst])).result
    _, bars = bars_of(row_detail(result, 0))
    assert len(bars) == MOST
    assert bars[0].name == str(z.argmax())
    assert bars[-1].label == f"{worst} true"
    assert bars[-1].number == "<0.001"


def detail(form: str, z: np.ndarray, y: np.ndarray, p: np.ndarray | None = None) -> RowDetail:
    return RowDetail(0, form, z, y, p, 1.0, 1.0, True, "Loss")


def test_a_number_shows_its_target_and_how_far_it_is_off(inspector: Inspector) -> None:
    heading, bars = bars_of(detail("values", np.array([1.5, 0.0]), np.array([1.0, 2.0])))
    assert heading == "output · bar: how far prediction and target are apart · predicted · target"
    assert [(b.number, b.note, b.share) for b in bars] == [("1.5", "1", 0.25), ("0", "2", 1.0)]


def test_yes_or_no_outputs_are_right_or_wrong(inspector: Inspector) -> None:
    z = np.array([2.0, -1.0])
    _, bars = bars_of(detail("binary", z, np.array([1, 1]), 1 / (1 + np.exp(-z))))
    assert [b.emphasis for b in bars] == ["true", "wrong"]
    assert bars[0].share == pytest.approx(0.88, abs=0.01)
    _, scores = bars_of(detail("binary", z, np.array([-1, 1])))
    assert [b.emphasis for b in scores] == ["wrong", "wrong"]
    assert scores[0].number == "2"


@pytest.mark.parametrize("form", ["values", "binary", "classes", "embedding"])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_none_are_shown_and_painted(inspector: Inspector, form: str, bad: float) -> None:
    z = np.array([bad, 1.0, 3.0])
    y = np.array(1) if form == "classes" else np.array([0.0, 1.0, 0.0])
    p = np.array([np.nan, np.nan, np.nan]) if form in ("classes", "binary") else None
    inspector.set_detail(detail(form, z, y, p), None)
    inspector.grab()
    assert len(inspector.bars.bars()) == 3
    shares = [b.share for b in inspector.bars.bars()]
    if form in ("values", "embedding"):
        assert sorted(shares[-2:])[-1] == 1.0
        assert 0.0 in shares


def test_of_several_decisions_the_worst_is_shown() -> None:
    z = np.array([[5.0, 0.0], [0.0, 9.0], [0.0, 1.0]])
    made = detail("classes", z, np.array([0, 0, 1]), np.exp(z) / np.exp(z).sum(1, keepdims=True))
    assert str(position_of(made)) == "position 1 of 3, the worst of the row"
    assert str(position_of(replace(made, at=2))) == "position 2 of 3"
    image = detail("classes", z.reshape(3, 1, 2), np.array([[0], [0], [1]]), np.full((3, 1, 2), 0.5))
    assert str(position_of(image)) == "pixel y=1, x=0, the worst of the row"
    _, bars = bars_of(made)
    assert [b.note for b in bars] == ["0", "9"]
    assert position_of(detail("classes", z[0], np.array(0))) is None


@pytest.mark.parametrize(
    ("z", "shape"),
    [
        (np.full((1, 8, 8), 0.25), (8, 8)),
        (np.full((1, 8, 8), -3000.0), (8, 8)),
        (np.full((2, 16), 0.5), (1, 16)),
        (np.full((1, 4, 4), np.nan), (4, 4)),
        (np.full((3, 2, 5), 7e4), (2, 5)),
    ],
)
def test_a_mask_is_shown_as_a_picture_whatever_its_numbers(
    inspector: Inspector, z: np.ndarray, shape: tuple[int, int]
) -> None:
    inspector.set_detail(detail("mask", z, np.zeros(z.shape, np.uint8)), None)
    assert inspector._mask.isVisible()
    assert inspector.bars.isHidden()
    image = inspector._mask._images[0]
    assert (image.height(), image.width()) == shape
    inspector.grab()


def test_no_bar_of_a_row_is_cut_in_a_narrow_column(look: Look, qtbot: QtBot) -> None:
    frame, inspector = QWidget(), Inspector(look)
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    column.addWidget(inspector)
    column.addStretch()
    frame.resize(282, 800)
    frame.show()
    z = np.random.default_rng(0).normal(size=16)
    long_title = RowDetail(0, "embedding", z, -z, None, 1.0, 1.0, True, "Mean of the pair's two views")
    inspector.set_detail(long_title, Message("the loss of a pair depends on every other row: it has no picture"))
    wait_until(lambda: inspector.bars.height() == inspector.bars.sizeHint().height(), "whole bars")
    assert inspector._reason.height() >= inspector._reason.heightForWidth(inspector._reason.width())
    assert inspector.height() < 700


def test_a_wish_to_open_a_row_ends_with_another_row_or_file() -> None:
    shown, parent = classes(), QObject()
    for row, ref, place in ((2, None, "explore"), (1, None, "batch"), (2, BatchRef("other.npz", None), "batch")):
        store = Store(AppState().with_batch(shown.state).at("batch"))
        steps = Steps(store, SimpleNamespace(result=shown), parent)
        steps.open_row(2)
        steps.take(lambda s, row=row, ref=ref: replace(s, row=row, ref=ref))
        steps.select_row(2)
        steps.set_detail(row_detail(shown.result, 2))
        assert store.state.place == place, (row, ref)


# --- the empty place ---


@pytest.mark.parametrize("index", range(5))
def test_every_sample_is_one_click_away(qtbot: QtBot, index: int) -> None:
    empty = EmptyBatch()
    qtbot.addWidget(empty)
    empty.show()
    assert len(empty.samples) == len(samples()) == 5
    with qtbot.waitSignal(empty.sample_wanted) as told:
        qtbot.mouseClick(empty.samples[index], Qt.MouseButton.LeftButton)
    assert told.args == [samples()[index].path, samples()[index].title]


def test_samples_can_be_opened_by_keyboard(qtbot: QtBot) -> None:
    empty = EmptyBatch()
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.sample_wanted):
        qtbot.keyClick(empty.samples[0], Qt.Key.Key_Space)
    with qtbot.waitSignal(empty.open_wanted):
        qtbot.keyClick(empty.open, Qt.Key.Key_Space)
