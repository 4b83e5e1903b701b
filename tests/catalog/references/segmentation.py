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


def lovasz(error: Array, key: Array, true: Array) -> tuple[Big, Array]:
    """The Lovász extension of the Jaccard loss at errors (n,), and its slope by each of them.

    Δ(S) is the Jaccard loss of a prediction that is wrong on the pixels S: |S| over the union of S and the mask.
    """
    slope, wrong, before = np.full(len(error), mpf(0), object), set[int](), mpf(0)
    mask = {i for i in range(len(true)) if true[i]}
    for i in sorted(range(len(error)), key=lambda i: -key[i]):  # of equal ones the first stays first
        wrong.add(i)
        after = mpf(len(wrong)) / len(wrong | mask)
        slope[i], before = after - before, after
    return (error * slope).sum(), slope


def lovasz_hinge_loss(z: Array, t: Array, per_image: bool) -> Answer:
    images = [(z[i].ravel(), t[i].ravel()) for i in range(len(z))] if per_image else [(z.ravel(), t.ravel())]
    values, slopes = [], []
    for scores, mask in images:
        sign = 2 * big(mask) - 1
        error = 1 - sign * big(scores)
        value, slope = lovasz(np.maximum(error, mpf(0)), -sign * big(scores), mask == 1)  # 50 digits round 1 + 1e-201
        values.append(value)
        slopes.append(-sign * slope * (error > 0))
    made = np.array(values, object)
    return Answer(
        made if per_image else np.array(made[0], object),
        np.concatenate(slopes).reshape(z.shape),
        mpf(len(made)),
        len(z),
    )


def _lovasz_softmax(z: Array, label: Array, classes: str, ignore_index: int) -> tuple[Big, Array]:
    """Of scores (C, n): value and gradient."""
    used = label != ignore_index
    p, gradient, values = probabilities(big(z)[None], "softmax")[0], np.full(z.shape, mpf(0), object), []
    counted = [c for c in range(len(z)) if (label[used] == c).any() or (classes == "all" and used.any())]
    for c in counted:
        sign = np.where(label[used] == c, -1, 1)
        error = np.where(label[used] == c, 1 - p[c, used], p[c, used])
        value, slope = lovasz(error, error, label[used] == c)
        values.append(value)
        gradient[c, used] += sign * slope
    if not counted:
        return mp.nan, gradient
    return sum(values) / len(counted), by_scores(gradient[None] / len(counted), p[None], "softmax")[0]


def lovasz_softmax_loss(x: Array, y: Array, classes: str, per_image: bool, ignore_index: int) -> Answer:
    tables = [(x[i].reshape(x.shape[1], -1), y[i].reshape(-1)) for i in range(len(x))]
    if not per_image:
        tables = [(np.concatenate([z for z, _ in tables], 1), np.concatenate([label for _, label in tables]))]
    found = [_lovasz_softmax(z, label, classes, ignore_index) for z, label in tables]
    counts = [bool((label != ignore_index).any()) for _, label in tables]
    slopes = np.concatenate([slope for _, slope in found], 1).reshape(x.shape[1], len(x), *x.shape[2:])
    slopes = np.moveaxis(slopes, 0, 1)
    if not per_image:
        return Answer(np.array(found[0][0], object), slopes, mpf(1), len(x), any(counts))
    values = np.array([value if count else mpf(0) for (value, _), count in zip(found, counts, strict=True)], object)
    return Answer(values, slopes, mpf(sum(counts)), len(x), any(counts))


REFERENCES = {
    "lovasz_hinge_loss": lovasz_hinge_loss,
    "lovasz_softmax_loss": lovasz_softmax_loss,
    "dice_loss": dice_loss,
    "jaccard_loss": jaccard_loss,
    "tversky_loss": tversky_loss,
    "focal_tversky_loss": focal_tversky_loss,
    "log_cosh_dice_loss": log_cosh_dice_loss,
}
