"""Definitions of the family long tail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .answer import Row, by_row
from .multiclass import ignored_row
from .numbers import Big, exp, log, log_softmax, mpf, sigmoid, softplus

if TYPE_CHECKING:
    from collections.abc import Sequence


def softmax_focal_loss(
    z: Sequence[Big], target: int, alpha: Sequence[float] | None, gamma: float, ignore_index: int
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    a, g = mpf(1) if alpha is None else mpf(alpha[target]), mpf(gamma)
    log_p = log_softmax(z)
    p = list(map(exp, log_p))
    miss = sum((q for c, q in enumerate(p) if c != target), mpf(0))
    if miss == 0:  # no other class: nothing is left to learn
        return mpf(0), [mpf(0)] * len(z), mpf(1)
    slope = a * (g * miss ** (g - 1) * p[target] * log_p[target] - miss**g)
    return -a * miss**g * log_p[target], [slope * ((c == target) - p[c]) for c in range(len(z))], mpf(1)


def adjusted(z: Sequence[Big], target: int, shift: Sequence[Big]) -> Row:
    """Cross entropy of z + shift."""
    log_p = log_softmax([a + b for a, b in zip(z, shift, strict=True)])
    return -log_p[target], [exp(x) - (c == target) for c, x in enumerate(log_p)], mpf(1)


def logit_adjusted_cross_entropy(
    z: Sequence[Big], target: int, tau: float, class_prior: Sequence[float] | None, ignore_index: int
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    prior = [1] * len(z) if class_prior is None else class_prior
    return adjusted(z, target, [mpf(tau) * log(mpf(x)) if tau else mpf(0) for x in prior])


def balanced_softmax_loss(
    z: Sequence[Big], target: int, samples_per_class: Sequence[float] | None, ignore_index: int
) -> Row:
    return logit_adjusted_cross_entropy(z, target, 1.0, samples_per_class, ignore_index)


def ldam_loss(
    z: Sequence[Big], target: int, max_m: float, s: float, samples_per_class: Sequence[float] | None, ignore_index: int
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    n = list(map(mpf, samples_per_class or [1] * len(z)))
    lead = mpf(max_m) * (n[target] / min(n)) ** mpf(-0.25)
    value, gradient, mass = adjusted(
        [mpf(s) * x for x in z], target, [-mpf(s) * lead * (c == target) for c in range(len(z))]
    )
    return value, [mpf(s) * slope for slope in gradient], mass


def class_balanced_loss(
    z: Sequence[Big],
    target: int,
    beta: float,
    samples_per_class: Sequence[float] | None,
    base: str,
    gamma: float,
    ignore_index: int,
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    b, n = mpf(beta), list(map(mpf, samples_per_class or [1] * len(z)))
    weights = [1 / x if b == 1 else (1 - b) / (1 - b**x) for x in n]
    w = weights[target] * len(z) / sum(weights)
    if base == "softmax":
        value, gradient, mass = adjusted(z, target, [mpf(0)] * len(z))
    else:
        g, mass = mpf(gamma if base == "focal" else 0), mpf(1)
        pairs = [_against_rest(-x if c == target else x, g) for c, x in enumerate(z)]
        value = sum(v for v, _ in pairs)
        gradient = [-slope if c == target else slope for c, (_, slope) in enumerate(pairs)]
    return w * value, [w * slope for slope in gradient], mass


def _against_rest(wrong: Big, g: Big) -> tuple[Big, Big]:
    """Focal loss of one class and its slope by the logit of being wrong."""
    miss, loss = sigmoid(wrong), softplus(wrong)
    if miss == 0:
        return mpf(0), mpf(0)
    return miss**g * loss, g * miss**g * (1 - miss) * loss + miss ** (g + 1)


REFERENCES = {
    "softmax_focal_loss": by_row(softmax_focal_loss),
    "logit_adjusted_cross_entropy": by_row(logit_adjusted_cross_entropy),
    "balanced_softmax_loss": by_row(balanced_softmax_loss),
    "ldam_loss": by_row(ldam_loss),
    "class_balanced_loss": by_row(class_balanced_loss),
}
