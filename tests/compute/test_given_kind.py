"""Predictions of which somebody says what they are become what a loss takes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit, log_softmax, softmax

from lossexplorer.base import UsageProblem
from lossexplorer.compute.detail import row_detail
from lossexplorer.compute.summaries import best_temperature
from lossexplorer.report.batch_code import Origin, batch_code
from lossexplorer.state import batch as batches
from lossexplorer.state.batch import BatchState
from tests.report.running import numbers

from .examples import judged

RNG = np.random.default_rng(0)
Z, Y = RNG.normal(size=(60, 4)) * 2, RNG.integers(0, 4, 60)
SHOWN = {"logits": Z, "probabilities": softmax(Z, 1), "log_probabilities": log_softmax(Z, 1)}


def test_the_loss_is_the_same_whatever_the_file_holds_if_it_is_said():
    for key in ("cross_entropy", "nll_loss", "sigmoid_focal_loss", "binary_cross_entropy"):
        classes = key in ("cross_entropy", "nll_loss")
        y = Y if classes else (Y > 1).astype(float)
        forms = SHOWN if classes else {"logits": Z[:, 0], "sigmoid_outputs": expit(Z[:, 0])}
        values = [judged(x, y, key, input_kind=kind) for kind, x in forms.items()]
        for result, kind in zip(values, forms, strict=True):
            assert result.value == pytest.approx(values[0].value, rel=1e-9), (key, kind)
            assert result.metrics == pytest.approx(values[0].metrics, rel=1e-9)
            assert result.rows.kind.verdict == kind
            assert not any("look like" in note for note in result.warnings)
            shown, wanted = (row_detail(each, 3).probabilities for each in (result, values[0]))
            assert shown == pytest.approx(wanted, rel=1e-9)
    tokens = softmax(RNG.normal(size=(5, 7, 3)), -1)
    said = judged(tokens, RNG.integers(0, 3, (5, 7)), "cross_entropy", input_kind="probabilities", class_axis=2)
    assert said.value < np.inf
    ours = best_temperature(judged(SHOWN["probabilities"], Y, "cross_entropy", input_kind="probabilities"))
    assert ours.temperature == pytest.approx(best_temperature(judged(Z, Y, "cross_entropy")).temperature, rel=1e-6)


def test_narrow_types_are_widened_before_they_are_turned():
    half = judged(SHOWN["probabilities"].astype(np.float16), Y, "cross_entropy", input_kind="probabilities")
    assert half.value == pytest.approx(judged(Z, Y, "cross_entropy").value, rel=1e-2)
    whole = judged(np.eye(4, dtype=np.int64)[Y], Y, "cross_entropy", input_kind="probabilities")
    assert whole.value == 0


def test_what_cannot_be_is_said():
    with pytest.raises(UsageProblem, match="the kind of input guess is not one of auto, logits, probabilities"):
        judged(Z, Y, "cross_entropy", input_kind="guess")
    with pytest.raises(UsageProblem, match="mse_loss cannot be computed from probabilities"):
        judged(Z, Z, "mse_loss", input_kind="probabilities")


def test_the_state_forgets_what_another_loss_cannot_take():
    state = batches.set_input_kind(batches.set_loss(BatchState(), "cross_entropy"), "probabilities")
    assert state.input_kind == "probabilities"
    assert batches.set_loss(state, "nll_loss").input_kind == "probabilities"
    assert batches.set_loss(state, "mse_loss").input_kind == "auto"
    with pytest.raises(UsageProblem):
        batches.set_input_kind(batches.set_loss(BatchState(), "mse_loss"), "logits")


def test_the_code_turns_them_too(tmp_path):
    np.save(tmp_path / "p.npy", SHOWN["probabilities"])
    np.save(tmp_path / "y.npy", Y)
    result = judged(SHOWN["probabilities"], Y, "cross_entropy", input_kind="probabilities")
    code = batch_code(result, Origin(str(tmp_path / "p.npy"), "npy"), Origin(str(tmp_path / "y.npy"), "npy"))
    assert "input = input.log()" in code
    assert numbers(code)[0] == pytest.approx(result.value, rel=1e-12)
