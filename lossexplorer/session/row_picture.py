"""From a row of a batch to a picture in Explore in which the cursor stands on that row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, called
from lossexplorer.catalog.common import log
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, scenes_of, why_no_picture
from lossexplorer.compute.curve import clamp
from lossexplorer.compute.detail import place_in_row
from lossexplorer.state.explore import ExploreState, new_picture

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.state.batch import BatchState

Values = dict[str, Any]
_UNSURE = 0.01
"""How far probabilities may be from a sum of 1: half types keep three digits."""


@dataclass(frozen=True)
class Place:
    """Where one decision of a row stands in a scene."""

    setting: Values
    cursor: float
    """In the scene's own coordinate."""
    own: tuple[int, ...] = ()
    """Which predictions of the row are drawn, as flat indices: those whose share of a vector parameter counts."""
    part: Message | None = None
    """Which decision it is, where a row has several."""
    scene: str | None = None
    """Where it is drawn, if not in the entry's own scene."""
    reach: float | None = None
    """How far from 0 there is something to see, where that is not the same for all rows."""


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
    picture = new_picture(state.loss, _for_one_row(dict(state.parameters), state.loss, detail, found), found.scene)
    setting = dict(picture.setting) | found.setting
    axis = SCENES[picture.scene].axes[0]
    low, high = axis.range
    reach = 1.25 * abs(found.cursor)
    span = (min(low, -reach), max(high, reach)) if axis.limits[0] < -1 else None
    if found.reach is not None:
        span = (-max(found.reach, reach), max(found.reach, reach))
    cursor = clamp(found.cursor, picture.scene, axis.key, setting)
    name = called(state.ref.label) if state.ref is not None else ""
    row = Message("row {row} of {name}", row=detail.index, name=name)
    pin = row if found.part is None else Message("{row}, {part}", row=row, part=found.part)
    return replace(picture, setting=tuple(setting.items()), cursor=cursor, span=span, pin=pin, pin_at=cursor)


def _for_one_row(parameters: Values, key: str, detail: RowDetail, place: Place) -> Values:
    """What matters to a batch alone says nothing of a single curve; of a vector, it takes the row's own numbers."""
    own = dict(parameters)
    for p in CATALOGUE.get(key).params:
        if not isinstance(p, Vector):
            own[p.name] = p.default if p.batch_only else own[p.name]
        elif own[p.name] is not None:
            values = np.asarray(own[p.name])
            if values.ndim > detail.predictions.ndim:  # one for each row
                values = values[detail.index if len(values) > 1 else 0]
            own[p.name] = tuple(np.broadcast_to(values, detail.predictions.shape).reshape(-1)[list(place.own)].tolist())
    return own


def _place(state: BatchState, detail: RowDetail) -> Place | Message:
    found = _anywhere(state, detail)
    if isinstance(found, Message) or state.loss is None:
        return found
    low, high = SCENES[found.scene or scenes_of(CATALOGUE.get(state.loss))[0]].axes[0].limits
    return found if low <= found.cursor <= high else Message("this row lies too far out to be drawn")


def _anywhere(state: BatchState, detail: RowDetail) -> Place | Message:
    """The place of a row, be it on the axis or beyond its ends."""
    if state.loss is None:
        return Message("there is no loss yet")
    if not detail.used:
        return Message("this row is ignored")
    scenes = scenes_of(CATALOGUE.get(state.loss))
    parameters = dict(state.parameters)
    if not scenes:
        return why_no_picture(CATALOGUE.get(state.loss))
    if CATALOGUE.get(state.loss).role != "loss":
        return Message("its picture is one of made-up examples, among which a row of a batch has no place")
    if not (np.isfinite(detail.predictions).all() and np.isfinite(detail.targets).all()):
        return Message("this row holds numbers that are not finite")
    if CATALOGUE.get(state.loss).task.prediction == "mask" and CATALOGUE.get(state.loss).task.activation:
        return Message("the order of all of its pixels decides what this image costs: it has no single axis")
    if detail.form == "classes" and CATALOGUE.get(state.loss).task.target_at is None:
        return Message("the picture of this loss shows a shift of all scores, which no single row has")
    if detail.form == "classes":
        return _classes(state.loss, detail, parameters)
    if detail.form == "mask":
        return _mask(detail, parameters)
    if CATALOGUE.get(state.loss).task.key == "ranked_lists":
        return _list_of_two(detail)
    if CATALOGUE.get(state.loss).task.target == "label_list":
        return _list(detail)
    if CATALOGUE.get(state.loss).task.prediction == "box":
        return _box(detail)
    if CATALOGUE.get(state.loss).task.key == "embedding_target":
        return _pair(detail)
    if detail.form == "embedding" and CATALOGUE.get(state.loss).kind_of(parameters) == "elementwise":
        return Message("this loss takes more than two vectors: a row alone does not say where it stands")
    if detail.form == "embedding":
        return Message("the loss of a pair depends on every other row: it has no picture of its own")
    if CATALOGUE.get(state.loss).finish is not None:
        return Message("this loss is one number of the whole batch: a row has no picture of its own")
    return _single(state.loss, detail, parameters)


