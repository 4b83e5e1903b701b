"""The code that Explore gives away runs as pasted and prints loss and gradient at the cursor."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, lay_of, scenes_of
from lossexplorer.compute.curve import Ask, CurveRequest, curves, evaluate
from lossexplorer.report.explore_code import explore_code
from tests.catalog.draws import settings_of
from tests.loops import each

from .running import numbers

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = {
    "regression": [{}, {"target": 1.5, "count": 1}, {"target": -2.0, "count": 7, "other_error": 0.0}],
    "amount": [{}, {"target": 0.0}, {"target": 0.5}],
    "weights": [{}, {"other": 1.5}],
    "deviation": [{}, {"error": 0.0}, {"error": 2.5}],
    "uncertainty": [{}, {"target": 1.5, "variance": 0.3}, {"nu": 0.3, "alpha": 3.5, "beta": 2.0}],
    "count": [{}, {"target": 0.0}, {"target": 2.5}],
    "binary": [{}, {"target": 0.0}, {"target": 0.3}],
    "classes": [{}, {"classes": 2, "other_logits": -1.25, "teacher_margin": 0.5}, {"others": (0.5, -2.0, 3.0)}],
    "shift": [{}, {"classes": 3, "margin": -1.25}],
    "masks": [{}, {"mask_share": 0.6, "background": 0.3, "pixels": 7}, {"mask_share": 0.0}, {"mask_share": 1.0}],
    "boxes": [{}, {"width": 0.5, "height": 2.0, "offset": 0.75, "target_width": 1.5, "target_height": 1.25}],
    "ranking": [{}, {"relevance": -0.5}],
    "pairs": [{}, {"pairs": 1}, {"pairs": 3, "negative_similarity": -0.4}, {"target": 0}],
    "distance": [{}, {"positive_distance": 1.5}, {"target": 0}],
    "cut": [{}, {"examples": 3, "overlap": 1.0}],
    "order": [{}, {"rivals": 2, "apart": 0.5, "friends": 0}, {"friend_score": -1.0}],
    "number": [{}],
    "magnitude": [{}],
    "class_size": [{}, {"classes": 5, "log_others": 1.5}],
    "part": [{}, {"part_loss": 1.0, "parts": 2, "other_count": 7, "other_loss": 0.0}],
    "angle": [{}, {"classes": 2, "other_cosine": -0.4}],
}


def frozen(values):
    return tuple(values.items())


def variants(loss):
    found = settings_of(loss)
    found += [{p.name: [2.5] * (10 if loss.task.has_classes else 1)} for p in loss.params if isinstance(p, Vector)]
    if len(loss.params) > 1:  # all of them away from their default
        found.append({k: v for given in found for k, v in given.items()})
    return found


PICTURES = [
    (loss.key, scene, axis.key, setting)
    for loss in CATALOGUE
    for scene in scenes_of(loss)
    for axis in SCENES[scene].axes
    for setting in SETTINGS[scene]
]


def request_of(key, scene, axis, setting, parameters, at):
    ask = Ask(0, key, frozen(CATALOGUE.get(key).resolve(parameters)))
    chosen = {**SCENES[scene].defaults(), **setting}
    span = SCENES[scene].axis(axis).range
    return CurveRequest(scene, axis, frozen(chosen), (ask,), span, at, 9), ask


def positions(scene, axis, setting):
    low, high = SCENES[scene].axis(axis).range
    limits = SCENES[scene].limits(axis, {**SCENES[scene].defaults(), **setting})
    low, high = max(low, limits[0]), min(high, limits[1])
    return (low + 0.37 * (high - low), low + 0.81 * (high - low))


def test_every_scene_has_settings():
    assert set(SETTINGS) == set(SCENES)


@each("key, scene, axis, setting", PICTURES, lambda picture: f"{picture[0]} {picture[2]}")
def test_the_code_prints_what_the_cursor_says(key: str, scene: str, axis: str, setting):
    loss, ran = CATALOGUE.get(key), 0
    whole = axis == SCENES[scene].axes[0].key or not setting  # another axis places the same numbers in another way
    for parameters in variants(loss) if whole else [{}]:
        for at in positions(scene, axis, setting):
            request, ask = request_of(key, scene, axis, setting, parameters, at)
            (curve,) = curves(request).curves
            if curve.problem is not None:  # a weight for ten classes beside three, half a yes for the hinge
                continue
            position, value, slope = curve.cursor
            got = numbers(explore_code(request, ask, position))
            expected = [value, slope] if loss.differentiable and scene != "cut" else [value]
            assert got == pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True), parameters
            ran += 1
    assert ran or (loss.task.target, setting.get("target")) == ("sign", 0.3)


def test_the_position_may_be_a_number_of_numpy():
    request, ask = request_of("huber_loss", "regression", "error", {}, {}, 0.5)
    assert explore_code(request, ask, np.float64(0.5)) == explore_code(request, ask, 0.5)


def test_the_code_is_short_where_torch_has_the_function():
    request, ask = request_of("huber_loss", "regression", "error", {}, {"delta": 2.0}, 3.0)
    assert explore_code(request, ask, 3.0).splitlines() == [
        "import torch",
        "import torch.nn.functional as F",
        "",
        "x = torch.tensor([3.0], dtype=torch.float64, requires_grad=True)  # error ŷ − y",
        "y = torch.tensor([0.0], dtype=torch.float64)",
        "prediction = y + x",
        "loss = F.huber_loss(prediction, y, delta=2.0)",
        "loss.backward()",
        "print(loss.item(), x.grad.item())",
    ]


@pytest.mark.parametrize("key", CATALOGUE.keys())
def test_parameters_of_torch_at_their_default_are_left_out(key: str):
    loss = CATALOGUE.get(key)
    native = loss.native_of(loss.resolve({}))
    if not native:
        return
    scene = scenes_of(loss)[0]
    request, ask = request_of(key, scene, SCENES[scene].axes[0].key, {}, {}, 0.3)
    code = explore_code(request, ask, 0.3)
    assert f"F.{native}(" in code
    assert not any(f"{p.name}=" in code for p in loss.params)


@pytest.mark.parametrize("key", CATALOGUE.keys())
def test_the_code_needs_nothing_but_torch(key: str):
    loss = CATALOGUE.get(key)
    for scene in scenes_of(loss):
        for parameters in variants(loss):
            request, ask = request_of(key, scene, SCENES[scene].axes[0].key, {}, parameters, 0.3)
            if lay_of(loss, scene) is None or curves(request).curves[0].problem is not None:
                continue
            code = explore_code(request, ask, 0.3)
            assert "lossexplorer" not in code
            imports = {line for line in code.splitlines() if line.startswith(("import ", "from "))}
            assert imports <= {
                "import math",
                "import torch",
                "import torch.nn.functional as F",
                "from torch import Tensor",
                "from collections.abc import Callable",
            }


def test_the_code_runs_in_a_process_that_knows_nothing_of_this_program(tmp_path: Path):
    """One whose source is ours, with constants, helpers and annotations."""
    request, ask = request_of("binary_cross_entropy", "binary", "probability", {}, {"log_clamp": None}, 0.25)
    (tmp_path / "pasted.py").write_text(explore_code(request, ask, 0.25), encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-I", "pasted.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert [float(word) for word in done.stdout.split()] == pytest.approx([math.log(4), -4.0])
    _, value, slope = evaluate(ask.key, ask.parameters, "binary", "probability", request.setting, np.array([0.25]))
    assert (value[0], slope[0]) == pytest.approx((math.log(4), -4.0))
