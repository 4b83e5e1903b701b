"""Numbers that ignorance gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.sketches import predicted_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

ALIKE = 1e-3
"""Of the largest value: rows that vary less are alike."""
NEAR = 0.02
"""Relative distance to a baseline that is worth a word."""


def _is_near(facts: Facts, value: float | None) -> bool:
    return value is not None and value > 0 and abs(facts.recomputed - value) < NEAR * value


def has_baselines(facts: Facts) -> bool:
    """Whether the loss is a plain cross entropy of classes or of yes and no."""
    softmax = facts.loss.key in ("cross_entropy", "nll_loss") and facts.case.group == "softmax" and facts.classes > 1
    return softmax or facts.loss.key in ("binary_cross_entropy", "binary_cross_entropy_with_logits")


def chance_level(facts: Facts) -> Iterator[Hypothesis]:
    """The logarithm of the number of classes."""
    c = facts.classes if facts.case.group == "softmax" else 2
    what = Message("guessing among {n} classes, ln {n},", n=c)
    yield Hypothesis(math.log(c), what, wrong=f"F.cross_entropy(torch.zeros(1, {c}), torch.tensor([0]))")


def finds_chance(facts: Facts) -> Found | None:
    """A loss within two per cent of it."""
    chance = facts.baselines.chance
    if facts.undefined is not None or facts.case.reduction != "mean" or not _is_near(facts, chance):
        return None
    return Found(
        "info", Message("the loss is {loss}, and guessing gives {chance}", loss=facts.recomputed, chance=chance)
    )


CHANCE_LEVEL = Reason(
    key="chance_level",
    title=mark("Equal to guessing"),
    group="E",
    fix=Message("The model knows nothing yet: check the learning rate, the inputs, and for a second softmax."),
    sources=("jixing0415/caffe-mobilenet-v3#1", "kheyer/Genomic-ULMFiT#5", "snorkel-team/snorkel#870"),
    applies=has_baselines,
    predict=chance_level,
    find=finds_chance,
)


def class_prior_only(facts: Facts) -> Iterator[Hypothesis]:
    """What the class frequencies alone would score: with cross entropy, their entropy."""
    prior = facts.baselines.prior_entropy
    if prior is not None and math.isfinite(prior):
        wrong = ""  # with weights, smoothing, ignored labels or several columns it takes more
        whole = facts.case.group == "softmax" and not facts.soft and facts.n_used == facts.elements
        if whole and math.isclose(prior, facts.prior_entropy):
            wrong = "share = labels.flatten().bincount().double() / labels.numel()\ntorch.special.entr(share).sum()"
        yield Hypothesis(prior, Message("predicting the class frequencies alone"), wrong=wrong)


def finds_prior(facts: Facts) -> Found | None:
    """A loss within two per cent of it, and rows that hardly differ."""
    prior = facts.baselines.prior_entropy
    if facts.undefined is not None or facts.case.reduction != "mean" or not _is_near(facts, prior) or facts.n < 20:
        return None
    if facts.case.group == "softmax":
        spread = float(facts.column["top"][facts.used].std())
    else:
        spread = float(facts.whole.s.std(0).mean()) if facts.whole is not None else 1.0
    if spread > 0.05:
        return None
    evidence = Message(
        "the loss is {loss}, and the class frequencies alone give {prior}; rows hardly differ",
        loss=facts.recomputed,
        prior=prior,
    )
    return Found("info", evidence)


CLASS_PRIOR_ONLY = Reason(
    key="class_prior_only",
    title=mark("Only the class frequencies are predicted"),
    group="E",
    fix=Message("The model ignores its input: check that the data reach it."),
    sources=("keras-team/keras#6447",),
    applies=has_baselines,
    predict=class_prior_only,
    find=finds_prior,
    draw=predicted_counts,
)


def _moments(c: ClassChunk | ElementChunk) -> dict[str, object]:
    """Extremes of each column, from which it is seen whether rows differ at all."""
    if "rows differ" in c.facts.column:
        return {}
    flat = c.raw.reshape(len(c.raw), -1)
    found = Extremes(flat.amax(0), flat.amin(0), float(flat.abs().max()))
    if found.spread > ALIKE * found.size:
        c.facts.column["rows differ"] = np.ones(1)
    return {"column extremes": found}


class Extremes:
    """Largest and smallest value of each column; adding two merges them."""

    def __init__(self, high: torch.Tensor, low: torch.Tensor, size: float) -> None:
        self.high, self.low, self.size = high, low, size

    @property
    def spread(self) -> float:
        """How far a column varies at most."""
        return float((self.high - self.low).max())

    def __add__(self, other: Extremes) -> Extremes:
        high, low = torch.maximum(self.high, other.high), torch.minimum(self.low, other.low)
        return Extremes(high, low, max(self.size, other.size))


def finds_constant(facts: Facts) -> Found | None:
    """No column in which rows differ by more than a thousandth of the largest value."""
    found = facts.sums["column extremes"]
    if facts.n < 20 or not math.isfinite(found.size) or not found.spread < ALIKE * found.size:
        return None
    evidence = Message(
        "all {n} rows are alike: no column varies by more than {spread}, beside values up to {size}",
        n=facts.n,
        spread=found.spread,
        size=found.size,
    )
    return Found("warning", evidence)


CONSTANT_PREDICTIONS = Reason(
    key="constant_predictions",
    title=mark("All rows are predicted alike"),
    group="E",
    fix=Message("Outputs do not depend on the input: check data loading, dead ReLUs and the learning rate."),
    sources=("keras-team/keras#6447",),
    applies=lambda f: f.case.group in ("softmax", "sigmoid", "regression", "divergence"),
    measure=_moments,
    finds_by_measure=True,
    find=finds_constant,
    draw=predicted_counts,
)


def finds_large(facts: Facts) -> Found | None:
    """Predictions at chance, and a loss far above that of the class frequencies."""
    from lossexplorer.diagnosis.causes.rows import expected, finds_shift, knows_nothing

    if not knows_nothing(facts) or finds_shift(facts) is not None:
        return None
    if has_label_fault(facts):
        return None
    own = float(facts.column["surprise"][facts.used].mean())
    evidence = Message(
        "cross entropy is {own}, far above {prior} of the class frequencies, and {accuracy} % of the rows are right, "
        "as by chance; shuffled labels would give {shuffled}",
        own=own,
        prior=facts.prior_entropy,
        accuracy=100 * facts.accuracy,
        shuffled=expected(facts)[0],
    )
    return Found("warning", evidence)


def has_label_fault(facts: Facts) -> bool:
    """Whether the labels as a whole are at fault, in one of the ways that the file shows."""
    from lossexplorer.diagnosis.causes.axes import TRANSPOSED, VIEW_INSTEAD_OF_PERMUTE
    from lossexplorer.diagnosis.causes.ignored import CAUSAL_SHIFT
    from lossexplorer.diagnosis.causes.labels import LABELS_START_AT_ONE, WRONG_CLASS_ORDER

    tests = (LABELS_START_AT_ONE, TRANSPOSED, WRONG_CLASS_ORDER, CAUSAL_SHIFT, VIEW_INSTEAD_OF_PERMUTE)
    return any(r.shows(facts) for r in tests)


INITIAL_LOGITS_TOO_LARGE = Reason(
    key="initial_logits_too_large",
    title=mark("Large logits of a model that knows nothing"),
    group="E",
    fix=lambda f: Message(
        "Scale the last layer down: {chance} is expected at the start. If the model is trained, check the order of "
        "the rows.",
        chance=math.log(f.classes),
    ),
    sources=("jsboige/CoursIA#13279", "pengzhangzhi/Open-dLLM#8"),
    applies=lambda f: f.case.group == "softmax" and not f.soft,
    find=finds_large,
)


def finds_focal(facts: Facts) -> Found | None:
    """What chance costs under this focal loss, and the cross entropy of the same file."""
    alpha, gamma = facts.parameters["alpha"], facts.parameters["gamma"]
    if facts.whole is None:
        return None
    t = np.clip(facts.whole.t.numpy(), 0, 1)
    weight = np.ones_like(t) if alpha is None else alpha * t + (1 - alpha) * (1 - t)
    chance = float((weight * 0.5**gamma * math.log(2)).mean())
    x = facts.whole.x
    entropy = float((torch.nn.functional.softplus(x) - facts.whole.t * x).mean())
    evidence = Message(
        "the focal loss is {loss}; guessing gives {chance}, and the cross entropy of this file is {entropy}",
        loss=facts.recomputed,
        chance=chance,
        entropy=entropy,
    )
    return Found("info", evidence, fix=Message("Compare with {chance}, not with 0.693.", chance=chance))


FOCAL_SCALE = Reason(
    key="focal_scale",
    title=mark("Focal values are small by design"),
    group="E",
    fix=Message("Compare with the focal loss of guessing, not with 0.693."),
    sources=("PaddlePaddle/Paddle#24725",),
    applies=lambda f: f.loss.key in ("sigmoid_focal_loss", "binary_focal_loss"),
    find=finds_focal,
)


def finds_ceiling(facts: Facts) -> Found | None:
    """The largest value that a row can cost."""
    q = facts.parameters["q"]
    if not q:
        return None
    share = float((facts.column["surprise"][facts.used] > -math.log(0.01)).mean()) if facts.n_used else 0.0
    evidence = Message(
        "rows cost at most {ceiling} at q = {q}; {share} % of them are near it", ceiling=1 / q, q=q, share=100 * share
    )
    return Found("info", evidence)


GCE_CEILING = Reason(
    key="gce_ceiling",
    title=mark("Generalised cross entropy has a ceiling"),
    group="G",
    fix=lambda f: Message("{ceiling} is the maximum, not divergence.", ceiling=1 / max(f.parameters["q"], 1e-12)),
    applies=lambda f: f.loss.key == "generalized_cross_entropy",
    find=finds_ceiling,
)
