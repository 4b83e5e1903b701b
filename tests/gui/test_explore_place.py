"""Explore without torch: hands become steps of the state, and the state is what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.catalog.spec import Family
from lossexplorer.compute.conventions import questions_about
from lossexplorer.gui.describe import as_tip
from lossexplorer.gui.explore.place import ExplorePlace
from lossexplorer.gui.words import number
from lossexplorer.paint.tokens import DARK, LIGHT
from lossexplorer.state import explore, explore_view
from lossexplorer.state.app import AppState
from lossexplorer.state.store import Store
from tests.conftest import wait_until
from tests.gui.hands import drag, turn_wheel
from tests.paint.pictures import curve, missing, picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.look import Look
    from lossexplorer.state.explore import ExploreState


@pytest.fixture
def store() -> Store:
    return Store(AppState())


@pytest.fixture
def place(store: Store, look: Look, qtbot: QtBot) -> ExplorePlace:
    place = ExplorePlace(store, look)
    qtbot.addWidget(place)
    place.resize(1200, 720)
    place.show()
    place.activateWindow()
    return place


def state(place: ExplorePlace) -> ExploreState:
    return place._store.state.explore


def show(place: ExplorePlace, new: ExploreState) -> None:
    place._store.replace(place._store.state.with_explore(new))


def steps(store: Store) -> int:
    return len(store._past)


# --- the list ---


def items(place: ExplorePlace) -> dict[str, QTreeWidgetItem]:
    return place.list.tree.items


def visible(place: ExplorePlace) -> list[str]:
    return [key for key, item in items(place).items() if not item.isHidden() and not item.parent().isHidden()]


def test_every_loss_of_the_catalogue_is_in_the_list_under_its_family(place: ExplorePlace) -> None:
    assert list(items(place)) == [loss.key for loss in CATALOGUE]
    for loss in CATALOGUE:
        item = items(place)[loss.key]
        assert item.text(0) == loss.title
        assert item.parent().text(0) == loss.family.value


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("focal", [loss.key for loss in CATALOGUE if "focal" in loss.key]),
        ("huber_loss", ["huber_loss", "pseudo_huber_loss"]),
        ("kl div", ["kl_div"]),
        ("SimCLR", ["nt_xent_loss"]),
        ("segmentation", [loss.key for loss in CATALOGUE if loss.family is Family.SEGMENTATION]),
        ("regression squared", ["mse_loss", "msle_loss", "rmse_loss"]),
        ("  ", [loss.key for loss in CATALOGUE]),
        ("no such loss", []),
    ],
)
def test_the_search_finds_titles_keys_and_families(
    place: ExplorePlace, qtbot: QtBot, words: str, found: list[str]
) -> None:
    qtbot.keyClicks(place.list.search, words)
    assert visible(place) == found


def test_a_search_without_a_hit_says_so(place: ExplorePlace, qtbot: QtBot) -> None:
    assert place.list.nothing.isHidden()
    qtbot.keyClicks(place.list.search, "xyzzy")
    assert place.list.nothing.isVisible()
    assert place.list.nothing.text() == "No loss matches this search."
    place.list.search.clear()
    assert place.list.nothing.isHidden()


def test_enter_in_a_search_without_a_hit_changes_nothing(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClicks(place.list.search, "xyzzy")
    qtbot.keyClick(place.list.search, Qt.Key.Key_Return)
    assert steps(store) == 0


def test_enter_in_the_search_takes_the_first_that_is_left(place: ExplorePlace, qtbot: QtBot) -> None:
    qtbot.keyClicks(place.list.search, "smooth")
    qtbot.keyClick(place.list.search, Qt.Key.Key_Return)
    assert [c.key for c in state(place).curves][-1] == "smooth_l1_loss"
    assert state(place).selected == state(place).curves[-1].id


def click(place: ExplorePlace, qtbot: QtBot, key: str) -> None:
    tree = place.list.tree
    tree.scrollToItem(items(place)[key])
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(items(place)[key]).center())


def test_a_click_on_a_loss_that_is_drawn_chooses_its_curve(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    before = state(place).curves
    click(place, qtbot, "l1_loss")
    assert state(place).curves == before
    assert state(place).selected == before[2].id
    click(place, qtbot, "l1_loss")
    assert steps(store) == 1


def test_a_double_click_adds_a_loss_once(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    tree, item = place.list.tree, items(place)["smooth_l1_loss"]
    where = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [c.key for c in state(place).curves].count("smooth_l1_loss") == 1
    assert steps(store) == 1


def test_a_click_on_a_loss_whose_curve_is_hidden_shows_it(place: ExplorePlace, qtbot: QtBot) -> None:
    show(place, explore.show(state(place), 2, False))
    click(place, qtbot, "l1_loss")
    assert state(place).curve(2).shown


def test_the_highlight_of_the_list_is_on_the_loss_that_is_chosen(place: ExplorePlace, qtbot: QtBot) -> None:
    tree = place.list.tree
    assert tree.currentItem() is items(place)["huber_loss"]
    place.cards.chosen.emit(0)
    assert tree.currentItem() is items(place)["mse_loss"]
    click(place, qtbot, "dice_loss")  # belongs to another picture
    assert tree.currentItem() is items(place)["mse_loss"]
    for id in (0, 1, 2):
        place.cards.removed.emit(id)
    assert tree.currentItem() is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("BCE", "binary_cross_entropy_with_logits"),
        ("MAE", "l1_loss"),
        ("L1", "l1_loss"),
        ("L2", "mse_loss"),
        ("log loss", "binary_cross_entropy_with_logits"),
        ("cross-entropy", "cross_entropy"),
        ("nn.CrossEntropyLoss", "cross_entropy"),
        ("CE", "cross_entropy"),
        ("softmax", "softmax"),
        ("infonce", "info_nce_loss"),
        ("f1", "f1_score"),
        ("smoth", "smooth_l1_loss"),
    ],
)
def test_the_best_hit_of_a_search_stands_first_and_is_highlighted(
    place: ExplorePlace, qtbot: QtBot, words: str, first: str
) -> None:
    qtbot.keyClicks(place.list.search, words)
    tree = place.list.tree
    assert tree.keys()[0] == first
    assert tree.currentItem() is items(place)[first]
    assert tree.topLevelItem(0).child(0) is items(place)[first]
    qtbot.keyClick(place.list.search, Qt.Key.Key_Escape)
    assert tree.keys() == [loss.key for loss in CATALOGUE]
    assert [tree.topLevelItem(i).text(0) for i in range(2)] == ["Regression", "Regression with uncertainty"]
    assert tree.currentItem() is items(place)["huber_loss"]


def test_after_enter_the_next_letters_are_another_search(place: ExplorePlace, qtbot: QtBot) -> None:
    search = place.list.search
    search.setFocus()
    qtbot.keyClicks(search, "smooth")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClicks(search, "mse")
    assert search.text() == "mse"


def test_the_arrow_key_leads_from_the_search_to_what_it_found(place: ExplorePlace, qtbot: QtBot) -> None:
    place.list.search.setFocus()
    qtbot.keyClicks(place.list.search, "smooth")
    qtbot.keyClick(place.list.search, Qt.Key.Key_Down)
    wait_until(place.list.tree.hasFocus, "the tree to have the focus")
    qtbot.keyClick(place.list.tree, Qt.Key.Key_Return)
    assert state(place).curves[-1].key == "smooth_l1_loss"


def test_losses_of_another_scene_are_grey_and_say_why(place: ExplorePlace) -> None:
    for key, item in items(place).items():
        reason = explore.reason_against(state(place), key)
        wanted = LIGHT.text if reason is None else LIGHT.disabled
        assert item.foreground(0).color() == QColor(wanted), key
        assert item.toolTip(0) == as_tip(CATALOGUE.get(key).plain if reason is None else str(reason))


def test_a_grey_loss_offers_a_new_picture(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    place.list.tree.scrollToItem(items(place)["dice_loss"])
    where = place.list.tree.visualItemRect(items(place)["dice_loss"]).center()
    with qtbot.waitSignal(place.new_picture_offered) as offered:
        qtbot.mouseClick(place.list.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert offered.args == ["dice_loss"]
    assert steps(store) == 0


def test_a_loss_without_a_curve_says_why_and_offers_no_picture(program: Program) -> None:
    before = program.store.state
    program.commands.explore.new_picture_offered.emit("ohem_cross_entropy")
    assert "Which examples are kept" in program.window.notice.text()
    assert program.window.notice._button.isHidden()
    assert program.window.notice._offer is None
    assert program.store.state == before


def test_losses_in_the_picture_carry_its_sign(place: ExplorePlace) -> None:
    for key, item in items(place).items():
        assert item.icon(0).isNull() == (key not in ("mse_loss", "huber_loss", "l1_loss")), key


def test_arrow_keys_and_enter_work_in_the_list(place: ExplorePlace, qtbot: QtBot) -> None:
    tree = place.list.tree
    tree.setCurrentItem(items(place)["rmse_loss"])
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert state(place).curves[-1].key == "smooth_l1_loss"


def test_families_collapse_by_click_and_by_key(place: ExplorePlace, qtbot: QtBot) -> None:
    tree = place.list.tree
    family = tree.topLevelItem(0)
    opened = family.icon(0).cacheKey()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(family).center())
    assert not family.isExpanded()
    assert family.icon(0).cacheKey() != opened  # an arrow says so
    tree.setCurrentItem(family)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert family.isExpanded()
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not family.isExpanded()


def test_a_search_opens_families_that_were_closed(place: ExplorePlace, qtbot: QtBot) -> None:
    family = items(place)["huber_loss"].parent()
    family.setExpanded(False)
    qtbot.keyClicks(place.list.search, "hub")
    assert family.isExpanded()


# --- cards ---


def test_there_is_a_card_for_each_curve_with_its_title_and_parameters(place: ExplorePlace) -> None:
    for c in state(place).curves:
        card = place.cards.card(c.id)
        assert card._title.text() == CATALOGUE.get(c.key).title
    assert place.cards.card(1)._values.text() == "δ 1"


def test_a_click_on_a_card_chooses_the_curve(place: ExplorePlace, qtbot: QtBot) -> None:
    qtbot.mouseClick(place.cards.card(2), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert state(place).selected == 2
    assert place.cards.card(2).property("chosen") is True
    assert place.cards.card(1).property("chosen") is False


def test_every_curve_that_is_chosen_is_a_step_of_its_own(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    for id in (2, 0, 1):
        qtbot.mouseClick(place.cards.card(id), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    for id in (0, 2, 1):
        store.undo()
        assert state(place).selected == id
    assert not store.can_undo()


def test_the_marks_are_those_of_the_curve_that_is_chosen(place: ExplorePlace) -> None:
    from lossexplorer.compute.curve import PlacedMark

    own = (PlacedMark("minimum", Message("own"), x=0.0, y=0.0),)
    place.show_curves(picture(curve(0, marks=own), curve(1), curve(2)))
    assert place.plots.loss.marks._items == []
    show(place, explore.select(state(place), 0))
    assert len(place.plots.loss.marks._items) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_choose_a_card_and_delete_removes_it(place: ExplorePlace, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(place.cards.card(0), key)
    assert state(place).selected == 0
    qtbot.keyClick(place.cards.card(0), Qt.Key.Key_Delete)
    assert [c.id for c in state(place).curves] == [1, 2]
    with pytest.raises(KeyError):
        place.cards.card(0)


def test_buttons_of_a_card_hide_double_and_remove(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    card = place.cards.card(1)
    qtbot.mouseClick(card._eye, Qt.MouseButton.LeftButton)
    assert not state(place).curve(1).shown
    assert card._eye.toolTip() == "Show this curve"
    qtbot.mouseClick(card._eye, Qt.MouseButton.LeftButton)
    assert state(place).curve(1).shown
    qtbot.mouseClick(card._double, Qt.MouseButton.LeftButton)
    assert [c.key for c in state(place).curves] == ["mse_loss", "huber_loss", "l1_loss", "huber_loss"]
    qtbot.mouseClick(card._remove, Qt.MouseButton.LeftButton)
    assert [c.key for c in state(place).curves] == ["mse_loss", "l1_loss", "huber_loss"]
    assert steps(store) == 4


def test_without_curves_the_place_says_what_to_do_and_still_stands(place: ExplorePlace, qtbot: QtBot) -> None:
    for id in (0, 1, 2):
        qtbot.mouseClick(place.cards.card(id)._remove, Qt.MouseButton.LeftButton)
    place.show_curves(picture())
    assert place.cards._empty.isVisible()
    assert place.parameters.names() == ()
    assert place.controls.names() == ()
    assert place.about.isHidden()
    assert visible(place) == [loss.key for loss in CATALOGUE]
    qtbot.keyClicks(place.list.search, "dice")
    qtbot.keyClick(place.list.search, Qt.Key.Key_Return)
    assert state(place).scene == "masks"


def test_one_curve_too_many_is_refused_with_a_sentence(place: ExplorePlace, qtbot: QtBot) -> None:
    for _ in range(explore.MOST_CURVES - 3):
        qtbot.mouseClick(place.cards.card(0)._double, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(place.refused) as refused:
        qtbot.mouseClick(place.cards.card(0)._double, Qt.MouseButton.LeftButton)
    assert "remove one first" in str(refused.args[0])
    assert len(state(place).curves) == explore.MOST_CURVES


# --- parameters and controls ---


def test_the_panel_shows_the_parameters_of_the_chosen_curve(place: ExplorePlace) -> None:
    assert place.parameters.names() == ("delta",)
    show(place, explore.new_picture("sigmoid_focal_loss"))
    assert place.parameters.names() == ("alpha", "gamma")
    assert place.controls.names() == ("target",)
    show(place, explore.new_picture("cross_entropy"))
    batch_only = {p.name for p in CATALOGUE.get("cross_entropy").params if p.batch_only}
    assert batch_only
    assert not batch_only & set(place.parameters.names())


def test_one_drag_is_one_step_however_many_values_it_passes(place: ExplorePlace, store: Store) -> None:
    slider = place.parameters.editor("delta")._slider.slider
    y, w = slider.height() // 2, slider.width()
    x = slider.value() * (w - 14) // 1000 + 7
    drag(slider, QPoint(x, y), QPoint(w - 10, y), steps=15)
    moved = dict(state(place).curve(1).parameters)["delta"]
    assert moved > 2
    assert steps(store) == 1
    store.undo()
    assert dict(state(place).curve(1).parameters)["delta"] == 1.0
    assert slider.value() == slider.parent()._ticks.tick(1.0)
    store.redo()
    assert dict(state(place).curve(1).parameters)["delta"] == moved


def test_two_drags_of_one_slider_are_two_steps(place: ExplorePlace, store: Store) -> None:
    slider = place.controls.editor("target")._slider.slider
    y, w = slider.height() // 2, slider.width()
    drag(slider, QPoint(w // 2, y), QPoint(w - 20, y))
    drag(slider, QPoint(w - 20, y), QPoint(w // 4, y))
    assert steps(store) == 2


def test_typed_numbers_are_steps_of_their_own(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    field = place.parameters.editor("delta")._slider.field
    for text in ("2", "3"):
        field.setText(text)
        field.setModified(True)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert steps(store) == 2
    store.undo()
    assert field.text() == "2"


def test_turns_of_the_wheel_are_one_step_until_the_hand_rests(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    control = place.parameters.editor("delta")._slider
    turn_wheel(control.slider, 1)
    assert steps(store) == 0  # it may be on its way somewhere else
    control.slider.setFocus()
    wait_until(control.slider.hasFocus, "the focus")
    for _ in range(3):
        turn_wheel(control.slider, 1)
    assert steps(store) == 1
    control._idle.setInterval(1)
    turn_wheel(control.slider, 1)
    wait_until(lambda: not control._idle.isActive(), "the hand to rest")
    turn_wheel(control.slider, 1)
    assert steps(store) == 2


def test_what_cannot_be_is_said_and_nothing_changes(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    field = place.parameters.editor("delta")._slider.field
    field.setText("-1")
    field.setModified(True)
    with qtbot.waitSignal(place.refused) as refused:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "delta must be a number" in str(refused.args[0])
    assert field.text() == "1"
    assert steps(store) == 0


def test_a_number_beyond_the_slider_is_kept_by_state_and_field(place: ExplorePlace, qtbot: QtBot) -> None:
    field = place.parameters.editor("delta")._slider.field
    field.setText("12345")
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dict(state(place).curve(1).parameters)["delta"] == 12345.0
    assert field.text() == "12345"


# --- the view ---


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


# --- bar, axes ---


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


# --- numbers and words ---


def test_the_readout_shows_the_numbers_of_the_answer(place: ExplorePlace) -> None:
    answer = picture(curve(0), curve(1, lambda x: x**3, lambda x: 3 * x**2), missing(2))
    place.show_curves(answer)
    first, second, third = place.readout.values()
    assert first == ("Mean squared error", "2.25", "3")
    assert second == ("Mean squared error", number(1.5**3), number(3 * 1.5**2))
    assert third == ("Hinge", "–", "–")
    assert place.readout._at.text() == "e = 1.5"


def test_numbers_of_the_readout_are_never_cut(place: ExplorePlace) -> None:
    place.show_curves(picture(curve(0, lambda x: x * 0 - 0.000412345, lambda x: x * 0 - 1.2345e-123)))
    line = place.readout._lines[0]
    for figure in (line.loss, line.slope):
        assert figure._whole
        needed = figure.fontMetrics().horizontalAdvance(figure.text())
        assert needed <= 1.1 * figure.width(), figure.text()
    assert line.loss.fontMetrics().horizontalAdvance(line.loss.text()) <= line.loss.width()


def test_two_curves_of_one_loss_are_told_apart_by_their_parameters_in_the_readout(place: ExplorePlace) -> None:
    from dataclasses import replace

    one = curve(0, key="huber_loss")
    other = curve(1, key="huber_loss")
    other = replace(other, ask=replace(other.ask, parameters=(("delta", 3.0),)))
    place.show_curves(picture(one, other))
    assert [line.parameters.text() for line in place.readout._lines] == ["δ 1", "δ 3"]


def test_a_loss_that_is_taken_of_something_else_than_the_axis_says_so(place: ExplorePlace) -> None:
    show(place, explore.select(explore.add(explore.new_picture("sigmoid_focal_loss"), "mse_loss"), 1))
    assert place.about._of.text() == "Here: of the probability p = σ(z)."
    assert place.about._of.isVisible()
    show(place, explore.select(state(place), 0))
    assert place.about._of.isHidden()
    show(place, explore.new_picture("hinge_loss"))
    assert "labels 0 and 1 stand for −1 and 1" in place.about._of.text()


def test_the_cursor_is_put_on_numbers_that_a_hand_can_mean(place: ExplorePlace) -> None:
    place.plots.cursor_moved.emit(1.23456789)
    assert state(place).cursor == 1.235
    show(place, explore_view.set_span(state(place), (1.0, 1.0001)))
    place.plots.cursor_moved.emit(1.000012345678)
    assert state(place).cursor == 1.00001235
    assert explore.new_picture("sigmoid_focal_loss").cursor == 2.4


def test_the_readout_says_in_words_why_a_curve_is_missing(place: ExplorePlace) -> None:
    place.show_curves(picture(curve(0), missing(1, "needs a target of exactly 0 or 1")))
    assert place.readout._problems.isVisible()
    assert place.readout._problems.text() == "Hinge: needs a target of exactly 0 or 1"
    place.show_curves(picture(curve(0)))
    assert place.readout._problems.isHidden()


@pytest.mark.parametrize("value", [1e301, float("inf"), -float("inf")])
def test_the_readout_says_once_that_a_picture_is_clipped(place: ExplorePlace, value: float) -> None:
    beyond = curve(0, lambda x: np.where(x > 3, value, x * x))
    place.show_curves(picture(beyond, curve(1)))
    assert place.readout._problems.isVisible()
    assert place.readout._problems.text() == "Mean squared error: values beyond 1e300 are drawn as if they were 1e300"
    place.show_curves(picture(curve(0, lambda x: x * 0 + 1e300), curve(1)))
    assert place.readout._problems.isHidden()


@pytest.mark.parametrize(("value", "words"), [(float("nan"), "nan"), (float("inf"), "∞"), (-float("inf"), "−∞")])
def test_the_readout_has_words_for_what_is_no_number(place: ExplorePlace, value: float, words: str) -> None:
    place.show_curves(picture(curve(0, lambda x: x * 0 + value, lambda x: x * 0 + value)))
    assert place.readout.values()[0][1:] == (words, words)


def test_lines_of_the_readout_go_with_their_curves(place: ExplorePlace) -> None:
    place.show_curves(picture(curve(0), curve(1)))
    place.show_curves(picture(curve(1)))
    assert len(place.readout.values()) == 1
    hidden = [line for line in place.readout._lines[1:] if any(w.isVisible() for w in line.widgets)]
    assert hidden == []


def test_the_card_at_the_right_says_what_the_chosen_loss_is(place: ExplorePlace) -> None:
    about = place.about
    for loss in CATALOGUE:
        if explore.scenes_of(loss):
            show(place, explore.new_picture(loss.key))
            assert (about._title.text(), about._code.text()) == (loss.title, loss.key)
            assert about._plain.text() == loss.plain
            assert about._convention.text() == loss.convention
            assert about._formula.accessibleName() == loss.formula
            for _, url in loss.sources:
                assert not url or f'href="{url}"' in about._sources.text()


def test_a_formula_is_asked_for_in_the_colour_of_the_theme_and_a_stale_one_is_dropped(
    place: ExplorePlace, look: Look
) -> None:
    asked: list[tuple[str, str]] = []
    place.about.formula_wanted.connect(lambda latex, color: asked.append((latex, color)))
    show(place, explore.select(state(place), 0))
    assert asked[-1] == (CATALOGUE.get("mse_loss").formula, LIGHT.text)
    look.set_theme("dark")
    assert asked[-1] == (CATALOGUE.get("mse_loss").formula, DARK.text)
    place.about.set_formula(CATALOGUE.get("mse_loss").formula, LIGHT.text, b"<svg/>")
    assert place.about._formula._renderer is None


# --- what others do, and other units ---


@pytest.fixture
def answered(place: ExplorePlace) -> ExplorePlace:
    """The page as it is in the window: what libraries disagree about is answered."""
    place.about.questions_wanted.connect(lambda key: place.about.set_questions(key, questions_about(key)))
    return place


def test_what_others_give_is_told_as_soon_as_there_are_curves_and_goes_with_its_loss(answered: ExplorePlace) -> None:
    elsewhere = answered.about.elsewhere
    show(answered, explore.new_picture("binary_cross_entropy"))
    assert not elsewhere.isVisible()
    answered.show_curves(picture(curve(0)))
    assert "keras\u00a016.12" in elsewhere.text()
    assert "keras clips p at 1e-7" in elsewhere.toolTip()
    show(answered, explore.new_picture("tukey_biweight_loss"))
    assert not elsewhere.isVisible()


def test_a_click_on_what_others_give_does_as_they_do_in_one_step(answered: ExplorePlace, store: Store) -> None:
    show(answered, explore.new_picture("binary_focal_loss"))
    answered.show_curves(picture(curve(0)))
    before = steps(store)
    answered.about.elsewhere.linkActivated.emit("1.0")
    given = dict(state(answered).curves[0].parameters)
    assert (given["alpha"], given["log_clamp"]) == (None, pytest.approx(-16.118, abs=1e-3))
    assert steps(store) == before + 1


def test_what_a_sibling_gives_is_drawn_beside_it(answered: ExplorePlace) -> None:
    show(answered, explore.new_picture("huber_loss"))
    answered.show_curves(picture(curve(0)))
    answered.about.elsewhere.linkActivated.emit("0.0")
    assert [(c.key, dict(c.parameters)) for c in state(answered).curves][1] == ("smooth_l1_loss", {"beta": 2.0})


def test_only_what_explore_can_draw_is_a_link(answered: ExplorePlace) -> None:
    answered.about.ask_questions()
    for key, links in {"mse_loss": 0, "cauchy_loss": 1, "cross_entropy": 1, "dice_loss": 4}.items():
        show(answered, explore.new_picture(key))
        assert answered.about.elsewhere.text().count("<a ") == links


def test_a_value_is_told_in_the_other_units_of_its_loss(place: ExplorePlace) -> None:
    line = place.readout._lines
    place.show_curves(picture(curve(0, lambda x: 0 * x + 9, lambda x: 0 * x)))
    assert (line[0].units.text(), line[0].units.isVisible()) == ("RMSE 3", True)
    place.show_curves(picture(curve(0, lambda x: 0 * x + np.inf, lambda x: 0 * x)))
    assert not line[0].units.isVisible()


def test_a_typed_value_is_translated_and_what_guessing_costs_is_recognised(place: ExplorePlace) -> None:
    place.readout._translate.click()
    sheet = place.readout._translator
    assert sheet is not None
    assert sheet.told() == {"bits": "3.322", "perplexity": "10", "p of the true class": "0.1"}
    assert sheet.note() == "log 10: what guessing among 10 classes costs"
    sheet._value.setText("ten")
    assert (sheet.told(), sheet.note()) == ({}, "type a number, such as 2.3026")
    sheet.begin("4", "huber", 2.0)
    assert (sheet.told(), sheet.note()) == ({"Smooth L1": "2"}, "")
    sheet._turn.setText("0")
    assert (sheet.told(), sheet.note()) == ({}, "δ is above 0; got 0")
    sheet.begin("1.5", "dice", 1.0)
    assert sheet.note() == "Dice is from 0 to 1; got 1.5"
    sheet.close()


def test_the_translator_begins_with_the_value_at_the_cursor(place: ExplorePlace) -> None:
    place.show_curves(picture(curve(0, lambda x: 0 * x + 9, lambda x: 0 * x)))
    place.readout._translate.click()
    sheet = place.readout._translator
    assert sheet is not None
    assert (sheet._value.text(), sheet._unit.currentData()) == ("9", "mse")
    assert sheet.told() == {"RMSE": "3", "half MSE": "4.5"}
    sheet.close()


# --- a row of a batch ---


def test_a_pinned_row_is_named_as_plain_text_and_can_be_let_go(place: ExplorePlace, qtbot: QtBot) -> None:
    from dataclasses import replace

    pinned = replace(explore.new_picture("cross_entropy"), pin=Message("row 3 of {name}", name="<b>x</b>.npy"))
    setting = dict(pinned.setting) | {"others": (0.0, 1.0, 2.0)}
    show(place, replace(pinned, setting=tuple(setting.items())))
    assert place._pin.text() == "row 3 of <b>x</b>.npy"
    assert place._pin.textFormat() == Qt.TextFormat.PlainText
    assert place.controls.names() == ()
    qtbot.mouseClick(place._unpin, Qt.MouseButton.LeftButton)
    assert state(place).pin is None
    assert place._pin.isHidden()
    assert place.controls.names() == ("classes", "other_logits")


def test_a_row_keeps_a_mark_of_its_own_place_until_it_is_let_go(place: ExplorePlace, qtbot: QtBot) -> None:
    from dataclasses import replace

    pinned = replace(explore.new_picture("sigmoid_focal_loss"), pin=Message("row 3"), pin_at=-1.5, cursor=-1.5)
    show(place, pinned)
    for plot in place.plots.plots:
        assert plot.marks._pin.items[0].value() == -1.5
    assert place.plots.loss.marks._pin.label.text == "this row"
    place.plots.cursor_moved.emit(2.0)
    assert place.plots.loss.marks._pin.items[0].value() == -1.5
    show(place, explore_view.set_axis(state(place), "probability"))
    assert place.plots.loss.marks._pin.items[0].value() == pytest.approx(0.18243, abs=1e-5)
    qtbot.mouseClick(place._unpin, Qt.MouseButton.LeftButton)
    assert place.plots.loss.marks._pin is None


def test_every_loss_can_be_shown_over_every_axis_of_its_scenes(place: ExplorePlace) -> None:
    for loss in CATALOGUE:
        for scene in explore.scenes_of(loss)[:1]:
            show(place, explore.new_picture(loss.key))
            for axis in SCENES[scene].axes:
                show(place, explore_view.set_axis(state(place), axis.key))
                assert place.bar.axis.currentData() == axis.key
