"""Losses of the true class alone come out as the plain way gives them, extremes included."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute import passes
from lossexplorer.compute.rows import RowStream
from tests.catalog.draws import drawn

from .examples import judged

QUICK = [loss.key for loss in CATALOGUE if loss.of_true_class is not None]
LOGITS = st.sampled_from([0.0, 1.0, -30.0, 100.0, -800.0, 1e4, -1e4, -np.inf]) | st.floats(-12, 12)


def plainly(batch, plan, fn, hear=None):
    """The pass that knows nothing of true classes."""
    return RowStream(batch, plan, hear)


def both(z, y, key, **wish):
    quick = judged(z, y, key, **wish)
    with mock.patch.object(passes, "TrueClassStream", plainly):
        plain = judged(z, y, key, **wish)
    return quick, plain


def test_some_entries_have_a_quick_path():
    assert {"cross_entropy", "generalized_cross_entropy"} <= set(QUICK)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("key", QUICK)
@drawn(8)
@given(data=st.data())
def test_the_quick_path_gives_the_same(key: str, dtype: str, data: st.DataObject):
    n, classes = data.draw(st.integers(1, 5)), data.draw(st.sampled_from([1, 2, 3, 10]))
    z = data.draw(hnp.arrays(np.float64, (n, classes), elements=LOGITS)).astype(dtype)
    y = data.draw(hnp.arrays(np.int64, n, elements=st.sampled_from([-100, *range(classes)])))
    parameters, names = {}, {p.name for p in CATALOGUE.get(key).params}
    if "weight" in names and data.draw(st.booleans()):
        parameters["weight"] = data.draw(st.lists(st.sampled_from([0.0, 0.5, 3.0]), min_size=classes, max_size=classes))
    if "label_smoothing" in names and data.draw(st.booleans()):
        parameters["label_smoothing"] = 0.1
    quick, plain = both(z, y, key, parameters=parameters)
    near = {"rtol": 1e-9, "atol": 1e-12} if dtype == "float64" else {"rtol": 1e-5, "atol": 1e-6}
    np.testing.assert_allclose(quick.per_sample, plain.per_sample, **near)
    np.testing.assert_allclose(quick.gradient_norm, plain.gradient_norm, **near)
    assert quick.value == pytest.approx(plain.value, rel=near["rtol"], abs=near["atol"], nan_ok=True)
    assert (quick.n_used, quick.n_elements) == (plain.n_used, plain.n_elements)


def test_one_thousand_classes_and_sure_answers_keep_their_digits():
    z = np.zeros((3, 1000))
    z[0, 5], z[1, 5], z[2, 5] = 1e4, -1e4, 30
    quick, plain = both(z, np.array([5, 5, 5]), "cross_entropy")
    exact = [0.0, 1e4 + np.log(999), np.log1p(999 * np.exp(-30.0))]
    np.testing.assert_allclose(plain.per_sample, exact, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(quick.per_sample, exact, rtol=1e-9, atol=1e-12)


def test_what_was_read_is_not_written_into():
    """The softmax and the gradient share a buffer; the caller's arrays do not."""
    z, y = np.random.default_rng(0).normal(size=(6, 3)), np.arange(6) % 3
    before = z.copy(), y.copy()
    first = judged(z, y, "cross_entropy")
    second = judged(z, y, "cross_entropy")
    np.testing.assert_array_equal(z, before[0])
    np.testing.assert_array_equal(y, before[1])
    np.testing.assert_array_equal(first.gradient_norm, second.gradient_norm)
