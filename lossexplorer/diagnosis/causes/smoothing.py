"""Label smoothing, by whom and how, and soft targets."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.causes.target_values import plain_sums
from lossexplorer.diagnosis.natural import SMOOTHINGS
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.facts import Facts

_CE = ("cross_entropy", "nll_loss", "label_smoothing_cross_entropy")


def epsilon(facts: Facts) -> float:
    """The smoothing of the loss; 0 where there is none."""
    p = facts.parameters
    return float(p["epsilon"] if facts.loss.key == "label_smoothing_cross_entropy" else p.get("label_smoothing", 0.0))


def _is_ce(facts: Facts) -> bool:
    return can_relabel(facts) and facts.loss.key in _CE


def _sums(c: ClassChunk) -> dict[str, Any]:
    """Σ of surprise and of spread with every kind of weight."""
    used, weight = c.used, c.facts.pricing.weight if c.facts.pricing is not None else None
    one = c.own_surprise.new_ones(c.own_surprise.shape) if weight is None else weight[c.safe]
    parts = {
        "w l": one * c.own_surprise,
        "w s": one * c.plain_spread,
        "s": c.plain_spread,
        "S": c.spread,
        "l": c.own_surprise,
        "w": one,
    }
    return {f"smooth {name}": x.where(used, 0.0).sum() for name, x in parts.items()}


def _means(facts: Facts) -> dict[str, float]:
    return {name.removeprefix("smooth "): float(x) for name, x in facts.sums.items() if name.startswith("smooth ")}


_SMOOTHED = "F.cross_entropy(logits, labels, weight=weight, ignore_index=ignore_index, label_smoothing=label_smoothing)"


def label_smoothing_floor(facts: Facts) -> Iterator[Hypothesis]:
    """Smoothed though it was not asked for, or not smoothed though it was."""
    m, n = _means(facts), facts.n_used
    if not n or facts.case.reduction != "mean":
        return
    total = m["w"] or math.nan
    if epsilon(facts):
        wrong = "criterion(logits, labels, label_smoothing=0.0)" if facts.loss.key == "cross_entropy" else ""
        yield Hypothesis(m["w l"] / total, Message("cross entropy without label smoothing"), wrong=wrong)
        return
    for eps in SMOOTHINGS:
        value = ((1 - eps) * m["w l"] + eps * m["S"]) / total
        what, shown = Message("cross entropy with label smoothing {eps}", eps=eps), {"label_smoothing": eps}
        yield Hypothesis(value, what, shown, "free", False, wrong=_SMOOTHED)


def finds_floor(facts: Facts) -> Found | None:
    """How far the loss is above the least possible."""
    floor = facts.baselines.floor
    if not epsilon(facts) or facts.undefined is not None or facts.case.reduction != "mean" or floor is None:
        return None
    evidence = Message(
        "the least possible value is {floor}; this file is {above} above it",
        floor=floor,
        above=facts.recomputed - floor,
    )
    return Found("info", evidence)


LABEL_SMOOTHING_FLOOR = Reason(
    key="label_smoothing_floor",
    title=mark("Label smoothing is in the number"),
    group="E",
    fix=Message("Smoothed cross entropy cannot reach 0: validate without smoothing."),
    code="loss = F.cross_entropy(logits, labels)  # label_smoothing for training alone",
    recipe=lambda f: {"label_smoothing": 0.0} if f.parameters.get("label_smoothing") else {},
    sources=("pytorch/pytorch#130342", "pytorch/pytorch#148884"),
    applies=_is_ce,
    measure=_sums,
    predict=label_smoothing_floor,
    find=finds_floor,
)


_OVER_OTHERS = """rest = label_smoothing / (logits.shape[1] - 1)
q = torch.full_like(logits, rest).scatter_(1, labels.unsqueeze(1), 1 - label_smoothing)
-(q * F.log_softmax(logits, 1)).sum(1).mean()"""


def label_smoothing_convention(facts: Facts) -> Iterator[Hypothesis]:
    """Eps spread over the other classes instead of all, or the other way round."""
    c, n, eps = facts.classes, facts.n_used, epsilon(facts)
    least = 2 if eps else 3  # of two classes the one convention is the other with twice the eps
    if (
        c < least
        or not n
        or facts.pricing is None
        or facts.pricing.weight is not None
        or facts.case.reduction != "mean"
    ):
        return
    own, spread, _ = plain_sums(facts)
    over_others = facts.parameters.get("mode") == "uniform_others"
    for e in (eps,) if eps else SMOOTHINGS:
        if over_others:
            value, what = (
                (1 - e) * own + e * spread,
                Message("label smoothing {eps} spread over all {n} classes", eps=e, n=c),
            )
        else:
            value = (1 - e) * own + e / (c - 1) * (c * spread - own)
            what = Message("label smoothing {eps} spread over the other {n} classes", eps=e, n=c - 1)
        wrong = "F.cross_entropy(logits, labels, label_smoothing=label_smoothing)" if over_others else _OVER_OTHERS
        if n < facts.elements:
            wrong = ""
        yield Hypothesis(value, what, {"label_smoothing": e}, "exact" if eps else "free", bool(eps), wrong=wrong)


LABEL_SMOOTHING_CONVENTION = Reason(
    key="label_smoothing_convention",
    title=mark("Another convention of label smoothing"),
    group="E",
    fix=lambda f: Message(
        "torch spreads eps over all {n} classes; the other convention is its eps times {n} / {m}.",
        n=f.classes,
        m=max(f.classes - 1, 1),
    ),
    code="loss = F.cross_entropy(logits, labels, label_smoothing=eps)",
    sources=(
        "fastai/fastai#1814",
        "MuQiuJun-AI/bert4pytorch#4",
        "ZhugeKongan/torch-template-for-deep-learning#2",
        "ml-explore/mlx#166",
        "open-mmlab/mmpretrain#285",
    ),
    applies=_is_ce,
    predict=label_smoothing_convention,
)


def label_smoothing_with_weights(facts: Facts) -> Iterator[Hypothesis]:
    """Three ways to combine both by hand."""
    m, eps, n = _means(facts), epsilon(facts), facts.n_used
    if (
        not eps
        or facts.pricing is None
        or facts.pricing.weight is None
        or not n
        or not m["w"]
        or facts.case.reduction != "mean"
    ):
        return
    whole = n == facts.elements and facts.loss.key == "cross_entropy"
    spread = "label_smoothing * -F.log_softmax(logits, 1).mean()"
    alone = f"(1 - label_smoothing) * F.cross_entropy(logits, labels, weight=weight) + {spread}"
    yield Hypothesis(
        (1 - eps) * m["w l"] / m["w"] + eps * m["s"] / n,
        Message("weights on the true class and not on the smoothing term"),
        wrong=alone if whole else "",
    )
    by_row = (1 - eps) * m["w l"] + eps * m["w s"]
    rows = 'rows = weight[labels] * F.cross_entropy(logits, labels, reduction="none", label_smoothing=label_smoothing)'
    what = Message("each row, smoothing and all, weighted by its label")
    yield Hypothesis(by_row / m["w"], what, wrong=f"{rows}\nrows.sum() / weight[labels].sum()" if whole else "")
    what = Message("each row weighted by its label, divided by {n} rows,", n=n)
    yield Hypothesis(by_row / n, what, wrong=f"{rows}\nrows.mean()" if whole else "")


LABEL_SMOOTHING_WITH_WEIGHTS = Reason(
    key="label_smoothing_with_weights",
    title=mark("Smoothing and class weights combined by hand"),
    group="E",
    fix=Message("torch weights the smoothing term by each class and divides by the same total weight."),
    code="loss = F.cross_entropy(logits, labels, weight=weight, label_smoothing=eps)",
    sources=("pytorch/pytorch#72056", "pytorch/pytorch#7455"),
    applies=lambda f: _is_ce(f) and f.pricing is not None and f.pricing.weight is not None,
    predict=label_smoothing_with_weights,
)


def _has_soft_targets(facts: Facts) -> bool:
    """Whether targets are distributions."""
    return facts.case.group == "divergence" or facts.soft


def target_entropy(facts: Facts) -> float:
    """Mean entropy of the targets: 0 for hard ones."""
    q = np.asarray(facts.targets, np.float64)
    return float(np.mean(-np.where(q > 0, q * np.log(np.where(q > 0, q, 1.0)), 0.0).reshape(-1, facts.classes).sum(1)))


def target_entropy_included(facts: Facts) -> Iterator[Hypothesis]:
    """Cross entropy where the divergence was asked for, or the other way round."""
    h = target_entropy(facts) if not facts.parameters.get("log_target") else math.nan
    if facts.loss.key == "kl_div" and facts.case.reduction == "batchmean":
        what = Message("cross entropy, the divergence plus the entropy {h} of the targets,", h=h)
        yield Hypothesis(facts.recomputed + h, what, wrong="-(targets * predictions).sum() / len(targets)")
    elif facts.loss.key in ("cross_entropy", "categorical_cross_entropy") and facts.case.reduction == "mean":
        if not facts.given & {"weight", "label_smoothing"}:
            what = Message("the divergence, cross entropy less the entropy {h} of the targets,", h=h)
            entropy = "torch.special.entr(targets).sum() / targets.sum()"
            yield Hypothesis(facts.recomputed - h, what, wrong=f"criterion(predictions, targets) - {entropy}")


def finds_entropy(facts: Facts) -> Found | None:
    """The entropy of soft targets, below which cross entropy cannot fall."""
    if facts.parameters.get("log_target") or facts.case.targets.bits_only:
        return None
    h = target_entropy(facts)
    if not np.isfinite(h) or h < 1e-9:
        return None
    return Found(
        "info",
        Message("the targets have an entropy of {h}: cross entropy cannot fall below it, the divergence can", h=h),
    )


TARGET_ENTROPY_INCLUDED = Reason(
    key="target_entropy_included",
    title=mark("Cross entropy against soft targets, or their divergence"),
    group="E",
    fix=Message("Subtract the entropy of the targets to see the part that can still be reduced."),
    code="loss = F.kl_div(F.log_softmax(logits, 1), targets, reduction='batchmean')",
    sources=("szagoruyko/attention-transfer#12", "imirzadeh/Teacher-Assistant-Knowledge-Distillation#4"),
    applies=_has_soft_targets,
    predict=target_entropy_included,
    find=finds_entropy,
)
