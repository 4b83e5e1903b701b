"""Curves of amounts, counts, variances and weights: the cursor has the value of the inputs that it stands for."""

from __future__ import annotations

import math

import pytest
import torch

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.compute.curve import Ask, CurveRequest, curves

EVIDENCE = {"target": 1.0, "nu": 0.5, "alpha": 3.0, "beta": 2.0}
EXAMPLES = [
    ("mape_loss", "amount", "prediction", {"target": 4.0}, 3.0, {}, (3.0, 4.0)),
    ("mape_loss", "count", "rate", {"target": 4.0}, 3.0, {}, (3.0, 4.0)),
    ("msle_loss", "amount", "error", {"target": 4.0}, -3.0, {}, (1.0, 4.0)),
    ("huber_loss", "amount", "prediction", {"target": 4.0}, 3.5, {}, (3.5, 4.0)),
    ("mse_loss", "count", "log_rate", {"target": 4.0}, math.log(3), {}, (3.0, 4.0)),
    ("poisson_nll_loss", "count", "log_rate", {"target": 4.0}, 0.7, {}, (0.7, 4.0)),
    ("poisson_nll_loss", "count", "rate", {"target": 4.0}, 2.5, {}, (math.log(2.5), 4.0)),
    ("poisson_nll_loss", "count", "log_rate", {"target": 4.0}, 0.7, {"log_input": False}, (math.exp(0.7), 4.0)),
    ("gaussian_nll_loss", "deviation", "deviation", {"error": 2.0}, 0.5, {}, (2.0, 0.0, 0.25)),
    ("gaussian_nll_loss", "deviation", "variance", {"error": 2.0}, 0.5, {}, (2.0, 0.0, 0.5)),
    ("gaussian_nll_loss", "deviation", "log_variance", {"error": 2.0}, -1.0, {}, (2.0, 0.0, math.exp(-1))),
    ("gaussian_nll_loss", "uncertainty", "error", {"target": 1.0, "variance": 0.3}, 2.0, {}, (3.0, 1.0, 0.3)),
    ("evidential_regression_loss", "uncertainty", "error", EVIDENCE, 2.0, {}, (3.0, 0.5, 3.0, 2.0, 1.0)),
    ("evidential_regression_loss", "uncertainty", "prediction", EVIDENCE, 2.0, {}, (2.0, 0.5, 3.0, 2.0, 1.0)),
    ("l2_regularization", "weights", "weight", {"other": 4.0}, 3.0, {"form": "norm"}, ((3.0, 4.0),)),
]


@pytest.mark.parametrize(("key", "scene", "axis", "setting", "at", "given", "inputs"), EXAMPLES, ids=str)
def test_the_cursor_has_the_value_of_the_inputs_it_stands_for(key, scene, axis, setting, at, given, inputs):
    loss = CATALOGUE.get(key)
    ask = Ask(0, key, tuple(loss.resolve(given).items()))
    controls = tuple({**SCENES[scene].defaults(), **setting}.items())
    (curve,) = curves(CurveRequest(scene, axis, controls, (ask,), SCENES[scene].axis(axis).range, at, 9)).curves
    tensors = [torch.tensor(x if isinstance(x, tuple) else [x], dtype=torch.float64) for x in inputs]
    assert curve.cursor[1] == pytest.approx(float(loss(*tensors, **given)), rel=1e-12)


def test_below_its_end_a_loss_has_no_value_and_no_target_gives_a_sentence():
    key, axis = "msle_loss", "prediction"
    request = CurveRequest("amount", axis, (("target", 2.0),), (Ask(0, key, ()),), (-3.0, 3.0), -2.0, 7)
    (curve,) = curves(request).curves
    assert torch.tensor(curve.loss[:2].copy()).isnan().all()
    assert curve.problem is None
    request = CurveRequest("amount", axis, (("target", -2.0),), (Ask(0, key, ()),), (-3.0, 3.0), 0.0, 7)
    (curve,) = curves(request).curves
    assert "target above −1" in str(curve.problem)
