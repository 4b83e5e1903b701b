"""Parameters and conventions of particular losses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import F, torch
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.causes.reduction import EACH_BATCH, kind_of
from lossexplorer.diagnosis.causes.softmax_space import has_labels
from lossexplorer.diagnosis.natural import batch_sizes
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts

# -- pos_weight ----------------------------------------------------------------------------------------------------


def _has_pos_weight(facts: Facts) -> bool:
    return facts.case.group == "sigmoid" and facts.parameters.get("pos_weight") is not None


def pos_weight_convention(facts: Facts) -> Iterator[Hypothesis]:
    """Inverted, missing, on the negatives, or as a weighted mean."""
    c = facts.whole
    if c is None:
        return
    given = np.asarray(facts.parameters["pos_weight"], np.float64)
    w = torch.as_tensor(given)
    what = Message("binary cross entropy with 1 / pos_weight")
    wrong = 'criterion(predictions, targets, pos_weight=1 / options["pos_weight"])'
    yield Hypothesis(facts.reduced(c.price(pos_weight=1 / w)), what, wrong=wrong)
    what = Message("binary cross entropy without pos_weight")
    wrong = "criterion(predictions, targets, pos_weight=None)"
    yield Hypothesis(facts.reduced(c.price(pos_weight=None)), what, wrong=wrong)
    plus, minus = F.softplus(-c.x), F.softplus(c.x)
    negatives = (c.t * plus + w * (1 - c.t) * minus).sum(), float(c.t.numel())
    yield Hypothesis(facts.reduced(negatives), Message("binary cross entropy with pos_weight on the negatives"))
    weight = c.t * w + (1 - c.t)
    mean = (weight * (c.t * plus + (1 - c.t) * minus)).sum(), weight.sum()
    yield Hypothesis(facts.reduced(mean), Message("binary cross entropy averaged over pos_weight as weights"))


def finds_ratio(facts: Facts) -> Found | None:
    """Negatives over positives of the file, beside what was given."""
    c = facts.whole
    if c is None or not facts.case.targets.bits_only or not bool(c.t.sum() > 0):
        return None
    ratio = float((1 - c.t).sum() / c.t.sum())
    given = float(np.mean(np.asarray(facts.parameters["pos_weight"], np.float64)))
    evidence = Message(
        "negatives over positives are {ratio} in this file; you gave {given}, whose inverse is {inverse}",
        ratio=ratio,
        given=given,
        inverse=1 / given if given else math.inf,
    )
    return Found(
        "info", evidence, fix=Message("pos_weight = negatives / positives = {ratio} for this file.", ratio=ratio)
    )


def _balanced(facts: Facts) -> dict[str, Any]:
    """Negatives over positives, for as many classes as were given."""
    c = facts.whole
    n = int(np.size(facts.parameters["pos_weight"]))
    if c is None or not facts.case.targets.bits_only or c.t.numel() % n:
        return {}
    positives = c.t.reshape(-1, n).sum(0)
    ratio = (len(c.t.reshape(-1, n)) - positives) / positives
    return {"pos_weight": ratio.tolist()} if bool((ratio.isfinite() & (ratio > 0)).all()) else {}


POS_WEIGHT_CONVENTION = Reason(
    key="pos_weight_convention",
    title=mark("pos_weight inverted, missing, or used as a weight"),
    group="G",
    fix=Message("pos_weight is the number of negatives over that of positives, and multiplies the positives."),
    code="pos_weight = (targets == 0).sum(0) / (targets == 1).sum(0)",
    recipe=_balanced,
    sources=(
        "serdna1/ODIR-5K-multi-label-classification#1",
        "dungnb1333/SIIM-COVID19-Detection-1st-Place#7",
        "pytorch/pytorch#5660",
        "pytorch/pytorch#6856",
    ),
    specific=True,
    applies=_has_pos_weight,
    predict=pos_weight_convention,
    find=finds_ratio,
)

# -- focal ---------------------------------------------------------------------------------------------------------


def _focal(facts: Facts) -> dict[str, torch.Tensor]:
    """Elementwise values under each convention."""
    c = facts.whole
    if c is None:
        return {}
    t, alpha, gamma = c.t, facts.parameters["alpha"], facts.parameters["gamma"]
    x = c.x
    bce = F.softplus(x) - t * x
    p = x.sigmoid()
    miss = t * (1 - p) + (1 - t) * p
    focal = miss**gamma * bce
    a = 1.0 if alpha is None else alpha * t + (1 - alpha) * (1 - t)
    found = {
        mark("focal loss without alpha"): focal,
        mark("binary cross entropy"): bce,
        mark("focal loss with (1 − p) · gamma for the power"): a * miss * gamma * bce,
    }
    if alpha is not None:
        found |= {
            mark("focal loss with alpha on the negatives"): (alpha * (1 - t) + (1 - alpha) * t) * focal,
            mark("focal loss with alpha on everything"): alpha * focal,
        }
    return found | {mark("focal loss"): a * focal}


_FOCAL = """p, alpha, gamma = predictions.sigmoid(), options["alpha"], options["gamma"]
bce = F.binary_cross_entropy_with_logits(predictions, targets, reduction="none")
miss = targets * (1 - p) + (1 - targets) * p
"""
_BY_CLASS = "(1 if alpha is None else alpha * targets + (1 - alpha) * (1 - targets))"
_FOCAL_CODE = {
    "focal loss without alpha": "(miss**gamma * bce)",
    "binary cross entropy": "bce",
    "focal loss with (1 − p) · gamma for the power": f"({_BY_CLASS} * miss * gamma * bce)",
    "focal loss with alpha on the negatives": "((alpha * (1 - targets) + (1 - alpha) * targets) * miss**gamma * bce)",
    "focal loss with alpha on everything": "(alpha * miss**gamma * bce)",
    "focal loss": f"({_BY_CLASS} * miss**gamma * bce)",
}


def focal_convention(facts: Facts) -> Iterator[Hypothesis]:
    """Each with its three normalisers."""
    c = facts.whole
    if c is None or facts.case.reduction != "mean":
        return
    positives = float(c.t.sum())
    divisors = {
        mark("{what}, averaged over all elements,"): float(c.t.numel()),
        mark("{what}, summed and divided by the rows,"): float(facts.n),
        mark("{what}, summed and divided by the positives,"): positives,
        mark("{what}, summed,"): 1.0,
    }
    for what, values in _focal(facts).items():
        for words, divisor in divisors.items():
            if divisor:
                shown = {"divisor": divisor}
                wrong = f"{_FOCAL}{_FOCAL_CODE[what]}.sum() / divisor" if facts.loss.key == "sigmoid_focal_loss" else ""
                said = Message(words, what=Message(what))
                yield Hypothesis(float(values.sum()) / divisor, said, shown, least_digits=4, wrong=wrong)


FOCAL_CONVENTION = Reason(
    key="focal_convention",
    title=mark("Another alpha, gamma or normaliser of the focal loss"),
    group="G",
    fix=Message("torchvision: alpha multiplies positives, 1 − alpha negatives, and the mean is over all elements."),
    code='loss = torchvision.ops.sigmoid_focal_loss(logits, targets, alpha, gamma, reduction="mean")',
    sources=(
        "yatengLG/Focal-Loss-Pytorch#4",
        "fudannlp16/focal-loss#2",
        "fudannlp16/focal-loss#6",
        "liuyuisanai/Focal-Loss#4",
        "yqyao/SSD_Pytorch#32",
        "pytorch/vision#8882",
        "PaddlePaddle/Paddle#24725",
        "tensorflow/addons#2767",
    ),
    specific=True,
    applies=lambda f: f.loss.key in ("sigmoid_focal_loss", "binary_focal_loss"),
    predict=focal_convention,
)

# -- perplexity ----------------------------------------------------------------------------------------------------


def perplexity_averaging(facts: Facts) -> Iterator[Hypothesis]:
    """Means of exponentials, over elements and over batches."""
    used = facts.used
    value, mass = facts.value[used], facts.mass[used]
    with np.errstate(all="ignore"):
        each = value / mass
        if len(each) and (each < 80).all():
            whole = facts.n_used == facts.elements and not facts.given
            wrong = 'criterion(logits, labels, reduction="none").exp().mean()' if whole else ""
            what = Message("the mean of the perplexities of {n} elements", n=len(each))
            yield Hypothesis(float(np.exp(each).mean()), what, wrong=wrong)
    rows = ((1, True),) if facts.per_row > 1 else ()  # as sentence by sentence
    for b, known in dict.fromkeys((*rows, *batch_sizes(facts))):
        means = facts.batch_means(b)
        if (means < 80).all():
            what = Message("the mean of the perplexities of batches of {b} rows", b=b)
            wrong = f"torch.stack([{EACH_BATCH}]).exp().mean()"
            yield Hypothesis(float(np.exp(means).mean()), what, {"batch_size": b}, kind_of(known), known, wrong=wrong)


PERPLEXITY_AVERAGING = Reason(
    key="perplexity_averaging",
    title=mark("Perplexities were averaged"),
    group="G",
    fix=Message("Perplexity is exp of the mean cross entropy over all tokens, taken once."),
    code="perplexity = math.exp(total_loss / total_tokens)",
    sources=("magenta/magenta#239", "macournoyer/neuralconvo#67", "ysmiao/nvdm#8"),
    applies=lambda f: can_relabel(f) and f.loss.key in ("cross_entropy", "nll_loss"),
    predict=perplexity_averaging,
)

# -- class-balanced ------------------------------------------------------------------------------------------------


def class_weights(facts: Facts) -> Iterator[Hypothesis]:
    """Weights as the formula gives them, and scaled to sum 1."""
    samples, beta = facts.parameters["samples_per_class"], facts.parameters["beta"]
    used = facts.used
    if samples is None or facts.pricing is None or facts.pricing.weight is None or not used.any():
        return
    scaled = facts.pricing.weight.numpy()
    n = np.asarray(samples, np.float64)
    raw = 1 / n if beta == 1 else (1 - beta) / (1 - beta**n)
    ratio = float((raw / scaled)[np.isfinite(raw) & (scaled > 0)].mean())
    what = Message("weights as (1 − beta) / (1 − beta^n) gives them, not scaled,")
    wrong = f"criterion(logits, labels) * {ratio}  # the unscaled weights over the scaled ones"
    yield Hypothesis(facts.recomputed * ratio, what, wrong=wrong)
    what = Message("weights scaled to sum 1 instead of {n}", n=len(n))
    yield Hypothesis(facts.recomputed / len(n), what, wrong=f"criterion(logits, labels) / {len(n)}")


CLASS_WEIGHTS_NOT_NORMALISED = Reason(
    key="class_weights_not_normalised",
    title=mark("Class-balanced weights as they come"),
    group="G",
    fix=lambda f: Message("Scale the weights to sum {n}, to stay on the scale of cross entropy.", n=f.classes),
    code="weight = weight / weight.sum() * len(weight)",
    sources=("richardaecn/class-balanced-loss#7", "vandit15/Class-balanced-loss-pytorch#16", "autrainer/autrainer#84"),
    specific=True,
    applies=lambda f: f.loss.key == "class_balanced_loss" and has_labels(f),
    predict=class_weights,
)

# -- symmetric cross entropy ---------------------------------------------------------------------------------------

_LOGS_OF_ZERO = (math.log(1e-4), -4.0, -6.0, -8.0)


_SYMMETRIC = """p = logits.softmax(1).gather(1, labels.unsqueeze(1))
-(alpha * p.log() + beta * A * (1 - p)).mean()"""


def sce_constant(facts: Facts) -> Iterator[Hypothesis]:
    """Other values for log 0."""
    alpha, beta = facts.parameters["alpha"], facts.parameters["beta"]
    surprise = facts.column["surprise"][facts.used]
    if not len(surprise) or facts.case.reduction != "mean":
        return
    plain, miss = float(surprise.mean()), float(-np.expm1(-surprise).mean())
    for a in _LOGS_OF_ZERO:
        what = Message("symmetric cross entropy with log 0 = {a}", a=a)
        wrong = _SYMMETRIC if facts.n_used == facts.elements else ""
        yield Hypothesis(alpha * plain - beta * a * miss, what, {"A": a}, wrong=wrong)


SCE_CONSTANT = Reason(
    key="sce_constant",
    title=mark("Another constant A of symmetric cross entropy"),
    group="G",
    fix=Message("A sets the scale of the reverse term: −4 in the paper, −9.21 in its code."),
    code="# A = −4 in the paper, log(1e-4) in its code: state which",
    sources=("YisenWang/symmetric_cross_entropy_for_noisy_labels#5",),
    specific=True,
    applies=lambda f: f.loss.key == "symmetric_cross_entropy",
    predict=sce_constant,
)
