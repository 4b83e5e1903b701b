"""The picture of Explore as plain values for the settings, and back; what does not fit any more is left out."""

from __future__ import annotations

import logging
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Problem
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.state import explore, explore_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.state.explore import CurveState, ExploreState, YScale

_LOG = logging.getLogger(__name__)
_PLAIN = (bool, int, float, str, type(None))


def to_plain(state: ExploreState) -> dict[str, Any]:
    """What is worth remembering of a picture; a row of a batch is not, its file may be gone."""
    free = explore.unpin(state)
    return {
        "scene": free.scene,
        "axis": free.axis,
        "setting": {name: value for name, value in free.setting if isinstance(value, _PLAIN)},
        "curves": [_curve(c) for c in free.curves],
        "selected": next((i for i, c in enumerate(free.curves) if c.id == free.selected), 0),
        "cursor": free.cursor,
        "scale": free.y_scale,
    }


def _curve(curve: CurveState) -> dict[str, Any]:
    parameters = {name: list(v) if isinstance(v, tuple) else v for name, v in curve.parameters}
    return {"key": curve.key, "parameters": parameters, "slot": curve.slot, "shown": curve.shown}


def from_plain(data: Mapping[str, Any] | None) -> ExploreState:
    """The picture that was remembered, as much of it as can be drawn; else the first one."""
    try:
        return _restored(data) if data else explore.first_picture()
    except (Problem, KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        _LOG.warning("the picture of the last time cannot be drawn any more: %r", error)
        return explore.first_picture()


def _restored(data: Mapping[str, Any]) -> ExploreState:
    """Built by the same steps as by hand, so that nothing gets in that a hand could not do.

    Raises:
        Problem: a value lies outside of its domain.
        KeyError: a name is not known, or missing.
    """
    scene = SCENES[data["scene"]]
    curves = data["curves"][: explore.MOST_CURVES]
    state = explore.new_picture(curves[0]["key"], _parameters(curves[0]))
    if state.scene != scene.key:  # the first loss may be a guest in this scene
        state = replace(state, scene=scene.key, axis=scene.axes[0].key, setting=tuple(scene.defaults().items()))
        if explore.reason_against(state, curves[0]["key"]) is not None:
            raise ValueError(scene.key)
    for curve in curves[1:]:
        state = explore.add(state, curve["key"], _parameters(curve))
    slots = [int(curve["slot"]) for curve in curves]
    if sorted({*slots} & {*range(explore.MOST_CURVES)}) != sorted(slots):
        raise ValueError(slots)
    dressed = [replace(c, slot=s, shown=bool(d["shown"])) for c, s, d in zip(state.curves, slots, curves, strict=True)]
    state = replace(state, curves=tuple(dressed))
    for name, value in data["setting"].items():
        if value is not None:
            state = explore.set_control(state, name, value)
    state = explore.select(state, state.curves[int(data["selected"])].id)
    state = explore_view.set_axis(state, scene.axis(data["axis"]).key)
    scale: YScale = next((scale for scale in explore.Y_SCALES if scale == data["scale"]), "linear")
    cursor = float(data["cursor"])
    return explore_view.set_cursor(
        explore_view.set_y_scale(state, scale), cursor if math.isfinite(cursor) else state.cursor
    )


def _parameters(curve: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in curve["parameters"].items()}
