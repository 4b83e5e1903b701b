"""Curves cut at the edges of a page."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lossexplorer.paint.clip import clip_line

HEIGHTS = st.lists(st.floats(-10, 10) | st.sampled_from([np.nan, 1e300, -1e300, 0.0, 1.0]), min_size=2, max_size=30)


def line(*heights: float) -> tuple[list[float], list[float]]:
    x, y = clip_line(np.arange(len(heights), dtype=float), np.array(heights, float), 0.0, 1.0)
    return x.tolist(), y.tolist()


def test_a_line_inside_is_left_alone() -> None:
    assert line(0.0, 0.5, 1.0) == ([0.0, 1.0, 2.0], [0.0, 0.5, 1.0])


def test_a_line_ends_exactly_on_the_edge() -> None:
    assert line(0.5, 1.5) == ([0.0, 0.5], [0.5, 1.0])
    assert line(-1.0, 1.0) == ([0.5, 1.0], [0.0, 1.0])


def test_a_line_that_crosses_the_view_ends_on_both_edges() -> None:
    assert line(-1.0, 2.0) == ([1 / 3, 2 / 3], [0.0, 1.0])


def test_what_comes_back_begins_after_a_gap() -> None:
    x, y = line(0.5, 3.0, 0.5)
    assert np.isnan(x[2])
    assert np.isnan(y[2])
    assert y[:2] + y[3:] == [0.5, 1.0, 1.0, 0.5]


def test_a_gap_stays_a_gap() -> None:
    x, _ = line(0.2, 0.4, np.nan, 0.6, 0.8)
    assert [v for v in x if np.isfinite(v)] == [0.0, 1.0, 3.0, 4.0]
    assert np.isnan(x).sum() == 1


def test_nothing_of_a_line_outside_is_left() -> None:
    assert line(2.0, 3.0) == ([], [])
    assert line(np.nan, np.nan) == ([], [])


@given(HEIGHTS)
def test_nothing_stands_outside_and_no_point_inside_is_lost(heights: list[float]) -> None:
    y = np.array(heights)
    x = np.arange(len(y), dtype=float)
    cut_x, cut_y = clip_line(x, y, 0.0, 1.0)
    drawn = cut_y[np.isfinite(cut_y)]
    assert ((drawn >= 0) & (drawn <= 1)).all()
    assert (np.diff(cut_x[np.isfinite(cut_x)]) >= 0).all()
    neighbour = np.zeros(len(y), bool)
    finite = np.isfinite(y)
    neighbour[:-1] |= finite[1:]
    neighbour[1:] |= finite[:-1]
    inside = finite & (y >= 0) & (y <= 1) & neighbour
    assert set(x[inside]) <= set(cut_x[np.isfinite(cut_x)])
