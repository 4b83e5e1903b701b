"""Definitions of the family multiclass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .answer import Row, by_row
from .numbers import Big, exp, log, log_softmax, mpf

if TYPE_CHECKING:
    from collections.abc import Sequence


def share_cross_entropy(z: Sequence[Big], share: Sequence[Big | None]) -> tuple[Big, list[Big]]:
    """−Σ a_c log p_c and p_c Σ a − a_c; a share of None is not even asked for."""
    log_p = log_softmax(z)
    asked = [(a, x) for a, x in zip(share, log_p, strict=True) if a is not None]
    total = sum(a for a, _ in asked)
    gradient = [exp(x) * total - (a or 0) for a, x in zip(share, log_p, strict=True)]
    return -sum(a * x for a, x in asked), gradient


def ignored_row(z: Sequence[Big]) -> Row:
    return mpf(0), [mpf(0)] * len(z), mpf(0)


def cross_entropy(
    z: Sequence[Big],
    target: Any,
    weight: Sequence[float] | None,
    ignore_index: int,
    label_smoothing: float,
    weight_normalization: str,
) -> Row:
    classes, e = len(z), mpf(label_smoothing)
    w = [mpf(1)] * classes if weight is None else list(map(mpf, weight))
    if not isinstance(target, int):
        value, gradient = share_cross_entropy(
            z, [a * ((1 - e) * q + e / classes) for a, q in zip(w, target, strict=True)]
        )
        return value, gradient, mpf(1)
    if target == ignore_index:
        return ignored_row(z)
    spread = [a * e / classes if e else None for a in w]
    spread[target] = (spread[target] or 0) + w[target] * (1 - e)
    value, gradient = share_cross_entropy(z, spread)
    return value, gradient, mpf(1) if weight_normalization == "batch" else w[target]


def label_smoothing_cross_entropy(
    z: Sequence[Big], target: int, epsilon: float, mode: str, subtract_entropy: bool, ignore_index: int
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    classes, e = len(z), mpf(epsilon)
    if classes == 1:
        own = other = mpf(1)
    elif mode == "uniform_all":
        own, other = 1 - e + e / classes, e / classes
    else:
        own, other = 1 - e, e / (classes - 1)
    q = [other or None] * classes
    q[target] = own
    value, gradient = share_cross_entropy(z, q)
    if subtract_entropy:
        value += sum(a * log(a) for a in q if a)
    return value, gradient, mpf(1)


def nll_loss(x: Sequence[Big], target: int, weight: Sequence[float] | None, ignore_index: int) -> Row:
    if target == ignore_index:
        return ignored_row(x)
    w = mpf(1) if weight is None else mpf(weight[target])
    gradient = [mpf(0)] * len(x)
    gradient[target] = -w
    return -w * x[target], gradient, w


def poly1_cross_entropy(z: Sequence[Big], target: int, epsilon: float, ignore_index: int) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    log_p = log_softmax(z)
    p, e = list(map(exp, log_p)), mpf(epsilon)
    gradient = [(p[c] - (c == target)) * (1 + e * p[target]) for c in range(len(z))]
    return -log_p[target] + e * (1 - p[target]), gradient, mpf(1)


def confidence_penalty(z: Sequence[Big], target: int, beta: float, ignore_index: int) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    log_p, b = log_softmax(z), mpf(beta)
    p = list(map(exp, log_p))
    surprise = [q * x if q else mpf(0) for q, x in zip(p, log_p, strict=True)]
    entropy = -sum(surprise)
    gradient = [p[c] - (c == target) + b * (surprise[c] + p[c] * entropy) for c in range(len(z))]
    return -log_p[target] - b * entropy, gradient, mpf(1)


def multi_margin_loss(
    z: Sequence[Big], target: int, p: int, margin: float, weight: Sequence[float] | None, ignore_index: int
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    w = mpf(1) if weight is None else mpf(weight[target])
    value, gradient = mpf(0), [mpf(0)] * len(z)
    for c, score in enumerate(z):
        lacks = mpf(margin) - z[target] + score
        if c != target and lacks > 0:
            value += w * lacks**p / len(z)
            gradient[c] = w * p * lacks ** (p - 1) / len(z)
    gradient[target] = -sum(gradient)
    return value, gradient, mpf(1)


REFERENCES = {
    "cross_entropy": by_row(cross_entropy),
    "label_smoothing_cross_entropy": by_row(label_smoothing_cross_entropy),
    "nll_loss": by_row(nll_loss),
    "poly1_cross_entropy": by_row(poly1_cross_entropy),
    "confidence_penalty": by_row(confidence_penalty),
    "multi_margin_loss": by_row(multi_margin_loss),
}
