"""Two models on the same targets."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

import lossexplorer as lx
from lossexplorer.base import Problem
from lossexplorer.base.cancel import Cancelled
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.compare import compare

DRAW = np.random.default_rng(0)
Y = DRAW.integers(0, 4, 500)
A = DRAW.normal(size=(500, 4))
B = A + 0.5 * DRAW.normal(size=(500, 4)) + np.eye(4)[Y]


def test_rows_that_got_better_and_worse_are_those_of_torch():
    found = lx.compare(A, B, Y, loss="cross_entropy")
    a, b = (F.cross_entropy(torch.tensor(x), torch.tensor(Y), reduction="none").numpy() for x in (A, B))
    assert (found.better, found.worse, found.equal) == ((b < a).sum(), (b > a).sum(), 0)
    assert found.mean_change == pytest.approx((b - a).mean(), rel=1e-12)
    assert np.allclose(found.change, b - a)
    right_a, right_b = A.argmax(1) == Y, B.argmax(1) == Y
    assert found.disagreement == (A.argmax(1) != B.argmax(1)).mean()
    assert (found.mended, found.broken) == ((right_b & ~right_a).sum(), (right_a & ~right_b).sum())


def test_a_model_is_equal_to_itself_but_for_rounding():
    found = lx.compare(A, (A + 1e-9).astype(np.float64), Y, loss="cross_entropy")
    assert (found.better, found.worse, found.equal, found.undefined) == (0, 0, 500, 0)
    assert found.easy.overlap == 1
    assert np.trace(found.counts()) >= 498  # a row may fall beside an edge


def test_selections_are_those_by_which_the_catalogue_trains():
    found = lx.compare(A, B, Y, loss="cross_entropy", forget_rate=0.3)
    means = CATALOGUE.get("co_teaching_loss")(*map(torch.tensor, (A, B, Y)), forget_rate=0.3, reduction="none")
    assert found.easy.kept == 350
    assert found.first.per_sample[found.easy.second].mean() == pytest.approx(float(means[0]), rel=1e-9)
    assert found.second.per_sample[found.easy.first].mean() == pytest.approx(float(means[1]), rel=1e-9)
    assert found.easy.both == (found.easy.first & found.easy.second).sum()


def test_every_row_has_a_cell_whatever_its_losses_are():
    target = np.array([0.0, 0.0, 0.0, 0.0, np.nan])
    found = lx.compare(
        np.array([0.0, 1e-9, 1e200, 2.0, 1.0]), np.array([1.0, 0.0, 0.0, np.inf, 1.0]), target, loss="mse_loss"
    )
    assert found.counts().sum() == 4
    assert (found.better, found.worse, found.undefined) == (2, 2, 1)
    assert found.counts(np.array([True, False, False, False, False])).sum() == 1
    below = lx.compare(np.array([2.0, 1.0]), np.array([1.0, 3.0]), np.array([9.0, 2.0]), loss="poisson_nll_loss")
    assert not below.grid.logarithmic
    assert below.counts().sum() == 2
    alike = lx.compare(np.zeros(3), np.zeros(3), np.zeros(3), loss="mse_loss")
    assert alike.counts().sum() == 3


def test_ignored_rows_count_in_nothing():
    labels = np.where(np.arange(500) % 2, Y, -100)
    found = lx.compare(A, B, labels, loss="cross_entropy")
    assert found.better + found.worse + found.equal == found.counts().sum() == 250
    assert not (found.easy.first & ~found.used).any()


def test_what_cannot_be_compared_is_said():
    with pytest.raises(Problem, match=r"rows"):
        lx.compare(A, B[:400], Y, loss="cross_entropy")
    with pytest.raises(Problem, match="forget_rate"):
        lx.compare(A, B, Y, loss="cross_entropy", forget_rate=1.5)


def test_probabilities_beside_logits_are_told():
    odd = "the first predictions look like logits and the second like probabilities .* but both were taken as logits"
    with pytest.warns(UserWarning, match=odd):
        lx.compare(A, np.exp(A) / np.exp(A).sum(1, keepdims=True), Y, loss="cross_entropy")
    same = lx.compare(A, A - np.log(np.exp(A).sum(1, keepdims=True)), Y, loss="cross_entropy")
    assert (same.mismatch, same.equal) == (None, 500)


def test_a_comparison_is_made_in_pieces_and_can_be_cancelled_between_them(monkeypatch: pytest.MonkeyPatch):
    whole = lx.compare(A, B, Y, loss="cross_entropy")
    monkeypatch.setattr("lossexplorer.compute.compare._PIECE", 64)
    ticks = []
    cut = compare(whole.first, whole.second, tick=lambda: ticks.append(1))
    np.testing.assert_array_equal(cut.change, whole.change)
    np.testing.assert_array_equal(cut.cells, whole.cells)
    assert len(ticks) > 2 * 500 / 64

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        compare(whole.first, whole.second, tick=stop)
