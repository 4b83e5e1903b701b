"""Curves: the gradient is the slope, the marks are true, and a position stands for the inputs that it says."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, scenes_of
from lossexplorer.compute.curve import Ask, CurveRequest, curves, evaluate
from tests.loops import each

PICTURES = [
    (loss.key, scene, axis.key) for loss in CATALOGUE for scene in scenes_of(loss) for axis in SCENES[scene].axes
]
pictures = each("key, scene, axis", PICTURES, lambda picture: picture[0])


def frozen(values):
    return tuple(values.items())


def request_of(key, parameters, scene, axis, setting, cursor=0.3, span=None, points=65, number=0):
    span = span or SCENES[scene].axis(axis).range
    return CurveRequest(scene, axis, frozen(setting), (Ask(number, key, frozen(parameters)),), span, cursor, points)


def one(*args, **options):
    (curve,) = curves(request_of(*args, **options)).curves
    return curve


# --- the curve ----------------------------------------------------------------------------------------------------


@pictures
def test_a_curve_is_what_is_asked_for(key: str, scene: str, axis: str):
    loss = CATALOGUE.get(key)
    setting = SCENES[scene].defaults()
    at = sum(SCENES[scene].axis(axis).range) / 2 + 0.1
    curve = one(key, loss.resolve({}), scene, axis, setting, cursor=at, number=7)
    assert curve.ask.id == 7
    assert curve.problem is None
    assert len(curve.x) == len(curve.loss) == len(curve.gradient) == 65
    assert (np.diff(curve.x) > 0).all()
    for array in (curve.x, curve.loss, curve.gradient):
        assert array.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    _, value, slope = evaluate(key, frozen(loss.resolve({})), scene, axis, frozen(setting), np.array([at]))
    np.testing.assert_array_equal(curve.cursor, (at, value[0], slope[0]))
    assert np.isnan(curve.gradient).all() == (not loss.differentiable)


EXPLODING = {"exponential_loss", "loss_scaling"}
"""Losses that leave float64 long before the end of the axis."""
OF_NUMBERS = {"amount", "count", "deviation", "uncertainty", "weights"}
"""Scenes whose cursors are looked at in ``test_curves_of_numbers``."""
JUDGED = {"cut", "order", "number", "magnitude", "class_size", "part"}
"""Scenes whose cursors are looked at in ``test_curves_of_others``."""
ENDING = {"msle_loss"}
"""Losses that do not exist along all of the axis: below −1 nothing has a logarithm."""


@pictures
def test_positions_beyond_the_end_of_an_axis_are_moved_inside(key: str, scene: str, axis: str):
    setting = SCENES[scene].defaults()
    low, high = SCENES[scene].limits(axis, setting)
    curve = one(key, CATALOGUE.get(key).resolve({}), scene, axis, setting, cursor=1e9, span=(-1e9, 1e9))
    assert low < curve.x[0]
    assert curve.x[-1] < high
    assert low < curve.cursor[0] < high
    assert np.isnan(curve.loss).any() == (key in ENDING and scene == "amount")
    assert np.isfinite(curve.loss).all() or key in EXPLODING | ENDING


def test_a_curve_of_many_numbers_has_fewer_points():
    loss = CATALOGUE.get("cross_entropy")
    setting = {**SCENES["classes"].defaults(), "classes": 2000}
    curve = one(loss.key, loss.resolve({}), "classes", "margin", setting, points=1024)
    assert 129 <= len(curve.x) < 1024


def test_a_target_that_is_not_meant_gives_a_sentence_instead_of_a_curve():
    loss = CATALOGUE.get("hinge_loss")
    setting = {**SCENES["binary"].defaults(), "target": 0.5}
    curve = one(loss.key, {}, "binary", "logit", setting)
    assert "a target of exactly 0 or 1" in str(curve.problem)
    assert len(curve.x) == len(curve.loss) == len(curve.gradient) == 0
    assert curve.cursor[0] == 0.3
    assert math.isnan(curve.cursor[1])
    assert math.isnan(curve.cursor[2])
    assert curve.marks == ()


def test_a_problem_of_one_curve_leaves_the_others_alone():
    setting = frozen({**SCENES["binary"].defaults(), "target": 0.5})
    logits = CATALOGUE.get("binary_cross_entropy_with_logits")
    asks = (Ask(1, "hinge_loss", ()), Ask(2, logits.key, frozen(logits.resolve({}))))
    answer = curves(CurveRequest("binary", "logit", setting, asks, (-6.0, 6.0), 0.0, 33))
    assert [c.ask.id for c in answer.curves] == [1, 2]
    assert answer.curves[0].problem is not None
    assert answer.curves[1].problem is None


def test_a_loss_without_a_picture_in_a_scene_says_so():
    loss = CATALOGUE.get("dice_loss")
    curve = one(loss.key, loss.resolve({}), "binary", "logit", SCENES["binary"].defaults())
    assert "has no picture" in str(curve.problem)


@pytest.mark.parametrize(
    ("key", "name"), [(loss.key, p.name) for loss in CATALOGUE for p in loss.params if isinstance(p, Vector)]
)
def test_a_vector_that_does_not_fit_the_picture_gives_a_sentence(key: str, name: str):
    loss = CATALOGUE.get(key)
    scene = scenes_of(loss)[0]
    curve = one(key, loss.resolve({name: [1.0] * 7}), scene, SCENES[scene].axes[0].key, SCENES[scene].defaults())
    assert name in str(curve.problem)


# --- places in a scene --------------------------------------------------------------------------------------------


def test_the_cursor_has_the_value_of_the_inputs_it_stands_for():
    """One example by hand in every scene."""
    tensor = lambda *numbers: torch.tensor(numbers, dtype=torch.float64)  # noqa: E731
    share = 1 / (1 + math.exp(0.7))
    mask = torch.zeros(1, 1, 100, dtype=torch.float64)
    mask[..., :20] = 1
    c = 0.2
    first, second = math.sqrt((1 + 0.6) / 2), math.sqrt((1 - 0.6) / 2)
    stranger = (c / first, 0.0, math.sqrt(1 - (c / first) ** 2))
    views = [torch.tensor([[first, sign * second, 0.0], stranger], dtype=torch.float64) for sign in (1, -1)]
    examples = [
        ("huber_loss", "regression", "error", {"target": 1.0}, 2.0, (tensor(3.0), tensor(1.0))),
        ("huber_loss", "regression", "prediction", {"target": 1.0}, 3.0, (tensor(3.0), tensor(1.0))),
        (
            "rmse_loss",
            "regression",
            "error",
            {"target": 1.0, "count": 3, "other_error": 0.25},
            2.0,
            (tensor(3.0, 1.25, 1.25), tensor(1.0, 1.0, 1.0)),
        ),
        ("binary_cross_entropy", "binary", "probability", {"target": 0.0}, 0.3, (tensor(0.3), tensor(0.0))),
        ("sigmoid_focal_loss", "binary", "margin", {"target": 0.0}, 2.0, (tensor(-2.0), tensor(0.0))),
        ("hinge_loss", "binary", "logit", {"target": 0.0}, -0.5, (tensor(-0.5), tensor(-1.0))),
        ("mse_loss", "binary", "logit", {"target": 1.0}, -0.7, (tensor(share), tensor(1.0))),
        (
            "kl_div",
            "binary",
            "logit",
            {"target": 0.4},
            -0.7,
            (tensor(1 - share, share).log()[None], tensor(0.6, 0.4)[None]),
        ),
        (
            "cross_entropy",
            "classes",
            "logit",
            {"classes": 4, "other_logits": 0.5},
            1.5,
            (tensor(1.5, 0.5, 0.5, 0.5)[None], torch.tensor([0])),
        ),
        (
            "distillation_loss",
            "classes",
            "margin",
            {"classes": 3, "other_logits": 0.5, "teacher_margin": 2.0},
            -1.5,
            (tensor(-1.0, 0.5, 0.5)[None], tensor(2.5, 0.5, 0.5)[None], torch.tensor([0])),
        ),
        ("z_loss", "shift", "shift", {"classes": 3, "margin": 2.0}, -1.5, (tensor(0.5, -1.5, -1.5)[None],)),
        (
            "dice_loss",
            "masks",
            "probability",
            {"mask_share": 0.2, "background": 0.1, "pixels": 100},
            0.7,
            (0.1 + 0.6 * mask, mask),
        ),
        ("dice_loss", "masks", "overlap", {"mask_share": 0.2, "pixels": 100}, 0.75, (0.0625 + 0.6875 * mask, mask)),
        ("z_loss", "shift", "shift", {"classes": 3, "margin": 2.0}, 1.5, (tensor(3.5, 1.5, 1.5)[None],)),
        (
            "giou_loss",
            "boxes",
            "shift",
            {"width": 2.0, "offset": 0.5},
            0.75,
            (tensor(-0.25, 0.0, 1.75, 1.0)[None], tensor(-0.5, -0.5, 0.5, 0.5)[None]),
        ),
        ("listnet_loss", "ranking", "gap", {"relevance": 2.0}, 0.5, (tensor(0.5, 0.0)[None], tensor(2.0, 0.0)[None])),
        ("byol_loss", "pairs", "cosine", {}, 0.6, (tensor(0.6, 0.8)[None], tensor(2.0, 0.0)[None])),
        (
            "triplet_margin_loss",
            "distance",
            "distance",
            {"positive_distance": 0.75},
            1.5,
            (tensor(0.0)[None], tensor(-0.75)[None], tensor(-1.5)[None]),
        ),
        (
            "contrastive_loss",
            "distance",
            "distance",
            {"target": 0},
            0.25,
            (tensor(0.25)[None], 0 * tensor(1.0)[None], tensor(0.0)),
        ),
        (
            "arcface_loss",
            "angle",
            "cosine",
            {"classes": 2, "other_cosine": -0.6},
            0.6,
            (tensor(0.6, 0.8)[None], torch.stack([tensor(1.0, 0.0), tensor(-1.0, 0.0)]), torch.tensor([0])),
        ),
    ]
    for key, scene, axis, setting, at, inputs in examples:
        loss = CATALOGUE.get(key)
        curve = one(key, loss.resolve({}), scene, axis, {**SCENES[scene].defaults(), **setting}, cursor=at)
        assert curve.cursor[1] == pytest.approx(float(loss(*inputs)), rel=1e-12)
    assert {scene for _, scene, *_ in examples} | OF_NUMBERS | JUDGED == set(SCENES)
    loss = CATALOGUE.get("nt_xent_loss")
    setting = {**SCENES["pairs"].defaults(), "negative_similarity": c, "pairs": 2}
    curve = one(loss.key, loss.resolve({}), "pairs", "cosine", setting, cursor=0.6)
    assert curve.cursor[1] == pytest.approx(float(loss(*views, reduction="none")[[0, 2]].mean()), rel=1e-12)


def test_requests_that_differ_in_anything_are_not_confused():
    loss = CATALOGUE.get("label_smoothing_cross_entropy")
    setting = SCENES["classes"].defaults()
    base = {"key": loss.key, "parameters": loss.resolve({}), "scene": "classes", "axis": "margin", "setting": setting}
    differing = [
        base,
        {**base, "parameters": loss.resolve({"epsilon": 0.2})},
        {**base, "parameters": loss.resolve({"mode": "uniform_others"})},
        {**base, "parameters": loss.resolve({"subtract_entropy": True})},
        {**base, "axis": "logit", "setting": {**setting, "other_logits": 1.0}},
        {**base, "axis": "logit"},
        {**base, "setting": {**setting, "classes": 3}},
        {**base, "setting": {**setting, "others": (0.0, 1.0)}},
        {**base, "span": (-2.0, 2.0)},
        {**base, "points": 33},
        {
            **base,
            "key": "generalized_cross_entropy",
            "parameters": CATALOGUE.get("generalized_cross_entropy").resolve({}),
        },
    ]
    for _ in range(2):
        for asked in differing:
            curve = one(**asked)
            fresh = evaluate(
                asked["key"],
                frozen(asked["parameters"]),
                asked["scene"],
                asked["axis"],
                frozen(asked["setting"]),
                np.linspace(*asked.get("span", (-8.0, 8.0)), asked.get("points", 65)),
            )
            for got, expected in zip((curve.x, curve.loss, curve.gradient), fresh, strict=True):
                np.testing.assert_array_equal(got, expected)


def test_drawing_leaves_the_default_type_and_the_gradient_mode_alone():
    with torch.no_grad():
        curve = one("mse_loss", {}, "regression", "error", SCENES["regression"].defaults(), cursor=1.5)
        assert not torch.is_grad_enabled()
    assert torch.get_default_dtype() == torch.float32
    assert curve.cursor == (1.5, 2.25, 3.0)
