"""What the sum was divided by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.natural import ACCUMULATIONS, SCALES, batch_sizes
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.results import CauseKind

EACH_BATCH = "criterion(p, t) for p, t in zip(predictions.split(batch_size), targets.split(batch_size))"
"""The losses of batches in file order, as Python."""
_SUM_OVER_COUNT = 'criterion(predictions, targets, reduction="sum") / count'

_COUNTS = {
    "used": mark("elements that count"),
    "rows": mark("rows"),
    "elements": mark("elements"),
    "scores": mark("rows times classes"),
    "positions": mark("places of a row"),
    "classes": mark("classes"),
    "batch": mark("rows of a batch"),
}


def is_mean(facts: Facts) -> bool:
    """Whether a mean was asked for, of a loss that is one."""
    return facts.by_rows and facts.case.reduction in ("mean", "batchmean")


def has_weights(facts: Facts) -> bool:
    """Whether the user gave weights."""
    return any(name in facts.given and facts.parameters.get(name) is not None for name in _WEIGHTS)


_WEIGHTS = ("weight", "pos_weight", "alpha", "samples_per_class")


def has_ignored(facts: Facts) -> bool:
    """Whether elements are left out."""
    return is_mean(facts) and 0 < facts.n_used < facts.elements


def kind_of(known: bool) -> CauseKind:
    """Of a hypothesis about a batch size: exact if it was given, else it was scanned."""
    return "exact" if known else "free"


def counts(facts: Facts) -> dict[str, int]:
    """What a sum may run over, by its name in ``_COUNTS``."""
    found = {"used": facts.n_used, "rows": facts.n, "elements": facts.elements}
    if facts.case.group in ("softmax", "divergence"):
        found["scores"] = facts.size
    if facts.per_row > 1:
        found["positions"] = facts.per_row
    seen: dict[int, str] = {}
    for name, n in found.items():
        seen.setdefault(n, name)
    return {name: n for n, name in seen.items() if n > 1}


def sum_instead_of_mean(facts: Facts) -> Iterator[Hypothesis]:
    """The loss times a count, or the weighted sum."""
    if facts.weight not in (0.0, float(facts.n_used)):
        yield Hypothesis(
            facts.total, Message("the weighted sum over {n} elements", n=facts.n_used), {"count": facts.weight}
        )
    for name, n in counts(facts).items():
        what = Message("the loss times {count} {things}", count=n, things=Message(_COUNTS[name]))
        yield Hypothesis(facts.recomputed * n, what, {"count": n})


SUM_INSTEAD_OF_MEAN = Reason(
    key="sum_instead_of_mean",
    title=mark("A sum instead of a mean"),
    group="B",
    fix=lambda f: Message(
        "This is a sum, of {n} elements in all: divide by their number, or use reduction='mean'.", n=f.n_used
    ),
    code='loss = criterion(predictions, targets)  # reduction="mean"',
    wrong="criterion(predictions, targets) * count  # as the sum is",
    sources=(
        "vrenkens/nabu#20",
        "ai-safety-foundation/sparse_autoencoder#63",
        "shubham-goel/4D-Humans#85",
        "XPixelGroup/BasicSR#359",
    ),
    applies=lambda f: f.case.reduction in ("mean", "batchmean"),
    predict=sum_instead_of_mean,
)


def divided_twice(facts: Facts) -> Iterator[Hypothesis]:
    """The mean over a count once more."""
    found = {"rows": facts.n, "used": facts.n_used, "classes": facts.classes}
    seen: set[int] = set()
    for name, n in found.items():
        if n > 1 and n not in seen:
            seen.add(n)
            what = Message("the mean divided by {count} {things}", count=n, things=Message(_COUNTS[name]))
            yield Hypothesis(facts.recomputed / n, what, {"count": n}, wrong="criterion(predictions, targets) / count")
    for b, known in batch_sizes(facts):
        if b & (b - 1) == 0 or known:
            least, free = 1 if known else 4, kind_of(known)
            if b not in seen:
                what = Message("the mean divided by {count} {things}", count=b, things=Message(_COUNTS["batch"]))
                wrong = "criterion(predictions, targets) / batch_size"
                yield Hypothesis(
                    facts.recomputed / b, what, {"batch_size": b}, free, known, least_digits=least, wrong=wrong
                )
            if facts.by_rows:
                what = Message("the sum of the means of batches of {b}, divided by the number of rows,", b=b)
                value = sum(facts.finished(float(mean)) for mean in facts.batch_means(b)) / facts.n
                wrong = f"sum({EACH_BATCH}) / len(targets)"
                yield Hypothesis(value, what, {"batch_size": b}, free, known, least_digits=least, wrong=wrong)


DIVIDED_TWICE = Reason(
    key="divided_twice",
    title=mark("The mean was divided again"),
    group="B",
    fix=Message("The mean is a mean already: do not divide it by the number of rows, batches or classes again."),
    code="total += loss.item() * len(labels)  # per batch\nmean = total / len(dataset)",
    sources=(
        "jfzhang95/pytorch-deeplab-xception#55",
        "pierluigiferrari/ssd_keras#8",
        "pykeen/pykeen#1020",
        "kgmonkhin/ESRNN-GPU#21",
        "ORNL/HydraGNN#116",
        "keras-team/keras-cv#1505",
    ),
    applies=lambda f: f.case.reduction in ("mean", "batchmean"),
    predict=divided_twice,
)


def weighted_mean_denominator(facts: Facts) -> Iterator[Hypothesis]:
    """The other denominator."""
    if facts.pricing is not None and facts.pricing.weight is not None:
        weight = facts.pricing.weight[facts.label.clamp(min=0)].numpy()[facts.used].sum()
        if facts.pricing.weighs_mass:
            for n in dict.fromkeys((facts.n_used, facts.elements)):
                what = Message("the weighted sum over {n} elements, divided by their number,", n=n)
                yield Hypothesis(facts.total / n, what, {"count": n}, wrong=_SUM_OVER_COUNT)
        else:
            what = Message("the weighted sum divided by the total weight {weight}", weight=float(weight))
            yield Hypothesis(facts.total / float(weight), what, {"count": float(weight)}, wrong=_SUM_OVER_COUNT)
    elif facts.case.group == "sigmoid" and facts.parameters.get("weight") is not None and facts.whole is not None:
        weight = float(np.broadcast_to(np.asarray(facts.parameters["weight"], np.float64), facts.whole.raw.shape).sum())
        what = Message("the weighted sum divided by the total weight {weight}", weight=weight)
        yield Hypothesis(facts.total / weight, what, {"count": weight}, wrong=_SUM_OVER_COUNT)


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


ACCUMULATION_NOT_DIVIDED = Reason(
    key="accumulation_not_divided",
    title=mark("Losses of micro-batches were added up"),
    group="B",
    fix=Message("Divide each loss by the number of accumulation steps before you log it."),
    code="(loss / accumulation_steps).backward()",
    wrong="sum(criterion(predictions, targets) for step in range(steps))",
    sources=("huggingface/transformers#35438", "huggingface/transformers#37766", "allenai/allennlp#4706"),
    applies=lambda f: f.case.reduction in ("mean", "batchmean"),
    predict=lambda f: (
        Hypothesis(
            f.recomputed * g,
            Message("the loss times {n} accumulation steps", n=g),
            {"steps": g},
            "free",
            False,
            least_digits=4,
        )
        for g in ACCUMULATIONS
    ),
)

GRAD_SCALER_FACTOR = Reason(
    key="grad_scaler_factor",
    title=mark("The scaled loss of mixed precision was logged"),
    group="B",
    fix=Message("Log the loss before scaler.scale()."),
    code="log(loss.item())\nscaler.scale(loss).backward()",
    wrong="criterion(predictions, targets) * scale",
    sources=("fastai/fastai#3048", "meta-pytorch/tnt#354", "facebookresearch/fairchem#617"),
    predict=lambda f: (
        Hypothesis(
            f.recomputed * scale,
            Message("the loss times the scale {scale}", scale=scale),
            {"scale": scale},
            "free",
            scale == 65536,
            least_digits=4,
        )
        for scale in SCALES
    ),
)
