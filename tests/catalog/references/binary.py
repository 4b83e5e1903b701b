"""Definitions of the family binary."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from .answer import Answer, Array, Pair, by_element
from .numbers import TORCH_EPSILON, Big, exp, inf, log, mpf, sigmoid, softplus

if TYPE_CHECKING:
    from collections.abc import Sequence


def clamped_cross_entropy(p: Big, y: Big, log_clamp: float | None) -> Pair:
    def term(share: Big, p: Big) -> Pair:
        """Share · max(log p, clamp) and its derivative by p; a share of 0 asks for nothing."""
        if share == 0:
            return mpf(0), mpf(0)
        if log_clamp is not None and log(p) <= log_clamp:
            return share * mpf(log_clamp), mpf(0)
        return share * log(p), share / p if p else inf

    (yes, by_yes), (no, by_no) = term(y, p), term(1 - y, 1 - p)
    return -(yes + no), by_no - by_yes


def binary_cross_entropy(p: Big, y: Big, log_clamp: float | None, weight: Big) -> Pair:
    value, slope = clamped_cross_entropy(p, y, log_clamp)
    if p in (0, 1) and log_clamp == -100:
        slope = (p - y) / TORCH_EPSILON
    return weight * value, weight * slope


def binary_focal_loss(p: Big, y: Big, alpha: float | None, gamma: float, log_clamp: float | None) -> Pair:
    a = mpf(1) if alpha is None else mpf(alpha) * y + (1 - mpf(alpha)) * (1 - y)
    g, miss, by_miss = mpf(gamma), y * (1 - p) + (1 - y) * p, 1 - 2 * y
    bce, by_bce = clamped_cross_entropy(p, y, log_clamp)
    by_focus = g * miss ** (g - 1) * by_miss * bce if g and bce else mpf(0)  # 0 · ∞ is 0 in the limit of a sure answer
    return a * miss**g * bce, a * (by_focus + miss**g * by_bce)


def binary_cross_entropy_with_logits(z: Big, y: Big, pos_weight: Big, weight: Big) -> Pair:
    value = pos_weight * y * softplus(-z) + (1 - y) * softplus(z)
    return weight * value, weight * ((1 - y) * sigmoid(z) - pos_weight * y * sigmoid(-z))


def sigmoid_focal_loss(z: Big, y: Big, alpha: float | None, gamma: float) -> Pair:
    a = mpf(1) if alpha is None else mpf(alpha) * y + (1 - mpf(alpha)) * (1 - y)
    g, p, q = mpf(gamma), sigmoid(z), sigmoid(-z)
    miss, by_miss = y * q + (1 - y) * p, (1 - 2 * y) * p * q
    bce, by_bce = y * softplus(-z) + (1 - y) * softplus(z), (1 - y) * p - y * q
    return a * miss**g * bce, a * (g * miss ** (g - 1) * by_miss * bce + miss**g * by_bce)


def asymmetric_loss(z: Big, y: Big, gamma_neg: float, gamma_pos: float, clip: float, eps: float | None) -> Pair:
    least = mpf(0) if eps is None else mpf(eps)

    def part(miss: Big, rest: Big, by_miss: Big, gamma: float) -> Pair:
        """−miss^γ log(1 − miss), where rest is 1 − miss, and its slope by z."""
        if miss <= 0:
            return mpf(0), mpf(0)
        g, cost = mpf(gamma), -log(max(rest, least))
        by_cost = by_miss / rest if rest > least else mpf(0)
        return miss**g * cost, (g * miss ** (g - 1) * by_miss * cost if g else 0) + miss**g * by_cost

    p, q, m = sigmoid(z), sigmoid(-z), mpf(clip)
    yes, by_yes = part(q, p, -p * q, gamma_pos)
    no, by_no = part(p - m, q + m, p * q, gamma_neg)
    return y * yes + (1 - y) * no, y * by_yes + (1 - y) * by_no


def hinge_loss(z: Big, y: Big) -> Pair:
    return (1 - y * z, -y) if y * z < 1 else (mpf(0), mpf(0))


def squared_hinge_loss(z: Big, y: Big) -> Pair:
    short = max(1 - y * z, mpf(0))
    return short**2, -2 * y * short


def soft_margin_loss(z: Big, y: Big) -> Pair:
    return softplus(-y * z), -y * sigmoid(-y * z)


def exponential_loss(z: Big, y: Big) -> Pair:
    return exp(-y * z), -y * exp(-y * z)


def multilabel_soft_margin_loss(x: Array, target: Array, weight: Sequence[float] | None) -> Answer:
    n, classes = x.shape
    w = [mpf(1)] * classes if weight is None else list(map(mpf, weight))
    values, gradient = np.full(n, mpf(0)), np.empty(x.shape, object)
    for i, c in np.ndindex(x.shape):
        value, slope = binary_cross_entropy_with_logits(mpf(x[i, c]), mpf(target[i, c]), mpf(1), w[c])
        values[i] += value / classes
        gradient[i, c] = slope / classes
    return Answer(values, gradient, mpf(n), n)


def multilabel_margin_loss(x: Array, target: Array) -> Answer:
    """A class that is listed twice counts twice, as in torch; what follows after −1 does not count."""
    n, classes = x.shape
    values, gradient = np.full(n, mpf(0)), np.full(x.shape, mpf(0))
    for i in range(n):
        listed = list(itertools.takewhile(lambda label: label >= 0, target[i].tolist()))
        for yes, no in itertools.product(listed, set(range(classes)) - set(listed)):
            short = 1 - mpf(x[i, yes]) + mpf(x[i, no])
            if short > 0:
                values[i] += short / classes
                gradient[i, yes] -= mpf(1) / classes
                gradient[i, no] += mpf(1) / classes
    return Answer(values, gradient, mpf(n), n)


REFERENCES = {
    "binary_cross_entropy": by_element(binary_cross_entropy, ["weight"]),
    "binary_focal_loss": by_element(binary_focal_loss),
    "binary_cross_entropy_with_logits": by_element(binary_cross_entropy_with_logits, ["pos_weight", "weight"]),
    "sigmoid_focal_loss": by_element(sigmoid_focal_loss),
    "asymmetric_loss": by_element(asymmetric_loss),
    "multilabel_soft_margin_loss": multilabel_soft_margin_loss,
    "multilabel_margin_loss": multilabel_margin_loss,
    "hinge_loss": by_element(hinge_loss),
    "squared_hinge_loss": by_element(squared_hinge_loss),
    "soft_margin_loss": by_element(soft_margin_loss),
    "exponential_loss": by_element(exponential_loss),
}
