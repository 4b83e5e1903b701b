"""Pictures of every entry: curves have the slope that is drawn beside them, and marks are true."""

from __future__ import annotations

import itertools
import math
from functools import cache

import numpy as np
import pytest
import torch

from lossexplorer.base import Problem
from lossexplorer.catalog.params import Number, Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, scenes_of
from lossexplorer.compute.curve import Ask, CurveRequest, clamp, curves, evaluate
from tests.loops import each

from .draws import attached, settings_of

PICTURES = [
    (loss.key, scene, axis.key) for loss in CATALOGUE for scene in scenes_of(loss) for axis in SCENES[scene].axes
]
FAR = 800.0
"""Where a curve in its native coordinate has come to what it approaches."""


def parameters_of(loss):
    """All parameters at their default, then one after the other at what else is typical."""
    vectors = [p for p in loss.params if isinstance(p, Vector) and p.typical is not None]
    return [loss.resolve(given) for given in (*settings_of(loss), *({p.name: (p.typical[1],)} for p in vectors))]


def controls_of(scene):
    """All controls at their default, then one after the other at what else is typical."""
    defaults = SCENES[scene].defaults()
    changes = [{}]
    for p in SCENES[scene].controls:
        low, high = getattr(p, "typical", None) or (None, None)
        if low is None:
            changes.append({p.name: (0.5, -2.0, 3.0)})  # a row's other logits
        elif isinstance(p, Number):
            changes += [{p.name: x} for x in (low, low + 0.3 * (high - low), high)]
        else:
            changes += [{p.name: x} for x in {low, min(high, 33)}]
    return [{**defaults, **change} for change in changes]


def frozen(values):
    return tuple((name, tuple(x) if isinstance(x, list) else x) for name, x in values.items())


def varied_singly(loss, scene, kept=lambda parameters: True):
    """All parameters under the controls' defaults, then all controls under the parameters' defaults."""
    (first, *others), (usual, *unusual) = filter(kept, parameters_of(loss)), controls_of(scene)
    return [(first, usual), *((p, usual) for p in others), *((first, s) for s in unusual)]


def choices_on(loss, scene, axis):
    """Every pair of parameters and controls on the first axis; the others are only another way to show it."""
    if axis == SCENES[scene].axes[0].key:
        return itertools.product(parameters_of(loss), controls_of(scene))
    return varied_singly(loss, scene)


def curve_at(key, parameters, scene, axis, setting, x):
    """Loss and gradient at positions, or None where this picture does not exist."""
    try:
        return evaluate(key, frozen(parameters), scene, axis, frozen(setting), np.asarray(x, np.float64))[1:]
    except Problem:
        return None


def picture(key, parameters, scene, axis, setting, cursor=0.3):
    """A curve as it is drawn."""
    return drawn_once(key, frozen(parameters), scene, axis, frozen(setting), cursor)


@cache
def drawn_once(key, parameters, scene, axis, setting, cursor):
    """The same for every test that looks at it."""
    asks, span = (Ask(0, key, parameters),), SCENES[scene].axis(axis).range
    (curve,) = curves(CurveRequest(scene, axis, setting, asks, span, cursor, points=1)).curves
    return curve


@cache
def kinds_of_marks():
    """Of each entry the kinds of mark that it has under any of its parameters and controls."""
    found = {}
    for loss in CATALOGUE:
        choices = itertools.product(parameters_of(loss), controls_of(scenes_of(loss)[0])) if loss.marks else ()
        found[loss.key] = {mark.kind for p, s in choices for mark in loss.marks(p, s)}
    return found


def with_mark(*kinds):
    """Entries that have such a mark."""
    keys = [key for key, own in kinds_of_marks().items() if (own & set(kinds) if kinds else own)]
    return pytest.mark.parametrize("key", keys)


SMOOTH = [one for one in PICTURES if attached(CATALOGUE.get(one[0]))]


