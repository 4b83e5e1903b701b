"""Hands on parameters become steps of the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.state import explore
from tests.conftest import wait_until
from tests.gui.explore.page import show, state, steps
from tests.gui.hands import drag, turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.state.store import Store


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
