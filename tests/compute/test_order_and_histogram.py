"""Orders of rows are stable, with ignored rows last; histograms lose no row."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossexplorer.compute import order
from lossexplorer.compute.histogram import BINS, histogram
from lossexplorer.compute.order import ascending, descending, stable_order
from tests.catalog.draws import drawn

from .examples import judged

VALUES = st.lists(
    st.tuples(st.sampled_from([0.0, 1.0, 2.0, -1.0, np.inf, -np.inf, np.nan, 0.5]), st.booleans()), min_size=1
)
HUGE = np.finfo(float).max


def expected_order(column, used, down):
    """Python's sort, which is stable, with a key that says it in words."""

    def key(i):
        x = column[i]
        nan = bool(np.isnan(x))
        rank = (0 if nan else 1) if down else (1 if nan else 0)
        return (rank, 0 if nan else -x if down else x)

    return sorted(np.flatnonzero(used).tolist(), key=key)


def check_order(order, column, used, down):
    count = int(used.sum())
    assert order[:count].tolist() == expected_order(column, used, down)
    assert sorted(order[count:].tolist()) == np.flatnonzero(~used).tolist()


@drawn(4)
@given(rows=VALUES, dtype=st.sampled_from([np.float64, np.float32]))
def test_numbers_are_ordered_stably_nan_is_the_largest_and_ignored_rows_are_last(rows, dtype):
    column, used = (np.array(x) for x in zip(*rows, strict=True))
    column = column.astype(dtype)
    for which in (used, np.ones(len(column), bool)):
        check_order(descending(column, which), column, which, True)
        check_order(ascending(column, which), column, which, False)


@drawn(2)
@given(rows=st.lists(st.tuples(st.integers(-100, 5), st.booleans()), min_size=1), dtype=st.sampled_from(["i4", "i1"]))
def test_labels_are_ordered_stably_and_ignored_rows_are_last(rows, dtype):
    column, used = (np.array(x) for x in zip(*rows, strict=True))
    check_order(descending(column.astype(dtype), used), column, used, True)
    check_order(ascending(column.astype(dtype), used), column, used, False)


@drawn(4)
@given(
    values=st.lists(st.floats(width=32) | st.sampled_from([0.0, -0.0, np.nan, np.inf]), min_size=10, max_size=60),
    dtype=st.sampled_from(["f2", "f4", "f8", "i1", "i4", "i8", "u1", "u8"]),
)
def test_many_rows_are_ordered_as_numpy_orders_them(values, dtype):
    with np.errstate(all="ignore"):
        column = np.array(values).astype("f8" if dtype[0] == "f" else "f4")
        column = column.astype(dtype) if dtype[0] == "f" else np.nan_to_num(column).clip(-100, 100).astype(dtype)
    with mock.patch("lossexplorer.compute.order.BLOCK", 7):
        assert stable_order(column).tolist() == np.argsort(column, kind="stable").tolist()


def test_a_result_is_ordered_by_each_of_its_columns():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 3, 40)
    y[::7] = -100
    result = judged(rng.normal(size=(40, 3)), y, "cross_entropy")
    for name in ("loss", "gradient_norm", "target", "predicted", "confidence"):
        column = {"loss": result.per_sample}.get(name, getattr(result, name, None))
        for down in (True, False):
            check_order(result.order(name, down), column, result.rows.used, down)
    assert result.order("index", False).tolist() == list(range(40))
    assert result.order("index", True).tolist() == list(range(39, -1, -1))


def test_without_the_column_the_worst_rows_come_first():
    result = judged(np.arange(4.0), np.zeros(4), "mse_loss")
    assert result.confidence is None
    assert result.order("confidence", False).tolist() == [3, 2, 1, 0]
    assert result.order("index", False).tolist() == [0, 1, 2, 3]


def test_the_worst_rows_are_the_first_of_the_order():
    x = np.array([3.0, np.nan, 5.0, 1.0, 5.0])
    result = judged(x, np.zeros(5), "mse_loss")
    assert result.worst(4) == [1, 2, 4, 0]
    assert result.worst(100) == [1, 2, 4, 0, 3]
    assert [row["index"] for row in result.to_dict()["worst"]] == [1, 2, 4, 0, 3]
    assert len(judged(np.arange(50.0), np.zeros(50), "mse_loss").to_dict()["worst"]) == 10