@each("key, scene, axis", SMOOTH, lambda picture: picture[0])
def test_the_gradient_is_the_slope_of_the_curve_away_from_kinks(key: str, scene: str, axis: str):
    loss = CATALOGUE.get(key)
    seen = 0
    choices = varied_singly(loss, scene, lambda p: not loss.is_detached(p))
    if axis != SCENES[scene].axes[0].key:  # only shown in another way
        choices = [(p, s) for p, s in choices if p == choices[0][0]]
    for parameters, setting in choices:
        low, high = (clamp(x, scene, axis, setting) for x in SCENES[scene].axis(axis).range)
        x = low + (high - low) * np.array([0.03, 0.11, 0.26, 0.431, 0.57, 0.68, 0.83, 0.97])
        step = 1e-6 * (high - low)
        answer = curve_at(key, parameters, scene, axis, setting, np.concatenate([x - step, x, x + step]))
        if answer is None:
            continue
        (before, here, after), (_, gradient, _) = (np.split(values, 3) for values in answer)
        left, right = (here - before) / step, (after - here) / step
        smooth = np.abs(left - right) < 1e-3 * (1 + np.abs(left))
        expected = ((left + right) / 2)[smooth]
        assert np.isfinite(here).all()
        np.testing.assert_allclose(gradient[smooth], expected, rtol=2e-6, atol=1e-7 * (1 + np.abs(here).max()))
        seen += smooth.sum()
    assert seen > 8


@pytest.mark.parametrize(
    ("key", "scene", "axis"), [one for one in PICTURES if not CATALOGUE.get(one[0]).differentiable]
)
def test_what_moves_in_steps_has_no_gradient_and_jumps_where_a_mark_says_so(key: str, scene: str, axis: str):
    low, high = SCENES[scene].axis(axis).range
    for parameters, setting in varied_singly(CATALOGUE.get(key), scene):
        x = np.linspace(low, high, 33)
        answer = curve_at(key, parameters, scene, axis, setting, x)
        if answer is None:
            continue
        assert np.isnan(answer[1]).all()
        jumps = {m.at for m in CATALOGUE.get(key).marks(parameters, setting) if m.kind == "step"}
        for at in jumps:
            before, after = curve_at(key, parameters, scene, axis, setting, [at - 1e-9, at + 1e-9])[0]
            assert before != after


@pytest.mark.parametrize(
    "key", [loss.key for loss in CATALOGUE if "classes" in scenes_of(loss) and len(loss.task.inputs) == 2]
)
def test_a_row_of_a_batch_costs_on_every_axis_what_it_costs_there(key: str):
    loss = CATALOGUE.get(key)
    row, label = torch.tensor([1.5, -2.0, 0.25, 3.0, -1.0], dtype=torch.float64), 2
    others = tuple(x for i, x in enumerate(row.tolist()) if i != label)
    log_p = row.log_softmax(0)
    prediction = {"log_probabilities": log_p, "probabilities": log_p.exp()}.get(loss.task.prediction, row)
    own = {"label_list": torch.tensor([label, -1, -1, -1, -1]), "distribution": torch.eye(5)[label]}
    inputs = prediction[None], own.get(loss.task.target, torch.tensor(label))[None]
    places = {
        "margin": row[label] - max(others),
        "logit": row[label],
        "probability": log_p[label].exp(),
        "log_probability": log_p[label],
    }
    assert set(places) == {axis.key for axis in SCENES["classes"].axes}
    setting = {**SCENES["classes"].defaults(), "others": others}
    for parameters in parameters_of(loss):
        expected = float(loss(*inputs, reduction="none", **parameters))
        for axis, at in places.items():
            curve = picture(key, parameters, "classes", axis, setting, cursor=float(at))
            assert curve.cursor[1] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("scene", "axis"), [(s.key, axis.key) for s in SCENES.values() for axis in s.axes])
def test_finding_the_place_of_a_position_undoes_showing_it(scene: str, axis: str):
    for setting in controls_of(scene):
        for native in (-3.0, -0.5, 0.25, 0.75):
            shown = SCENES[scene].show(native, axis, setting)
            if shown is not None:
                assert SCENES[scene].find(shown, axis, setting) == pytest.approx(native, rel=1e-9)


