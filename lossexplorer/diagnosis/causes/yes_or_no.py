"""Targets of yes and no: exchanged, or smoothed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, mark
from lossexplorer.compute.metrics import roc_auc
from lossexplorer.diagnosis.causes.sigmoid_space import is_sigmoid
from lossexplorer.diagnosis.natural import SMOOTHINGS
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

_BELOW_CHANCE = 0.3
"""Share of pairs in the right order under which predictions of enough rows mean the opposite."""
_DEVIATIONS = 5.0


def _other_targets(c: ElementChunk) -> dict[str, Any]:
    found = {"exchanged": c.price(target=1 - c.t)}
    return found | {f"smoothed {eps}": c.price(target=c.t * (1 - eps) + eps / 2) for eps in SMOOTHINGS}


def labels_inverted(facts: Facts) -> Iterator[Hypothesis]:
    """The loss against 1 − t."""
    what = Message("{loss} against one less the targets", loss=facts.loss.key)
    yield Hypothesis(facts.of("exchanged"), what, wrong="criterion(predictions, 1 - targets)")


def finds_inverted(facts: Facts) -> Found | None:
    """Positives that rank below negatives, by far more than chance would have it."""
    c = facts.whole
    if c is None or not facts.case.targets.bits_only:
        return None
    positive = c.t.numpy().ravel() > 0.5
    n, m = int(positive.sum()), int((~positive).sum())
    area = roc_auc(positive, c.raw.numpy().ravel())
    if area is None or area > _BELOW_CHANCE or 0.5 - area < _DEVIATIONS * math.sqrt((n + m + 1) / (12 * n * m)):
        return None
    evidence = Message(
        "only {share} % of pairs have the positive above the negative: predictions mean the opposite", share=100 * area
    )
    return Found("warning", evidence)


LABELS_INVERTED = Reason(
    key="labels_inverted",
    title=mark("Yes and no are exchanged"),
    group="C",
    fix=Message("Predict the class that the targets call 1, or use 1 − targets."),
    code="targets = 1 - targets",
    applies=is_sigmoid,
    measure=_other_targets,
    predict=labels_inverted,
    find=finds_inverted,
)


def targets_smoothed(facts: Facts) -> Iterator[Hypothesis]:
    """The loss against targets that were drawn to one half."""
    if not facts.case.targets.bits_only:
        return
    for eps in SMOOTHINGS:
        what = Message("{loss} of targets smoothed by {eps}", loss=facts.loss.key, eps=eps)
        wrong = "criterion(predictions, targets * (1 - label_smoothing) + label_smoothing / 2)"
        yield Hypothesis(facts.of(f"smoothed {eps}"), what, {"label_smoothing": eps}, "free", False, wrong=wrong)


TARGETS_SMOOTHED = Reason(
    key="targets_smoothed",
    title=mark("Targets of yes and no were smoothed"),
    group="E",
    fix=Message("Smoothed targets keep the loss above 0: validate with 0 and 1."),
    code="loss = F.binary_cross_entropy_with_logits(logits, targets)  # smoothed for training alone",
    applies=is_sigmoid,
    measure=_other_targets,
    predict=targets_smoothed,
)
