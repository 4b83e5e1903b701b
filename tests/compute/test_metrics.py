"""Metrics are those of scikit-learn, and absent where they mean nothing."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import (
    accuracy_score,
    f1_score,
    mean_absolute_error,
    r2_score,
    roc_auc_score,
    root_mean_squared_error,
)

from lossexplorer.compute import judged as judged_module
from lossexplorer.compute import metrics
from lossexplorer.compute.summaries.calibration import reliability
from lossexplorer.io import open_batch
from lossexplorer.report.figures import figures_of
from lossexplorer.report.lines import calibration_line
from tests.catalog.draws import drawn

from .examples import judged

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
EXACT = {"rel": 1e-12, "abs": 1e-12}


def softmax(z):
    """As torch rounds it: whether two shares are tied hangs on the last digit."""
    return torch.tensor(z, dtype=torch.float64).softmax(1).numpy()


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sample(name):
    with np.load(SAMPLES / f"{name}.npz") as file:
        return [file[key] for key in file.files if key != "meta"]


def calibration_by_hand(confidence, right, bins=15):
    """Row by row, from the definition."""
    total = 0.0
    for b in range(bins):
        inside = [i for i, c in enumerate(confidence) if min(int(c * bins), bins - 1) == b]
        if inside:
            total += len(inside) / len(right) * abs(right[inside].mean() - confidence[inside].mean())
    return total


def cases_of_classes():
    rng = np.random.default_rng(6)
    z = rng.normal(size=(200, 4))
    rare = np.where(rng.uniform(size=200) < 0.02, 3, rng.integers(0, 3, 200))
    tied = np.round(z)
    return {
        "random": (z, rng.integers(0, 4, 200)),
        "a rare class": (z, rare),
        "ties": (tied, rng.integers(0, 4, 200)),
        "two classes": (z[:, :2], rng.integers(0, 2, 200)),
        "digits": sample("digits"),
    }


@pytest.mark.parametrize("case", cases_of_classes())
def test_metrics_of_classes_are_those_of_scikit_learn(case: str):
    z, y = cases_of_classes()[case]
    result = judged(z, y, "cross_entropy")
    p = softmax(z.astype(np.float64))
    area = roc_auc_score(y, p[:, 1] if p.shape[1] == 2 else p, multi_class="ovr", average="macro")
    assert result.metrics == pytest.approx(
        {
            "accuracy": accuracy_score(y, z.argmax(1)),
            "f1_macro": f1_score(y, z.argmax(1), average="macro"),
            "auc": area,
            "ece": calibration_by_hand(p.max(1), p.argmax(1) == y),
        },
        **EXACT,
    )
    np.testing.assert_allclose(result.confidence, p.max(1), rtol=1e-5)


def cases_of_two():
    rng = np.random.default_rng(8)
    z = rng.normal(size=150) * 2
    return {
        "random": (z, rng.integers(0, 2, 150)),
        "ties": (np.round(z), rng.integers(0, 2, 150)),
        "all tied": (np.zeros(150), rng.integers(0, 2, 150)),
        "cancer": sample("cancer"),
    }


@pytest.mark.parametrize("case", cases_of_two())
def test_metrics_of_yes_or_no_are_those_of_scikit_learn(case: str):
    z, y = cases_of_two()[case]
    for key in ("binary_cross_entropy_with_logits", "sigmoid_focal_loss"):
        result = judged(z, y, key)
        p = sigmoid(z.astype(np.float64))
        held = np.where(result.predicted == 1, result.confidence, 1 - result.confidence)
        np.testing.assert_allclose(held, p, rtol=1e-5, atol=1e-7)
        expected = {
            "accuracy": accuracy_score(y, z > 0),
            "f1_macro": f1_score(y, z > 0, average="macro"),
            "auc": roc_auc_score(y, z),
            "ece": calibration_by_hand(p, y == 1),
        }
        assert result.metrics == pytest.approx(expected, **EXACT)


def test_metrics_of_probabilities_signs_and_log_probabilities_are_those_of_scikit_learn():
    rng = np.random.default_rng(9)
    z, y = rng.normal(size=100), rng.integers(0, 2, 100)
    shares = judged(sigmoid(z), y, "binary_cross_entropy").metrics
    assert shares["auc"] == pytest.approx(roc_auc_score(y, sigmoid(z)), **EXACT)
    assert shares["accuracy"] == accuracy_score(y, z > 0)
    signs = judged(z, 2 * y - 1, "hinge_loss").metrics
    assert set(signs) == {"accuracy", "f1_macro", "auc"}
    assert signs["auc"] == pytest.approx(roc_auc_score(y, z), **EXACT)
    assert signs["f1_macro"] == pytest.approx(f1_score(y, z > 0, average="macro"), **EXACT)
    scores, labels = rng.normal(size=(100, 3)), rng.integers(0, 3, 100)
    log_p = np.log(softmax(scores))
    assert judged(log_p, labels, "nll_loss").metrics == pytest.approx(
        judged(scores, labels, "cross_entropy").metrics, rel=1e-9
    )


@pytest.mark.parametrize("key", ["mse_loss", "l1_loss", "huber_loss", "smooth_l1_loss", "rmse_loss"])
def test_metrics_of_numbers_are_those_of_scikit_learn(key: str):
    rng = np.random.default_rng(10)
    for p, t in ((rng.normal(size=90), rng.normal(size=90)), sample("diabetes")):
        p64, t64 = p.astype(np.float64), t.astype(np.float64)
        expected = {
            "mae": mean_absolute_error(t64, p64),
            "rmse": root_mean_squared_error(t64, p64),
            "r2": r2_score(t64, p64),
        }
        assert judged(p, t, key).metrics == pytest.approx(expected, **EXACT)


@drawn()
@given(data=st.data())
def test_the_areas_are_those_of_scikit_learn_with_any_ties(data):
    n = data.draw(st.integers(2, 30))
    y = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    score = np.array(data.draw(st.lists(st.sampled_from([0.0, 0.5, 1.0, -3.0, 1e4]), min_size=n, max_size=n)))
    if y.all() or not y.any():
        assert metrics.roc_auc(y, score) is None
    else:
        assert metrics.roc_auc(y, score) == pytest.approx(roc_auc_score(y, score), **EXACT)


@drawn()
@given(data=st.data())
def test_macro_f1_is_that_of_scikit_learn_for_any_labels(data):
    n, classes = data.draw(st.integers(1, 30)), data.draw(st.integers(1, 6))
    y, p = (np.array(data.draw(st.lists(st.integers(0, classes), min_size=n, max_size=n))) for _ in range(2))
    expected = f1_score(y, p, average="macro", zero_division=0.0)
    assert metrics.f1_macro(y, p) == pytest.approx(expected, **EXACT)


@drawn()
@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 1 / 15, 0.2, 0.5, 14 / 15, 1.0]) | st.floats(0, 1), st.booleans()), min_size=1
    )
)
def test_the_calibration_error_is_that_of_its_definition(rows):
    confidence, right = (np.array(x) for x in zip(*rows, strict=True))
    assert reliability(confidence, right).error == pytest.approx(calibration_by_hand(confidence, right), **EXACT)


def test_the_calibration_error_of_probabilities_and_log_probabilities_is_that_of_their_logits():
    z, y = sample("digits")
    p = softmax(z.astype(np.float64))
    wanted = calibration_by_hand(p.max(1), p.argmax(1) == y)
    assert judged(np.log(p), y, "nll_loss").metrics["ece"] == pytest.approx(wanted, **EXACT)
    z, y = sample("cancer")
    p = sigmoid(z.astype(np.float64))
    assert judged(p, y, "binary_cross_entropy").metrics["ece"] == pytest.approx(calibration_by_hand(p, y == 1), **EXACT)


def test_the_calibration_error_of_equal_scores_is_nothing():
    result = judged(np.zeros((500, 10), np.float32), np.arange(500) % 10, "cross_entropy")
    figures = {str(f.name): f.value for f in figures_of(result)}
    assert figures["ECE"] == "0.00"
    found = reliability(result.confidence, result.predicted == result.target)
    assert str(calibration_line(found, None)) == "ECE 0"


def test_the_calibration_error_of_known_cases():
    assert reliability(np.full(10, 0.8), np.arange(10) < 8).error == pytest.approx(0, abs=1e-15)
    assert reliability(np.ones(4), np.zeros(4, bool)).error == 1
    assert reliability(np.full(4, 0.7), np.ones(4, bool)).error == pytest.approx(0.3)


@pytest.mark.parametrize("target", [[np.inf, -np.inf, 0.0], [1e200, 0.0, 0.0]])
def test_errors_that_no_number_holds_are_not_finite(target, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(metrics, "_PIECE", 1)
    assert not np.isfinite(metrics.regression_errors(np.array(target), np.zeros(3))["rmse"])


# --- what is absent -----------------------------------------------------------------------------------------------


def test_ignored_rows_count_for_no_metric():
    rng = np.random.default_rng(1)
    z, y = rng.normal(size=(60, 3)), rng.integers(0, 3, 60)
    holed = y.copy()
    holed[::5] = -100
    kept = holed >= 0
    assert judged(z, holed, "cross_entropy").metrics == judged(z[kept], y[kept], "cross_entropy").metrics


def test_the_area_of_a_single_class_is_absent():
    z = np.arange(4.0)
    assert "auc" not in judged(z, np.ones(4), "binary_cross_entropy_with_logits").metrics
    assert "auc" not in judged(np.eye(3), np.zeros(3, int), "cross_entropy").metrics


def test_the_area_is_absent_with_a_warning_above_the_limit(monkeypatch: pytest.MonkeyPatch):
    assert judged_module.AUC_LIMIT == 10_000_000
    rng = np.random.default_rng(1)
    z, y = rng.normal(size=(60, 3)), rng.integers(0, 3, 60)
    monkeypatch.setattr(judged_module, "AUC_LIMIT", 180)
    assert "auc" in judged(z, y, "cross_entropy").metrics
    monkeypatch.setattr(judged_module, "AUC_LIMIT", 179)
    result = judged(z, y, "cross_entropy")
    assert set(result.metrics) == {"accuracy", "f1_macro", "ece"}
    assert "the AUC is left out: more than 179 scores" in result.warnings


def test_the_area_of_scores_that_are_nan_is_absent():
    z, y = np.array([0.0, np.nan, 1.0, -1.0]), np.array([0, 1, 1, 0])
    assert "auc" not in judged(z, y, "binary_cross_entropy_with_logits").metrics
    assert "auc" not in judged(np.stack([z, -z], 1), y, "cross_entropy").metrics


def test_the_spread_that_is_explained_is_absent_where_targets_do_not_vary():
    assert set(judged(np.arange(3.0), np.ones(3), "mse_loss").metrics) == {"mae", "rmse"}
    assert set(judged(np.arange(1.0), np.ones(1), "mse_loss").metrics) == {"mae", "rmse"}


def test_errors_of_numbers_that_are_not_finite_are_absent():
    assert judged(np.array([1.0, np.nan]), np.zeros(2), "mse_loss").metrics == {}
    assert judged(np.zeros(2), np.array([1.0, np.inf]), "mse_loss").metrics == {}


def test_errors_whose_squares_overflow_are_said_to_be_infinite():
    result = judged(np.array([1e200, -1e200]), np.array([0.0, 1.0]), "mse_loss")
    assert result.metrics["mae"] == 1e200
    assert result.metrics["rmse"] == np.inf
    assert json.loads(json.dumps(result.to_dict()))["metrics"]["rmse"] == "inf"


def test_metrics_of_a_file_are_read_from_the_file_again_only_when_asked_for():
    result = judged(*sample("digits"), "cross_entropy")
    assert "metrics" not in result.__dict__
    assert "_again" not in result.__dict__
    from_file = open_batch(SAMPLES / "digits.npz")
    assert from_file.predictions.shape == (700, 10)
    result.prepare()
    assert result.__dict__["metrics"]["accuracy"] == result.metrics["accuracy"]


def test_pieces_between_which_somebody_may_cancel_add_up_to_the_same_metrics(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(100, 4)), rng.integers(0, 4, 100)
    y[5], z[7] = -100, np.nan
    for logits, labels, key in (
        (z, y, "cross_entropy"),
        (np.nan_to_num(z), y, "cross_entropy"),
        (np.nan_to_num(z[:, 0]), np.maximum(y, 0) % 2.0, "binary_cross_entropy_with_logits"),
    ):
        whole = judged(logits, labels, key).metrics
        monkeypatch.setattr(metrics, "_PIECE", 9)
        tick, result = mock.Mock(), judged(logits, labels, key)
        result.prepare(tick)
        assert result.metrics == pytest.approx(whole, rel=1e-14)
        assert tick.call_count > 3 * result.n_used / 10
        monkeypatch.undo()
