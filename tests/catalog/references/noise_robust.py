"""Definitions of the family noise-robust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .answer import Row, by_row
from .multiclass import ignored_row
from .numbers import Big, exp, log_softmax, mpf

if TYPE_CHECKING:
    from collections.abc import Sequence


def generalized_cross_entropy(z: Sequence[Big], target: int, q: float, ignore_index: int) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    p = list(map(exp, log_softmax(z)))
    power = p[target] ** mpf(q)
    gradient = [power * (p[c] - (c == target)) for c in range(len(z))]
    return (1 - power) / mpf(q), gradient, mpf(1)


def symmetric_cross_entropy(
    z: Sequence[Big], target: int, alpha: float, beta: float, A: float, ignore_index: int
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    log_p = log_softmax(z)
    p = list(map(exp, log_p))
    reverse = -sum(p[c] * (0 if c == target else mpf(A)) for c in range(len(z)))
    slope = [mpf(alpha) - mpf(beta) * mpf(A) * p[target]] * len(z)
    gradient = [(p[c] - (c == target)) * slope[c] for c in range(len(z))]
    return -mpf(alpha) * log_p[target] + mpf(beta) * reverse, gradient, mpf(1)


def bootstrapping_loss(
    z: Sequence[Big], target: int, mode: str, beta: float | None, detach: bool, ignore_index: int
) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    classes, b = range(len(z)), mpf(beta if beta is not None else {"soft": 0.95, "hard": 0.8}[mode])
    log_p = log_softmax(z)
    p = list(map(exp, log_p))
    if mode == "hard":
        mind = list(z).index(max(z))
        gradient = [b * (p[c] - (c == target)) + (1 - b) * (p[c] - (c == mind)) for c in classes]
        return -b * log_p[target] - (1 - b) * log_p[mind], gradient, mpf(1)
    surprise = [q * x if q else mpf(0) for q, x in zip(p, log_p, strict=True)]
    entropy = -sum(surprise)
    by_opinion = [mpf(0) if detach else -(surprise[c] + p[c] * entropy) for c in classes]
    gradient = [b * (p[c] - (c == target)) + (1 - b) * by_opinion[c] for c in classes]
    return -b * log_p[target] + (1 - b) * entropy, gradient, mpf(1)


REFERENCES = {
    "generalized_cross_entropy": by_row(generalized_cross_entropy),
    "symmetric_cross_entropy": by_row(symmetric_cross_entropy),
    "bootstrapping_loss": by_row(bootstrapping_loss),
}
