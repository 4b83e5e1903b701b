"""Curves of entries that are no losses, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn.metrics import f1_score, hamming_loss, label_ranking_loss, roc_auc_score

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.compute.curve import evaluate

NO_SLOPE = pytest.approx(math.nan, nan_ok=True)


def values(key, scene, at, parameters=None, **setting):
    """Value and gradient of an entry at one position of the first axis."""
    chosen = {**SCENES[scene].defaults(), **setting}
    own = tuple(CATALOGUE.get(key).resolve(parameters or {}).items())
    _, value, slope = evaluate(key, own, scene, SCENES[scene].axes[0].key, tuple(chosen.items()), np.array([at]))
    return value[0], slope[0]


def test_examples_are_cut_at_each_threshold_in_turn_whatever_threshold_is_chosen():
    p = np.array([0.9, 0.7, 0.5, 0.1, 0.3, 0.5])  # three of either kind, spread over three fifths
    y = np.array([1, 1, 1, 0, 0, 0])
    for t in (0.0, 0.2, 0.4, 0.6, 0.95):
        for chosen in (0.5, 0.05):
            given = {"threshold": chosen}
            f1, slope = values("f1_score", "cut", t, given, examples=3, overlap=0.2)
            assert (f1, slope) == (pytest.approx(f1_score(y, p > t, zero_division=0)), NO_SLOPE)
            assert values("hamming_loss", "cut", t, given, examples=3, overlap=0.2)[0] == hamming_loss(y, p > t)
    assert values("f1_score", "cut", 0.4, {"activation": "sigmoid"}, examples=3, overlap=0.2)[0] == pytest.approx(6 / 7)


def test_a_loss_beside_the_cut_knows_no_threshold():
    flat = {values("binary_cross_entropy", "cut", t) for t in (0.1, 0.5, 0.9)}
    assert len(flat) == 1


@pytest.mark.parametrize("at", [-2.0, -0.5, 0.5, 1.0, 3.0])
def test_one_score_passes_the_others_one_by_one(at):
    setting = {"rivals": 3, "apart": 1.0, "friends": 1, "friend_score": 0.25}
    s, y = np.array([at, 0.25, -1.0, 0.0, 1.0]), np.array([1, 1, 0, 0, 0])
    ranking = label_ranking_loss(y[None], s[None])
    assert values("label_ranking_loss", "order", at, **setting) == (pytest.approx(ranking), NO_SLOPE)
    assert values("roc_auc_score", "order", at, **setting) == (pytest.approx(roc_auc_score(y, s)), NO_SLOPE)


def test_single_numbers_are_what_the_entry_makes_of_them():
    assert values("fake_quantize", "number", 0.26) == (pytest.approx(0.3), 1)  # straight through, not the slope
    assert values("fake_quantize", "number", 20.0) == (pytest.approx(12.7), 0)
    assert values("loss_scaling", "magnitude", math.log10(2.0**-20)) == (pytest.approx(2.0**-20, rel=1e-3), NO_SLOPE)
    assert values("loss_scaling", "magnitude", math.log10(2e-8), {"scale": 1.0})[0] == 0
    assert values("loss_scaling", "magnitude", 1.0)[0] == math.inf
    weight, slope = values("class_weights", "class_size", 1.0, classes=2, log_others=2.0)
    assert (weight, slope) == (pytest.approx(110 / 20), pytest.approx(-math.log(10) * 100 / 20))


def test_the_mean_of_the_means_takes_no_notice_of_the_counts():
    part = {"part_loss": 2.0, "other_loss": 0.5, "parts": 3, "other_count": 10}
    assert values("gradient_accumulation", "part", 20.0, **part)[0] == pytest.approx((40 + 10) / 40)
    assert values("gradient_accumulation", "part", 20.0, {"averaging": "mean_of_means"}, **part) == (1.0, 0.0)
    assert values("gradient_accumulation", "part", 20.0, {"averaging": "sum_of_means"}, **part) == (3.0, 0.0)