def pictures_with_marks(key, kind):
    """Every place of this kind that the entry names: parameters, scene, axis, setting, mark as placed."""
    loss = CATALOGUE.get(key)
    scene = SCENES[scenes_of(loss)[0]]
    for axis in scene.axes:
        for parameters, setting in choices_on(loss, scene.key, axis.key):
            for mark in picture(key, parameters, scene.key, axis.key, setting).marks:
                if mark.kind == kind:
                    yield parameters, scene.key, axis.key, setting, mark


def native_marks(key, kind):
    """The same as declared, in the native coordinate."""
    loss = CATALOGUE.get(key)
    scene = SCENES[scenes_of(loss)[0]]
    for parameters, setting in itertools.product(parameters_of(loss), controls_of(scene.key)):
        if curve_at(key, parameters, scene.key, scene.axes[0].key, setting, [0.3]) is None:
            continue
        for mark in loss.marks(parameters, setting):
            if mark.kind == kind:
                yield parameters, scene.key, scene.axes[0].key, setting, mark


def slopes_beside(place, x, step):
    """Slopes of the curve just left and just right of a position."""
    left, here, right = curve_at(*place, x + np.array([-step, 0, step]))[0]
    return (here - left) / step, (right - here) / step


@with_mark()
def test_every_mark_has_a_name_and_a_place(key: str):
    loss = CATALOGUE.get(key)
    scene = scenes_of(loss)[0]
    for parameters, setting in itertools.product(parameters_of(loss), controls_of(scene)):
        for mark in loss.marks(parameters, setting):
            assert str(mark.name)
            assert mark.at is not None or mark.level is not None or mark.line is not None
            assert mark.toward in (0, math.inf, -math.inf)
            assert (mark.kind in ("asymptote", "bound")) == (mark.toward != 0)


@with_mark("minimum")
def test_a_minimum_is_no_higher_than_its_neighbours(key: str):
    for parameters, scene, axis, setting, mark in pictures_with_marks(key, "minimum"):
        low, high = SCENES[scene].limits(axis, setting)
        places = [clamp(mark.x + step, scene, axis, setting) for step in (0, -1e-4, 1e-4, -1e-2, 1e-2)]
        here, *beside = curve_at(key, parameters, scene, axis, setting, places)[0]
        assert here == pytest.approx(mark.y, abs=1e-7)
        assert here <= min(beside) + 1e-12
        assert low <= mark.x <= high


@with_mark("kink")
def test_at_a_kink_the_slope_jumps(key: str):
    for parameters, scene, axis, setting, mark in pictures_with_marks(key, "kink"):
        here = (key, parameters, scene, axis, setting)
        step = 1e-6 * min(1, abs(mark.x) or 1)
        near, wide = (abs(np.subtract(*slopes_beside(here, mark.x, s))) for s in (step, 1000 * step))
        assert near > 0.5 * wide > 0  # the bend of a smooth curve would vanish with the step
        assert curve_at(*here, [mark.x])[0][0] == pytest.approx(mark.y, abs=1e-12)


@with_mark("joint")
def test_at_a_joint_the_formula_changes_without_a_jump(key: str):
    for parameters, scene, axis, setting, mark in pictures_with_marks(key, "joint"):
        here = (key, parameters, scene, axis, setting)
        left, right = slopes_beside(here, mark.x, 1e-6)
        value, gradient = curve_at(*here, [mark.x - 1e-3, mark.x, mark.x + 1e-3])
        assert value[1] == pytest.approx(mark.y, rel=1e-12)
        assert abs(left - right) < 1e-3
        assert abs(gradient[2] - gradient[1]) != pytest.approx(abs(gradient[1] - gradient[0]))


@with_mark("chance")
def test_chance_is_what_the_curve_costs_there(key: str):
    for parameters, scene, axis, setting, mark in pictures_with_marks(key, "chance"):
        assert curve_at(key, parameters, scene, axis, setting, [mark.x])[0][0] == pytest.approx(mark.y, rel=1e-12)


