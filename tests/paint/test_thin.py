"""Curves with fewer points that look the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.curve import Ask, Curve, CurveRequest, curves
from lossexplorer.paint.curve_pair import CurvePair
from lossexplorer.paint.thin import thin


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), min_size=1, max_size=70), st.floats(0, 10))
def test_no_height_is_further_off_than_is_admitted(heights: list[float], tolerance: float) -> None:
    y = np.array(heights)
    x = np.arange(len(y), dtype=float)
    few_x, few_y = thin(x, y, tolerance)
    known = ~np.isnan(y)
    assert set(x[~known]) <= set(few_x)
    again = (
        np.interp(x[known], few_x, few_y) if known.all() else np.array([_between(a, few_x, few_y) for a in x[known]])
    )
    assert np.all(np.abs(again - y[known]) <= tolerance + 1e-9 * (1 + np.abs(y[known])))


def _between(at: float, x: np.ndarray, y: np.ndarray) -> float:
    """The height of a line with gaps: a point that is kept is itself."""
    i = int(np.searchsorted(x, at))
    if x[i] == at:
        return float(y[i])
    return float(np.interp(at, x[i - 1 : i + 1], y[i - 1 : i + 1]))


def test_both_ends_and_every_kink_stay() -> None:
    x = np.linspace(-1, 1, 1024)
    y = np.maximum(0, 1 - 3 * x)
    few_x, few_y = thin(x, y, 1e-9)
    assert (few_x[0], few_x[-1]) == (x[0], x[-1])
    assert len(few_x) < 100
    assert np.allclose(np.interp(x, few_x, few_y), y, atol=1e-9)


def test_without_tolerance_only_straight_lines_lose_points() -> None:
    x = np.linspace(0, 1, 1024)
    assert len(thin(x, x**3, 0.0)[0]) > 1000
    assert len(thin(x, np.zeros(1024), 0.0)[0]) < 100


def _curve(key: str) -> CurveRequest:
    parameters = tuple(CATALOGUE.get(key).resolve({}).items())
    setting = (("target", 0.0), ("count", 4), ("other_error", 0.5))
    return CurveRequest("regression", "error", setting, (Ask(0, key, parameters),), (-4.0, 4.0), 0.0)


@pytest.fixture
def pair(qtbot) -> CurvePair:
    widget = CurvePair()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.set_limits(-1e6, 1e6)
    widget.set_view(-4.0, 4.0)
    widget.grab()
    return widget


def _off(pair: CurvePair, curve: Curve) -> float:
    """Pixels by which the line on screen is off."""
    x, y = pair.loss._lines[0].getOriginalDataset()
    low, high = pair.loss.getViewBox().viewRange()[1]
    pixel = (high - low) / pair.loss.getViewBox().height()
    return float(np.abs(np.interp(curve.x, x, y) - curve.loss).max() / pixel)


def test_a_view_that_magnifies_gets_the_points_that_it_shows(pair: CurvePair) -> None:
    found = curves(_curve("mse_loss"))
    pair.set_curves(found, {0: 0}, 0)
    pair.fit()
    points = [len(pair.loss._lines[0].getOriginalDataset()[0])]
    assert _off(pair, found.curves[0]) <= 0.11
    for height in (4.0, 0.5, 0.01):
        pair.loss.setYRange(0.0, height, padding=0)
        assert _off(pair, found.curves[0]) <= 0.11
        points.append(len(pair.loss._lines[0].getOriginalDataset()[0]))
    assert points == sorted(points)
    assert points[0] < 600 < points[-1]
