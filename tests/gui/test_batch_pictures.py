"""Selecting in one picture of Batch filters the others and the table; every selection can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from lossexplorer.gui.batch.pictures.strip import PICTURES
from lossexplorer.paint.ruler import RulerView, Tick
from lossexplorer.paint.tokens import LIGHT
from lossexplorer.report.lines import classes_line
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.gui.batch_page import opened, sample, settle, take_row

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.batch.pictures.picture import Picture
    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.paint.select_plot import SelectPlot
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.pictures_session import PicturesSession
    from lossexplorer.state.store import Store


NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def only(place: BatchPlace, *keys: str) -> list[Picture]:
    """Let the strip show these pictures."""
    for slot, key in zip(place.pictures.slots, keys, strict=False):
        slot.wish = key
    place.pictures._arrange()
    return place.pictures.shown()


def pixel(plot: SelectPlot, x: float, y: float) -> QPoint:
    """Where a point of a plot is on its widget."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def draw(qtbot: QtBot, plot: SelectPlot, *way: tuple[float, float]) -> None:
    """Drag the mouse along these points."""
    places = [pixel(plot, *point) for point in way]
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(plot.viewport(), place)
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=places[-1])


def rows(place: BatchPlace) -> set[int]:
    return set(place.table.rows.order.tolist())


def step(store: Store, **conditions: object) -> None:
    store.replace(store.state.with_batch(batches.select(store.state.batch, **conditions)))