@with_mark("asymptote")
def test_an_asymptote_is_approached_at_its_end(key: str):
    for parameters, scene, axis, setting, mark in native_marks(key, "asymptote"):
        slope, intercept = mark.line
        x = np.copysign([3.0, FAR, 1000 * FAR], mark.toward)
        line = slope * x + intercept
        close, final, last = np.abs(curve_at(key, parameters, scene, axis, setting, x)[0] - line)
        assert final <= close + 1e-12
        if final > 1e-9 * max(1, abs(line[1])):  # it comes nearer as 1/x does
            assert last < final / 500


@with_mark("asymptote")
def test_a_line_is_the_same_on_every_axis_on_which_it_is_straight(key: str):
    loss = CATALOGUE.get(key)
    scene = SCENES[scenes_of(loss)[0]]
    for parameters, setting in itertools.product(parameters_of(loss), controls_of(scene.key)):
        lines = {}
        for axis in scene.axes:
            curve = picture(key, parameters, scene.key, axis.key, setting)
            lines[axis.key] = [mark.line for mark in curve.marks if mark.line is not None]
        native = lines[scene.axes[0].key]
        for axis in scene.axes:
            assert len(lines[axis.key]) == (len(native) if axis.affine else 0)
            for (slope, intercept), (k, m) in zip(native, lines[axis.key], strict=False):
                for u in (-5.0, 7.0):
                    x = scene.show(u, axis.key, setting)
                    assert k * x + m == pytest.approx(slope * u + intercept)


@with_mark("bound")
def test_a_bound_is_approached_and_not_passed(key: str):
    for parameters, scene, axis, setting, mark in native_marks(key, "bound"):
        positions = np.linspace(-9e5, 9e5, 2001)
        values = curve_at(key, parameters, scene, axis, setting, positions)[0]
        end = values[0] if mark.toward < 0 else values[-1]
        assert end == pytest.approx(mark.level, rel=1e-5)  # some are approached as 1/x
        assert values.max() <= mark.level * (1 + 1e-12)


@with_mark("wall")
def test_at_a_wall_the_loss_is_beyond_all_measure(key: str):
    for parameters, scene, axis, setting, mark in native_marks(key, "wall"):
        beside = math.copysign(FAR, mark.at) if math.isinf(mark.at) else mark.at
        assert curve_at(key, parameters, scene, axis, setting, [beside])[0][0] > 20


@with_mark()
def test_marks_are_drawn_in_the_scene_of_the_entry_alpicture(key: str):
    loss = CATALOGUE.get(key)
    for scene in scenes_of(loss)[1:]:
        for axis in SCENES[scene].axes:
            assert picture(key, loss.resolve({}), scene, axis.key, SCENES[scene].defaults()).marks == ()


@pytest.mark.parametrize(
    ("classes", "margin", "floor"), [(2, 2.944, 0.1985), (10, 4.511, 0.5003), (1000, 9.105, 1.0148)]
)
def test_smoothed_labels_have_the_best_margin_and_the_floor_of_the_books(classes: int, margin: float, floor: float):
    loss = CATALOGUE.get("label_smoothing_cross_entropy")
    setting = {**SCENES["classes"].defaults(), "classes": classes}
    (least,) = (mark for mark in loss.marks(loss.resolve({}), setting) if mark.kind == "minimum")
    assert least.at == pytest.approx(margin, abs=5e-4)
    assert least.level == pytest.approx(floor, abs=5e-5)


def test_the_focal_gradient_exceeds_that_of_cross_entropy_below_a_third():
    """By up to 1.22 times at p = 0.10, and no more from p = 0.298 on."""
    focal, plain = (CATALOGUE.get(key) for key in ("sigmoid_focal_loss", "binary_cross_entropy_with_logits"))
    p = np.array([0.10, 0.29, 0.298, 0.31])
    z = np.log(p / (1 - p))
    setting = {"target": 1.0}
    _, steep = curve_at(focal.key, focal.resolve({"alpha": None}), "binary", "logit", setting, z)
    _, slope = curve_at(plain.key, plain.resolve({}), "binary", "logit", setting, z)
    np.testing.assert_allclose((steep / slope)[[0, 2]], [1.22, 1.0], atol=5e-3)
    assert steep[1] < slope[1]
    assert steep[3] > slope[3]
