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
    from collections.abc import Iterator

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts


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


def _rounded(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    if isinstance(c, ClassChunk):
        z = c.z if c.facts.case.kind.verdict != "probabilities" else c.raw.bfloat16().to(c.raw.dtype).log()
        return {"bfloat16": c.price(z.bfloat16().to(z.dtype))}
    return {"bfloat16": c.price(c.input.bfloat16().double())} if c.facts.by_rows else {}


_ROUNDED = "criterion(predictions.bfloat16().to(predictions.dtype), targets)"


def bfloat16_rounding(facts: Facts) -> Iterator[Hypothesis]:
    """The loss, the loss of rounded predictions, and that rounded again."""
    words = Message("{loss}, rounded to bfloat16,", loss=facts.loss.key)
    yield Hypothesis(
        _in_bfloat16(facts.recomputed), words, least_digits=4, wrong="criterion(predictions, targets).bfloat16()"
    )
    if "bfloat16" in facts.sums:
        value = facts.of("bfloat16")
        inside = Message("{loss} of predictions rounded to bfloat16", loss=facts.loss.key)
        of_logits = facts.loss.key == "nll_loss"  # whose predictions are turned into logarithms before
        yield Hypothesis(value, inside, {"rounded": "inside"}, least_digits=4, wrong="" if of_logits else _ROUNDED)
        wrong = "" if of_logits else f"{_ROUNDED}.bfloat16()"
        yield Hypothesis(_in_bfloat16(value), inside, {"rounded": "both"}, least_digits=4, wrong=wrong)


def _in_bfloat16(value: float) -> float:
    return float(torch.tensor(value, dtype=torch.float64).bfloat16())


BFLOAT16_ROUNDING = Reason(
    key="bfloat16_rounding",
    title=mark("The loss was rounded to bfloat16"),
    group="D",
    fix=Message("Cast the predictions to float32 before the loss: bfloat16 has 3 digits."),
    code="loss = criterion(predictions.float(), targets)",
    sources=("Modalities/modalities#464",),
    applies=lambda f: f.case.group != "other",
    costly=True,
    measure=_rounded,
    predict=bfloat16_rounding,
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
