"""The cards of the curves that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.state import explore
from tests.gui.explore.page import show, state, steps, visible
from tests.paint.pictures import curve, picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.state.store import Store


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
