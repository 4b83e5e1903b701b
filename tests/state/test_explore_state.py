from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.catalog.params import Number
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, Pinned, scenes_of
from lossexplorer.state import explore, explore_view
from lossexplorer.state.explore import MOST_CURVES, ExploreState
from tests.loops import each

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.catalog.scenes import Scene

DRAWN = [loss.key for loss in CATALOGUE if scenes_of(loss)]


def _keys(state: ExploreState) -> list[str]:
    return [curve.key for curve in state.curves]


def _slots(state: ExploreState) -> dict[int, int]:
    return {curve.id: curve.slot for curve in state.curves}


# --- curves ---


def test_a_new_window_shows_three_opinions_about_an_error() -> None:
    state = explore.first_picture()
    assert _keys(state) == ["mse_loss", "huber_loss", "l1_loss"]
    assert state.curve(state.selected or 0).key == "huber_loss"
    assert state.view == SCENES["regression"].axis("error").range


@pytest.mark.parametrize("key", DRAWN)
def test_a_new_picture_of_any_loss_stands_in_its_own_scene_with_everything_at_its_default(key: str) -> None:
    state = explore.new_picture(key)
    scene = SCENES[state.scene]
    assert state.scene == scenes_of(CATALOGUE.get(key))[0]
    assert state.axis == scene.axes[0].key
    assert dict(state.setting) == scene.defaults()
    assert dict(state.curves[0].parameters) == CATALOGUE.get(key).resolve({})
    low, high = scene.axes[0].range
    assert low < state.cursor < high
    assert explore.reason_against(state, key) is None


def test_a_loss_of_the_same_scene_joins_the_picture_and_is_selected() -> None:
    state = explore.add(explore.first_picture(), "smooth_l1_loss", {"beta": 0.5})
    assert _keys(state) == ["mse_loss", "huber_loss", "l1_loss", "smooth_l1_loss"]
    added = state.curves[-1]
    assert state.selected == added.id
    assert dict(added.parameters) == {"beta": 0.5}
    assert len(set(_slots(state).values())) == 4


def test_a_loss_of_another_scene_is_refused_with_both_pictures_named() -> None:
    state = explore.first_picture()
    reason = explore.reason_against(state, "cross_entropy")
    text = str(reason)
    assert "“One of several classes”" in text
    assert "“Predicting a number”" in text
    with pytest.raises(Problem) as caught:
        explore.add(state, "cross_entropy")
    assert caught.value.message == reason


def test_a_loss_without_a_curve_joins_no_picture_and_says_why() -> None:
    for state in (explore.new_picture("mse_loss"), replace(explore.new_picture("mse_loss"), curves=())):
        reason = explore.reason_against(state, "ohem_cross_entropy")
        assert "Which examples are kept" in str(reason)
        with pytest.raises(Problem, match="ohem_cross_entropy"):
            explore.add(state, "ohem_cross_entropy")


def test_a_parameter_outside_its_domain_is_refused_when_a_curve_is_added() -> None:
    with pytest.raises(UsageProblem, match="delta"):
        explore.add(explore.first_picture(), "huber_loss", {"delta": -1})


@pytest.mark.parametrize("key", DRAWN)
def test_an_empty_picture_takes_any_loss_and_its_scene(key: str) -> None:
    state = explore.first_picture()
    for curve in state.curves:
        state = explore.remove(state, curve.id)
    assert state.curves == ()
    assert state.selected is None
    assert explore.reason_against(state, key) is None
    assert explore.add(state, key) == explore.new_picture(key)


def test_a_picture_holds_as_many_curves_as_there_are_colours() -> None:
    state = explore.new_picture("huber_loss")
    for _ in range(MOST_CURVES - 1):
        state = explore.duplicate(state, 0)
    assert sorted(_slots(state).values()) == list(range(MOST_CURVES))
    with pytest.raises(Problem, match=str(MOST_CURVES)):
        explore.duplicate(state, 0)
    with pytest.raises(Problem, match=str(MOST_CURVES)):
        explore.add(state, "mse_loss")


def test_a_curve_keeps_its_colour_for_life_and_a_free_one_is_used_again() -> None:
    state = explore.new_picture("mse_loss")
    for _ in range(4):
        state = explore.duplicate(state, 0)
    before = _slots(state)
    gone = state.curves[1]
    state = explore.remove(state, gone.id)
    assert _slots(state) == {id: slot for id, slot in before.items() if id != gone.id}
    state = explore.add(state, "l1_loss")
    assert state.curves[-1].slot == gone.slot
    assert state.curves[-1].id not in before


def test_two_curves_never_share_an_identity_or_a_colour() -> None:
    state = explore.new_picture("mse_loss")
    for step in range(60):
        if len(state.curves) < MOST_CURVES and step % 3:
            state = explore.duplicate(state, state.curves[step % len(state.curves)].id)
        else:
            state = explore.remove(state, state.curves[(step * 5) % len(state.curves)].id)
        if not state.curves:
            state = explore.add(state, "mse_loss")
        assert len({c.id for c in state.curves}) == len({c.slot for c in state.curves}) == len(state.curves)
        assert state.selected in {c.id for c in state.curves}


