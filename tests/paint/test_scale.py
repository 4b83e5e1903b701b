"""Vertical scales and the numbers beside them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossexplorer.paint.scale import LINEAR_WITHIN, ScaleAxis, backward, forward, of_gradient

SCALES = ("linear", "log", "symlog")


@given(st.floats(1e-290, 1e290), st.sampled_from(SCALES), st.sampled_from([1.0, -1.0]))
def test_a_value_comes_back_from_the_screen(size: float, scale: str, sign: float) -> None:
    value = size if scale == "log" else sign * size
    place = float(forward(np.array([value]), scale)[0])
    assert backward(place, scale) == pytest.approx(value, rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("scale", SCALES)
def test_larger_values_stand_higher(scale: str) -> None:
    y = np.array([1e-6, 1e-3, 0.5, 1.0, 7.0, 1e9])
    assert (np.diff(forward(y, scale)) > 0).all()


def test_a_logarithm_has_gaps_where_there_is_none() -> None:
    places = forward(np.array([-1.0, 0.0, np.nan, 100.0]), "log")
    assert np.isnan(places).tolist() == [True, True, True, False]
    assert places[3] == 2


def test_symlog_is_odd_straight_at_zero_and_a_logarithm_far_away() -> None:
    y = np.array([1e-5, 2e-5])
    near = forward(y, "symlog")
    assert near[1] / near[0] == pytest.approx(2, rel=1e-6)
    assert forward(-y, "symlog") == pytest.approx(-near)
    far = forward(np.array([1e3, 1e4]), "symlog")
    assert far[1] - far[0] == pytest.approx(1, abs=1e-6)
    assert LINEAR_WITHIN < 1


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("place", [-1e9, -400.0, 0.0, 400.0, 1e9])
def test_no_place_of_the_screen_overflows(scale: str, place: float) -> None:
    assert math.isfinite(backward(place, scale))


def test_a_gradient_beside_a_logarithm_keeps_both_signs() -> None:
    assert [of_gradient(s) for s in SCALES] == ["linear", "symlog", "symlog"]


@pytest.fixture
def axis(qapp: object) -> ScaleAxis:
    return ScaleAxis("left")


def strings(axis: ScaleAxis, values: list[float]) -> list[str]:
    places = [float(forward(np.array([v]), axis.scale_name)[0]) for v in values]
    return axis.tickStrings(places, 1.0, 1.0)


def test_minus_signs_are_minus_signs(axis: ScaleAxis) -> None:
    assert axis.tickStrings([-2.0, 0.0, 2.0], 1.0, 1.0) == ["−2", "0", "2"]
    axis.set_scale_name("symlog")
    assert strings(axis, [-1.0, 0.0, 1.0]) == ["−1", "0", "1"]


def test_decades_are_named_by_their_values_and_far_ones_by_their_power(axis: ScaleAxis) -> None:
    axis.set_scale_name("log")
    assert strings(axis, [1e-9, 1e-3, 0.1, 1.0, 10.0, 1e4]) == ["10⁻⁹", "0.001", "0.1", "1", "10", "10⁴"]
    axis.set_scale_name("symlog")
    assert strings(axis, [-1e5, -10.0, 0.01]) == ["−10⁵", "−10", "0.01"]


def test_ticks_of_a_logarithm_stand_on_whole_decades(axis: ScaleAxis) -> None:
    axis.set_scale_name("log")
    ((_, places),) = axis.tickValues(-2.5, 3.2, 600.0)
    assert places == [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]


def test_from_a_thousand_on_decades_are_named_by_their_power(axis: ScaleAxis) -> None:
    axis.set_scale_name("symlog")
    assert strings(axis, [-1e6, -1e3, -100.0, 1000.0]) == ["−10⁶", "−10³", "−100", "10³"]


def test_no_tick_of_symlog_touches_that_of_zero(axis: ScaleAxis) -> None:
    axis.set_scale_name("symlog")
    low, high = (float(forward(np.array([v]), "symlog")[0]) for v in (-1e4, 1e4))
    ((_, places),) = axis.tickValues(low, high, 250.0)
    assert 0.0 in places
    assert all(abs(p) / (high - low) * 250 >= 18 for p in places if p)


def test_ticks_of_symlog_stand_on_zero_and_on_decades_of_both_signs(axis: ScaleAxis) -> None:
    axis.set_scale_name("symlog")
    low, high = (float(forward(np.array([v]), "symlog")[0]) for v in (-2.0, 20.0))
    ((_, places),) = axis.tickValues(low, high, 800.0)
    assert [round(backward(p, "symlog"), 6) for p in places] == [-1.0, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0, 10.0]


@pytest.mark.parametrize("scale", ["log", "symlog"])
def test_ticks_thin_out_where_there_is_little_room(axis: ScaleAxis, scale: str) -> None:
    axis.set_scale_name(scale)
    ((_, places),) = axis.tickValues(-150.0, 150.0, 100.0)
    assert 1 < len(places) <= 4


def test_symlog_keeps_zero_and_the_symmetry_where_ticks_thin_out(axis: ScaleAxis) -> None:
    axis.set_scale_name("symlog")
    ((_, places),) = axis.tickValues(-7.0, 7.0, 200.0)
    assert 0.0 in places
    assert [-p for p in reversed(places)] == pytest.approx(places)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("span", [(-1e300, 1e300), (0.0, 1e-9), (5.0, 5.0), (-310.0, -300.0), (1e6, 1e6 + 1e-9)])
def test_ticks_of_extreme_views_are_few_and_have_names(axis: ScaleAxis, scale: str, span: tuple[float, float]) -> None:
    axis.set_scale_name(scale)
    values = [v for _, level in axis.tickValues(*span, 300.0) for v in level]
    assert len(values) < 100
    assert all(axis.tickStrings(values, 1.0, 1.0)) if values else True


def test_a_common_factor_is_named_as_a_power_of_ten(axis: ScaleAxis) -> None:
    axis.setLabel("loss")
    axis.setRange(0.0, 3e9)
    assert "(×10⁹)" in axis.labelString()


@pytest.mark.parametrize("top", [0.002, 0.4, 0.95, 1.0, 4000.0])
def test_numbers_that_are_read_easily_stay_as_they_are(axis: ScaleAxis, top: float) -> None:
    axis.setLabel("loss")
    axis.setRange(0.0, top)
    assert axis.labelString().count("(") == 0


def test_small_numbers_have_a_common_factor_too(axis: ScaleAxis) -> None:
    axis.setLabel("loss")
    axis.setRange(0.0, 2e-7)
    assert "(×10⁻" in axis.labelString()


def test_a_bent_scale_has_no_common_factor(axis: ScaleAxis) -> None:
    axis.setLabel("loss")
    axis.set_scale_name("symlog")
    axis.setRange(-1e-9, 1e-9)
    assert "×" not in axis.labelString()


def test_of_counts_only_whole_numbers_have_ticks(axis: ScaleAxis) -> None:
    axis.counts = True
    assert [v for _, at in axis.tickValues(0.0, 2.1, 250.0) for v in at] == [0.0, 1.0, 2.0]


@pytest.mark.parametrize("size", [110, 200, 600])
@pytest.mark.parametrize(
    ("low", "high"), [(1.6, 8.4), (0.3, 4.0), (2.1, 3.2), (11.0, 95.0), (0.02, 0.19), (2.3026, 2.3151), (4e-6, 7e-6)]
)
def test_a_logarithm_of_less_than_a_decade_has_two_numbers_at_least_that_stand_apart(
    axis: ScaleAxis, low: float, high: float, size: int
) -> None:
    axis.set_scale_name("log")
    ends = math.log10(low), math.log10(high)
    ((spacing, places),) = axis.tickValues(*ends, size)
    names = axis.tickStrings(places, 1.0, spacing)
    assert len(set(names)) == len(names) >= 2
    assert (np.diff(places) / (ends[1] - ends[0]) * size >= 30).all()
    assert ends[0] - 1e-9 <= min(places) < max(places) <= ends[1] + 1e-9
