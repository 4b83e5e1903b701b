"""Scenes: how a one-dimensional slice is laid through the inputs of a task, and on which axes it is drawn.

A scene has axes that are maps of one native coordinate, and controls for what a slice holds fixed. ``place`` takes
positions on one axis to all coordinates of the scene, each computed in the way that keeps its digits, and
differentiably, so that the gradient by the axis shown follows by the chain rule. A lay turns such a place into the
inputs of a loss. Curves of one picture share a scene and an axis. One file is one scene with its lays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.scenes import (
    alone,
    amounts,
    angle,
    binary,
    boxes,
    classes,
    counts,
    cut,
    deviation,
    distance,
    masks,
    order,
    pairs,
    ranking,
    regression,
    shift,
    uncertainty,
    weights,
)
from lossexplorer.catalog.scenes.scene import Axis, Lay, Pinned, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.catalog.spec import Loss

__all__ = ["SCENES", "Axis", "Lay", "Pinned", "Scene", "lay_of", "scenes_of", "why_no_picture"]

_FILES = (
    regression,
    binary,
    classes,
    shift,
    masks,
    boxes,
    pairs,
    distance,
    angle,
    ranking,
    weights,
    amounts,
    counts,
    deviation,
    uncertainty,
    cut,
    order,
)
_ALL: tuple[tuple[Scene, Mapping[str, Lay]], ...] = (*((file.SCENE, file.LAYS) for file in _FILES), *alone.SCENES)
SCENES: Mapping[str, Scene] = {scene.key: scene for scene, _ in _ALL}
_LAYS: Mapping[str, Mapping[str, Lay]] = {scene.key: lays for scene, lays in _ALL}


def lay_of(loss: Loss, scene: str) -> Lay | None:
    """How the loss is drawn in the scene; None where it has no honest picture there."""
    if loss.no_picture:
        return None
    if loss.task.key == "regression" and loss.finish is not None:
        return regression.SET_OF_NUMBERS if scene == "regression" else None
    return _LAYS.get(scene, {}).get(loss.task.key)


def scenes_of(loss: Loss) -> tuple[str, ...]:
    """The scenes in which the loss has a picture; the first is its own, in whose coordinate its marks are."""
    return tuple(key for key in SCENES if lay_of(loss, key) is not None)


def why_no_picture(loss: Loss) -> Message:
    """What is said of a loss that no scene has."""
    if loss.no_picture:
        return Message("{loss} has no curve. {why}", loss=loss.key, why=Message(loss.no_picture))
    return Message("{loss} has no honest picture along one axis", loss=loss.key)
