"""Logarithms that were clipped, types that were too small."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.causes.sigmoid_space import is_share, is_sigmoid, of_shares
from lossexplorer.diagnosis.natural import EPSILONS
from lossexplorer.diagnosis.numbers import CAPS
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.sketches import losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.sketch import Columns
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

_TYPES: dict[str, Any] = {"float64": np.float64, "float32": np.float32}


def _is_plain(facts: Facts) -> bool:
    """Whether the loss is −log p_y, with weights at most."""
    return (
        can_relabel(facts)
        and facts.loss.key in ("cross_entropy", "nll_loss")
        and facts.pricing is not None
        and not facts.pricing.smoothing
    )


# -- probability_clip ----------------------------------------------------------------------------------------------


def _clipped_binary(c: ElementChunk) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for eps in EPSILONS:
        for name, kind in (("float64", torch.float64), ("float32", torch.float32)):
            s, t = c.s.to(kind), c.t.to(kind)
            low, high = torch.tensor([eps, 1 - eps], dtype=kind)
            clipped = s.clamp(low, high)
            if bool((clipped != s).any()):
                found[f"clip {eps} {name}"] = of_shares(clipped, t, c.facts.parameters.get("weight"))
    return found


_FORMS = {"raised": "p.clamp(min=eps)", "clipped": "p.clamp(eps, 1 - eps)", "added": "(p + eps)"}


def _of_true_class(facts: Facts, form: str) -> str:
    """The mean of −log of a clipped probability, as Python; without weights and ignored elements alone."""
    if facts.given - {"ignore_index"} or facts.n_used < facts.elements or facts.loss.key == "categorical_cross_entropy":
        return ""
    true = "predictions.softmax(1).gather(1, targets.unsqueeze(1))"
    return f"p = {true}.to(getattr(torch, dtype))\n-{form}.log().double().mean()"


def _clip_of_yes_or_no(facts: Facts) -> str:
    """The same of a sigmoid."""
    share = "predictions.sigmoid()" if facts.loss.task.prediction == "logit" else "predictions"
    clipped = f"p = {share}.to(getattr(torch, dtype)).clamp(eps, 1 - eps)\n"
    weight = "" if facts.parameters.get("weight") is None else "options['weight'] * "
    return clipped + f"-({weight}(targets * p.log() + (1 - targets) * (1 - p).log())).double().mean()"


def probability_clip(facts: Facts) -> Iterator[Hypothesis]:
    """One number for each epsilon, type, and way to keep the logarithm finite."""
    if facts.case.group == "divergence":
        return
    if facts.case.group == "sigmoid":
        for eps in EPSILONS:
            for name in _TYPES:
                if f"clip {eps} {name}" in facts.sums:
                    what = Message("binary cross entropy of probabilities clipped to [{eps}, 1 − {eps}]", eps=eps)
                    shown = {"eps": eps, "dtype": name}
                    yield Hypothesis(facts.of(f"clip {eps} {name}"), what, shown, wrong=_clip_of_yes_or_no(facts))
        return
    used = facts.used
    surprise, mass = facts.column["surprise"][used], facts.mass[used]
    if not len(surprise) or not np.isfinite(mass).all() or facts.case.reduction != "mean":
        return
    for name, kind in _TYPES.items():
        p = np.exp(-surprise).astype(kind)
        for eps in EPSILONS:
            raised = Message("cross entropy with probabilities raised to at least {eps}", eps=eps)
            both = Message("cross entropy of probabilities clipped to [{eps}, 1 − {eps}]", eps=eps)
            low, high = kind(eps), kind(1) - kind(eps)
            for form, top, what, acts in (
                ("raised", kind(1), raised, (p < low).any()),
                ("clipped", high, both, (p > high).any()),
            ):
                if acts:
                    value = float(np.average(-np.log(np.clip(p, low, top)), weights=mass))
                    parameters = {"eps": eps, "dtype": name, "form": form}
                    yield Hypothesis(value, what, parameters, wrong=_of_true_class(facts, _FORMS[form]))
            added = -np.log(p + kind(eps))
            what = Message("cross entropy of log(p + {eps})", eps=eps)
            parameters = {"eps": eps, "dtype": name, "form": "added"}
            value = float(np.average(added, weights=mass))
            yield Hypothesis(value, what, parameters, wrong=_of_true_class(facts, _FORMS["added"]))


def _losses(facts: Facts) -> Array:
    """Of every element, −log p of the true class where it has one."""
    return facts.column.get("surprise", facts.value)


def _used_losses(facts: Facts) -> Array:
    return _losses(facts)[facts.used] if "surprise" in facts.column else facts.value


def _cap(facts: Facts) -> tuple[float, str, int] | None:
    """The first known clip at which several rows end: what they cost, what that is, and how many they are."""
    value = _used_losses(facts)
    places, count = np.unique(np.round(value[np.isfinite(value) & (value > 9)], 4), return_counts=True)
    for cap, words in CAPS:
        n = int(count[np.abs(places - cap) < 1.01e-4].max(initial=0))
        if n >= 2 and not _are_equal_rows(facts, cap):
            return cap, words, n
    return None


def finds_caps(facts: Facts) -> Found | None:
    """Several rows with one and the same loss, that of a known clip."""
    found = _cap(facts)
    if found is None:
        return None
    cap, words, n = found
    at = np.abs(_losses(facts) - cap) < 1.01e-4
    evidence = Message("{n} rows cost {cap} each, {what}: the true loss is larger", n=n, cap=cap, what=Message(words))
    per = max(1, len(facts.value) // facts.n)
    return Found("info", evidence, tuple(int(i) for i in np.unique(np.flatnonzero(at) // per)[:10]))


def _are_equal_rows(facts: Facts, cap: float) -> bool:
    """Whether rows of this cost are copies of one another."""
    if "surprise" not in facts.column:
        return False
    at = np.abs(facts.column["surprise"] - cap) < 1.01e-4
    return (
        len(np.unique(facts.column["high"][at])) == 1
        and len(np.unique(facts.column["low"][at])) == 1
        and facts.case.kind.verdict == "logits"
    )


def draws_caps(facts: Facts) -> Columns | None:
    """The losses, and the pile at the cap that is named."""
    found = _cap(facts)
    return None if found is None else losses(_used_losses(facts), found[0])


PROBABILITY_CLIP = Reason(
    key="probability_clip",
    title=mark("Probabilities were clipped before the logarithm"),
    group="D",
    fix=Message("Compute the loss from logits: a clip hides how large it is, and takes the gradient away."),
    code="loss = F.cross_entropy(logits, labels)  # no log of a clipped softmax",
    sources=(
        "tensorflow/tensorflow#41595",
        "keras-team/keras#15249",
        "keras-team/keras#377",
        "scikit-learn/scikit-learn#30910",
        "scikit-learn/scikit-learn#6703",
        "pytorch/pytorch#4867",
        "wy1iu/sphereface#103",
        "ShuangLI59/person_search#28",
        "BVLC/caffe#4670",
    ),
    applies=lambda f: (
        _is_plain(f)
        or f.loss.key == "categorical_cross_entropy"
        or (is_sigmoid(f) and f.loss.key.startswith("binary_cross_entropy") and _no_positive_weight(f))
    ),
    measure=lambda c: _clipped_binary(c) if c.facts.case.group == "sigmoid" else {},
    predict=probability_clip,
    find=finds_caps,
    draw=draws_caps,
)


def _no_positive_weight(facts: Facts) -> bool:
    return facts.parameters.get("pos_weight") is None


# -- sigmoid in float32 --------------------------------------------------------------------------------------------


_BY_HAND = "-(targets * p.log() + (1 - targets) * (1 - p).log()).mean()"


def _share_in_float32(facts: Facts) -> str:
    return "as_read.float()" if is_share(facts) else "as_read.float().sigmoid()"


def _in_float32(c: ElementChunk) -> dict[str, Any]:
    s, t = c.raw.float() if c.is_share else c.raw.float().sigmoid(), c.t.float()
    log_p, log_q = s.log().clamp(min=-100), (1 - s).log().clamp(min=-100)
    value = -(t * log_p + (1 - t) * log_q)
    weight = c.facts.parameters.get("weight")
    value = value if weight is None else value * torch.as_tensor(weight, dtype=torch.float32)
    return {"clamped at 100": torch.stack([value.double().sum(), torch.tensor(float(value.numel())).double()])}


def finds_saturated(facts: Facts) -> Found | None:
    """Logits so large on the wrong side that a float32 sigmoid is exactly 0 or 1."""
    c = facts.whole
    if c is None or c.is_share:
        return None
    wrong = ((c.raw > 16.6) & (c.t < 0.5)) | ((c.raw < -16.6) & (c.t > 0.5))
    if not bool(wrong.any()):
        return None
    rows = torch.nonzero(wrong.reshape(facts.n, -1).any(1)).reshape(-1)[:10]
    evidence = Message(
        "{n} logits beyond ±16.6 are on the wrong side: a float32 sigmoid is 0 or 1 there", n=int(wrong.sum())
    )
    return Found("info", evidence, tuple(int(i) for i in rows))


BCE_CLAMP_100 = Reason(
    key="bce_clamp_100",
    title=mark("Binary cross entropy of a float32 sigmoid stops at 100"),
    group="D",
    fix=Message("Use the with-logits loss: it needs no clamp."),
    code="loss = F.binary_cross_entropy_with_logits(logits, targets)",
    sources=(
        "ml-explore/mlx#1280",
        "pytorch/pytorch#163975",
        "pytorch/pytorch#102894",
        "pytorch/pytorch#4867",
        "zylo117/Yet-Another-EfficientDet-Pytorch#717",
        "tracel-ai/burn#2741",
    ),
    applies=lambda f: is_sigmoid(f) and f.loss.key.startswith("binary_cross_entropy") and _no_positive_weight(f),
    measure=_in_float32,
    predict=lambda f: iter(
        [
            Hypothesis(
                f.of("clamped at 100"),
                Message("binary cross entropy of a float32 sigmoid, clamped at 100,"),
                wrong=f"F.binary_cross_entropy({_share_in_float32(f)}, targets.float(), weight=weight)",
            )
        ]
    ),
    find=finds_saturated,
)


def epsilon_lost(facts: Facts) -> Iterator[Hypothesis]:
    """The clip to 1 − eps that float32 rounds to 1."""
    c = facts.whole
    if c is None:
        return
    s, t = c.raw.float() if c.is_share else c.raw.float().sigmoid(), c.t.float()
    for eps in (1e-8, 1e-10, 1e-12, 1e-15, 1e-16):
        clipped = s.clamp(torch.tensor(eps).float(), torch.tensor(1 - eps).float())
        value = float(-(t * clipped.log() + (1 - t) * (1 - clipped).log()).double().mean())
        if not math.isfinite(value):
            what = Message("binary cross entropy of float32 probabilities clipped to [{eps}, 1 − {eps}]", eps=eps)
            wrong = f"p = {_share_in_float32(facts)}.clamp(eps, 1 - eps)\n{_BY_HAND}"
            yield Hypothesis(value, what, {"eps": eps}, wrong=wrong)


def finds_exact_ends(facts: Facts) -> Found | None:
    """float32 probabilities that are exactly 0 or 1."""
    c = facts.whole
    if c is None or not is_share(facts) or facts.case.batch.predictions.dtype.itemsize > 4:
        return None
    ends = (c.raw == 0) | (c.raw == 1)
    if not bool(ends.any()) or facts.case.batch.predictions.dtype.kind != "f":
        return None
    rows = torch.nonzero(ends.reshape(facts.n, -1).any(1)).reshape(-1)[:10]
    evidence = Message(
        "{n} probabilities are exactly 0 or 1: a clip by less than 3e-8 does nothing to them", n=int(ends.sum())
    )
    return Found("warning", evidence, tuple(int(i) for i in rows))


EPSILON_LOST = Reason(
    key="epsilon_lost_in_float32",
    title=mark("The clip is too small for float32"),
    group="D",
    fix=Message("Use an epsilon of at least 1.2e-7 in float32, or compute from logits."),
    code="p = p.clamp(1e-7, 1 - 1e-7)",
    sources=("scikit-learn/scikit-learn#24315", "scikit-learn/scikit-learn#24354", "keras-team/keras#377"),
    applies=lambda f: is_sigmoid(f) and f.loss.key.startswith("binary"),
    makes_non_finite=True,
    predict=epsilon_lost,
    find=finds_exact_ends,
)
