"""Weights of classes: what they are divided by, and where they got lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.reduction import SUM_OVER_COUNT, is_mean
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

_WEIGHTS = ("weight", "pos_weight", "alpha", "samples_per_class")


def has_weights(facts: Facts) -> bool:
    """Whether the user gave weights."""
    return any(name in facts.given and facts.parameters.get(name) is not None for name in _WEIGHTS)


def weighted_mean_denominator(facts: Facts) -> Iterator[Hypothesis]:
    """The other denominator."""
    if facts.pricing is not None and facts.pricing.weight is not None:
        weight = facts.pricing.weight[facts.label.clamp(min=0)].numpy()[facts.used].sum()
        if facts.pricing.weighs_mass:
            for n in dict.fromkeys((facts.n_used, facts.elements)):
                what = Message("the weighted sum over {n} elements, divided by their number,", n=n)
                yield Hypothesis(facts.total / n, what, {"count": n}, wrong=SUM_OVER_COUNT)
            n, whole = facts.n_used, float(facts.pricing.weight.sum())
            for scaled in (1, facts.classes):
                what = Message(
                    "the same with weights scaled to sum {scaled}, divided by {n} elements,", scaled=scaled, n=n
                )
                count = n * whole / scaled
                yield Hypothesis(facts.total / count, what, {"count": count}, wrong=SUM_OVER_COUNT)
        else:
            what = Message("the weighted sum divided by the total weight {weight}", weight=float(weight))
            yield Hypothesis(facts.total / float(weight), what, {"count": float(weight)}, wrong=SUM_OVER_COUNT)
    elif facts.case.group == "sigmoid" and facts.parameters.get("weight") is not None and facts.whole is not None:
        weight = float(np.broadcast_to(np.asarray(facts.parameters["weight"], np.float64), facts.whole.raw.shape).sum())
        what = Message("the weighted sum divided by the total weight {weight}", weight=weight)
        yield Hypothesis(facts.total / weight, what, {"count": weight}, wrong=SUM_OVER_COUNT)


WEIGHTED_MEAN_DENOMINATOR = Reason(
    key="weighted_mean_denominator",
    title=mark("Weighted rows divided by another denominator"),
    group="B",
    fix=Message(
        "torch divides by the total weight of the rows for class indices, by their number for probabilities and after "
        "reduction='none': use one of them throughout."
    ),
    code="loss = F.cross_entropy(logits, labels, weight=weight)  # divides by weight[labels].sum()",
    sources=(
        "pytorch/pytorch#8062",
        "pytorch/pytorch#25571",
        "pytorch/pytorch#40560",
        "pytorch/pytorch#50528",
        "pytorch/pytorch#61309",
        "pytorch/pytorch#65329",
        "pytorch/pytorch#72047",
    ),
    applies=lambda f: is_mean(f) and has_weights(f),
    predict=weighted_mean_denominator,
)


def weights_without_effect(facts: Facts) -> Iterator[Hypothesis]:
    """The same without weights."""
    if facts.pricing is not None:
        value = facts.sums["unweighted"]
    elif "unweighted" in facts.sums:
        value = facts.sums["unweighted"]
    else:
        return
    shown = {"weights": [name for name in _WEIGHTS if name in facts.given and facts.parameters[name] is not None]}
    yield Hypothesis(facts.reduced(value), Message("{loss} without the weights", loss=facts.loss.key), shown)


def _unweighted(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    if isinstance(c, ClassChunk):
        pricing = c.facts.pricing
        if pricing is None or pricing.weight is None:
            return {}
        plain = replace(pricing, weight=None)
        value = plain.values(c.own_surprise, c.safe, c.plain_spread if plain.smoothing else None)
        return {"unweighted": torch.stack([value.where(c.used, 0.0).sum(), c.used.sum().double()])}
    given = [name for name in _WEIGHTS if c.facts.parameters.get(name) is not None and name in c.facts.given]
    return {"unweighted": c.price(**dict.fromkeys(given))} if given else {}


def finds_single_class_batches(facts: Facts) -> Found | None:
    """Batches in which every row has one class, so that the weight cancels."""
    if facts.b is None or facts.case.group != "softmax" or facts.soft or facts.pricing is None:
        return None
    if not facts.pricing.weighs_mass or facts.per_row != 1:
        return None
    label = facts.label.numpy()
    at = np.arange(0, facts.n, facts.b)
    if (np.maximum.reduceat(label, at) != np.minimum.reduceat(label, at)).any():
        return None
    evidence = Message("every batch of {b} holds one class alone: the weight cancels in its mean", b=facts.b)
    return Found("warning", evidence)


WEIGHTS_WITHOUT_EFFECT = Reason(
    key="weights_without_effect",
    title=mark("The weights have no effect"),
    group="B",
    fix=Message(
        "Check that the weights reach the loss. With one class in a batch they cancel: use larger batches or "
        "reduction='sum'."
    ),
    code="criterion = nn.CrossEntropyLoss(weight=weight)",
    wrong="criterion(predictions, targets, **dict.fromkeys(weights))",
    sources=("pytorch/pytorch#50528", "mathiaszinnen/focal_loss_torch#18"),
    applies=lambda f: f.case.group in ("softmax", "sigmoid") and has_weights(f) and not f.soft,
    measure=_unweighted,
    predict=weights_without_effect,
    find=finds_single_class_batches,
)


def weights_inverted(facts: Facts) -> Iterator[Hypothesis]:
    """Frequencies for their inverses."""
    if "inverted" in facts.sums:
        yield Hypothesis(facts.of("inverted"), Message("{loss} with 1 / weight", loss=facts.loss.key))


def _inverted(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    if not isinstance(c, ClassChunk):
        return {"inverted": c.price(weight=1 / torch.as_tensor(c.facts.parameters["weight"], dtype=torch.float64))}
    pricing = c.facts.pricing
    if pricing is None or pricing.weight is None or pricing.smoothing:
        return {}
    other = replace(pricing, weight=1 / pricing.weight)
    value, mass = other.values(c.own_surprise, c.safe, None), other.mass(c.safe)
    return {"inverted": torch.stack([x.where(c.used, 0.0).sum() for x in (value, mass)])}


WEIGHTS_INVERTED = Reason(
    key="weights_inverted",
    title=mark("The weights are upside down"),
    group="B",
    fix=Message("Rare classes want large weights: the inverse of their frequency, not the frequency."),
    code="weight = len(labels) / (classes * labels.bincount(minlength=classes))",
    wrong="criterion(predictions, targets, weight=1 / options['weight'])",
    applies=lambda f: (
        f.case.group in ("softmax", "sigmoid")
        and not f.soft
        and "weight" in f.given
        and f.parameters["weight"] is not None
    ),
    measure=_inverted,
    predict=weights_inverted,
)
