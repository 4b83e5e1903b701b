"""The vertical range of a view."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lossexplorer.paint.fit import fit_range
from lossexplorer.paint.plottable import as_plottable


def test_every_curve_is_in_view_with_some_air() -> None:
    low, high = fit_range([np.array([0.0, 1.0]), np.array([-3.0, 0.5])])
    assert (low, high) == pytest.approx((-3.24, 1.24))


def test_a_curve_that_runs_off_is_cut_so_that_the_rest_is_seen() -> None:
    x = np.linspace(1e-9, 1, 1001)
    low, high = fit_range([1 / x])
    assert high < 200
    assert low < 1


def test_a_steep_curve_downwards_is_cut_too() -> None:
    x = np.linspace(1e-9, 1, 1001)
    assert fit_range([-1 / x])[0] > -200


def test_a_parabola_is_not_cut() -> None:
    x = np.linspace(-4, 4, 101)
    assert fit_range([x**2])[1] > 16


@pytest.mark.parametrize("level", [0.0, 5.0, -1e12, 1e300])
def test_a_level_curve_stands_in_the_middle(level: float) -> None:
    low, high = fit_range([np.full(9, level)])
    assert low < level < high
    assert (low + high) / 2 == pytest.approx(level)


@pytest.mark.parametrize("curves", [[], [np.empty(0)], [np.full(3, np.nan)]])
def test_without_a_finite_value_there_is_a_range_all_the_same(curves: list[np.ndarray]) -> None:
    assert fit_range(curves) == (-0.1, 1.1)


@given(st.lists(hnp.arrays(np.float64, st.integers(0, 20)), max_size=4))
def test_any_curves_give_a_finite_range_from_bottom_to_top(curves: list[np.ndarray]) -> None:
    low, high = fit_range([as_plottable(c) for c in curves])
    assert np.isfinite(low)
    assert np.isfinite(high)
    assert low < high
