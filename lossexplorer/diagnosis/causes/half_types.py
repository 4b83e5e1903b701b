"""Types that hold too little, or sums in an unlucky order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.reason import Measure


# -- half types ----------------------------------------------------------------------------------------------------

_LARGEST = 65504.0


def _overflows(facts: Facts) -> Message | None:
    """What would overflow if the loss were computed in float16, sums of masks included."""
    if facts.case.group == "softmax":
        top = max(
            float(np.abs(np.nan_to_num(facts.column[name], posinf=0.0, neginf=0.0)).max()) for name in ("high", "low")
        )
        if _LARGEST < top < math.inf:
            return Message("a score of size {top}", top=top)
        return _sum_overflows(facts)
    c = facts.whole
    if c is None or not bool(c.raw.isfinite().all()):
        return None
    top = float(c.raw.abs().max())
    if top > _LARGEST:
        return Message("a prediction of size {top}", top=top)
    if facts.loss.key in ("mse_loss", "rmse_loss") and float((c.raw - c.t).abs().max()) ** 2 > _LARGEST:
        return Message("the square of an error of {error}", error=float((c.raw - c.t).abs().max()))
    if facts.case.group == "overlap" and c.t.ndim > 2:
        area = float(torch.maximum(c.t.flatten(2).sum(2), c.raw.clamp(0, 1).flatten(2).sum(2)).max())
        return Message("the sum {total} over a mask", total=area) if area > _LARGEST else None
    return _sum_overflows(facts)


def _sum_overflows(facts: Facts) -> Message | None:
    too_large = facts.case.reduction == "sum" and facts.total > _LARGEST
    return Message("the sum {total}", total=facts.total) if too_large else None


def float16_overflow(facts: Facts) -> Iterator[Hypothesis]:
    """Infinity, or nan where it meets another one."""
    what = _overflows(facts)
    if what is not None and math.isfinite(facts.recomputed):
        for value in (math.inf, math.nan):
            half = "F.mse_loss(predictions.half(), targets.half())"
            wrong = half if value == math.inf and facts.loss.key == "mse_loss" else ""
            yield Hypothesis(value, Message("{what}, beyond the float16 maximum 65504,", what=what), wrong=wrong)


def finds_overflow(facts: Facts) -> Found | None:
    """That float16 would not do."""
    what = _overflows(facts)
    return None if what is None else Found("info", Message("{what} is beyond the float16 maximum 65504", what=what))


FLOAT16_OVERFLOW = Reason(
    key="float16_overflow",
    title=mark("Half precision overflows"),
    group="D",
    fix=Message("Compute the loss in float32."),
    code="loss = criterion(predictions.float(), targets)",
    sources=(
        "qubvel-org/segmentation_models.pytorch#463",
        "pytorch/pytorch#85791",
        "pytorch/pytorch#29429",
        "tensorflow/tensorflow#43172",
    ),
    makes_non_finite=True,
    applies=lambda f: f.case.group in ("softmax", "sigmoid", "regression", "overlap"),
    predict=float16_overflow,
    find=finds_overflow,
)


def _rounded(name: str) -> Measure:
    """The price of predictions that are rounded to a type of torch, by its name."""

    def measure(c: ClassChunk | ElementChunk) -> dict[str, Any]:
        kind = getattr(torch, name)
        if isinstance(c, ClassChunk):
            z = c.z if c.facts.case.kind.verdict != "probabilities" else c.raw.to(kind).to(c.raw.dtype).log()
            return {name: c.price(z.to(kind).to(z.dtype))}
        return {name: c.price(c.input.to(kind).double())} if c.facts.by_rows else {}

    return measure


def _rounding_to(name: str) -> Callable[[Facts], Iterator[Hypothesis]]:
    """The loss, the loss of rounded predictions, and that rounded again."""
    rounded = f"criterion(predictions.to(torch.{name}).to(predictions.dtype), targets)"

    def predict(facts: Facts) -> Iterator[Hypothesis]:
        words = Message("{loss}, rounded to {type},", loss=facts.loss.key, type=name)
        own = _in_type(facts.recomputed, name)
        yield Hypothesis(own, words, least_digits=4, wrong=f"criterion(predictions, targets).to(torch.{name})")
        if name in facts.sums:
            value, of_logits = facts.of(name), facts.loss.key == "nll_loss"  # which takes logarithms of them before
            inside = Message("{loss} of predictions rounded to {type}", loss=facts.loss.key, type=name)
            yield Hypothesis(value, inside, {"rounded": "inside"}, least_digits=4, wrong="" if of_logits else rounded)
            wrong = "" if of_logits else f"{rounded}.to(torch.{name})"
            yield Hypothesis(_in_type(value, name), inside, {"rounded": "both"}, least_digits=4, wrong=wrong)

    return predict


def _in_type(value: float, name: str) -> float:
    return float(torch.tensor(value, dtype=torch.float64).to(getattr(torch, name)))


BFLOAT16_ROUNDING = Reason(
    key="bfloat16_rounding",
    title=mark("The loss was rounded to bfloat16"),
    group="D",
    fix=Message("Cast the predictions to float32 before the loss: bfloat16 has 3 digits."),
    code="loss = criterion(predictions.float(), targets)",
    sources=("Modalities/modalities#464",),
    applies=lambda f: f.case.group != "other",
    costly=True,
    measure=_rounded("bfloat16"),
    predict=_rounding_to("bfloat16"),
)
FLOAT16_ROUNDING = Reason(
    key="float16_rounding",
    title=mark("The loss was rounded to float16"),
    group="D",
    fix=Message("Cast the predictions to float32 before the loss: float16 has 4 digits."),
    code="loss = criterion(predictions.float(), targets)",
    applies=lambda f: f.case.group != "other",
    costly=True,
    measure=_rounded("float16"),
    predict=_rounding_to("float16"),
)

FLOAT32_ACCUMULATION = Reason(
    key="float32_accumulation",
    title=mark("The order of a float32 sum"),
    group="D",
    fix=Message("Harmless: accumulate in float64 if you need these digits."),
    code="total = losses.double().sum()",
    sources=(
        "numpy/numpy#5681",
        "pytorch/pytorch#55657",
        "tensorflow/tensorflow#3775",
        "facebookresearch/fastText#757",
    ),
    predict=lambda f: iter(
        [
            Hypothesis(
                f.recomputed - 3e-5 * abs(f.recomputed),
                Message(
                    "sums of {n} float32 numbers may be off by 3 in 100000, and your number is that near", n=f.elements
                ),
                kind="bound",
                high=f.recomputed + 3e-5 * abs(f.recomputed),
                least_digits=5,
            )
        ]
        if f.elements >= 100_000 and math.isfinite(f.recomputed)
        else []
    ),
)
