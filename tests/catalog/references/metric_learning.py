"""Definitions of the family metric learning."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array
from .directions import by_vectors, cosines, lengths, sine
from .numbers import Big, big, exp, log_softmax, mp, mpf, sign


def cosine_embedding_loss(x1: Array, x2: Array, target: Array, margin: float) -> Answer:
    x, y, n, m = big(x1), big(x2), len(x1), mpf(margin)
    cosine = cosines(x, y).diagonal()
    slopes = [mpf(-1) if t > 0 else mpf(int(c >= m)) for t, c in zip(target, cosine, strict=True)]  # torch at the kink
    values = [1 - c if t > 0 else max(mpf(0), c - m) for t, c in zip(target, cosine, strict=True)]
    return Answer(np.array(values, object), by_vectors(np.diag(slopes), x, y), mpf(n), n)


def contrastive_loss(x1: Array, x2: Array, target: Array, margin: float) -> Answer:
    difference, m = big(x1) - big(x2), mpf(margin)
    distance = lengths(difference)[:, 0]
    values, gradient = np.empty(len(x1), object), np.empty(x1.shape, object)
    for i, d in enumerate(distance):
        lack = max(mpf(0), m - d)
        values[i] = d * d / 2 if target[i] else lack**2 / 2
        slope = mpf(1) if target[i] else -lack / d if d else mpf(0)
        gradient[i] = difference[i] * slope
    return Answer(values, gradient, mpf(len(x1)), len(x1))


def _norm(v: Array, p: Big) -> tuple[Big, Array]:
    """Its p-norm, and the gradient of that."""
    size = np.array([abs(x) for x in v], object)
    norm = sum(x**p for x in size) ** (1 / p)
    slope = [sign(x) * (abs(x) / norm) ** (p - 1) if x else mpf(0) for x in v]
    return norm, np.array(slope, object)


def triplet_margin_loss(anchor: Array, positive: Array, negative: Array, margin: float, p: float, eps: float) -> Answer:
    values, gradient = np.empty(len(anchor), object), np.empty(anchor.shape, object)
    settled = True
    for i, a in enumerate(big(anchor)):
        near, by_near = _norm(a - big(positive[i]) + mpf(eps), mpf(p))
        far, by_far = _norm(a - big(negative[i]) + mpf(eps), mpf(p))
        excess = near - far + mpf(margin)
        values[i] = max(mpf(0), excess)
        gradient[i] = (by_near - by_far) * int(excess >= 0)
        settled &= abs(excess) > mpf(10) ** -6 * max(1, near, far)
    return Answer(values, gradient, mpf(len(anchor)), len(anchor), settled=settled)


def arcface_loss(x: Array, w: Array, target: Array, margin: float, scale: float, ignore_index: int) -> Answer:
    vectors, classes, m, s = big(x), big(w), mpf(margin), mpf(scale)
    cosine, by_cosine = cosines(vectors, classes), np.full((len(x), len(w)), mpf(0), object)
    values = np.full(len(x), mpf(0), object)
    for i in np.flatnonzero(target != ignore_index):
        y = target[i]
        logits, c, sin = s * cosine[i], cosine[i, y], sine(vectors[i], classes[y])
        slope = mpf(1)
        if c < -mp.cos(m):
            logits[y] = s * (c - m * mp.sin(m))
        else:
            logits[y] = s * (c * mp.cos(m) - sin * mp.sin(m))
            slope = mp.cos(m) + (c / sin * mp.sin(m) if sin > 1e-15 else 0)  # at an angle of 0 a kink
        log_p = log_softmax(list(logits))
        values[i] = -log_p[y]
        by_cosine[i] = [s * exp(v) if j != y else s * slope * (exp(v) - 1) for j, v in enumerate(log_p)]
    used = int((target != ignore_index).sum())
    return Answer(values, by_vectors(by_cosine, vectors, classes), mpf(used), len(x), used > 0)


REFERENCES = {
    "cosine_embedding_loss": cosine_embedding_loss,
    "contrastive_loss": contrastive_loss,
    "triplet_margin_loss": triplet_margin_loss,
    "arcface_loss": arcface_loss,
}
