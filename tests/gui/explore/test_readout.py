"""Numbers and words beside the plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.words import number
from lossexplorer.paint.tokens import DARK, LIGHT
from lossexplorer.state import explore, explore_view
from tests.gui.explore.page import show, state
from tests.paint.pictures import curve, missing, picture

if TYPE_CHECKING:
    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.gui.look import Look


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
