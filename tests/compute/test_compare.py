"""Two models on the same targets."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional as F

import lossexplorer as lx
from lossexplorer.base import ArraySource, Batch, Problem
from lossexplorer.base.cancel import Cancelled
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.compare import compare
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.selection import OF_SECOND
from lossexplorer.compute.smallest import smallest
from tests.catalog.draws import drawn

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


def test_a_model_is_equal_to_itself_in_another_precision():
    few = (8 * A).astype(np.float32)
    found = lx.compare(few, few.astype(np.float64), Y, loss="cross_entropy")
    assert (found.better, found.worse, found.equal) == (0, 0, 500)


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
    rows = np.arange(len(found.change)) % 3 == 0
    assert found.moved(np.ones_like(rows)) == (found.better, found.worse)
    assert found.moved(rows) == ((found.change[rows] < 0).sum(), (found.change[rows] > 0).sum())
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


def test_two_files_of_one_wrong_kind_are_told_as_plainly_as_one():
    p, q = (np.exp(z) / np.exp(z).sum(1, keepdims=True) for z in (A, B))
    both = r"both files look like probabilities \(.* sums to 1\), but cross_entropy wants logits: what is better"
    with pytest.warns(UserWarning, match=both):
        lx.compare(p, q, Y, loss="cross_entropy")
    logs = lx.compare(np.log(p), np.log(q), Y, loss="cross_entropy")  # which it takes as well
    assert logs.mismatch is None
    batches = (Batch(ArraySource(x), ArraySource(Y)) for x in (p, q))
    said = compare(*(evaluate(batch, Wish("cross_entropy", input_kind="probabilities")) for batch in batches))
    assert said.mismatch is None


def test_the_columns_of_the_second_model_sort_the_rows_with_ignored_ones_last():
    labels = np.where(np.arange(500) % 5, Y, -100)
    found = lx.compare(A, B, labels, loss="cross_entropy")
    columns, used = found.columns, labels >= 0
    assert tuple(columns) == OF_SECOND
    assert columns["loss_b"] is found.second.per_sample
    assert columns["predicted_b"].tolist() == B.argmax(1).tolist()
    for name in OF_SECOND:
        for down in (True, False):
            order = found.order(name, down)
            values = columns[name][order[: used.sum()]].astype(float)
            assert (np.diff(values) <= 0 if down else np.diff(values) >= 0).all()
            assert sorted(order[used.sum() :]) == np.flatnonzero(~used).tolist()
    assert found.order("loss", True).tolist() == found.first.order("loss", True).tolist()
    numbers = lx.compare(A[:, 0], B[:, 0], A[:, 1], loss="mse_loss")
    assert tuple(numbers.columns) == ("loss_b", "predicted_b", "change")


@drawn(4)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from([0.0, -0.0, 1.0, 2.0, -1.0, np.inf, -np.inf, np.nan]), st.booleans()), min_size=1
    ),
    dtype=st.sampled_from([np.float64, np.float32]),
    share=st.floats(0, 1),
)
def test_the_smallest_rows_are_the_first_of_a_stable_order(rows, dtype, share):
    values, used = (np.array(x) for x in zip(*rows, strict=True))
    values, there = values.astype(dtype), np.flatnonzero(used)
    count = int(share * len(there))
    wanted = there[np.argsort(values[there], kind="stable")[:count]]
    with mock.patch("lossexplorer.compute.smallest.BLOCK", 3):
        assert np.flatnonzero(smallest(values, used, count)).tolist() == sorted(wanted.tolist())


def test_a_comparison_is_made_in_pieces_and_can_be_cancelled_between_them(monkeypatch: pytest.MonkeyPatch):
    whole = lx.compare(A, B, Y, loss="cross_entropy")
    half = DRAW.random(500) < 0.5
    counts = whole.counts(half)
    monkeypatch.setattr("lossexplorer.compute.compare._PIECE", 64)
    monkeypatch.setattr("lossexplorer.compute.smallest.BLOCK", 64)
    ticks = []
    cut = compare(whole.first, whole.second, tick=lambda: ticks.append(1))
    for name in ("change", "cells", "used"):
        np.testing.assert_array_equal(getattr(cut, name), getattr(whole, name))
    for name in ("better", "worse", "equal", "undefined", "disagreement", "mended", "broken"):
        assert getattr(cut, name) == getattr(whole, name), name
    for name in ("mean_first", "mean_second"):
        assert getattr(cut, name) == pytest.approx(getattr(whole, name), rel=1e-12)
    np.testing.assert_array_equal(cut.grid.edges, whole.grid.edges)
    np.testing.assert_array_equal(cut.easy.first, whole.easy.first)
    np.testing.assert_array_equal(cut.counts(half), counts)
    assert counts.sum() == half.sum()
    assert len(ticks) > 4 * 500 / 64

    def stop():
        raise Cancelled

    for work in (
        lambda: compare(whole.first, whole.second, tick=stop),
        lambda: smallest(whole.change, whole.used, 9, stop),
        lambda: whole.counts(half, stop),
        lambda: whole.order("change", True, stop),
    ):
        monkeypatch.setattr("lossexplorer.compute.order.BLOCK", 64)
        with pytest.raises(Cancelled):
            work()