# --- histogram ----------------------------------------------------------------------------------------------------


def spread(values, used=None, **options):
    values = np.asarray(values, float)
    return histogram(values, np.ones(len(values), bool) if used is None else np.asarray(used), **options)


@drawn(8)
@given(
    rows=st.lists(
        st.tuples(
            st.floats()
            | st.floats(0, 10)
            | st.sampled_from([HUGE, -HUGE, 5e-324, 1e-310, -1e-320, np.nan, np.inf, -np.inf]),
            st.booleans(),
        ),
        min_size=1,
    ),
    bins=st.sampled_from([1, 2, 60]),
)
def test_every_used_row_is_in_a_bin_beyond_or_not_finite(rows, bins):
    values, used = (np.array(x) for x in zip(*rows, strict=True))
    found = histogram(values, used, bins)
    finite = values[used & np.isfinite(values)]
    assert found.counts.sum() + found.beyond == len(finite)
    assert found.non_finite == used.sum() - len(finite)
    assert len(found.counts) == bins
    assert len(found.edges) == bins + 1
    assert np.isfinite(found.edges).all()
    assert (np.diff(found.edges) > 0).all()
    if finite.size:
        assert found.largest == finite.max()
        assert found.edges[0] <= finite.min()
        assert found.edges[-1] >= finite.max() or found.beyond


def test_the_counts_are_those_of_numpy():
    values = np.random.default_rng(1).uniform(0, 5, 10_000)
    found = spread(values)
    counts, edges = np.histogram(values, BINS)
    np.testing.assert_allclose(found.edges, edges, rtol=1e-12)
    assert np.abs(found.counts - counts).max() <= 1
    assert found.beyond == found.non_finite == 0


def test_a_long_tail_is_cut_off_and_told():
    values = np.append(np.random.default_rng(1).uniform(0, 1, 1000), [500.0, 900.0])
    found = spread(values)
    assert found.beyond > 0
    assert found.edges[-1] < 2
    assert found.largest == 900
    assert found.counts.sum() == 1002 - found.beyond


def test_a_short_tail_is_kept():
    found = spread(np.linspace(0, 1, 500))
    assert found.beyond == 0
    assert found.edges[-1] == pytest.approx(1)


@pytest.mark.parametrize("value", [0.0, 1.0, -3.0, 1e300, -1e-320, HUGE, -HUGE])
def test_values_that_are_all_alike_are_one_bar(value: float):
    found = spread([value] * 7)
    assert sorted(found.counts)[-2:] == [0, 7]
    assert found.edges[0] <= value <= found.edges[-1]


@pytest.mark.parametrize("value", [9e-5, 5.0, 3e7])
def test_the_bar_of_one_value_stands_on_an_axis_of_its_own_size(value: float):
    assert spread([value]).edges[[0, -1]] == pytest.approx([value / 2, value * 1.5])


def test_no_value_is_an_empty_histogram_from_0_to_1():
    for values, used in (([1.0, 2.0], [False, False]), ([np.nan, np.inf], [True, True])):
        found = spread(values, used)
        assert (found.edges[0], found.edges[-1]) == (0, 1)
        assert found.counts.sum() == found.beyond == 0
        assert np.isnan(found.largest)
        assert found.non_finite == sum(used)


def test_single_precision_is_counted_as_exactly():
    values = np.random.default_rng(1).uniform(0, 5, 1000).astype(np.float32)
    single, double = histogram(values, np.ones(1000, bool)), spread(values)
    np.testing.assert_array_equal(single.counts, double.counts)


def test_many_numbers_are_sorted_in_parts_between_which_somebody_may_cancel(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(order, "_SORTED", 50)
    values = np.random.default_rng(0).normal(size=1000).astype(np.float32)
    values[[3, 500]], values[7] = np.nan, np.inf
    expected, ticks = np.sort(values), []
    order.sort(values, lambda: ticks.append(None))
    np.testing.assert_array_equal(values, expected)
    assert len(ticks) >= 1000 // 50
