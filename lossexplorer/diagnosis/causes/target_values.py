"""Targets whose values are not what the loss means by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import F, torch
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.causes.sigmoid_space import is_sigmoid
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.results import FLOAT32
from lossexplorer.diagnosis.sketches import row_sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts


def _stretched(c: ElementChunk) -> dict[str, Any]:
    """Plain binary cross entropy against 255 t and against 2 t − 1."""
    count = torch.tensor(float(c.t.numel()), dtype=torch.float64)
    base, slope = F.softplus(c.x).sum(), (c.t * c.x).sum()
    return {
        "255 t": torch.stack([base - 255 * slope, count]),
        "2 t − 1": torch.stack([base - 2 * slope + c.x.sum(), count]),
        "parts": torch.stack([base + c.x.abs().sum(), count]),
    }


_TARGETS = {"255 t": "255 * targets", "2 t − 1": "2 * targets - 1"}
_LOGITS = {
    "binary_cross_entropy": "predictions.logit().clamp(-100, 100)",
    "binary_cross_entropy_with_logits": "predictions",
}


def bce_targets(facts: Facts) -> Iterator[Hypothesis]:
    """As if targets were grey values, or signs."""
    if not facts.case.targets.bits_only or facts.given - {"reduction"}:
        return
    for name, words in (("255 t", mark("targets 0 and 255")), ("2 t − 1", mark("targets −1 and 1"))):
        what = Message("binary cross entropy against {targets}", targets=Message(words))
        wrong = f"F.binary_cross_entropy_with_logits({_LOGITS[facts.loss.key]}, {_TARGETS[name]})"
        rounding = FLOAT32 * facts.of("parts")  # which may cancel
        yield Hypothesis(facts.of(name), what, {"targets": name}, wrong=wrong, rounding=rounding)


def finds_range(facts: Facts) -> Found | None:
    """Targets outside [0, 1]."""
    t = facts.case.targets
    if t.low >= 0 and t.high <= 1:
        return None
    rows = tuple(dict.fromkeys(row for row, bad in ((t.high_row, t.high > 1), (t.low_row, t.low < 0)) if bad))
    fix = (
        Message("Map −1 to 0 before the loss.")
        if t.signs_only
        else Message("Divide the targets by {high}.", high=t.high)
    )
    evidence = Message(
        "targets run from {low} to {high}, and {loss} wants 0 to 1", low=t.low, high=t.high, loss=facts.loss.key
    )
    return Found("error", evidence, rows, fix if t.signs_only or t.low >= 0 else None)


BCE_TARGETS_OUT_OF_RANGE = Reason(
    key="bce_targets_out_of_range",
    title=mark("Targets of yes and no outside of 0 … 1"),
    group="C",
    fix=Message("Divide a mask by 255, and map −1 to 0."),
    code="targets = (mask > 0).float()",
    sources=(
        "milesial/Pytorch-UNet#78",
        "milesial/Pytorch-UNet#65",
        "qubvel/segmentation_models#95",
        "huanglianghua/siamfc-pytorch#37",
        "zeakey/hed#5",
    ),
    applies=lambda f: is_sigmoid(f) and f.loss.key in ("binary_cross_entropy", "binary_cross_entropy_with_logits"),
    measure=_stretched,
    predict=bce_targets,
    find=finds_range,
)

# -- soft labels ---------------------------------------------------------------------------------------------------


def _soft_sums(c: ClassChunk) -> dict[str, Any]:
    """Σ of the surprise and of its mean over the classes, unweighted."""
    return {"surprise": c.own_surprise.where(c.used, 0.0).sum(), "spread": c.plain_spread.where(c.used, 0.0).sum()}


def plain_sums(facts: Facts) -> tuple[float, float, float]:
    """Mean surprise and mean spread over elements that count, and their number."""
    n = max(facts.n_used, 1)
    return float(facts.sums["surprise"]) / n, float(facts.sums["spread"]) / n, facts.n_used


_AGAINST_ROWS = """q = torch.full_like(logits, others).scatter_(1, labels.unsqueeze(1), true)
-(q * F.log_softmax(logits, 1)).sum(1).mean()"""


def soft_labels(facts: Facts) -> Iterator[Hypothesis]:
    """Three ways to smooth labels so that they do not sum to 1."""
    eps = facts.parameters.get("label_smoothing") or facts.parameters.get("epsilon") or 0.0
    if (
        facts.soft
        or not eps
        or facts.pricing is None
        or facts.pricing.weight is not None
        or facts.case.reduction != "mean"
    ):
        return
    own, spread, _ = plain_sums(facts)
    c = facts.classes
    for value, mass, others, true in (
        ((1 - eps) * own + eps / c * (c * spread - own), 1 - eps / c, eps / c, 1 - eps),
        (own + eps / c * (c * spread - own), 1 + eps * (c - 1) / c, eps / c, 1.0),
        ((1 - eps) * own + spread, 2 - eps, 1 / c, 1 - eps + 1 / c),
    ):
        what = Message("cross entropy against smoothed rows that sum to {mass}", mass=mass)
        wrong = _AGAINST_ROWS if facts.n_used == facts.elements else ""
        yield Hypothesis(value, what, {"mass": mass, "others": others, "true": true}, wrong=wrong)


def finds_mass(facts: Facts) -> Found | None:
    """Soft label rows that do not sum to 1."""
    if not facts.soft or facts.case.targets.bits_only:
        return None
    total = facts.targets.reshape(-1, facts.classes).sum(1)
    off = ~(np.abs(total - 1) <= 1e-3)
    if off.mean() <= 0.01:
        return None
    mass = float(np.median(total[off]))
    evidence = Message(
        "{n} label rows of {rows} do not sum to 1; half of them to {mass} or less",
        n=int(off.sum()),
        rows=len(off),
        mass=mass,
    )
    return Found(
        "warning", evidence, facts.rows_of(off), Message("Normalise the label rows: they sum to {mass}.", mass=mass)
    )


SOFT_LABELS_NOT_NORMALISED = Reason(
    key="soft_labels_not_normalised",
    title=mark("Label rows do not sum to 1"),
    group="C",
    fix=Message("Normalise the label rows so that each sums to 1."),
    code="targets = targets / targets.sum(1, keepdim=True)",
    sources=("eladhoffer/utils.pytorch#14", "TimDettmers/ConvE#55", "ildoonet/pytorch-randaugment#30"),
    applies=lambda f: f.case.group == "softmax" and (f.soft or can_relabel(f)),
    measure=lambda c: {} if c.facts.soft else _soft_sums(c),
    predict=soft_labels,
    find=finds_mass,
    draw=lambda f: row_sums(f.targets.reshape(-1, f.classes).sum(1)),
)
