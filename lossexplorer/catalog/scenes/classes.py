"""The scene of several classes: the true one against the others, which stand still."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.params import REAL, Integer, Interval, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Pinned, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _others(s: Values) -> tuple[float, ...]:
    pinned: tuple[float, ...] | None = s["others"]
    return pinned if pinned is not None else (s["other_logits"],) * (s["classes"] - 1)


def _log_sum_exp(values: tuple[float, ...]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))


def _place_classes(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    others = _others(s)
    if axis == "logit":
        z = x
    elif axis == "margin":
        z = x + max(others)
    else:  # log p − log(1 − p) is the distance to the log-sum-exp of the others
        log_p = x if axis == "log_probability" else x.log()
        z = log_p - torch.log(-torch.expm1(log_p)) + _log_sum_exp(others)
    rest = torch.tensor(others, dtype=x.dtype, device=x.device).expand(len(x), -1)
    label = torch.zeros(len(x), dtype=torch.int64, device=x.device)
    return {"z": torch.cat([z[:, None], rest], 1), "label": label}


def _show_classes(u: float, axis: str, s: Values) -> float | None:
    others = _others(s)
    z = u + max(others)
    if axis in ("probability", "log_probability"):
        log_p = -math.log1p(math.exp(min(_log_sum_exp(others) - z, 700.0)))
        return math.exp(log_p) if axis == "probability" else log_p
    if math.isinf(u):
        return None
    return u if axis == "margin" else z


def _find_classes(x: float, axis: str, s: Values) -> float | None:
    others = _others(s)
    if axis == "margin":
        return x
    if axis == "logit":
        return x - max(others)
    log_p = x if axis == "log_probability" else math.log(x) if x > 0 else -math.inf
    return log_p - math.log(-math.expm1(log_p)) + _log_sum_exp(others) - max(others) if log_p < 0 else math.inf


SCENE = Scene(
    "classes",
    "One of several classes",
    (
        Axis("margin", "margin of the true class", "m", (-8.0, 8.0)),
        Axis("probability", "probability of the true class", "p", (0.0, 1.0), (0.0, 1.0), affine=False),
        Axis("logit", "logit of the true class", "z", (-8.0, 8.0)),
        Axis("log_probability", "log-probability of the true class", "log p", (-8.0, 0.0), (-1e6, 0.0), affine=False),
    ),
    (
        Integer("classes", "C", 10, (2, 1000), Interval(2, 100_000), "log").means("The number of classes."),
        Number("other_logits", "z", 0.0, (-5.0, 5.0), REAL, words="other logits").means(
            "The logit of every other class."
        ),
        Number("teacher_margin", "mₜ", 2.0, (-4.0, 8.0), REAL, words="margin of the teacher").means(
            "By how much the teacher's logit of the true class exceeds the largest other one."
        ),
        Pinned(name="others", symbol="z", help="The logits of the other classes, held as a row of a batch has them."),
    ),
    _place_classes,
    _show_classes,
    _find_classes,
)


def _lay_list(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    """The true class is the only one in the list."""
    ended = torch.full((len(at["z"]), at["z"].shape[1] - 1), -1, dtype=torch.int64, device=at["z"].device)
    return at["z"], torch.cat([at["label"][:, None], ended], 1)


def _lay_networks(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    """The teacher has the same other logits, and a margin of its own."""
    rest = at["z"][:, 1:]
    return at["z"], torch.cat([rest.amax(1, keepdim=True) + s["teacher_margin"], rest], 1), at["label"]


_CONTROLS = ("classes", "other_logits", "others")
_FIRST = Message("the probability of the class whose score runs")
_AFTER = Message("of the log-probabilities log_softmax(z)")
LAYS: Mapping[str, Lay] = {
    "class_logits": Lay(lambda at, s, p: (at["z"], at["label"]), _CONTROLS),
    "class_scores": Lay(lambda at, s, p: (at["z"],), _CONTROLS, _FIRST, value=lambda v: v[:, 0]),
    "soft_class_logits": Lay(lambda at, s, p: (at["z"], at["label"]), _CONTROLS),
    "probabilities": Lay(lambda at, s, p: (at["z"].softmax(1), F.one_hot(at["label"], at["z"].shape[1])), _CONTROLS),
    "class_probabilities": Lay(lambda at, s, p: (at["z"].softmax(1), at["label"]), _CONTROLS),
    "two_networks": Lay(_lay_networks, (*_CONTROLS, "teacher_margin")),
    "label_lists": Lay(_lay_list, _CONTROLS),
    "class_log_probabilities": Lay(lambda at, s, p: (F.log_softmax(at["z"], 1), at["label"]), _CONTROLS, _AFTER),
}
