"""How the picture in Explore is looked at: over which axis, where the cursor is, what is in view."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from lossexplorer.catalog.scenes import SCENES
from lossexplorer.state.explore import DECIMALS

if TYPE_CHECKING:
    from lossexplorer.state.explore import ExploreState, YScale

_PLACES = 2000
"""As many positions across a view as a hand can tell apart, about."""


def set_axis(state: ExploreState, axis: str) -> ExploreState:
    """The picture over another axis, the cursor at the same place."""
    scene = SCENES[state.scene]
    setting = dict(state.setting)
    native = scene.find(state.cursor, state.axis, setting)
    if native is not None and math.isinf(native):  # a probability of 0 or 1: as far as the own axis of the scene goes
        native = scene.axes[0].range[native > 0]
    position = None if native is None else scene.show(native, axis, setting)
    low, high = scene.axis(axis).range
    if position is None:
        position = (low + high) / 2
    elif math.isinf(position):  # the logarithm of nothing
        position = high if position > 0 else low
    return set_cursor(replace(state, axis=axis, span=None), position)


def set_cursor(state: ExploreState, position: float) -> ExploreState:
    """The picture with the cursor elsewhere, inside the axis; nan is nowhere."""
    if math.isnan(position):
        return state
    low, high = SCENES[state.scene].limits(state.axis, dict(state.setting))
    return replace(state, cursor=min(max(position, low), high))


def near(state: ExploreState, position: float) -> float:
    """The position that a hand meant: with no more decimals than can be told apart in the present view."""
    low, high = state.view
    if not math.isfinite(position):
        return position
    return round(position, min(max(math.ceil(-math.log10((high - low) / _PLACES)), 0), DECIMALS)) + 0.0  # no −0


def set_y_scale(state: ExploreState, scale: YScale) -> ExploreState:
    """The picture with another vertical scale."""
    return replace(state, y_scale=scale)


def set_span(state: ExploreState, span: tuple[float, float] | None) -> ExploreState:
    """The picture with another stretch of the axis in view; one that is none at all is left alone."""
    if span is not None and not -math.inf < span[0] < span[1] < math.inf:
        return state
    return replace(state, span=span)
