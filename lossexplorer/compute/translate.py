"""The same value in other units: nats, bits, perplexity, probability; Dice, IoU; MSE, RMSE; Huber, Smooth L1."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FEWEST_PLACES = 3
"""Decimal places from which on a value is exact enough to name a number of classes."""
_MOST_CLASSES = 1_000_000


@dataclass(frozen=True)
class Unit:
    """A way to state a value; all units of a scale lead to its first one and back."""

    key: str
    name: str
    told: str
    """How a value of it is written in a line."""
    low: float
    high: float
    to_first: Callable[[float], float] = float
    from_first: Callable[[float], float] = float


def _exp(x: float) -> float:
    return math.exp(x) if x < 709 else math.inf


def _minus_log(x: float) -> float:
    return -math.log(x) + 0.0 if x > 0 else math.inf


SURPRISE = (
    Unit("nats", mark("nats"), mark("{value} nats"), 0, math.inf),
    Unit("bits", mark("bits"), mark("{value} bits"), 0, math.inf, lambda x: x * math.log(2), lambda x: x / math.log(2)),
    Unit("perplexity", mark("perplexity"), mark("perplexity {value}"), 1, math.inf, math.log, _exp),
    Unit("p", mark("p of the true class"), mark("p = {value}"), 0, 1, _minus_log, lambda x: math.exp(-x)),
)
OVERLAP = (
    Unit("dice", mark("Dice"), mark("Dice {value}"), 0, 1),
    Unit("iou", mark("IoU"), mark("IoU {value}"), 0, 1, lambda j: 2 * j / (1 + j), lambda d: d / (2 - d)),
    Unit("dice_loss", mark("Dice loss"), mark("Dice loss {value}"), 0, 1, lambda x: 1 - x, lambda d: 1 - d),
    Unit(
        "iou_loss",
        mark("IoU loss"),
        mark("IoU loss {value}"),
        0,
        1,
        lambda x: 2 * (1 - x) / (2 - x),
        lambda d: 2 * (1 - d) / (2 - d),
    ),
)
SQUARES = (
    Unit("mse", mark("MSE"), mark("MSE {value}"), 0, math.inf),
    Unit("rmse", mark("RMSE"), mark("RMSE {value}"), 0, math.inf, lambda x: x * x, math.sqrt),
    Unit("half_mse", mark("half MSE"), mark("half MSE {value}"), 0, math.inf, lambda x: 2 * x, lambda x: x / 2),
)


def robust(delta: float) -> tuple[Unit, ...]:
    """Huber and Smooth L1 that turn from squared to straight at the same error.

    Raises:
        UsageProblem: it is not above 0.
    """
    if not 0 < delta < math.inf:
        raise UsageProblem(Message("δ is above 0; got {value}", value=delta))
    return (
        Unit("huber", mark("Huber"), mark("Huber {value}"), 0, math.inf),
        Unit(
            "smooth_l1",
            mark("Smooth L1"),
            mark("Smooth L1 {value}"),
            0,
            math.inf,
            lambda x: x * delta,
            lambda x: x / delta,
        ),
    )


def scales(delta: float = 1.0) -> tuple[tuple[Unit, ...], ...]:
    """Everything between which values can be translated."""
    return SURPRISE, OVERLAP, SQUARES, robust(delta)


def scale_of(unit: str, delta: float = 1.0) -> tuple[Unit, ...]:
    """The scale to which a unit belongs."""
    return next(scale for scale in scales(delta) if unit in {u.key for u in scale})


def translate(value: float, unit: str, delta: float = 1.0) -> dict[str, float]:
    """A value in every unit of its scale, by their keys.

    Raises:
        UsageProblem: the value is not of this unit, as a probability of 1.5 is none.
    """
    scale = scale_of(unit, delta)
    given = next(u for u in scale if u.key == unit)
    if not given.low <= value <= given.high:
        wanted = (
            Message("{name} is at least {low}; got {value}", name=Message(given.name), low=given.low, value=value)
            if math.isinf(given.high)
            else Message(
                "{name} is from {low} to {high}; got {value}",
                name=Message(given.name),
                low=given.low,
                high=given.high,
                value=value,
            )
        )
        raise UsageProblem(wanted)
    first = given.to_first(value)
    return {u.key: value if u is given else u.from_first(first) for u in scale}


def chance_of(text: str, unit: str) -> int | None:
    """How many classes a model guesses among whose loss is this, as it is written: 2.3026 nats is 10.

    None where no whole number of classes is meant, or several could be.
    """
    digits = text.strip().partition("e")[0].partition(".")[2]
    if unit not in ("nats", "bits") or len(digits) < _FEWEST_PLACES or "e" in text:
        return None
    half = 0.5 * 10.0 ** -len(digits)
    low, high = (_exp(translate(max(float(text) + h, 0.0), unit)["nats"]) for h in (-half, half))
    count = math.ceil(low)
    return count if 2 <= count <= high < count + 1 and count <= _MOST_CLASSES else None


def p_of_focal(value: float, gamma: float, alpha: float = 1.0) -> float:
    """The probability of the truth at which α (1 − p)^γ (−log p) has this value, ≥ 0."""
    low, high = -745.0, 0.0  # of the logarithm of p, in which the loss falls from left to right
    for _ in range(200):
        middle = (low + high) / 2
        loss = alpha * (-math.expm1(middle)) ** gamma * -middle
        low, high = (middle, high) if loss > value else (low, middle)
    return math.exp(high)


def unit_of(key: str) -> str:
    """The unit in which a loss is told, by its key; nats if it is of no other kind."""
    own = {"huber_loss": "huber", "smooth_l1_loss": "smooth_l1", "mse_loss": "mse", "rmse_loss": "rmse"}
    return own.get(key) or (_OVERLAPS[key][0] if key in _OVERLAPS else "nats")


@dataclass(frozen=True)
class Reading:
    """The value of a curve in another unit."""

    unit: Unit
    value: float


P_T = Unit("p", mark("p of the true class"), mark("p = {value}"), 0, 1)
_PLAIN: Mapping[str, Mapping[str, object]] = {
    "cross_entropy": {"weight": None, "label_smoothing": 0.0},
    "nll_loss": {"weight": None},
    "categorical_cross_entropy": {},
    "binary_cross_entropy": {"weight": None},
    "binary_cross_entropy_with_logits": {"weight": None, "pos_weight": None},
    "soft_margin_loss": {},
}
"""Losses that are −log p, and the parameters under which they are."""
_DIVERGENCES = ("kl_div", "js_divergence")
_FOCAL = ("sigmoid_focal_loss", "binary_focal_loss", "softmax_focal_loss")
_OVERLAPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "dice_loss": ("dice_loss", ("dice", "iou")),
    "jaccard_loss": ("iou_loss", ("iou", "dice")),
    "box_iou_loss": ("iou_loss", ("iou", "dice")),
}
_SMALL_SMOOTH = 1e-3
"""Smoothing up to which Dice and IoU are told from a loss: more of it moves one and the other differently."""


def readings(
    key: str, parameters: Mapping[str, object], setting: Mapping[str, object], value: float
) -> tuple[Reading, ...]:
    """What the value of a loss is in other units; nothing where no other would mean anything.

    Args:
        key: of the loss.
        parameters: its own.
        setting: the controls of the scene: a soft target has no class whose probability could be told.
        value: what one row costs.
    """
    if not math.isfinite(value) or value < 0:
        return ()
    is_sure = setting.get("target", 1.0) in (0.0, 1.0, -1.0)
    if key in _FOCAL:
        return _of_focal(parameters, setting, value) if is_sure else ()
    if key in _DIVERGENCES:
        return _told(SURPRISE, "nats", value, ("bits",))
    if key in _PLAIN and all(parameters.get(name) == neutral for name, neutral in _PLAIN[key].items()):
        return _told(SURPRISE, "nats", value, ("bits", "perplexity", "p") if is_sure else ("bits", "perplexity"))
    if key in _OVERLAPS and value <= 1 and _is_overlap(parameters):
        unit, wanted = _OVERLAPS[key]
        return _told(OVERLAP, unit, value, wanted)
    if key in ("huber_loss", "smooth_l1_loss"):
        own, other, name = ("huber", "smooth_l1", "delta") if key == "huber_loss" else ("smooth_l1", "huber", "beta")
        turn = parameters.get(name)
        return _told(robust(turn), own, value, (other,)) if isinstance(turn, float) and turn > 0 else ()
    if key in ("mse_loss", "rmse_loss"):
        return _told(SQUARES, key.removesuffix("_loss"), value, ("rmse" if key == "mse_loss" else "mse",))
    return ()


def _is_overlap(parameters: Mapping[str, object]) -> bool:
    smooth = parameters.get("smooth", 0.0)
    return isinstance(smooth, float) and smooth <= _SMALL_SMOOTH and not parameters.get("squared")


def _of_focal(parameters: Mapping[str, object], setting: Mapping[str, object], value: float) -> tuple[Reading, ...]:
    gamma, alpha, target = parameters["gamma"], parameters["alpha"], setting.get("target", 1.0)
    if not isinstance(gamma, float) or not isinstance(alpha, float | None):
        return ()
    weight = 1.0 if alpha is None else alpha if target == 1.0 else 1 - alpha
    return (Reading(P_T, p_of_focal(value, gamma, weight)),) if weight > 0 else ()


def _told(scale: tuple[Unit, ...], unit: str, value: float, wanted: tuple[str, ...]) -> tuple[Reading, ...]:
    first = next(u for u in scale if u.key == unit).to_first(value)
    units = {u.key: u for u in scale}
    return tuple(Reading(units[key], units[key].from_first(first)) for key in wanted)
