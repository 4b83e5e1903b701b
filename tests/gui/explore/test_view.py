"""What is seen of the plots: heights, zoom, cursor, axes, and the room that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from lossexplorer.catalog.scenes import SCENES
from lossexplorer.state import explore, explore_view
from tests.conftest import wait_until
from tests.gui.explore.page import show, state, steps
from tests.gui.hands import drag, turn_wheel
from tests.paint.pictures import curve, picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.state.store import Store


def y_range(place: ExplorePlace) -> list[float]:
    return list(place.plots.loss.getViewBox().viewRange()[1])


def test_the_height_stands_still_while_a_control_is_dragged_and_fits_on_release(place: ExplorePlace) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    before = y_range(place)
    slider = place.parameters.editor("delta")._slider.slider
    slider.setSliderDown(True)
    slider.setValue(slider.value() + 50)
    place.show_curves(picture(curve(0, lambda x: 50 * x**2), curve(1), curve(2)))
    assert y_range(place) == before
    slider.setSliderDown(False)
    assert y_range(place)[1] > 700


def test_choosing_another_curve_in_the_middle_of_a_gesture_ends_it(place: ExplorePlace, qtbot: QtBot) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    qtbot.keyClick(place.parameters.editor("delta")._slider.slider, Qt.Key.Key_Right)
    show(place, explore.select(state(place), 0))
    place.show_curves(picture(curve(0, lambda x: 50 * x**2), curve(1), curve(2)))
    assert y_range(place)[1] > 700


def test_zooming_is_no_step_and_fit_takes_it_back(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    fitted = y_range(place)
    turn_wheel(place.plots.loss.viewport(), 3)
    assert state(place).span is not None
    assert steps(store) == 0
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    assert y_range(place) != pytest.approx(fitted)
    qtbot.mouseClick(place.bar.fit, Qt.MouseButton.LeftButton)
    assert state(place).span is None
    assert y_range(place) == pytest.approx(fitted)
    assert place.plots.loss.getViewBox().viewRange()[0] == pytest.approx([-4, 4])


@pytest.mark.parametrize("new", ["axis", "scene"])
def test_a_zoom_does_not_outlive_its_picture(place: ExplorePlace, new: str) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    turn_wheel(place.plots.loss.viewport(), 20)
    if new == "axis":
        show(place, explore_view.set_axis(state(place), "prediction"))
    else:
        show(place, explore.new_picture("sigmoid_focal_loss"))
    place.show_curves(picture(curve(0, lambda x: 50 * x**2)))
    assert y_range(place)[1] > 700


def test_the_cursor_moves_in_one_step_until_it_is_let_go(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    for _ in range(5):
        qtbot.keyClick(place.plots.loss, Qt.Key.Key_Right)
    assert steps(store) == 1
    assert state(place).cursor > 1.5
    qtbot.mouseClick(place.plots.loss.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert steps(store) == 2
    qtbot.mouseClick(place.plots.loss.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    assert steps(store) == 3


def test_dragging_the_cursor_is_one_step(place: ExplorePlace, store: Store) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    plot = place.plots.loss
    box = plot.getViewBox()
    start = QPoint(round(plot.mapFromScene(box.mapViewToScene(plot._cursor.pos())).x()), 100)
    drag(plot.viewport(), start, start + QPoint(60, 0), steps=10)
    assert state(place).cursor > 1.8
    assert steps(store) == 1


def test_a_double_click_in_a_plot_fits_as_the_button_does(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    whole = place.plots.loss.getViewBox().viewRange()
    heights = [plot.getViewBox().viewRange()[1] for plot in place.plots.plots]
    for plot in place.plots.plots:
        turn_wheel(plot.viewport(), 3)
    assert state(place).span is not None
    view = place.plots.gradient.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    assert state(place).span is None
    assert place.plots.loss.getViewBox().viewRange()[0] == pytest.approx(whole[0])
    assert [plot.getViewBox().viewRange()[1] for plot in place.plots.plots] == [pytest.approx(h) for h in heights]


def test_taking_back_a_choice_leaves_the_view_where_it_is(place: ExplorePlace, store: Store) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    place.cards.chosen.emit(2)
    turn_wheel(place.plots.loss.viewport(), 3)
    span = state(place).span
    view = place.plots.loss.getViewBox().viewRange()
    store.undo()
    assert state(place).selected == 1
    assert state(place).span == span
    assert place.plots.loss.getViewBox().viewRange() == view


def test_the_bar_offers_the_axes_of_the_scene(place: ExplorePlace, qtbot: QtBot) -> None:
    show(place, explore.new_picture("cross_entropy"))
    scene = SCENES["classes"]
    assert place.bar.title.text() == scene.title
    assert [place.bar.axis.itemText(i) for i in range(place.bar.axis.count())] == [a.title for a in scene.axes]
    qtbot.keyClick(place.bar.axis, Qt.Key.Key_Down)
    assert state(place).axis == "probability"
    assert place.plots.gradient.bottom.labelText == "probability of the true class   (p)"
    assert place.plots.gradient.left.labelText == "slope = d loss / d p"


def test_the_bar_changes_the_scale_of_both_plots(place: ExplorePlace, qtbot: QtBot) -> None:
    place.show_curves(picture(curve(0), curve(1), curve(2)))
    qtbot.keyClick(place.bar.scale, Qt.Key.Key_Down)
    assert state(place).y_scale == "log"
    assert place.plots.loss.left.scale_name == "log"
    assert place.plots.gradient.left.scale_name == "symlog"
    place._store.undo()
    assert place.bar.scale.currentData() == "linear"
    assert place.plots.loss.left.scale_name == "linear"


def test_where_there_is_little_room_the_title_has_a_line_of_its_own(place: ExplorePlace) -> None:
    show(place, explore.new_picture("cross_entropy"))
    for width, stacked in ((1600, False), (930, True), (1600, False)):
        place.resize(width, 560)
        title, axis = place.bar.title, place.bar.axis
        assert title.shown() == SCENES["classes"].title
        assert (title.mapTo(place.bar, QPoint()).y() + title.height() <= axis.mapTo(place.bar, QPoint()).y()) == stacked


def test_sides_grow_with_the_window_until_a_hand_chooses_their_widths(place: ExplorePlace) -> None:
    columns = place.columns
    place.resize(930, 560)
    least = columns.sides()
    place.resize(1850, 900)
    most = columns.sides()
    assert all(a > 1.3 * b for a, b in zip(most, least, strict=True))
    columns.moveSplitter(most[0] - 60, 1)
    assert columns.sides()[0] == pytest.approx(most[0] - 60, abs=4)
    kept = columns.sides()
    place.resize(1700, 900)
    assert columns.sides() == kept
    place.resize(930, 560)
    assert sum(columns.sizes()) <= 930
    columns.set_sides((350, 300))
    place.resize(1700, 900)
    assert columns.sides() == (350, 300)


def test_in_the_smallest_window_the_target_of_a_loss_with_two_parameters_is_in_sight(place: ExplorePlace) -> None:
    place.resize(928, 577)
    show(place, explore.add(explore.new_picture("sigmoid_focal_loss"), "binary_cross_entropy_with_logits"))
    show(place, explore.select(state(place), 0))
    wait_until(lambda: not place.controls.editor("target").visibleRegion().isEmpty(), "the target to be in sight")
    target = place.controls.editor("target")
    assert target.visibleRegion().boundingRect().height() >= target.height() - 2
