"""Definitions of the family segmentation."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array
from .numbers import Big, big, exp, log, mp, mpf, ratio, sigmoid


def probabilities(x: Array, activation: str) -> Array:
    if activation == "sigmoid":
        return np.frompyfunc(sigmoid, 1, 1)(x)
    if activation == "softmax":
        power = np.frompyfunc(exp, 1, 1)(x)
        return power / power.sum(1, keepdims=True)
    return x


def by_scores(gradient: Array, p: Array, activation: str) -> Array:
    """A gradient by probabilities as one by what they were made of."""
    if activation == "sigmoid":
        return gradient * p * (1 - p)
    if activation == "softmax":
        return p * (gradient - (gradient * p).sum(1, keepdims=True))
    return gradient


def pixels(p: Array, batch: bool) -> tuple[int, ...]:
    return (*((0,) if batch else ()), *range(2, p.ndim))


def answer(values: Array, gradient: Array, p: Array, batch: bool, activation: str) -> Answer:
    values = values.reshape(p.shape[1:2] if batch else p.shape[:2])
    return Answer(values, by_scores(gradient, p, activation), mpf(values.size), len(p))


def dice_loss(x: Array, t: Array, smooth: float, squared: bool, batch: bool, activation: str) -> Answer:
    p, t, s = probabilities(big(x), activation), big(t), mpf(smooth)
    over = pixels(p, batch)
    above = 2 * (p * t).sum(over, keepdims=True) + s
    below = ((p * p + t * t) if squared else (p + t)).sum(over, keepdims=True) + s
    by_below = 2 * p if squared else 1
    gradient = -ratio(2 * t * below - above * by_below, below * below)
    return answer(1 - ratio(above, below), gradient, p, batch, activation)


def jaccard_loss(x: Array, t: Array, smooth: float, batch: bool, activation: str) -> Answer:
    p, t, s = probabilities(big(x), activation), big(t), mpf(smooth)
    over = pixels(p, batch)
    shared = (p * t).sum(over, keepdims=True)
    union = p.sum(over, keepdims=True) + t.sum(over, keepdims=True) - shared
    gradient = -ratio(t * (union + s) - (shared + s) * (1 - t), (union + s) * (union + s))
    return answer(1 - ratio(shared + s, union + s), gradient, p, batch, activation)


def _tversky(p: Array, t: Array, alpha: float, beta: float, smooth: float, batch: bool) -> tuple[Array, Array]:
    a, b, s, over = mpf(alpha), mpf(beta), mpf(smooth), pixels(p, batch)
    above = (p * t).sum(over, keepdims=True) + s
    below = above + a * (p * (1 - t)).sum(over, keepdims=True) + b * ((1 - p) * t).sum(over, keepdims=True)
    return 1 - ratio(above, below), -ratio(t * below - above * (t + a * (1 - t) - b * t), below * below)


def tversky_loss(x: Array, t: Array, alpha: float, beta: float, smooth: float, batch: bool, activation: str) -> Answer:
    p = probabilities(big(x), activation)
    values, gradient = _tversky(p, big(t), alpha, beta, smooth, batch)
    return answer(values, gradient, p, batch, activation)


def focal_tversky_loss(
    x: Array, t: Array, alpha: float, beta: float, gamma: float, smooth: float, batch: bool, activation: str
) -> Answer:
    p, g = probabilities(big(x), activation), mpf(gamma)
    missed, slope = _tversky(p, big(t), alpha, beta, smooth, batch)
    steep = np.frompyfunc(lambda m: mpf(0) if m == 0 and g < 1 else g * m ** (g - 1), 1, 1)(missed)
    return answer(np.frompyfunc(lambda m: m**g, 1, 1)(missed), steep * slope, p, batch, activation)


def log_cosh_dice_loss(x: Array, t: Array, smooth: float, activation: str) -> Answer:
    def log_cosh(d: Big) -> Big:
        return log(mp.cosh(d))

    p = probabilities(big(x), activation)
    dice = dice_loss(np.asarray(p), t, smooth, False, False, "none")
    over = (*dice.values.shape, *[1] * (p.ndim - 2))
    slope = np.frompyfunc(mp.tanh, 1, 1)(dice.values).reshape(over) * dice.gradient
    return answer(np.frompyfunc(log_cosh, 1, 1)(dice.values), slope, p, False, activation)


REFERENCES = {
    "dice_loss": dice_loss,
    "jaccard_loss": jaccard_loss,
    "tversky_loss": tversky_loss,
    "focal_tversky_loss": focal_tversky_loss,
    "log_cosh_dice_loss": log_cosh_dice_loss,
}
