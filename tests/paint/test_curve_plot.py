"""Curves, cursor, tangents and view of a plot: what stands on its items is what the answer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPicture

from lossexplorer.paint.curve_pair import CurvePair
from lossexplorer.paint.glyphs import symbol
from lossexplorer.paint.scale import forward, of_gradient
from lossexplorer.paint.tokens import DARK, GLYPHS, LIGHT, THEMES
from lossexplorer.state.explore import MOST_CURVES
from tests.gui.hands import drag, turn_wheel
from tests.paint.pictures import SLOTS, curve, missing, picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.paint.curve_plot import CurvePlot
    from lossexplorer.paint.tokens import Tokens


@pytest.fixture
def pair(qtbot: QtBot) -> CurvePair:
    pair = CurvePair()
    qtbot.addWidget(pair)
    pair.resize(600, 500)
    pair.set_tokens(LIGHT)
    pair.set_limits(-1e6, 1e6)
    pair.set_view(-4, 4)
    pair.show()
    return pair


def line_of(plot: CurvePlot, id: int) -> tuple[np.ndarray, np.ndarray]:
    return plot._lines[id].getOriginalDataset()


def lines_in(plot: CurvePlot) -> list[pg.PlotDataItem]:
    return [item for item in plot.scene().items() if isinstance(item, pg.PlotDataItem)]


def shows(plot: CurvePlot, id: int, x: np.ndarray, values: np.ndarray) -> None:
    """Every point of the line is one of these, and between them it is off by less than a tenth of a pixel."""
    line_x, line_y = line_of(plot, id)
    np.testing.assert_array_equal(line_y, values[np.searchsorted(x, line_x)])
    low, high = y_range(plot)
    pixel = (high - low) / plot.getViewBox().height()
    assert set(x[np.isnan(values)]) <= set(line_x)
    assert np.nanmax(np.abs(np.interp(x, line_x, line_y) - values)) <= 0.1 * pixel


def y_range(plot: CurvePlot) -> list[float]:
    return list(plot.getViewBox().viewRange()[1])


@pytest.mark.parametrize("scale", ["linear", "log", "symlog"])
def test_the_lines_hold_the_numbers_of_the_answer(pair: CurvePair, scale: str) -> None:
    answer = picture(curve(0), curve(1, np.sin, np.cos))
    pair.set_scale(scale)
    pair.set_curves(answer, SLOTS, 0)
    for made in answer.curves:
        for plot, values, its in ((pair.loss, made.loss, scale), (pair.gradient, made.gradient, of_gradient(scale))):
            shows(plot, made.ask.id, made.x, forward(values, its))


def test_a_scale_that_changes_later_moves_the_lines_that_are_there(pair: CurvePair) -> None:
    made = curve(0)
    pair.set_curves(picture(made), SLOTS, 0)
    pair.set_scale("log")
    shows(pair.loss, 0, made.x, forward(made.loss, "log"))
    shows(pair.gradient, 0, made.x, forward(made.gradient, "symlog"))
    assert pair.loss.left.scale_name == "log"
    assert pair.gradient.left.scale_name == "symlog"


def test_infinite_values_are_drawn_as_far_as_a_plot_can_and_nan_is_a_gap(pair: CurvePair) -> None:
    made = curve(0, lambda x: np.where(x > 0, np.inf, np.where(x < -3, np.nan, x)), cursor=-1.0)
    pair.set_curves(picture(made, cursor=-1.0), SLOTS, 0)
    pair.fit()
    x, y = line_of(pair.loss, 0)
    assert np.nanmax(y) == 1e300
    assert set(made.x[made.x < -3]) <= set(x)
    assert np.isnan(y[x < -3]).all()
    assert np.isfinite(y_range(pair.loss)).all()


def test_a_curve_that_is_gone_is_taken_out_with_its_sign_and_tangent(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0), curve(1)), SLOTS, 0)
    assert len(lines_in(pair.loss)) == 4  # two curves and their tangents
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    for plot in pair.plots:
        assert set(plot._lines) == set(plot._crossings) == {0}
    assert len(lines_in(pair.loss)) == 2


def test_a_curve_with_a_problem_draws_nothing(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0), missing(1)), SLOTS, 0)
    for plot in pair.plots:
        assert set(plot._lines) == set(plot._crossings) == {0}


def test_a_curve_that_gets_a_problem_disappears(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0), curve(1)), SLOTS, 0)
    pair.set_curves(picture(curve(0), missing(1)), SLOTS, 0)
    assert set(pair.loss._lines) == {0}


def test_a_picture_without_curves_is_empty(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    pair.set_curves(picture(), SLOTS, None)
    pair.fit()
    for plot in pair.plots:
        assert lines_in(plot) == []


def test_a_curve_that_was_not_computed_anew_is_not_drawn_anew(pair: CurvePair, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = curve(0)
    pair.set_curves(picture(kept, curve(1)), SLOTS, 0)
    set_again: list[int] = []
    for id, line in pair.loss._lines.items():
        monkeypatch.setattr(line, "setData", lambda *_, id=id: set_again.append(id))
    pair.set_curves(picture(kept, curve(1, np.sin)), SLOTS, 0)
    assert set_again == [1]


def test_cursor_and_signs_stand_where_the_answer_says(pair: CurvePair) -> None:
    first, second = curve(0, cursor=1.5), curve(1, np.sin, np.cos, cursor=1.5)
    pair.set_curves(picture(first, second, cursor=1.5), SLOTS, 0)
    for plot, side in ((pair.loss, 1), (pair.gradient, 2)):
        assert plot._cursor.value() == 1.5
        for made in (first, second):
            sign = plot._crossings[made.ask.id].sign
            assert (sign.pos().x(), sign.pos().y()) == pytest.approx((1.5, made.cursor[side]))
            assert sign.isVisible()


def test_on_a_bent_scale_signs_stand_on_the_bent_curve(pair: CurvePair) -> None:
    pair.set_scale("log")
    pair.set_curves(picture(curve(0, cursor=10.0), cursor=10.0), SLOTS, 0)
    assert pair.loss._crossings[0].sign.pos().y() == pytest.approx(2)
    assert pair.gradient._crossings[0].sign.pos().y() == pytest.approx(float(forward(np.array([20.0]), "symlog")[0]))


@pytest.mark.parametrize("value", [np.nan, 0.0])
def test_a_crossing_that_the_scale_does_not_have_shows_no_sign(pair: CurvePair, value: float) -> None:
    pair.set_scale("log")
    pair.set_curves(picture(curve(0, lambda x: np.full_like(x, value))), SLOTS, 0)
    assert not pair.loss._crossings[0].sign.isVisible()


def test_the_tangent_touches_the_curve_with_the_slope_of_the_gradient(pair: CurvePair) -> None:
    made = curve(0, np.exp, np.exp, cursor=0.7)
    pair.set_curves(picture(made, cursor=0.7), SLOTS, 0)
    x, y = pair.loss._crossings[0].tangent.getOriginalDataset()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(made.cursor[2])
    assert np.interp(0.7, x, y) == pytest.approx(made.cursor[1])
    assert x[0] < 0.7 < x[1]


@pytest.mark.parametrize("scale", ["log", "symlog"])
def test_there_is_no_straight_tangent_on_a_bent_scale_nor_on_the_gradient(pair: CurvePair, scale: str) -> None:
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    assert len(pair.loss._crossings[0].tangent.getOriginalDataset()[0]) == 2
    pair.set_scale(scale)
    for plot in pair.plots:
        x, _ = plot._crossings[0].tangent.getOriginalDataset()
        assert x is None or len(x) == 0
    pair.set_scale("linear")
    assert len(pair.loss._crossings[0].tangent.getOriginalDataset()[0]) == 2


# --- colours ---


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
def test_lines_signs_and_tangents_have_the_colour_of_their_slot(pair: CurvePair, tokens: Tokens) -> None:
    pair.set_tokens(tokens)
    pair.set_curves(picture(curve(0), curve(1)), {0: 3, 1: 1}, 0)
    for id, slot in ((0, 3), (1, 1)):
        assert pair.loss._lines[id].opts["pen"].color() == QColor(tokens.curves[slot])
        assert pair.loss._crossings[id].sign.brush().color() == QColor(tokens.curves[slot])
        assert pair.loss._crossings[id].tangent.opts["pen"].color() == QColor(tokens.curves[slot])


def test_a_theme_that_changes_colours_everything_that_is_there(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0), curve(1)), SLOTS, 0)
    pair.set_tokens(DARK)
    for plot in pair.plots:
        assert plot.backgroundBrush().color() == QColor(DARK.field)
        assert plot._cursor.pen.color() == QColor(DARK.cursor)
        for id in (0, 1):
            assert plot._lines[id].opts["pen"].color() == QColor(DARK.curves[id])
            assert plot._crossings[id].sign.brush().color() == QColor(DARK.curves[id])
        for axis in (plot.left, plot.bottom):
            assert axis.textPen().color() == QColor(DARK.muted)
            assert axis.pen().color() == QColor(DARK.border)


def test_a_slot_keeps_its_colour_when_another_curve_goes(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0), curve(1), curve(2)), SLOTS, 0)
    pair.set_curves(picture(curve(2)), SLOTS, 2)
    assert pair.loss._lines[2].opts["pen"].color() == QColor(LIGHT.curves[2])


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
def test_no_two_slots_look_alike(pair: CurvePair, tokens: Tokens) -> None:
    pair.set_tokens(tokens)
    pair.set_curves(picture(*(curve(i) for i in range(MOST_CURVES))), SLOTS, 0)
    pens = [pair.loss._lines[i].opts["pen"] for i in range(MOST_CURVES)]
    assert len({(p.color().name(), p.style()) for p in pens}) == MOST_CURVES
    assert len({symbol(i) for i in range(MOST_CURVES)}) == MOST_CURVES == len(GLYPHS)


# --- the view ---


def test_the_range_stands_still_until_it_is_fitted(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    pair.fit()
    before = y_range(pair.loss)
    pair.set_curves(picture(curve(0, lambda x: 10 * x**2)), SLOTS, 0)
    assert y_range(pair.loss) == before
    pair.fit()
    assert y_range(pair.loss)[1] > 160


def wheel(plot: CurvePlot, notches: int) -> None:
    turn_wheel(plot.viewport(), notches)


def test_a_range_that_a_person_chose_is_kept_until_fit_is_asked_for(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    pair.fit()
    fitted = y_range(pair.loss)
    wheel(pair.loss, 3)
    chosen = y_range(pair.loss)
    assert chosen != fitted
    pair.fit()
    assert y_range(pair.loss) == chosen
    pair.fit(by_hand=True)
    assert y_range(pair.loss) == pytest.approx(fitted)


def test_moving_one_view_tells_where_it_is_and_moves_the_other_plot_along(pair: CurvePair, qtbot: QtBot) -> None:
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    with qtbot.waitSignal(pair.view_moved) as told:
        wheel(pair.loss, 2)
    assert told.args == pytest.approx(pair.loss.getViewBox().viewRange()[0])
    assert pair.gradient.getViewBox().viewRange()[0] == pytest.approx(told.args, abs=0.05)


def test_another_scale_fits_the_view_again(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    wheel(pair.loss, 2)
    pair.set_scale("symlog")
    low, high = y_range(pair.loss)
    assert low < 0
    assert high == pytest.approx(float(forward(np.array([16.0]), "symlog")[0]), rel=0.1)


def test_a_click_puts_the_cursor_there(pair: CurvePair, qtbot: QtBot) -> None:
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    place = QPoint(400, 60)
    with qtbot.waitSignal(pair.cursor_moved) as told:
        qtbot.mouseClick(pair.loss.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wanted = pair.loss.getViewBox().mapSceneToView(pair.loss.mapToScene(place)).x()
    assert told.args == [pytest.approx(wanted)]


@pytest.mark.parametrize("index", [0, 1])
def test_a_double_click_asks_for_everything(pair: CurvePair, qtbot: QtBot, index: int) -> None:
    view = pair.plots[index].viewport()
    with qtbot.waitSignal(pair.fit_wanted):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))


def test_a_cursor_that_keys_pushed_is_released_when_they_rest(pair: CurvePair, qtbot: QtBot) -> None:
    pair.set_curves(picture(curve(0, cursor=1.0), cursor=1.0), SLOTS, 0)
    with qtbot.waitSignal(pair.cursor_released):
        qtbot.keyClick(pair.loss, Qt.Key.Key_Right)


@pytest.mark.parametrize("index", [0, 1])
def test_arrow_keys_push_the_cursor_of_either_plot(pair: CurvePair, qtbot: QtBot, index: int) -> None:
    pair.set_curves(picture(curve(0, cursor=1.0), cursor=1.0), SLOTS, 0)
    told: list[float] = []
    pair.cursor_moved.connect(told.append)
    plot = pair.plots[index]
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told == pytest.approx([1.04, 0.96, 1.4])


def test_home_and_end_push_the_cursor_to_the_ends_of_the_view(pair: CurvePair, qtbot: QtBot) -> None:
    moved: list[float] = []
    pair.cursor_moved.connect(moved.append)
    view = pair.loss.getViewBox().viewRange()[0]
    qtbot.keyClick(pair.loss, Qt.Key.Key_Home)
    qtbot.keyClick(pair.gradient, Qt.Key.Key_End)
    assert moved == pytest.approx(view)
    assert pair.loss.getViewBox().viewRange()[0] == view


def test_an_axis_that_ends_has_names_at_its_ends(pair: CurvePair) -> None:
    pair.set_view(0.0, 1.0)
    pair.grab()
    axis = pair.gradient.bottom
    page = QPicture()
    painter = QPainter(page)
    named = axis.generateDrawSpecs(painter)[2]
    painter.end()
    assert [text for _, _, text in named][:: len(named) - 1] == ["0", "1.0"]


def test_until_there_is_a_curve_a_sentence_stands_instead_of_empty_axes(qtbot: QtBot) -> None:
    pair = CurvePair()
    qtbot.addWidget(pair)
    pair.resize(400, 300)
    pair.show()
    pair.set_waiting("a moment …")
    assert pair._veil.isVisible()
    assert pair._veil.geometry() == pair.rect()
    pair.set_curves(picture(curve(0)), SLOTS, 0)
    assert pair._veil.isHidden()
    pair.set_waiting("eine Sekunde …")
    assert pair._veil.isHidden()


def test_the_view_follows_a_cursor_that_is_pushed_out_of_it(pair: CurvePair, qtbot: QtBot) -> None:
    pair.set_curves(picture(curve(0, cursor=3.99), cursor=3.99), SLOTS, 0)
    with qtbot.waitSignal(pair.view_moved) as told:
        qtbot.keyClick(pair.loss, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == pytest.approx([-3.61, 4.39])


def test_keys_zoom_and_move_the_view(pair: CurvePair, qtbot: QtBot) -> None:
    pair.set_curves(picture(curve(0, cursor=0.0), cursor=0.0), SLOTS, 0)
    pair.fit()
    low, high = y_range(pair.loss)
    qtbot.keyClick(pair.loss, Qt.Key.Key_Plus)
    assert pair.loss.getViewBox().viewRange()[0] == pytest.approx([-3.2, 3.2])
    assert y_range(pair.loss)[1] - y_range(pair.loss)[0] == pytest.approx(0.8 * (high - low))
    qtbot.keyClick(pair.loss, Qt.Key.Key_Minus)
    assert y_range(pair.loss) == pytest.approx([low, high])
    qtbot.keyClick(pair.loss, Qt.Key.Key_Up)
    assert y_range(pair.loss)[0] == pytest.approx(low + 0.05 * (high - low))


def test_the_cursor_cannot_be_dragged_beyond_the_end_of_the_axis(pair: CurvePair) -> None:
    pair.set_limits(0.0, 1.0)
    for plot in pair.plots:
        plot._cursor.setPos(7.0)
        assert plot._cursor.value() == 1.0


def test_files_that_are_dropped_on_a_plot_are_left_to_the_window(pair: CurvePair) -> None:
    for plot in pair.plots:
        assert not plot.acceptDrops()
        assert not plot.viewport().acceptDrops()


@pytest.mark.parametrize("scale", ["linear", "log", "symlog"])
def test_no_wheel_and_no_drag_takes_the_view_beyond_what_can_be_drawn(pair: CurvePair, scale: str) -> None:
    pair.set_scale(scale)
    pair.set_curves(picture(curve(0), curve(1, np.sin, np.cos)), SLOTS, 0)
    pair.fit()
    rng = np.random.default_rng(5)
    for _ in range(300):
        plot = pair.plots[rng.integers(2)]
        view = plot.viewport()
        place = QPoint(int(rng.integers(view.width())), int(rng.integers(view.height())))
        if rng.random() < 0.7:
            turn_wheel(view, int(rng.choice([-30, -3, 3, 30])), place)
        else:
            button = Qt.MouseButton.LeftButton if rng.random() < 0.5 else Qt.MouseButton.RightButton
            drag(view, place, place + QPoint(*(int(v) for v in rng.integers(-300, 300, 2))), button, steps=3)
        if rng.random() < 0.2:
            pair.grab()
    for plot in pair.plots:
        (left, right), (bottom, top) = plot.getViewBox().viewRange()
        assert np.isfinite([left, right, bottom, top]).all()
        assert left < right
        assert bottom < top
        assert -1.1e6 <= left
        assert right <= 1.1e6
    pair.fit(by_hand=True)
    pair.grab()
