"""Scenes: how a one-dimensional slice is laid through the inputs of a task, and on which axes it is drawn.

A scene has axes that are maps of one native coordinate, and controls for what a slice holds fixed. ``place`` takes
positions on one axis to all coordinates of the scene, each computed in the way that keeps its digits, and
differentiably, so that the gradient by the axis shown follows by the chain rule. ``LAYS`` turns such a place into the
inputs of a loss. Curves of one picture share a scene and an axis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.common import logit
from lossexplorer.catalog.params import NON_NEGATIVE, REAL, UNIT, Integer, Interval, Number, Param

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


@dataclass(frozen=True)
class Axis:
    """What may be drawn from left to right."""

    key: str
    title: str
    symbol: str
    range: tuple[float, float]
    """What is shown at first."""
    limits: tuple[float, float] = (-1e6, 1e6)
    """What exists."""
    affine: bool = True
    """Whether it is a shifted or mirrored native coordinate, on which straight lines stay straight."""


@dataclass(frozen=True)
class Scene:
    """A family of axes, the controls of what is held fixed, and the maps between them."""

    key: str
    title: str
    axes: tuple[Axis, ...]
    """The first one is the native coordinate, in which marks are declared."""
    controls: tuple[Param, ...]
    place: Callable[[Tensor, str, Values], dict[str, Tensor]]
    """Positions on an axis → the coordinates that lays ask for, by name."""
    show: Callable[[float, str, Values], float | None]
    """A native coordinate → its position on an axis; None where it has none."""
    find: Callable[[float, str, Values], float | None]
    """The other way round; None where the axis is no map of the native coordinate."""
    bounds: Callable[[str, Values], tuple[float, float]] | None = None
    """Limits of an axis where they depend on the controls."""

    def axis(self, key: str) -> Axis:
        """The axis of this key.

        Raises:
            KeyError: the scene has no such axis.
        """
        for axis in self.axes:
            if axis.key == key:
                return axis
        raise KeyError(key)

    def limits(self, axis: str, setting: Values) -> tuple[float, float]:
        """Where positions on the axis exist, under these controls."""
        return self.bounds(axis, setting) if self.bounds else self.axis(axis).limits

    def defaults(self) -> Values:
        """Every control at its default."""
        return {p.name: p.default for p in self.controls}


@dataclass(frozen=True, kw_only=True)
class Pinned(Param):
    """Numbers that a row of a batch holds fixed, where a slider could not: the logits of the other classes."""

    default: None = None
    optional: bool = True

    def _check(self, value: Any) -> tuple[float, ...]:
        return tuple(float(x) for x in value)

    def _parse(self, text: str) -> Any:
        return text.replace("−", "-").split(",")


# --- regression -------------------------------------------------------------------------------------------------


def _place_regression(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    y = torch.full_like(x, s["target"])
    return {"prediction": y + x if axis == "error" else x, "target": y}


def _show_regression(u: float, axis: str, s: Values) -> float | None:
    return u if axis == "error" else u + s["target"]


def _find_regression(x: float, axis: str, s: Values) -> float | None:
    return x if axis == "error" else x - float(s["target"])


REGRESSION = Scene(
    "regression",
    "Predicting a number",
    (Axis("error", "error ŷ − y", "e", (-4.0, 4.0)), Axis("prediction", "prediction", "ŷ", (-4.0, 4.0))),
    (
        Number(name="target", symbol="y", default=0.0, typical=(-4.0, 4.0), help="What should have been predicted."),
        Integer(
            name="count",
            words="predictions in the set",
            symbol="n",
            default=4,
            domain=Interval(1, 4096),
            typical=(1, 32),
            help="How many predictions the set has; the others keep their error.",
        ),
        Number(
            name="other_error",
            words="error of the others",
            symbol="e",
            default=0.5,
            domain=NON_NEGATIVE,
            typical=(0.0, 4.0),
            help="The error of each of the other predictions.",
        ),
    ),
    _place_regression,
    _show_regression,
    _find_regression,
)

# --- binary -----------------------------------------------------------------------------------------------------


def _sign(s: Values) -> float:
    return 1.0 if s["target"] >= 0.5 else -1.0


def _place_binary(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    target = torch.full_like(x, s["target"])
    if axis == "probability":
        z = torch.logit(x)
        return {"z": z, "p": x, "log_p": x.log(), "log_q": torch.log1p(-x), "target": target}
    z = x * _sign(s) if axis == "margin" else x
    return {"z": z, "p": torch.sigmoid(z), "log_p": F.logsigmoid(z), "log_q": F.logsigmoid(-z), "target": target}


def _show_binary(u: float, axis: str, s: Values) -> float | None:
    if axis == "probability":
        return 1 / (1 + math.exp(-u)) if u > -700 else 0.0
    if math.isinf(u):
        return None
    return u * _sign(s) if axis == "margin" else u


def _find_binary(x: float, axis: str, s: Values) -> float | None:
    if axis == "probability":
        return logit(x)
    return x * _sign(s) if axis == "margin" else x


BINARY = Scene(
    "binary",
    "Yes or no",
    (
        Axis("logit", "logit", "z", (-6.0, 6.0)),
        Axis("probability", "probability", "p", (0.0, 1.0), (0.0, 1.0), affine=False),
        Axis("margin", "margin (2y − 1)·z", "m", (-6.0, 6.0)),
    ),
    (Number(name="target", symbol="y", default=1.0, domain=UNIT, typical=(0.0, 1.0), help="The true share of “yes”."),),
    _place_binary,
    _show_binary,
    _find_binary,
)

# --- several classes --------------------------------------------------------------------------------------------


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


CLASSES = Scene(
    "classes",
    "One of several classes",
    (
        Axis("margin", "margin of the true class", "m", (-8.0, 8.0)),
        Axis("probability", "probability of the true class", "p", (0.0, 1.0), (0.0, 1.0), affine=False),
        Axis("logit", "logit of the true class", "z", (-8.0, 8.0)),
        Axis("log_probability", "log-probability of the true class", "log p", (-8.0, 0.0), (-1e6, 0.0), affine=False),
    ),
    (
        Integer(
            name="classes",
            symbol="C",
            default=10,
            domain=Interval(2, 100_000),
            typical=(2, 1000),
            scale="log",
            help="The number of classes.",
        ),
        Number(
            name="other_logits",
            words="other logits",
            symbol="z",
            default=0.0,
            domain=REAL,
            typical=(-5.0, 5.0),
            help="The logit of every other class.",
        ),
        Pinned(name="others", symbol="z", help="The logits of the other classes, held as a row of a batch has them."),
    ),
    _place_classes,
    _show_classes,
    _find_classes,
)

# --- regions of an image ----------------------------------------------------------------------------------------


def _place_masks(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    pixels = s["pixels"]
    inside = round(s["mask_share"] * pixels)
    mask = (torch.arange(pixels, device=x.device) < inside).to(x.dtype).expand(len(x), -1)
    if axis == "overlap":  # a region as large as the mask, of which the part x lies on it
        outside = (1 - x) * inside / max(pixels - inside, 1)
    else:
        outside = torch.full_like(x, s["background"])
    return {"p": torch.where(mask > 0, x[:, None], outside[:, None]), "mask": mask}


def _show_masks(u: float, axis: str, s: Values) -> float | None:
    return u if axis == "probability" or u == 1 else None


def _find_masks(x: float, axis: str, s: Values) -> float | None:
    return x if axis == "probability" else None


def _bounds_masks(axis: str, s: Values) -> tuple[float, float]:
    """A region as large as a mask of more than half of the image cannot lie beside it altogether."""
    inside = round(s["mask_share"] * s["pixels"])
    if axis == "overlap" and 2 * inside > s["pixels"]:
        return 1 - (s["pixels"] - inside) / inside, 1.0
    return 0.0, 1.0


MASKS = Scene(
    "masks",
    "Regions of an image",
    (
        Axis("probability", "probability on the mask", "p", (0.0, 1.0), (0.0, 1.0)),
        Axis("overlap", "overlap of two regions of one size", "o", (0.0, 1.0), (0.0, 1.0), affine=False),
    ),
    (
        Number(
            name="mask_share",
            words="size of the mask",
            symbol="mask",
            default=0.2,
            domain=UNIT,
            typical=(0.0, 0.5),
            help="The share of the image that the mask covers.",
        ),
        Number(
            name="background",
            words="background",
            symbol="p₀",
            default=0.05,
            domain=UNIT,
            typical=(0.0, 1.0),
            help="The probability that is given to the pixels outside of the mask.",
        ),
        Integer(
            name="pixels",
            symbol="n",
            default=100,
            domain=Interval(2, 65_536),
            typical=(10, 4096),
            scale="log",
            help="The number of pixels.",
        ),
    ),
    _place_masks,
    _show_masks,
    _find_masks,
    _bounds_masks,
)

# --- pairs of views ---------------------------------------------------------------------------------------------


def _place_pairs(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    """Views of one pair at cosine x; each stranger has cosine c with both, in a direction of its own."""
    c, strangers = s["negative_similarity"], s["pairs"] - 1
    zero = torch.zeros_like(x)
    half = ((1 + x) / 2).sqrt(), ((1 - x) / 2).clamp(min=0).sqrt()
    first = torch.stack([half[0], half[1], *[zero] * strangers], 1)
    second = torch.stack([half[0], -half[1], *[zero] * strangers], 1)
    along = (c / half[0])[:, None, None].expand(-1, strangers, 1)
    own = (1 - along**2).clamp(min=0).sqrt() * torch.eye(strangers, dtype=x.dtype, device=x.device)
    rest = torch.cat([along, torch.zeros_like(along), own], 2)
    return {"z1": torch.cat([first[:, None], rest], 1), "z2": torch.cat([second[:, None], rest], 1)}


def _bounds_pairs(axis: str, s: Values) -> tuple[float, float]:
    """Two views that both have cosine c with a third cannot be further apart than this."""
    return max(2 * s["negative_similarity"] ** 2 - 1, -1.0), 1.0


PAIRS = Scene(
    "pairs",
    "Two views of one thing",
    (Axis("cosine", "cosine of the pair", "s", (-1.0, 1.0), (-1.0, 1.0)),),
    (
        Number(
            name="negative_similarity",
            words="cosine of strangers",
            symbol="cos",
            default=0.0,
            domain=Interval(-1, 1),
            typical=(-0.9, 0.9),
            help="The cosine of either view with every stranger.",
        ),
        Integer(
            name="pairs",
            symbol="N",
            default=8,
            domain=Interval(1, 64),
            typical=(2, 64),
            scale="log",
            help="The number of pairs in the set.",
        ),
    ),
    _place_pairs,
    lambda u, axis, s: u,
    lambda x, axis, s: x,
    _bounds_pairs,
)

SCENES: Mapping[str, Scene] = {s.key: s for s in (REGRESSION, BINARY, CLASSES, MASKS, PAIRS)}

# --- lays: from a place in a scene to the inputs of a loss --------------------------------------------------------

Place = dict[str, Any]


def _lay_set_of_numbers(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    y = at["target"][:, None]
    others = (y + s["other_error"]).expand(-1, s["count"] - 1)
    return torch.cat([at["prediction"][:, None], others], 1), y.expand(-1, s["count"])


def _lay_sign(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    if s["target"] not in (0.0, 1.0):
        raise Problem(Message("wants a sure target: y = 0 or y = 1"))
    return at["z"], 2 * at["target"] - 1


def _lay_masks(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    share, mask = at["p"][:, None], at["mask"][:, None]
    if p["batch"]:  # each position is a batch of one image
        share, mask = share[:, None], mask[:, None]
    if p["activation"] == "sigmoid":
        return torch.logit(share), mask
    if p["activation"] == "softmax":
        both = torch.cat([1 - share, share], -2)
        return both.log(), torch.cat([1 - mask, mask], -2)
    return share, mask


@dataclass(frozen=True)
class Lay:
    """How a task is drawn in a scene."""

    inputs: Callable[[Place, Values, Values], tuple[Tensor, ...]]
    """Of a place, the controls and the parameters. The first axis runs over the positions; of a set loss, each
    position has a set of its own."""
    controls: tuple[str, ...]
    """What of the scene matters here."""


_CLASS_CONTROLS = ("classes", "other_logits", "others")
_LAYS: Mapping[tuple[str, str], Lay] = {
    ("regression", "regression"): Lay(lambda at, s, p: (at["prediction"], at["target"]), ("target",)),
    ("binary", "binary_logit"): Lay(lambda at, s, p: (at["z"], at["target"]), ("target",)),
    ("binary", "binary_probability"): Lay(lambda at, s, p: (at["p"], at["target"]), ("target",)),
    ("binary", "margin"): Lay(_lay_sign, ("target",)),
    ("binary", "regression"): Lay(lambda at, s, p: (at["p"], at["target"]), ("target",)),
    ("binary", "distribution"): Lay(
        lambda at, s, p: (
            torch.stack([at["log_q"], at["log_p"]], 1),
            _log_if(p["log_target"], torch.stack([1 - at["target"], at["target"]], 1)),
        ),
        ("target",),
    ),
    ("classes", "class_logits"): Lay(lambda at, s, p: (at["z"], at["label"]), _CLASS_CONTROLS),
    ("classes", "soft_class_logits"): Lay(lambda at, s, p: (at["z"], at["label"]), _CLASS_CONTROLS),
    ("classes", "class_log_probabilities"): Lay(
        lambda at, s, p: (F.log_softmax(at["z"], 1), at["label"]), _CLASS_CONTROLS
    ),
    ("masks", "masks"): Lay(_lay_masks, ("mask_share", "background", "pixels")),
    ("pairs", "embedding_pairs"): Lay(lambda at, s, p: (at["z1"], at["z2"]), ("negative_similarity", "pairs")),
}
_SET_OF_NUMBERS = Lay(_lay_set_of_numbers, ("target", "count", "other_error"))


def _log_if(wanted: bool, share: Tensor) -> Tensor:
    return share.log() if wanted else share


def lay_of(loss: Loss, scene: str) -> Lay | None:
    """How the loss is drawn in the scene; None where it has no honest picture there."""
    if loss.task.key == "regression" and loss.finish is not None:
        return _SET_OF_NUMBERS if scene == "regression" else None
    return _LAYS.get((scene, loss.task.key))


def scenes_of(loss: Loss) -> tuple[str, ...]:
    """The scenes in which the loss has a picture; the first is its own, in whose coordinate its marks are."""
    return tuple(key for key in SCENES if lay_of(loss, key) is not None)
