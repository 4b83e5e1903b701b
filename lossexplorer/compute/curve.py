"""Loss and gradient along one axis: what Explore and the command ``curve`` draw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.call import prepare
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.registry import CATALOGUE, kept
from lossexplorer.catalog.scenes import SCENES, lay_of, scenes_of

if TYPE_CHECKING:
    import numpy.typing as npt
    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Lay, Place
    from lossexplorer.catalog.spec import Loss, MarkKind, Values

    Floats = npt.NDArray[np.float64]

Pairs = tuple[tuple[str, Any], ...]
"""A dictionary of plain values, frozen."""

POINTS = 1024
_INSET = 1e-9
"""Axes end where a coordinate is infinite; positions stay this share of the axis away from there."""
_LEAST, _BUDGET = 129, 2**19
"""A curve has fewer points, but not fewer than the first, if each of them stands for many numbers."""


@dataclass(frozen=True)
class Ask:
    """One curve that is wanted."""

    id: int
    key: str
    parameters: Pairs


@dataclass(frozen=True)
class CurveRequest:
    """Curves of one picture: they share scene, axis and controls."""

    scene: str
    axis: str
    setting: Pairs
    asks: tuple[Ask, ...]
    span: tuple[float, float]
    """First and last position."""
    cursor: float
    points: int = POINTS


@dataclass(frozen=True)
class PlacedMark:
    """A mark in the coordinates of the picture. ``x`` and ``y`` are a point; ``y`` alone a level."""

    kind: MarkKind
    name: Message
    x: float | None = None
    y: float | None = None
    line: tuple[float, float] | None = None
    """Slope and intercept."""


@dataclass(frozen=True)
class Curve:
    """What one ask came to. Arrays are float64 of one length, read-only, and may hold nan and inf."""

    ask: Ask
    x: Floats
    loss: Floats
    gradient: Floats
    """Derivative of the loss by the axis shown; nan where an entry has none, since it moves in steps."""
    cursor: tuple[float, float, float]
    """Position, loss and gradient at the cursor."""
    marks: tuple[PlacedMark, ...]
    problem: Message | None = None
    """Why there is no curve; the arrays are empty then."""


@dataclass(frozen=True)
class CurveSet:
    """The answer to a request."""

    request: CurveRequest
    curves: tuple[Curve, ...]


def curves(request: CurveRequest) -> CurveSet:
    """Every curve of the request; one that cannot be drawn carries the reason instead."""
    return CurveSet(request, tuple(_curve(request, ask) for ask in request.asks))


def held_fixed(curves: CurveSet) -> Values:
    """Controls of the scene that matter to a curve that is drawn, with their values; numbers alone."""
    setting = dict(curves.request.setting)
    lays = [lay_of(CATALOGUE.get(c.ask.key), curves.request.scene) for c in curves.curves if c.problem is None]
    used = {name for lay in lays if lay is not None for name in lay.controls}
    if setting.get("others") is not None:
        used -= {"other_logits"}  # a row of a batch holds them
    return {name: value for name, value in setting.items() if name in used and isinstance(value, int | float)}


def clamp(x: float, scene: str, axis: str, setting: Values) -> float:
    """The nearest position at which the coordinates of the scene are finite."""
    low, high = SCENES[scene].limits(axis, setting)
    inset = _INSET * min(high - low, 2.0)
    return min(max(x, low + inset), high - inset)


def _curve(request: CurveRequest, ask: Ask) -> Curve:
    setting = dict(request.setting)
    low, high = (clamp(x, request.scene, request.axis, setting) for x in request.span)
    cursor = clamp(request.cursor, request.scene, request.axis, setting)
    path = (ask.key, ask.parameters, request.scene, request.axis, request.setting)
    edition = CATALOGUE.edition(ask.key)
    nothing = np.empty(0)
    try:
        x, loss, gradient = _sampled(edition, *path, low, high, request.points)
        value, slope = _at(edition, *path, cursor)
        marks = _placed(edition, *path)
    except Problem as problem:
        nan = float("nan")
        return Curve(ask, nothing, nothing, nothing, (cursor, nan, nan), (), problem.message)
    return Curve(ask, x, loss, gradient, (cursor, value, slope), marks)


@lru_cache(maxsize=64)
def _sampled(
    edition: int,
    key: str,
    parameters: Pairs,
    scene: str,
    axis: str,
    setting: Pairs,
    low: float,
    high: float,
    points: int,
) -> tuple[Floats, Floats, Floats]:
    size = _numbers_per_position(key, parameters, scene, dict(setting))
    n = min(points, max(_LEAST, _BUDGET // size))
    return evaluate(key, parameters, scene, axis, setting, np.linspace(low, high, n))


@lru_cache(maxsize=64)
def _at(
    edition: int, key: str, parameters: Pairs, scene: str, axis: str, setting: Pairs, x: float
) -> tuple[float, float]:
    """Loss and gradient at one position; kept, since of several curves a slider moves only one."""
    _, value, slope = evaluate(key, parameters, scene, axis, setting, np.array([x]))
    return float(value[0]), float(slope[0])


def _numbers_per_position(key: str, parameters: Pairs, scene: str, setting: Values) -> int:
    loss = CATALOGUE.get(key)
    lay = lay_of(loss, scene)
    if lay is None:
        return 1
    sizes = {
        "classes": len(setting["others"]) + 1 if setting.get("others") else setting.get("classes", 1),
        "pixels": setting.get("pixels", 1),
        "count": setting.get("count", 1),
        "pairs": (2 * setting.get("pairs", 1)) ** 2,
    }
    return max([1, *(int(sizes[c]) for c in lay.controls if c in sizes)])


def evaluate(
    key: str, parameters: Pairs, scene: str, axis: str, setting: Pairs, x: Floats
) -> tuple[Floats, Floats, Floats]:
    """Loss and its derivative by the axis at the positions ``x`` (any shape ``(n,)``), in float64.

    Returns:
        ``x``, loss and gradient, each ``(n,)``, read-only; the gradient of what moves in steps is nan. Of a set loss
        that has a value for each row it is the value of the row that moves, else the value of the set.

    Raises:
        Problem: the loss has no picture in this scene, or not under these controls.
    """
    loss = CATALOGUE.get(key)
    loss.need_sound()
    lay = lay_of(loss, scene)
    if lay is None:
        title = SCENES[scene].title
        raise Problem(Message("{loss} has no picture in “{scene}”", loss=Message(loss.title), scene=Message(title)))
    chosen, controls = dict(parameters), dict(setting)
    if loss.origin is not None:  # the request may be about an older edition of it
        chosen = kept(loss, chosen)
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    with torch.enable_grad():
        place = SCENES[scene].place(leaf, axis, controls)
        inputs = lay.inputs(place, controls, chosen)
        _check_vectors(loss, inputs, chosen)
        inputs, ready = prepare(loss, inputs, chosen, torch.float64)
        values = _values(loss, inputs, ready) if lay.is_plain else _several(loss, lay, place, inputs, ready)
        gradient = torch.full_like(leaf, 0.0 if loss.differentiable else math.nan)  # it moves in steps
        if values.requires_grad and loss.differentiable:
            (gradient,) = torch.autograd.grad(values.sum(), leaf, allow_unused=True, materialize_grads=True)
    result = (np.array(x, np.float64), values.detach().numpy().copy(), gradient.numpy().copy())
    for array in result:
        array.flags.writeable = False
    return result


def _check_vectors(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values) -> None:
    """A picture has one number for each class, or one altogether."""
    wanted = inputs[0].shape[1] if loss.task.has_classes else 1
    for p in loss.params:
        if isinstance(p, Vector) and parameters[p.name] is not None and np.size(parameters[p.name]) != wanted:
            raise Problem(
                Message(
                    "this picture takes {n} number as {name}; got {count}",
                    plural="this picture takes {n} numbers as {name}; got {count}",
                    n=wanted,
                    name=p.name,
                    count=int(np.size(parameters[p.name])),
                )
            )


def _values(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values) -> Tensor:
    """One value for each entry of the first axis."""
    if loss.kind_of(parameters) == "elementwise" and not loss.task.shared:
        values = loss.fn(*inputs, **parameters)
        if values.ndim == 1:
            return values
        return values.flatten(1).sum(1) if loss.row == "sum" else values.flatten(1).mean(1)
    if loss.rows is not None and loss.rows.alone:
        return loss.rows(*inputs, **parameters)
    if "none" in loss.reductions and loss.rows is not None:
        own = loss.rows
        first_row: Tensor = torch.vmap(lambda *one: own(*one, **parameters)[0].mean())(*inputs)
        return first_row
    whole: Tensor = torch.vmap(lambda *one: loss.fn(*one, **parameters))(*inputs)
    return whole if whole.ndim == 1 else whole.flatten(1).mean(1)


def _several(loss: Loss, lay: Lay, place: Place, inputs: tuple[Tensor, ...], parameters: Values) -> Tensor:
    """The same, where a parameter runs, or where one of several numbers is drawn."""
    moved = {name: place[name] for name in lay.moved}
    values: Tensor
    if moved or loss.kind_of(parameters) == "set":
        values = torch.vmap(lambda moved, *one: loss.fn(*one, **(parameters | moved)))(moved, *inputs)
    else:
        values = loss.fn(*inputs, **parameters)
    if lay.value is not None:
        return lay.value(values)
    return values if values.ndim == 1 else values.flatten(1).mean(1)


@lru_cache(maxsize=64)
def _placed(
    edition: int, key: str, parameters: Pairs, scene_key: str, axis: str, setting: Pairs
) -> tuple[PlacedMark, ...]:
    loss, scene = CATALOGUE.get(key), SCENES[scene_key]
    if loss.marks is None or scenes_of(loss)[0] != scene_key:
        return ()
    controls = dict(setting)
    affine = scene.axis(axis).affine
    found = []
    for mark in loss.marks(dict(parameters), controls):
        if mark.line is not None:
            zero, one = scene.show(0.0, axis, controls), scene.show(1.0, axis, controls)
            if affine and zero is not None and one is not None:
                slope = mark.line[0] / (one - zero)
                line = (slope, mark.line[1] - slope * zero)
                found.append(PlacedMark(mark.kind, mark.name, line=line))
            continue
        if mark.at is None:
            found.append(PlacedMark(mark.kind, mark.name, y=mark.level))
            continue
        x = scene.show(mark.at, axis, controls)
        if x is None or not math.isfinite(x):
            continue
        level = mark.level
        if level is None and mark.kind not in ("wall", "step", "guide"):
            level = _at(edition, key, parameters, scene_key, axis, setting, clamp(x, scene_key, axis, controls))[0]
        found.append(PlacedMark(mark.kind, mark.name, x=x, y=level))
    return tuple(found)
