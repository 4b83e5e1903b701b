"""From a row of a batch to a picture in Explore in which the cursor stands on that row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, scenes_of
from lossexplorer.compute.curve import clamp
from lossexplorer.state.explore import ExploreState, new_picture

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.state.batch import BatchState

Values = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where one decision of a row stands in a scene."""

    setting: Values
    cursor: float
    """In the scene's own coordinate."""
    part: Message | None = None
    """Which decision it is, where a row has several."""


def reason_against_picture(state: BatchState, detail: RowDetail) -> Message | None:
    """Why this row has no picture; None if it has one."""
    found = _place(state, detail)
    return found if isinstance(found, Message) else None


def picture_of(state: BatchState, detail: RowDetail) -> ExploreState:
    """The loss of the batch over its own axis, everything else held as the row has it.

    Raises:
        ValueError: the row has no picture; ``reason_against_picture`` says why.
    """
    found = _place(state, detail)
    if isinstance(found, Message) or state.loss is None:
        raise ValueError(str(found))
    picture = new_picture(state.loss, _for_one_row(dict(state.parameters), state.loss))
    setting = dict(picture.setting) | found.setting
    axis = SCENES[picture.scene].axes[0]
    low, high = axis.range
    reach = 1.25 * abs(found.cursor)
    span = (min(low, -reach), max(high, reach)) if axis.limits[0] < -1 else None
    cursor = clamp(found.cursor, picture.scene, axis.key, setting)
    name = state.ref.label if state.ref is not None else ""
    row = Message("row {row} of {name}", row=detail.index, name=name)
    pin = row if found.part is None else Message("{row}, {part}", row=row, part=found.part)
    return replace(picture, setting=tuple(setting.items()), cursor=cursor, span=span, pin=pin)


def _for_one_row(parameters: Values, key: str) -> Values:
    """What matters to a batch alone says nothing of a single curve."""
    known = {p.name: p for p in CATALOGUE.get(key).params}
    return {name: known[name].default if known[name].batch_only else value for name, value in parameters.items()}


def _place(state: BatchState, detail: RowDetail) -> Place | Message:
    if state.loss is None:
        return Message("there is no loss yet")
    if not detail.used:
        return Message("this row is ignored")
    scenes = scenes_of(CATALOGUE.get(state.loss))
    parameters = dict(state.parameters)
    if not scenes:
        return Message("this loss has no picture along one axis")
    if not np.isfinite(detail.predictions).all():
        return Message("this row holds numbers that are not finite")
    if detail.form == "classes":
        return _classes(detail, parameters)
    if detail.form == "mask":
        return _mask(detail, parameters)
    if detail.form == "embedding":
        return Message("the loss of a pair depends on every other row: it has no picture of its own")
    if CATALOGUE.get(state.loss).finish is not None:
        return Message("this loss is one number of the whole batch: a row has no picture of its own")
    return _single(state.loss, detail)


def _classes(detail: RowDetail, parameters: Values) -> Place | Message:
    z = detail.predictions.reshape(-1, detail.predictions.shape[-1])
    if detail.targets.size == detail.predictions.size and detail.targets.dtype.kind == "f":
        return Message("a target that is spread over several classes has no single axis")
    if z.shape[1] < 2:
        return Message("one class alone has no axis")
    labels = detail.targets.reshape(-1)
    used = np.flatnonzero(labels != parameters.get("ignore_index", -100))
    label = labels[used].astype(np.int64)
    scores = z[used]
    own = scores[np.arange(len(used)), label]
    worst = int(np.argmin(own - scores.max(1)))
    others = np.delete(scores[worst], label[worst])
    part = Message("position {n}", n=int(used[worst])) if len(labels) > 1 else None
    setting = {"others": tuple(others.tolist()), "classes": scores.shape[1]}
    return Place(setting, float(own[worst] - others.max()), part)


def _single(key: str, detail: RowDetail) -> Place:
    """The output that is furthest off."""
    x, y = detail.predictions.reshape(-1), detail.targets.astype(np.float64).reshape(-1)
    part = None
    worst = 0
    if len(x) > 1:
        worst = int(np.argmax(_distance(key, x, y)))
        part = Message("output {n}", n=worst)
    target = float(y[worst])
    task = CATALOGUE.get(key).task
    if task.key == "regression":
        return Place({"target": target}, float(x[worst]) - target, part)
    if task.target == "sign":
        return Place({"target": (target + 1) / 2}, float(x[worst]), part)
    native = SCENES["binary"].find(float(x[worst]), "probability", {}) if task.prediction == "probability" else x[worst]
    return Place({"target": target}, float(np.clip(native if native is not None else 0.0, -1e5, 1e5)), part)


def _distance(key: str, x: Array, y: Array) -> Array:
    task = CATALOGUE.get(key).task
    if task.target == "sign":
        return -y * x
    return np.abs(x - y) if task.prediction in ("value", "probability") else np.abs(1 / (1 + np.exp(-x)) - y)


def _mask(detail: RowDetail, parameters: Values) -> Place | Message:
    if parameters.get("squared"):
        return Message("with squares, Dice depends on every single pixel: it has no picture along one axis")
    channels = detail.predictions.shape[0]
    z, t = detail.predictions.reshape(channels, -1), detail.targets.astype(np.float64).reshape(channels, -1)
    if parameters.get("activation") == "softmax":
        return Message("with softmax, the channels depend on each other: they have no single axis")
    p = 1 / (1 + np.exp(-z)) if parameters.get("activation") == "sigmoid" else z
    if not np.isin(t, (0.0, 1.0)).all():
        return Message("a mask of grey values has no single axis")
    overlap = 2 * (p * t).sum(1) / np.maximum(p.sum(1) + t.sum(1), 1e-12)
    worst = int(np.argmin(overlap))
    inside = t[worst] > 0
    if not inside.any():
        return Message("the mask is empty: there is no pixel whose probability could be the axis")
    outside = float(p[worst][~inside].mean()) if (~inside).any() else 0.0
    setting = {"mask_share": inside.mean(), "background": outside, "pixels": len(inside)}
    part = Message("class {n}", n=worst) if channels > 1 else None
    return Place(
        {k: float(v) if k != "pixels" else int(v) for k, v in setting.items()}, float(p[worst][inside].mean()), part
    )