def test_a_second_curve_of_a_loss_starts_from_the_parameters_of_the_first() -> None:
    state = explore.set_parameter(explore.first_picture(), 1, "delta", 2.5)
    state = explore.duplicate(state, 1)
    assert state.curves[-1].parameters == state.curve(1).parameters
    assert state.selected == state.curves[-1].id


def test_removing_the_selected_curve_selects_the_last_one_and_removing_another_keeps_the_selection() -> None:
    state = explore.first_picture()
    assert explore.remove(state, 1).selected == 2
    assert explore.remove(state, 0).selected == 1


def test_selecting_and_showing_touch_nothing_else() -> None:
    state = explore.first_picture()
    assert explore.select(state, 2) == replace(state, selected=2)
    hidden = explore.show(state, 0, False)
    assert [c.shown for c in hidden.curves] == [False, True, True]
    assert explore.show(hidden, 0, True) == state


@pytest.mark.parametrize(
    "step",
    [
        lambda s: explore.select(s, 99),
        lambda s: explore.show(s, 99, False),
        lambda s: explore.set_parameter(s, 99, "delta", 1.0),
        lambda s: explore.duplicate(s, 99),
    ],
)
def test_a_curve_that_is_not_there_cannot_be_changed(step: Callable[[ExploreState], ExploreState]) -> None:
    with pytest.raises(KeyError):
        step(explore.first_picture())


# --- values ---


def test_a_parameter_is_replaced_in_its_own_curve_alone() -> None:
    state = explore.duplicate(explore.new_picture("sigmoid_focal_loss"), 0)
    changed = explore.set_parameter(state, 1, "gamma", 3)
    assert dict(changed.curve(1).parameters)["gamma"] == 3.0
    assert changed.curve(0) == state.curve(0)


@pytest.mark.parametrize("value", [-1, 0, math.nan, math.inf, "a lot", None, [1]])
def test_a_parameter_outside_its_domain_is_refused(value: Any) -> None:
    state = explore.first_picture()
    with pytest.raises(UsageProblem, match="delta"):
        explore.set_parameter(state, 1, "delta", value)
    with pytest.raises(UsageProblem, match="epsilon"):
        explore.set_parameter(state, 1, "epsilon", 1.0)
    assert state == explore.first_picture()


def test_every_control_of_every_scene_refuses_what_is_outside_its_domain() -> None:
    for scene in SCENES.values():
        state = explore.new_picture(next(key for key in DRAWN if scenes_of(CATALOGUE.get(key))[0] == scene.key))
        for control in scene.controls:
            if isinstance(control, Pinned):  # nobody sets it by hand
                continue
            for value in (math.nan, math.inf, "a lot", {}):
                with pytest.raises(UsageProblem, match=control.name):
                    explore.set_control(state, control.name, value)
            if isinstance(control, Number):
                low, high = control.typical
                held = explore.set_control(state, control.name, (low + high) / 2)
                assert dict(held.setting)[control.name] == (low + high) / 2
        with pytest.raises(UsageProblem, match="no parameter"):
            explore.set_control(state, "elsewhere", 1)


def test_only_controls_that_a_curve_depends_on_are_offered() -> None:
    assert [p.name for p in explore.first_picture().controls()] == ["target"]
    both = explore.add(explore.first_picture(), "rmse_loss")
    assert [p.name for p in both.controls()] == ["target", "count", "other_error"]
    assert [p.name for p in explore.new_picture("cross_entropy").controls()] == ["classes", "other_logits"]


def _pinned(key: str, **setting: Any) -> ExploreState:
    state = explore.new_picture(key)
    new = tuple((dict(state.setting) | setting).items())
    return replace(state, setting=new, pin=Message("row {row} of {name}", row=3, name="a.npy"))


def test_the_logits_of_a_row_are_held_until_somebody_touches_them() -> None:
    state = _pinned("cross_entropy", others=(1.0, 2.0), classes=3)
    assert state.controls() == ()
    for step in (
        lambda s: explore.set_control(s, "classes", 5),
        lambda s: explore.set_control(s, "classes", 3),
        lambda s: explore.set_control(s, "other_logits", 1.0),
        explore.unpin,
    ):
        free = step(state)
        assert dict(free.setting)["others"] is None
        assert free.pin is None
        assert [p.name for p in free.controls()] == ["classes", "other_logits"]


def test_the_weights_of_the_classes_of_a_row_go_with_it() -> None:
    """Nobody could take them away by hand, and they fit no other number of classes."""
    state = _pinned("cross_entropy", others=(1.0, 2.0), classes=3)
    weighted = explore.set_parameter(explore.set_parameter(state, 0, "weight", (1, 2, 3)), 0, "label_smoothing", 0.1)
    for free in (explore.unpin(weighted), explore.set_control(weighted, "classes", 5)):
        parameters = dict(free.curves[0].parameters)
        assert parameters["weight"] is None
        assert parameters["label_smoothing"] == 0.1
        assert free.curves[0].parameters == explore.set_parameter(state, 0, "label_smoothing", 0.1).curves[0].parameters