def test_a_span_drawn_in_the_histogram_filters_the_table_and_the_other_pictures(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = sample(place, session, "digits").result
    spread, classes = only(place, "spread", "classes")
    spread.set_decades(False)
    draw(qtbot, spread.histogram, (1.0, 50.0), (4.0, 60.0))
    settle(place, session)
    low, high = store.state.batch.selection.span
    assert low == pytest.approx(1.0, abs=0.05)
    assert high == pytest.approx(4.0, abs=0.05)
    wanted = np.flatnonzero((result.per_sample >= low) & (result.per_sample <= high))
    assert rows(place) == set(wanted.tolist())
    assert spread.histogram._span.isVisible()
    assert sum(spread.histogram._parts.opts["height"]) == len(wanted)
    bars = classes.bars._parts.opts["height"]
    for label, bar in zip(classes.bars._classes, bars, strict=True):
        of = result.per_sample[wanted][result.target[wanted] == label]
        assert bar == pytest.approx(of.mean(dtype=np.float64) if len(of) else 0.0)
    assert f"{len(wanted)} of 700 rows" in place.filter.words.text()
    store.undo()
    settle(place, session)
    assert len(rows(place)) == result.n
    assert not spread.histogram._span.isVisible()


def test_a_lasso_chooses_the_rows_inside_it(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = sample(place, session, "digits").result
    density = only(place, "spread", "density")[1]
    draw(qtbot, density.plot, (0.6, 0.3), (0.99, 0.3), (0.99, 0.8), (0.6, 0.8))
    settle(place, session)
    assert len(store.state.batch.selection.area) == 4
    shown = np.array(sorted(rows(place)))
    height = np.log10(result.per_sample)
    inside = (result.confidence > 0.62) & (result.confidence < 0.97) & (height > 0.33) & (height < 0.77)
    assert len(shown) > 0
    assert set(np.flatnonzero(inside).tolist()) <= set(shown.tolist())
    assert (result.confidence[shown] > 0.58).all()
    assert (height[shown] > 0.25).all()
    assert place.filter.chips.texts() == ["drawn area"]
    behind, before = density.plot._rest.image > 0, density.plot._image.image > 0
    assert density.plot._rest.isVisible()
    assert behind.sum() > before.sum() > 0
    assert (behind | ~before).all()
    qtbot.mouseDClick(density.plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(density.plot, 0.3, -2.0))
    settle(place, session)
    assert store.state.batch.selection.area == ()
    assert not density.plot._rest.isVisible()


def test_clicks_choose_classes_and_ctrl_adds_one(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = sample(place, session, "digits").result
    classes = only(place, "spread", "classes")[1]
    viewport, left = classes.bars.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left, pos=pixel(classes.bars, 3.0, 0.01))
    qtbot.mouseClick(viewport, left, Qt.KeyboardModifier.ControlModifier, pixel(classes.bars, 8.0, 0.01))
    settle(place, session)
    assert store.state.batch.selection.classes == (3, 8)
    assert rows(place) == set(np.flatnonzero(np.isin(result.target, (3, 8))).tolist())
    tints = [brush.color() for brush in classes.bars._all.opts["brushes"]]
    accent = QColor(classes.bars.tokens.accent)
    assert [i for i, tint in enumerate(tints) if tint == accent] == [3, 8]
    qtbot.keyClick(classes.bars, Qt.Key.Key_Escape)
    settle(place, session)
    assert store.state.batch.selection.classes == ()


def test_keys_walk_over_the_bars_of_the_histogram_and_choose_them(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = sample(place, session, "digits").result
    spread = only(place, "spread", "classes")[0]
    plot, counts = spread.histogram, place._pictures.present.ground.histogram.counts
    plot.setFocus()
    wait_until(plot.hasFocus, "the focus")
    for key, held in ((Qt.Key.Key_Right, NONE), (Qt.Key.Key_Right, NONE), (Qt.Key.Key_Right, SHIFT)):
        qtbot.keyClick(plot, key, held)
    assert plot._frame.isVisible()
    assert str(spread.line()).startswith(f"{counts[2]} row")
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    settle(place, session)
    assert len(rows(place)) == counts[1] + counts[2]
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    settle(place, session)
    assert len(rows(place)) == result.n
    place.table.setFocus()
    assert not plot._frame.isVisible()


def test_keys_walk_over_the_bars_of_the_classes(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    classes = only(place, "spread", "classes")[1]
    classes.bars.setFocus()
    wait_until(classes.bars.hasFocus, "the focus")
    qtbot.keyClick(classes.bars, Qt.Key.Key_End)
    qtbot.keyClick(classes.bars, Qt.Key.Key_Space)
    qtbot.keyClick(classes.bars, Qt.Key.Key_Left)
    qtbot.keyClick(classes.bars, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert store.state.batch.selection.classes == (9, 8)
    assert str(classes.line()) != str(classes_line(place._pictures.present.part.classes))


def test_several_bars_that_keys_take_along_are_chosen_in_one_step_and_none_is_taken_out(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    bars = only(place, "spread", "classes")[1].bars
    bars.setFocus()
    wait_until(bars.hasFocus, "the focus")
    step(store, classes=(1, 4))
    steps: list[object] = []
    store.changed.connect(lambda old, new: steps.append(new.batch.selection.classes))
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(bars, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(bars, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert steps == [(1, 4, 0, 2)]
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert steps == [(1, 4, 0, 2), (0, 1, 2)]
    store.undo()
    assert store.state.batch.selection.classes == (1, 4, 0, 2)


def test_a_picture_in_which_keys_do_nothing_does_not_take_the_focus_by_tab(
    place: BatchPlace, session: BatchSession
) -> None:
    sample(place, session, "digits")
    density, tail = only(place, "density", "tail")
    assert not density.plot.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert tail.plot.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_cell_of_the_confusion_chooses_its_rows_and_says_itself(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = sample(place, session, "digits").result
    view = only(place, "spread", "confusion")[1].square
    square = view.square()
    size = square.width() / 10
    spot = QPointF(square.left() + 1.5 * size, square.top() + 8.5 * size).toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    settle(place, session)
    assert store.state.batch.selection.cell == (8, 1)
    wanted = np.flatnonzero((result.target == 8) & (result.predicted == 1))
    assert rows(place) == set(wanted.tolist())
    assert len(wanted) > 0
    share = len(wanted) / int((result.target == 8).sum())
    assert view._words((8, 1)) == f"target 8, predicted 1: {len(wanted)} rows, {100 * share:.1f} % of the class"
    assert place.filter.chips.texts() == ["8 taken for 1"]
    assert view._counts.sum() == result.n, "the square that selects goes on showing everything"
    place.filter.chips._made[0].click()
    settle(place, session)
    assert len(rows(place)) == result.n


def test_shares_of_the_confusion_stay_those_of_the_whole_class_when_rows_are_chosen(
    place: BatchPlace, session: BatchSession, store: Store
) -> None:
    result = sample(place, session, "digits").result
    view = only(place, "spread", "confusion")[1].square
    step(store, answer="wrong")
    settle(place, session)
    count = int(np.count_nonzero((result.target == 7) & (result.predicted == 4)))
    assert view._counts[7].sum() == count, "no other mistake is made of sevens"
    share = count / np.count_nonzero(result.target == 7)
    assert view._words((7, 4)) == f"target 7, predicted 4: {count} rows, {100 * share:.1f} % of the class"
    most = np.unravel_index(view._shares.argmax(), view._shares.shape)
    assert most == (8, 1)
    darkest = min((view._image.pixelColor(j, i).blue(), (i, j)) for i in range(10) for j in range(10))
    assert darkest[1] == (8, 1), "and it is the strongest cell"


def test_a_typed_filter_holds_as_soon_as_it_can_be_read_and_says_what_it_cannot_read(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = sample(place, session, "digits").result
    field = place.filter.text
    field.setFocus()
    qtbot.keyClicks(field, "target=3 and loss>0.5")
    settle(place, session)
    wanted = np.flatnonzero((result.target == 3) & (result.per_sample > 0.5))
    assert rows(place) == set(wanted.tolist())
    qtbot.keyClicks(field, " and los>1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    said = "did you mean loss? (rows are still those of “target=3 and loss>0.5”)"
    assert said in place.filter._wrong.text()
    assert rows(place) == set(wanted.tolist()), "what was chosen before stays"
    assert field.text() == "target=3 and loss>0.5 and los>1", "what is typed is not lost"
    store.undo()
    settle(place, session)
    assert len(rows(place)) == result.n, "typing is one step"


def test_esc_takes_back_what_is_typed_and_then_the_filter(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    line = place.filter.text
    line.setFocus()
    qtbot.keyClicks(line, "loss>5 and")
    assert store.state.batch.selection.text == "loss>5"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), store.state.batch.selection.text) == ("loss>5", "loss>5")
    assert place.filter._wrong.isHidden()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), store.state.batch.selection.text) == ("", "")
    store.undo()
    assert line.text() == "loss>5"


def test_ignored_rows_are_told_as_such(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    labels = np.array([0, 1, 2, -100, -100])
    np.savez(tmp_path / "x.npz", logits=np.eye(5, 3, dtype=np.float32), labels=labels)
    opened(place, session, str(tmp_path / "x.npz"))
    for text, words in {
        "ignored": "2 rows, all of them ignored",
        "#4": "1 row, which is ignored",
        "ignored or target=2": "1 of 3 rows, mean 0.5514, 33.3 % of the loss, and 2 ignored",
        "loss>9": "no row meets all conditions",
    }.items():
        step(store, text=text)
        settle(place, session)
        assert place.filter.words.text() == words
    cells = {name: place.table.rows.text(name, 4) for name in place.table.rows.names()}
    assert (cells["target"], cells["margin"], cells["share"]) == ("−100", "–", "–")
    take_row(place, store, 4)
    assert place.inspector._numbers.text() == "loss  ignored"


def test_of_tokens_that_are_all_ignored_none_is_the_worst(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    labels = np.array([[0, 1, 2], [-100, -100, -100]])
    np.savez(tmp_path / "x.npz", logits=np.zeros((2, 3, 4), np.float32), labels=labels)
    opened(place, session, str(tmp_path / "x.npz"))
    take_row(place, store, 0)
    assert "worst" in place.inspector._heads.text()
    take_row(place, store, 1)
    assert "position" not in place.inspector._heads.text()


def test_a_column_that_the_batch_lacks_is_a_sentence(
    place: BatchPlace, session: BatchSession, pictures: PicturesSession, store: Store, qtbot: QtBot
) -> None:
    sample(place, session, "diabetes")
    with qtbot.waitSignal(pictures.failed) as failed:
        step(store, text="confidence>0.5")
    assert "this batch has no column confidence" in str(failed.args[0].message)
    assert len(rows(place)) == session.result.result.n


def test_right_and_wrong_answers_are_looked_at_apart(
    place: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = sample(place, session, "cancer").result
    wrong = np.flatnonzero(result.target != result.predicted)
    for answer, wanted in (("wrong", len(wrong)), ("right", result.n - len(wrong))):
        step(store, answer=answer)
        settle(place, session)
        assert len(rows(place)) == wanted
        assert place.filter.answer.currentData() == answer


def test_conditions_hold_together_and_losses_are_forgotten_under_another_loss(
    place: BatchPlace, session: BatchSession, store: Store
) -> None:
    result = sample(place, session, "digits").result
    step(store, classes=(8,), span=(0.5, 10.0), area=((0.0, -9.0), (2.0, -9.0), (2.0, 9.0), (0.0, 9.0)))
    settle(place, session)
    assert rows(place) == set(np.flatnonzero((result.target == 8) & (result.per_sample >= 0.5)).tolist())
    store.replace(store.state.with_batch(batches.set_loss(store.state.batch, "generalized_cross_entropy")))
    selection = store.state.batch.selection
    assert (selection.span, selection.area, selection.classes) == (None, (), (8,))


def test_what_a_batch_does_not_have_is_said_and_the_table_still_belongs_to_the_loss(
    place: BatchPlace, session: BatchSession, store: Store, pictures: PicturesSession
) -> None:
    sample(place, session, "diabetes")
    said: list[object] = []
    pictures.failed.connect(lambda failure: said.append(str(failure.message)))
    step(store, text="confidence > 0.5")
    wait_until(lambda: len(said) == 1, "the sentence")
    store.replace(store.state.with_batch(batches.set_loss(store.state.batch, "mse_loss")))
    wait_until(lambda: place._listed.loss.key == "mse_loss", "the rows of the other loss", 20)
    assert len(rows(place)) == session.result.result.n
    assert len(set(said)) == 1
    assert "confidence" in said[0]


def test_sorting_a_selection_keeps_the_selection(place: BatchPlace, session: BatchSession, store: Store) -> None:
    result = sample(place, session, "digits").result
    step(store, classes=(8,))
    settle(place, session)
    take_row(place, store, int(np.flatnonzero(result.target == 8)[0]))
    before = place._pictures.present
    store.replace(store.state.with_batch(batches.set_sort(store.state.batch, "confidence", False)))
    from tests.conftest import wait_until

    wait_until(lambda: place._pictures.present is not before, "the order")
    order = place.table.rows.order
    assert (result.target[order] == 8).all()
    assert (np.diff(result.confidence[order]) >= 0).all()
    assert place.table.rows.row_of(place.table.currentIndex().row()) == store.state.batch.row


@pytest.mark.parametrize(("name", "there"), [("diabetes", {"spread", "tail"}), ("digits", set(PICTURES) - {"models"})])
def test_pictures_that_a_batch_does_not_have_are_not_offered(
    place: BatchPlace, session: BatchSession, name: str, there: set[str]
) -> None:
    sample(place, session, name)
    box = place.pictures.slots[0].choice
    assert {box.itemData(i) for i in range(box.count())} == there


def test_every_picture_bears_batches_that_are_all_alike_empty_or_not_finite(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    alike = np.zeros((6, 3)), np.zeros(6, np.int64)
    one_row = np.array([[4.0, 0.0]]), np.array([0])
    bad = np.array([[np.nan, 0.0], [np.inf, 0.0], [1.0, -np.inf]]), np.array([0, 1, 1])
    ignored = np.zeros((3, 2)), np.array([-100, -100, -100])
    for i, (x, y) in enumerate((alike, one_row, bad, ignored)):
        path = tmp_path / f"{i}.npz"
        np.savez(path, logits=x, labels=y)
        opened(place, session, str(path))
        for keys in (("spread", "density"), ("classes", "confusion"), ("calibration", "tail")):
            only(place, *keys)
            place.grab()
        step(store, text="loss>100")
        settle(place, session)
        place.grab()


def test_the_ruler_stands_between_floor_and_chance(place: BatchPlace, session: BatchSession) -> None:
    result = sample(place, session, "digits").result
    ruler = place.summary.ruler
    assert ruler.isVisible()
    assert ruler._value == result.value
    assert ruler.accessibleDescription().startswith("yours 0.1404; floor 0, ")
    assert "chance 2.303" in ruler.accessibleDescription()
    assert 0 < ruler.share(result.value) < ruler.share(float(np.log(10))) < 1


@pytest.mark.parametrize(("value", "beyond"), [(0.14, False), (3.77, False), (80.0, True), (np.inf, True)])
def test_a_loss_above_chance_has_its_true_place_or_is_an_arrow(qtbot: QtBot, value: float, beyond: bool) -> None:
    ruler = RulerView()
    qtbot.addWidget(ruler)
    ruler.set_ruler((Tick("floor", 0.0), Tick("chance", 2.303)), value, "")
    assert ruler.is_beyond() is beyond
    if beyond:
        assert ruler.share(value) == 1
    else:
        assert ruler.share(value) / ruler.share(2.303) == pytest.approx(value / 2.303)
        assert ruler.share(value) < 0.95
    ruler.resize(300, 40)
    image = ruler.grab().toImage()
    accent = QColor(LIGHT.accent)
    inked = [y for y in range(40) for x in range(300) if image.pixelColor(x, y) == accent and x > 288]
    assert bool(inked) is beyond


def test_the_best_temperature_can_be_looked_at(
    place: BatchPlace, session: BatchSession, store: Store, pictures: PicturesSession, qtbot: QtBot
) -> None:
    sample(place, session, "digits")
    wait_until(lambda: pictures.temperature is not None, "the temperature", 20)
    shown = only(place, "spread", "calibration")[1]
    fit = pictures.temperature
    assert shown.after.isVisible()
    assert str(shown.line()).startswith(f"ECE {fit.before.error:.3g}; {fit.after.error:.3g} at temperature ")
    shown.after.setChecked(True)
    step(store, classes=(8,))
    settle(place, session)
    assert not shown.after.isVisible(), "it is the temperature of all rows"
    assert str(shown.line()).startswith(f"ECE {pictures.present.part.reliability.error:.3g}, on average ")
    assert "temperature" not in str(shown.line())


def test_what_pictures_of_classes_and_calibration_say_is_seen_whole_in_a_small_window(
    place: BatchPlace, session: BatchSession, store: Store, pictures: PicturesSession
) -> None:
    from tests.conftest import wait_until

    sample(place, session, "digits")
    wait_until(lambda: pictures.temperature is not None, "the temperature", 20)
    for conditions in ({}, {"text": "confidence<0.9"}, {"answer": "wrong"}):
        step(store, **conditions)
        settle(place, session)
        only(place, "calibration", "classes")
        for slot in place.pictures.slots[:2]:
            whole = slot._words.text()
            assert whole
            wait_until(lambda words=slot._words: words.shown() == words.text(), f"room for “{whole}”")


@pytest.mark.parametrize(
    ("conditions", "line"),
    [
        ({"answer": "wrong"}, "no ECE: rows are chosen by loss or answer"),
        ({"text": "loss > 1 and target=8"}, "no ECE: rows are chosen by loss or answer"),
        ({"text": "target != predicted"}, "no ECE: rows are chosen by loss or answer"),
        ({"text": "confidence > 0.5 and predicted = 3"}, "ECE "),
        ({"text": "loss > 1e9"}, "no row has a confidence"),
    ],
)
def test_no_calibration_error_is_told_of_rows_that_are_chosen_by_how_they_came_out(
    place: BatchPlace, session: BatchSession, store: Store, conditions: dict[str, object], line: str
) -> None:
    sample(place, session, "digits")
    shown = only(place, "spread", "calibration")[1]
    step(store, **conditions)
    settle(place, session)
    assert str(shown.line()).startswith(line)
    assert "nan" not in str(shown.line())


def test_gaps_of_bins_that_are_too_sure_and_not_sure_enough_have_colours_of_their_own_and_keys(qtbot: QtBot) -> None:
    from lossexplorer.compute.summaries import reliability
    from lossexplorer.gui.batch.pictures.calibration import CalibrationPicture

    right = np.arange(20) % 2 == 0
    found = reliability(np.repeat([0.3, 0.9], 10), right)
    picture = CalibrationPicture()
    qtbot.addWidget(picture)
    picture.set_tokens(LIGHT)
    picture._shown = found
    picture._redraw()
    _, over, under, _, _ = (bars.opts for bars in picture.plot._bars)
    assert over["y1"] - over["y0"] == pytest.approx([0.0, 0.4])
    assert under["y1"] - under["y0"] == pytest.approx([0.2, 0.0])
    tints = [QColor(bars["brush"]).name() for bars in (over, under)]
    keys = {key.words: QColor(getattr(LIGHT, key.tint)).name() for key in picture.keys._keys}
    assert [keys["too sure"], keys["too unsure"]] == tints
    assert {*keys} == {"accuracy", "too sure", "too unsure", "rows"}
    assert str(picture.line()) == "ECE 0.3, on average 0.1 too sure"
    picture.keys.resize(120, 80)
    assert picture.keys.heightForWidth(120) > picture.keys.heightForWidth(600) > 0
    assert all(place.right() <= 120 for place in picture.keys.places(120))
