"""What other libraries give, and a value in other units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.compute.conventions import questions_about
from lossexplorer.state import explore
from tests.gui.explore.page import show, state, steps
from tests.paint.pictures import curve, picture

if TYPE_CHECKING:
    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.state.store import Store


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
