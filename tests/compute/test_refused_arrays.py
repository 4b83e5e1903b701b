"""Arrays that do not fit a loss or each other are refused in one sentence."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from lossexplorer.catalog.registry import CATALOGUE
from tests.catalog.said import said

from .examples import judged

RNG = np.random.default_rng(11)
Z = RNG.normal(size=(6, 4))
Y = np.array([0, 1, 2, 3, 1, 0])
LOG_P = Z - np.log(np.exp(Z).sum(1, keepdims=True))
WITH_CLASSES = [loss.key for loss in CATALOGUE if loss.task.has_classes and len(loss.task.inputs) == 2]
classes = pytest.mark.parametrize("key", WITH_CLASSES)
pairs = pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if len(loss.task.inputs) == 2])


def cross_entropy(z, y, **options):
    return F.cross_entropy(torch.tensor(z), torch.tensor(y), **options).item()


def sentence(predictions, targets, loss, **wish):
    return said(lambda: judged(predictions, targets, loss, **wish))


@pairs
def test_arrays_without_rows_or_axes_are_refused(key: str):
    assert "one number is not a batch" in sentence(np.float64(1), np.float64(1), key)
    assert "one number is not a batch" in sentence(np.zeros((3, 2)), np.int64(1), key)
    for dtype in (int, float):
        for shapes in (((0, 2), (0,)), ((0, 2), (0, 2)), ((5, 0), (5, 0)), ((5, 0), (5,)), ((5, 2), (5, 0))):
            assert "there are no rows" in sentence(np.zeros(shapes[0]), np.zeros(shapes[1], dtype), key)


@pairs
def test_other_numbers_of_rows_are_named(key: str):
    loss = CATALOGUE.get(key)
    whole = (6,) if loss.task.has_classes else (6, 4)
    found = sentence(np.full((5, 4), 0.5), np.zeros(whole, int), key)
    assert "5 rows of predictions, but 6 rows of targets" in found


@classes
def test_transposed_predictions_are_recognised(key: str):
    found = sentence(LOG_P.T, Y, key)
    assert "transposed" in found
    assert "(4, 6)" in found
    assert "6 targets" in found


@classes
def test_labels_out_of_range_are_named_with_their_row(key: str):
    for bad, row in ((4, 3), (7, 0), (-1, 5)):
        labels = np.zeros(6, int)
        labels[row] = bad
        found = sentence(LOG_P, labels, key)
        assert f"row {row} has the label {bad}, " in found
        assert "there are 4 classes, 0 to 3" in found
        assert ("set ignore_index to -1" in found) == (bad == -1)


@classes
def test_labels_out_of_range_are_named_beside_ignored_ones_too(key: str):
    """The survey sees −100 as the least label; the reader meets −1."""
    labels = np.array([0, 1, -100, 2, -1, 3])
    found = sentence(LOG_P, labels, key)
    assert "row 4 holds the label -1" in found
    assert "from 0 to 3" in found


def test_rows_of_bad_labels_are_counted_from_the_start_of_the_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("lossexplorer.compute.stream.CHUNK_ROWS", 10)
    z, y = np.zeros((95, 4)), np.zeros(95, int)
    y[3], y[83] = -100, -7
    assert "row 83 holds the label -7" in sentence(z, y, "cross_entropy")
    shares = np.full(95, 0.5)
    shares[71] = 1.5
    assert "row 71 holds 1.5" in sentence(shares, y == 0, "binary_cross_entropy")


def test_another_index_may_be_ignored():
    labels = np.array([0, 255, 2, 255, 1, 0])
    assert "row 1 has the label 255" in sentence(Z, labels, "cross_entropy")
    result = judged(Z, labels, "cross_entropy", parameters={"ignore_index": 255})
    assert result.value == pytest.approx(cross_entropy(Z, labels, ignore_index=255), rel=1e-12)
    assert result.n_used == 4


@classes
def test_labels_that_are_nan_are_counted(key: str):
    labels = Y.astype(float)
    labels[2] = np.nan
    assert "1 label is nan" in sentence(LOG_P, labels, key)
    labels[4] = np.nan
    assert "2 labels are nan" in sentence(LOG_P, labels, key)
    assert "6 labels are nan" in sentence(LOG_P, np.full(6, np.nan), key)


@classes
def test_labels_that_are_no_indices_are_refused(key: str):
    labels = Y.astype(float)
    labels[2] = 0.5
    assert "fractions" in sentence(LOG_P, labels, key)
    labels[2] = np.inf
    assert "row 2 has the label inf" in sentence(LOG_P, labels, key)
    labels[2] = 1e300
    assert "row 2 has the label 1e+300" in sentence(LOG_P, labels, key)


def test_targets_that_spread_over_classes_are_refused_where_one_is_wanted():
    soft = np.eye(4)[Y]
    soft[3] = [0.5, 0.5, 0, 0]
    for key in (key for key in WITH_CLASSES if CATALOGUE.get(key).task.target == "class"):
        assert "row 3" in sentence(LOG_P, soft, key)
        assert "spreads over several" in sentence(LOG_P, soft, key)
    assert "class indices, or probabilities in [0, 1]" in sentence(Z, Z, "cross_entropy")


def test_targets_outside_their_domain_are_refused_with_their_range():
    for key in ("binary_cross_entropy", "binary_cross_entropy_with_logits", "sigmoid_focal_loss"):
        found = sentence(np.full(4, 0.5), np.array([0, 1, 2, -1]), key)
        assert "targets in [0, 1]" in found
        assert "from -1 to 2" in found
    assert "targets −1 and 1" in sentence(np.zeros(3), np.array([0, 1, 2]), "hinge_loss")
    assert "2 labels are nan" in sentence(np.zeros(3), np.array([np.nan, 1, np.nan]), "hinge_loss")
    assert "row 1 holds 1.5" in sentence(np.array([0.5, 1.5]), np.array([0, 1]), "binary_cross_entropy")


def test_shapes_that_do_not_fit_are_named():
    found = sentence(np.zeros((6, 4)), np.zeros((6, 3)), "mse_loss")
    assert "mse_loss" in found
    assert "(6, 4)" in found
    assert "(6, 3)" in found
    assert "a score for each class" in sentence(np.zeros(6), np.zeros(6, int), "cross_entropy")
    assert "one label for each row" in sentence(np.zeros((6, 4, 5)), np.zeros((6, 3), int), "cross_entropy")
    assert "one probability for each class" in sentence(np.zeros(6), np.zeros(6), "kl_div")
    assert "masks (N, C, …)" in sentence(np.zeros(6), np.zeros(6), "dice_loss")
    assert "two embeddings (N, D)" in sentence(np.zeros((6, 2, 2)), np.zeros((6, 2, 2)), "nt_xent_loss")
    assert "two embeddings (N, D)" in sentence(np.zeros(6), np.zeros(6), "nt_xent_loss")


def test_flattened_one_hot_labels_are_refused():
    assert "6 rows of predictions, but 24 rows of targets" in sentence(Z, np.eye(4)[Y].ravel(), "cross_entropy")


def test_weights_that_do_not_fit_the_classes_are_refused():
    found = sentence(Z, Y, "cross_entropy", parameters={"weight": [1.0, 2.0]})
    assert "one number for each of the 4 classes as weight; got shape (2,)" in found
    found = sentence(Z[:, 0], Y > 1, "binary_cross_entropy_with_logits", parameters={"weight": [1.0, 2.0]})
    assert "weight" in found


def test_targets_that_are_nan_are_counted_where_they_are_numbers():
    for key in ("mse_loss", "binary_cross_entropy_with_logits"):
        result = judged(np.zeros(3), np.array([0.0, np.nan, np.nan]), key)
        assert np.isnan(result.value)
        assert "2 targets are nan" in result.warnings
    assert "1 target is nan" in judged(np.zeros(2), np.array([0.0, np.nan]), "mse_loss").warnings


def test_every_row_may_be_ignored():
    result = judged(Z, np.full(6, -100), "cross_entropy")
    assert np.isnan(result.value)
    assert (result.n, result.n_used, result.n_elements) == (6, 0, 0)
    assert result.metrics == {}
    assert result.worst() == []
    assert judged(Z, np.full(6, -100), "cross_entropy", reduction="sum").value == 0
    told = result.to_dict()
    assert told["value"] == "nan"
    assert set(told["per_sample"].values()) == set(told["gradient_norm"].values()) == {"nan"}
