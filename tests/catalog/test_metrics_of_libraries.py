"""Metrics equal scikit-learn's, as a whole and streamed in any chunks; strategies equal torch and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn import metrics
from sklearn.utils.class_weight import compute_class_weight

from lossexplorer.base import ArraySource, Batch
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute import stream
from lossexplorer.compute.evaluate import Wish, evaluate

from .draws import drawn

NEAR = {"rel": 1e-9, "abs": 1e-12, "nan_ok": True}


def both(key, x, y, **parameters):
    """The value of the entry on all of it, which is that of a stream of few rows at a time as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "CHUNK_ROWS", 1 + len(x) // 3)
        streamed = evaluate(Batch(ArraySource(x), ArraySource(y)), Wish(key, parameters))
    whole = CATALOGUE.get(key)(torch.from_numpy(x), torch.from_numpy(y), **parameters).item()
    assert streamed.value == pytest.approx(whole, **NEAR)
    assert streamed.gradient_norm is None
    assert "gradient_norm" not in streamed.to_dict()
    return whole


@st.composite
def labelled(draw, several=True):
    """Probabilities of few sizes, so that there are ties, and 0 or 1 beside each of them."""
    shape = draw(st.tuples(st.integers(1, 12), st.integers(2, 4)) if several else st.tuples(st.integers(1, 12)))
    p = draw(hnp.arrays(np.float64, shape, elements=st.sampled_from([0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0])))
    return p, draw(hnp.arrays(np.int64, shape, elements=st.integers(0, 1)))


@st.composite
def classified(draw):
    """Rows of probabilities that sum to 1, and a class for each."""
    n, c = draw(st.integers(2, 12)), draw(st.integers(2, 4))
    z = draw(hnp.arrays(np.float64, (n, c), elements=st.sampled_from([0.0, 1.0, 2.0])))
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    return p, draw(hnp.arrays(np.int64, n, elements=st.integers(0, c - 1)))


@drawn(2)
@given(one=labelled(several=False), many=labelled(), t=st.sampled_from([0.3, 0.5, 0.6]))
def test_f1_of_labels_is_that_of_scikit_learn(one, many, t):
    for (p, y), averages in ((one, ("binary", "macro", "micro", "weighted")), (many, ("macro", "micro", "weighted"))):
        for average in averages:
            for zero in (0.0, 1.0):
                expected = metrics.f1_score(y, p > t, average=average, zero_division=zero)
                got = both("f1_score", p, y, threshold=t, average=average, zero_division=zero)
                assert got == pytest.approx(expected, **NEAR), average


@drawn(2)
@given(case=classified())
def test_f1_and_auc_of_classes_are_those_of_scikit_learn(case):
    p, y = case
    for average in ("macro", "micro", "weighted"):
        expected = metrics.f1_score(y, p.argmax(1), average=average, zero_division=0)
        assert both("f1_score", p, y, average=average) == pytest.approx(expected, **NEAR)
    areas = [metrics.roc_auc_score(y == c, p[:, c]) for c in range(p.shape[1]) if 0 < (y == c).sum() < len(y)]
    assert both("roc_auc_score", p, y) == pytest.approx(np.mean(areas) if areas else np.nan, **NEAR)
    if len(np.unique(y)) == p.shape[1] > 2:
        assert np.mean(areas) == pytest.approx(metrics.roc_auc_score(y, p, multi_class="ovr"), **NEAR)


@drawn(2)
@given(one=labelled(several=False), many=labelled())
def test_auc_hamming_and_ranking_are_those_of_scikit_learn(one, many):
    expected = metrics.roc_auc_score(one[1], one[0]) if len(set(one[1])) == 2 else np.nan
    assert both("roc_auc_score", *one) == pytest.approx(expected, **NEAR)
    p, y = many
    assert both("hamming_loss", p, y) == pytest.approx(metrics.hamming_loss(y, p > 0.5), **NEAR)
    assert both("label_ranking_loss", p, y) == pytest.approx(metrics.label_ranking_loss(y, p), **NEAR)


def test_balanced_weights_are_those_of_scikit_learn_counted_in_any_chunks():
    y = np.repeat([0, 1, 2], [50, 7, 3])
    z = np.zeros((60, 3))
    expected = compute_class_weight("balanced", classes=np.arange(3), y=y)
    result = evaluate(Batch(ArraySource(z), ArraySource(y)), Wish("class_weights"))
    np.testing.assert_allclose(result.values, expected, rtol=1e-12)
    np.testing.assert_allclose(result.per_sample, expected[y], rtol=1e-12)
    assert result.value is None


@pytest.mark.parametrize(("zero", "low", "high"), [(0, -128, 127), (3, 0, 15), (-1, -2, 1)])
def test_fake_quantisation_is_that_of_torch_with_its_straight_through_gradient(zero, low, high):
    x = torch.linspace(-3, 3, 601, dtype=torch.float64) + 0.003  # next to a half it is rounding that decides
    ours, theirs = x.clone().requires_grad_(), x.clone().requires_grad_()
    got = CATALOGUE.get("fake_quantize")(ours, scale=0.125, zero_point=zero, quant_min=low, quant_max=high)
    expected = torch.fake_quantize_per_tensor_affine(theirs, 0.125, zero, low, high)
    torch.testing.assert_close(got, expected, rtol=0, atol=0)
    weights = torch.arange(601.0, dtype=torch.float64)
    (slope,) = torch.autograd.grad((got * weights).sum(), ours)
    (wanted,) = torch.autograd.grad((expected * weights).sum(), theirs)
    torch.testing.assert_close(slope, wanted, rtol=0, atol=0)


def test_halves_are_rounded_to_even_as_torch_does():
    x = torch.tensor([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])
    expected = torch.fake_quantize_per_tensor_affine(x, 1.0, 0, -128, 127)
    assert torch.equal(CATALOGUE.get("fake_quantize")(x, scale=1.0), expected)
