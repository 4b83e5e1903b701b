"""The gate: nothing passes on which pyqtgraph crashes or draws nonsense."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lossexplorer.paint.plottable import LARGEST, SMALLEST, as_plottable


@pytest.mark.parametrize(
    "x",
    [
        np.array([1, None]),
        np.array(["1", "2"]),
        np.array([1j, 2.0]),
        ["a"],
        [{}, 1],
        np.zeros(2, "M8[s]"),
        np.zeros(2, "V2"),
    ],
    ids=["objects", "text", "complex", "list of text", "list of objects", "dates", "raw bytes"],
)
def test_what_is_no_real_number_is_refused(x: object) -> None:
    with pytest.raises(TypeError, match="cannot be plotted"):
        as_plottable(x)


@pytest.mark.parametrize("shape", [(), (2, 2, 2)])
def test_another_number_of_axes_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="axes cannot be plotted"):
        as_plottable(np.zeros(shape))


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", ">f4", "i1", "u8", "?"])
def test_every_real_type_becomes_native_float64(dtype: str) -> None:
    shown = as_plottable(np.array([0, 1], dtype))
    assert shown.dtype == np.dtype("f8")
    assert shown.dtype.isnative
    assert shown.tolist() == [0.0, 1.0]


def test_infinite_and_huge_numbers_are_clipped_with_their_sign() -> None:
    shown = as_plottable([np.inf, -np.inf, 1e308, -1e301, 1e299])
    assert shown.tolist() == [LARGEST, -LARGEST, LARGEST, -LARGEST, 1e299]


def test_nan_stays_a_gap() -> None:
    assert np.isnan(as_plottable([1.0, np.nan, 2.0])).tolist() == [False, True, False]


def test_subnormal_numbers_become_zero_and_the_smallest_normal_one_does_not() -> None:
    assert as_plottable([5e-324, -1e-310, SMALLEST, -SMALLEST]).tolist() == [0.0, 0.0, SMALLEST, -SMALLEST]


def test_the_array_of_the_caller_is_not_written_to() -> None:
    given_array = np.array([1e308, 1e-310])
    as_plottable(given_array)
    assert given_array.tolist() == [1e308, 1e-310]


@given(hnp.arrays(st.sampled_from([np.float64, np.float32]), hnp.array_shapes(min_dims=1, max_dims=2, min_side=0)))
def test_what_passes_is_nan_or_of_a_size_that_can_be_drawn(x: np.ndarray) -> None:
    shown = as_plottable(x)
    assert np.array_equal(np.isnan(shown), np.isnan(x))
    kept = shown[~np.isnan(shown)]
    assert (np.abs(kept) <= LARGEST).all()
    assert ((kept == 0) | (np.abs(kept) >= SMALLEST)).all()
    wide = x.astype(np.float64)
    ordinary = (np.abs(wide) <= LARGEST) & (np.abs(wide) >= SMALLEST)
    assert np.array_equal(shown[ordinary], wide[ordinary])