def test_a_picture_whose_target_was_changed_no_longer_claims_to_show_the_row() -> None:
    state = _pinned("binary_cross_entropy_with_logits", target=1.0)
    assert explore.set_control(state, "target", 1.0).pin == state.pin
    assert explore.set_control(state, "target", 0.0).pin is None
    assert explore.unpin(state) == replace(state, pin=None)
    assert explore.set_parameter(_pinned("huber_loss"), 0, "delta", 2.0).pin is not None


# --- axis, cursor, view ---


def _settings(scene: str) -> list[dict[str, Any]]:
    return {
        "regression": [{}, {"target": 3.25}],
        "binary": [{}, {"target": 0.0}, {"target": 0.3}],
        "classes": [{}, {"classes": 3, "other_logits": -1.5}, {"classes": 4, "others": (0.5, 3.0, -2.0)}],
    }.get(scene, [{}])


_ROADS = [
    (scene.key, a.key, b.key, number)
    for scene in SCENES.values()
    for a, b in itertools.product(scene.axes, repeat=2)
    if "overlap" not in (a.key, b.key)
    for number in range(len(_settings(scene.key)))
]


def _over(scene_key: str, axis: str, number: int) -> ExploreState:
    key = next(key for key in DRAWN if scenes_of(CATALOGUE.get(key))[0] == scene_key)
    state = explore.new_picture(key)
    setting = dict(state.setting) | _settings(scene_key)[number]
    return replace(state, setting=tuple(setting.items()), axis=axis)


@each("scene_key, a, b, number", _ROADS, lambda road: road[0])
def test_the_cursor_stays_at_its_place_when_the_axis_changes(scene_key: str, a: str, b: str, number: int) -> None:
    scene, state = SCENES[scene_key], _over(scene_key, a, number)
    low, high = scene.axes[0].range
    for share in (0.02, 0.25, 0.5, 0.7, 0.98):
        native = low + share * (high - low)
        position = scene.show(native, a, dict(state.setting))
        assert position is not None
        start = explore_view.set_span(explore_view.set_cursor(state, position), (position - 1, position + 1))
        moved = explore_view.set_axis(start, b)
        assert (moved.axis, moved.span) == (b, None)
        there = scene.find(moved.cursor, b, dict(state.setting))
        assert there == pytest.approx(native, rel=1e-9, abs=1e-9)
        assert explore_view.set_axis(moved, a).cursor == pytest.approx(position, rel=1e-9, abs=1e-9)


def _direction(scene: Scene, axis: str, setting: dict[str, Any]) -> int:
    """1 where the axis runs as the native one does, -1 where it is mirrored."""
    low, high = (scene.find(x, axis, setting) for x in scene.axis(axis).range)
    assert low is not None
    assert high is not None
    return 1 if low < high else -1


@each("scene_key, a, b, number", _ROADS, lambda road: road[0])
def test_a_cursor_at_the_end_of_an_axis_stays_on_its_side(scene_key: str, a: str, b: str, number: int) -> None:
    scene, state = SCENES[scene_key], _over(scene_key, a, number)
    setting = dict(state.setting)
    turn = _direction(scene, a, setting) * _direction(scene, b, setting)
    middle = sum(scene.axis(b).range) / 2
    for side in (-1, 1):
        moved = explore_view.set_axis(explore_view.set_cursor(state, side * math.inf), b)
        assert math.isfinite(moved.cursor)
        assert side * turn * (moved.cursor - middle) > 0


def test_an_axis_that_is_no_map_of_the_other_starts_in_its_middle() -> None:
    state = explore_view.set_cursor(explore.new_picture("dice_loss"), 0.9)
    assert explore_view.set_axis(state, "overlap").cursor == 0.5
    assert explore_view.set_axis(explore_view.set_axis(state, "overlap"), "probability").cursor == 0.5


def test_an_axis_that_the_scene_has_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        explore_view.set_axis(explore.first_picture(), "margin")


@pytest.mark.parametrize("key", DRAWN)
def test_the_cursor_stays_on_the_axis(key: str) -> None:
    state = explore.new_picture(key)
    low, high = SCENES[state.scene].limits(state.axis, dict(state.setting))
    assert explore_view.set_cursor(state, -math.inf).cursor == low
    assert explore_view.set_cursor(state, 1e300).cursor == high
    assert explore_view.set_cursor(state, math.nan) == state
    middle = (low + high) / 2
    assert explore_view.set_cursor(state, middle) == replace(state, cursor=middle)


def test_the_view_is_a_stretch_of_the_axis_or_its_own_range() -> None:
    state = explore.first_picture()
    seen = explore_view.set_span(state, (-1.0, 2.0))
    assert seen.view == (-1.0, 2.0)
    assert explore_view.set_span(seen, None) == state
    for nonsense in ((1.0, 1.0), (2.0, 1.0), (math.nan, 1.0), (0.0, math.inf)):
        assert explore_view.set_span(seen, nonsense) == seen


def test_another_vertical_scale_touches_nothing_else() -> None:
    state = explore.first_picture()
    for scale in explore.Y_SCALES:
        assert explore_view.set_y_scale(state, scale) == replace(state, y_scale=scale)
