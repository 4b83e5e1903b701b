"""The picture of Explore over a restart."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.session.remembered import from_plain, to_plain
from lossexplorer.state import explore, explore_view

if TYPE_CHECKING:
    from lossexplorer.state.explore import ExploreState


def again(state: ExploreState) -> ExploreState:
    return from_plain(json.loads(json.dumps(to_plain(state))))


def rich() -> ExploreState:
    state = explore.new_picture("sigmoid_focal_loss", {"gamma": 0.5, "alpha": None})
    state = explore.add(state, "mse_loss")
    state = explore.duplicate(state, 0)
    state = explore.remove(explore.show(state, 2, False), 1)
    state = explore.add(state, "binary_cross_entropy_with_logits", {"pos_weight": (3.0,)})
    state = explore_view.set_axis(explore.set_control(state, "target", 0.25), "probability")
    return explore_view.set_cursor(explore_view.set_y_scale(state, "log"), 0.125)


def look(state: ExploreState) -> tuple[Any, ...]:
    """Everything but the numbers by which curves are known."""
    curves = [(c.key, c.parameters, c.slot, c.shown) for c in state.curves]
    chosen = [c.id for c in state.curves].index(state.selected)
    return state.scene, state.axis, state.setting, curves, chosen, state.cursor, state.y_scale


def test_curves_parameters_colours_controls_axis_scale_and_cursor_come_back() -> None:
    assert look(again(rich())) == look(rich())
    assert look(again(explore.first_picture())) == look(explore.first_picture())


@pytest.mark.parametrize("loss", [entry for entry in CATALOGUE if explore.scenes_of(entry)], ids=lambda x: x.key)
def test_every_loss_comes_back(loss: Any) -> None:
    assert look(again(explore.new_picture(loss.key))) == look(explore.new_picture(loss.key))


def test_a_guest_that_stands_first_comes_back_in_the_scene_it_was_in() -> None:
    state = explore.remove(explore.add(explore.new_picture("hinge_loss"), "mse_loss"), 0)
    assert state.scene == "binary"
    assert look(again(state)) == look(state)


def test_a_row_of_a_batch_is_let_go() -> None:
    state = explore.new_picture("cross_entropy")
    setting = tuple((dict(state.setting) | {"others": (1.0, 2.0), "classes": 3}).items())
    back = again(replace(state, setting=setting, pin=Message("row 3 of x.npy")))
    assert back.pin is None
    assert dict(back.setting)["others"] is None


@pytest.mark.parametrize("data", [None, {}, {"scene": "nowhere"}, {"scene": "binary", "curves": []}, {"curves": 3}])
def test_what_makes_no_sense_is_the_first_picture(data: Any) -> None:
    assert from_plain(data) == explore.first_picture()


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.sampled_from(["binary", "mse_loss", "logit", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["key", "slot", "gamma"]), inner),
    max_leaves=5,
)


@given(st.sampled_from(sorted(to_plain(rich()))), JUNK)
def test_a_damaged_value_gives_a_picture_that_can_be_drawn(name: str, value: Any) -> None:
    state = from_plain(to_plain(rich()) | {name: value})
    assert len({c.slot for c in state.curves}) == len(state.curves) > 0
    assert state.curve(state.selected)
    assert state.y_scale in explore.Y_SCALES
    for curve in state.curves:
        assert explore.reason_against(state, curve.key) is None
        assert CATALOGUE.get(curve.key).resolve(dict(curve.parameters)) == dict(curve.parameters)
