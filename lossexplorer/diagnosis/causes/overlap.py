"""Dice and its relatives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.catalog.wide import total
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.results import FLOAT32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.results import CauseKind

SMOOTHS = (0.0, 1e-7, 1e-6, 1e-5, 1.0, 2.0)
_WAYS = {
    "all": mark("over everything at once"),
    "batch": mark("over the batch for each channel"),
    "image": mark("over the channels of each image"),
    "both": mark("for each image and channel"),
}


def is_overlap(facts: Facts) -> bool:
    """Whether the loss compares regions."""
    return facts.case.group == "overlap"


def _value(facts: Facts, input: Tensor, target: Tensor, **changed: Any) -> float:
    value, _ = facts.by_entry(input, target, 0, **changed)
    return total(value) / max(value.numel(), 1)


def _rounding(facts: Facts, input: Tensor, target: Tensor, **changed: Any) -> float:
    """What float32 may do to the loss of scores, whose sums may all but cancel: ε · Σ |x · ∂loss/∂x|."""
    x = input.detach().requires_grad_()
    (slope,) = torch.autograd.grad(facts.by_entry(x, target, 0, **changed)[0].mean(), x)
    found = FLOAT32 * float((slope * x.detach()).abs().sum())
    return found if math.isfinite(found) else 0.0


def reductions(input: Tensor, target: Tensor) -> dict[str, tuple[Tensor, Tensor]]:
    """Both in the shapes that make the loss take its sums in each of the four ways."""
    n, c = input.shape[:2]
    return {
        "both": (input.reshape(n, c, -1), target.reshape(n, c, -1)),
        "all": (input.reshape(1, 1, -1), target.reshape(1, 1, -1)),
        "image": (input.reshape(n, 1, -1), target.reshape(n, 1, -1)),
        "batch": (input.transpose(0, 1).reshape(1, c, -1), target.transpose(0, 1).reshape(1, c, -1)),
    }


def shares(facts: Facts, input: Tensor) -> Tensor:
    """Predictions after the activation of the entry, or after what raw scores need."""
    activation = facts.parameters["activation"]
    if activation == "softmax":
        return input.softmax(1)
    return input.sigmoid() if activation == "sigmoid" else input


_RESHAPED = {
    "all": ".reshape(1, 1, -1)",
    "image": ".flatten(1).unsqueeze(1)",
    "both": ".flatten(2)",
    "batch": ".transpose(0, 1).flatten(1).unsqueeze(0)",
}


def _ways(facts: Facts, input: Tensor, code: str, what: Callable[[Message], Message]) -> Iterator[Hypothesis]:
    """The loss of these numbers in each way, the one asked for first; where no smoothing term was given, in others too.

    Args:
        facts: of the file.
        input: predictions, (N, C, …).
        code: the same as Python.
        what: words, given those of the way.
    """
    if facts.whole is None:
        return
    own, asked = "batch" if facts.parameters.get("batch") else "both", facts.parameters.get("smooth")
    batch = {"batch": False} if "batch" in facts.parameters else {}
    smooths = (asked,) if asked is None or "smooth" in facts.given else dict.fromkeys((asked, *SMOOTHS))
    parts = reductions(input, facts.whole.t)
    for smooth in smooths:
        changed = {"activation": "none"} | batch | ({} if smooth is None else {"smooth": smooth})
        for way in sorted(parts, key=lambda way: way != own):
            x, t = parts[way]
            said = what(Message(_WAYS[way]))
            shown: dict[str, Any] = {"reduction": way}
            if smooth != asked:
                said, shown = (
                    Message("{what} with smooth = {smooth}", what=said, smooth=smooth),
                    shown | {"smooth": smooth},
                )
            options = "".join(f", {name}={value!r}" for name, value in changed.items())
            wrong = f"criterion({code}{_RESHAPED[way]}, targets{_RESHAPED[way]}{options})"
            kind: CauseKind = "exact" if smooth == asked else "free"
            value, rounding = _value(facts, x, t, **changed), _rounding(facts, x, t, **changed)
            yield Hypothesis(value, said, shown, kind, smooth == asked, wrong=wrong, rounding=rounding)


def dice_on_logits(facts: Facts) -> Iterator[Hypothesis]:
    """The loss of the scores themselves."""
    if facts.whole is not None:
        key = facts.loss.key
        yield from _ways(
            facts,
            facts.whole.raw,
            "as_read",
            lambda way: Message("{loss} of the scores themselves, {way}", loss=key, way=way),
        )


def finds_scores(facts: Facts) -> Found | None:
    """Values outside [0, 1], and no activation."""
    if facts.parameters["activation"] != "none" or facts.case.kind.verdict != "logits":
        return None
    return Found("warning", Message("activation is none, but {why}", why=facts.case.kind.evidence))


def _activated(facts: Facts) -> dict[str, Any]:
    """The activation that these masks call for."""
    if facts.parameters["activation"] != "none" or facts.whole is None:
        return {}
    return {"activation": "softmax" if facts.whole.is_one_class else "sigmoid"}


DICE_ON_LOGITS = Reason(
    key="dice_on_logits",
    title=mark("No sigmoid or softmax before an overlap loss"),
    group="G",
    fix=Message("Apply sigmoid or softmax before the loss."),
    code="loss = dice_loss(logits.sigmoid(), masks)",
    recipe=_activated,
    sources=(
        "ScrollPrize/villa#1644",
        "milesial/Pytorch-UNet#271",
        "jakeret/tf_unet#15",
        "jakeret/tf_unet#16",
        "Cocofeat/TBraTS#6",
        "Hsuxu/Loss_ToolBox-PyTorch#11",
    ),
    applies=lambda f: is_overlap(f) and f.case.kind.verdict == "logits",
    predict=dice_on_logits,
    find=finds_scores,
)


def dice_smoothing(facts: Facts) -> Iterator[Hypothesis]:
    """Other smoothing terms."""
    if facts.whole is None:
        return
    for smooth in SMOOTHS:
        if smooth != facts.parameters["smooth"]:
            value = _value(facts, facts.whole.input, facts.whole.t, smooth=smooth)
            yield Hypothesis(
                value, Message("{loss} with smooth = {smooth}", loss=facts.loss.key, smooth=smooth), {"smooth": smooth}
            )


def finds_empty(facts: Facts) -> Found | None:
    """Masks without a pixel."""
    if facts.whole is None or facts.whole.t.ndim < 2:
        return None
    t = facts.whole.t
    area = t.reshape(t.shape[0], t.shape[1], -1).sum(2)
    n = int((area == 0).sum())
    if not n:
        return None
    rows = tuple(int(i) for i in np.flatnonzero((area == 0).any(1).numpy())[:10])
    evidence = Message(
        "{n} of {all} masks are empty; smooth = {smooth} decides what they cost",
        n=n,
        all=area.numel(),
        smooth=facts.parameters["smooth"],
    )
    return Found("warning" if facts.parameters["smooth"] == 0 else "info", evidence, rows)


DICE_SMOOTHING = Reason(
    key="dice_smoothing",
    title=mark("The smoothing term, and empty masks"),
    group="G",
    wrong="criterion(predictions, targets, smooth=smooth)",
    fix=Message("The overlap of empty masks is undefined: skip them, or state the convention."),
    code="loss = dice_loss(p, masks, smooth=1e-5)",
    sources=("qubvel-org/segmentation_models.pytorch#575", "MIC-DKFZ/medicaldetectiontoolkit#89"),
    applies=lambda f: is_overlap(f) and "smooth" in f.parameters,
    makes_non_finite=True,
    predict=dice_smoothing,
    find=finds_empty,
)


def dice_reduction(facts: Facts) -> Iterator[Hypothesis]:
    """The ways that are not the given one."""
    if facts.whole is not None:
        shares_of = {"softmax": "predictions.softmax(1)", "sigmoid": "predictions.sigmoid()"}
        code = shares_of.get(facts.parameters["activation"], "predictions")
        key, own = facts.loss.key, "batch" if facts.parameters.get("batch") else "both"
        ways = _ways(
            facts, shares(facts, facts.whole.input), code, lambda way: Message("{loss} taken {way}", loss=key, way=way)
        )
        yield from (guess for guess in ways if guess.parameters["reduction"] != own)


DICE_REDUCTION = Reason(
    key="dice_reduction",
    title=mark("Over the batch, per image, or per class"),
    group="G",
    fix=Message("Choose per image or per batch, and say which."),
    code="loss = dice_loss(p, masks, batch=True)",
    sources=(
        "qubvel-org/segmentation_models.pytorch#712",
        "qubvel-org/segmentation_models.pytorch#1148",
        "BloodAxe/pytorch-toolbelt#59",
        "BloodAxe/pytorch-toolbelt#99",
        "NifTK/NiftyNet#22",
        "ivadomed/ivadomed#910",
        "faustomilletari/VNet#13",
    ),
    applies=is_overlap,
    predict=dice_reduction,
)