def _classes(key: str, detail: RowDetail, parameters: Values) -> Place | Message:
    z = detail.predictions.reshape(-1, detail.predictions.shape[-1])
    labels, ignored = detail.targets.reshape(-1), parameters.get("ignore_index", -100)
    if detail.targets.size == detail.predictions.size and detail.targets.dtype.kind == "f":
        shares, ignored = labels.reshape(z.shape), -1
        labels = shares.argmax(1)
        if "classes" not in scenes_of(CATALOGUE.get(key)) or not (shares == np.eye(z.shape[1])[labels]).all():
            return Message("a target that is spread over several classes has no single axis")
    if z.shape[1] < 2:
        return Message("one class alone has no axis")
    if CATALOGUE.get(key).task.prediction == "probabilities":
        if not z.all():
            return Message("this row holds a probability of 0, of which there is no logarithm")
        z = np.log(z)
    used = np.flatnonzero(labels != ignored)
    label = labels[used].astype(np.int64)
    scores = z[used]
    own = scores[np.arange(len(used)), label]
    chosen = np.flatnonzero(used == detail.at)
    worst = int(chosen[0]) if chosen.size else int(np.argmin(own - scores.max(1)))
    space = CATALOGUE.get(key).task.prediction
    if space in ("probabilities", "log_probabilities") and abs(np.exp(scores[worst]).sum() - 1) > _UNSURE:
        return Message("these probabilities do not sum to 1: a curve of them would not pass through this row")
    classes = np.arange(scores.shape[1])
    order = [int(label[worst]), *np.delete(classes, label[worst]).tolist()]
    others = scores[worst][order[1:]]
    part = place_in_row(detail, int(used[worst])) if len(labels) > 1 else None
    setting = {"others": tuple(others.tolist()), "classes": len(order)}
    first = int(used[worst]) * len(order)
    return Place(setting, float(own[worst] - others.max()), tuple(first + c for c in order), part, "classes")


def _list(detail: RowDetail) -> Place | Message:
    """A row with one true class, beside its false ones."""
    ends = np.append(np.flatnonzero(detail.targets < 0), detail.targets.size)[0]
    if ends != 1 or detail.targets.size < 2:
        return Message("a row has a picture if it has one true class and others that are false")
    label = int(detail.targets[0])
    others = np.delete(detail.predictions, label)
    setting = {"others": tuple(others.tolist()), "classes": len(others) + 1}
    return Place(setting, float(detail.predictions[label] - others.max()))


def _list_of_two(detail: RowDetail) -> Place | Message:
    """Which of the two comes first."""
    if detail.predictions.size != 2:
        return Message("a list of more than two has no single axis")
    score, relevance = detail.predictions, detail.targets.astype(np.float64)
    return Place({"relevance": float(relevance[0] - relevance[1])}, float(score[0] - score[1]))


def _single(key: str, detail: RowDetail, parameters: Values) -> Place:
    """The output that is furthest off."""
    x, y = detail.predictions.reshape(-1), detail.targets.astype(np.float64).reshape(-1)
    part = None
    worst = 0
    if len(x) > 1:
        worst = int(np.argmax(_distance(key, x, y, parameters)))
        part = Message("output {n}", n=worst)
    target = float(y[worst])
    task = CATALOGUE.get(key).task
    if task.key == "regression":
        return Place({"target": target}, float(x[worst]) - target, (worst,), part)
    if task.key in ("percentage", "amount"):
        return Place({"target": target}, float(x[worst]), (worst,), part)
    if task.key == "count":
        return Place({"target": target}, float(x[worst] if parameters["log_input"] else log(x[worst])), (worst,), part)
    if task.key == "preference":
        return Place({}, float(x[worst] - y[worst]), (worst,), part)
    if task.target == "sign":
        return Place({"target": (target + 1) / 2}, float(x[worst]), (worst,), part)
    native = SCENES["binary"].find(float(x[worst]), "probability", {}) if task.prediction == "probability" else x[worst]
    cursor = float(np.clip(native if native is not None else 0.0, -1e5, 1e5))
    return Place({"target": target}, cursor, (worst,), part)


def _box(detail: RowDetail) -> Place:
    """The predicted box on its way past the true one."""
    box, true = detail.predictions, detail.targets.astype(np.float64)
    (width, height), (target_width, target_height) = box[2:] - box[:2], true[2:] - true[:2]
    shift, offset = ((box[:2] - true[:2]) + (box[2:] - true[2:])) / 2
    setting = {
        "width": width,
        "height": height,
        "offset": offset,
        "target_width": target_width,
        "target_height": target_height,
    }
    reach = float(width + target_width) or None
    return Place({name: float(x) for name, x in setting.items()}, float(shift), reach=reach)


def _pair(detail: RowDetail) -> Place:
    """The cosine of two vectors; 0 beside a vector of zeros."""
    x, y = (a / max(float(np.abs(a).max(initial=0.0)), 1e-300) for a in (detail.predictions, detail.targets))
    length = float(np.linalg.norm(x) * np.linalg.norm(y))
    return Place({}, float(np.clip(x @ y / length, -1, 1)) if length else 0.0)


def _distance(key: str, x: Array, y: Array, parameters: Values) -> Array:
    task = CATALOGUE.get(key).task
    if parameters.get("log_input"):
        x = np.exp(np.minimum(x, 700))
    if task.key == "preference":
        return y - x
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
    worst = int(np.argmin(np.where(t.any(1), overlap, np.inf)))  # an empty mask has no picture
    inside = t[worst] > 0
    if not inside.any():
        return Message("the mask is empty: there is no pixel whose probability could be the axis")
    outside = float(p[worst][~inside].mean()) if (~inside).any() else 0.0
    setting = {"mask_share": inside.mean(), "background": outside, "pixels": len(inside)}
    part = Message("class {n}", n=worst) if channels > 1 else None
    cursor = float(p[worst][inside].mean())
    return Place({k: float(v) if k != "pixels" else int(v) for k, v in setting.items()}, cursor, part=part)
