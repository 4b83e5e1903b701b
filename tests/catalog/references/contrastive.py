"""Definitions of the family contrastive."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array
from .directions import by_vectors, cosines
from .numbers import Big, big, exp, log_softmax, mpf, sigmoid, softplus


def _recognised(s: Array, i: int, among: list[int], own: list[int], by_s: Array, factor: Big) -> Big:
    """−Σ log softmax over ``among`` of row i at the places ``own``, divided by their number; fills its gradient."""
    log_p = dict(zip(among, log_softmax([s[i, j] for j in among]), strict=True))
    for j in among:
        by_s[i, j] += factor * (exp(log_p[j]) - mpf(own.count(j)) / len(own))
    return -sum(log_p[p] for p in own) / len(own)


def nt_xent_loss(z1: Array, z2: Array, temperature: float) -> Answer:
    views = big(np.concatenate([z1, z2]))
    n, tau = len(views), mpf(temperature)
    s, by_s = cosines(views, views) / tau, np.full((n, n), mpf(0), object)
    values = [_recognised(s, i, [j for j in range(n) if j != i], [(i + n // 2) % n], by_s, 1 / tau) for i in range(n)]
    gradient = by_vectors(by_s + by_s.T, views, views)
    return Answer(np.array(values, object), gradient[: len(z1)], mpf(n), len(z1))


def _matched(one: Array, other: Array, scale: Big, both: bool) -> Answer:
    """Rows find their columns, and columns their rows where both count."""
    x, y, n = big(one), big(other), len(one)
    s, everybody = scale * cosines(x, y), list(range(n))
    by_s, by_t = (np.full((n, n), mpf(0), object) for _ in range(2))
    half = mpf(1) / 2 if both else mpf(1)
    values = [half * _recognised(s, i, everybody, [i], by_s, half * scale) for i in range(n)]
    if both:
        values = [v + half * _recognised(s.T, i, everybody, [i], by_t, half * scale) for i, v in enumerate(values)]
    return Answer(np.array(values, object), by_vectors(by_s + by_t.T, x, y), mpf(n), n)


def info_nce_loss(query: Array, key: Array, temperature: float) -> Answer:
    return _matched(query, key, 1 / mpf(temperature), both=False)


def clip_loss(image: Array, text: Array, logit_scale: float) -> Answer:
    return _matched(image, text, mpf(logit_scale), both=True)


def siglip_loss(image: Array, text: Array, logit_scale: float, logit_bias: float) -> Answer:
    x, y, n, scale = big(image), big(text), len(image), mpf(logit_scale)
    logits, z = scale * cosines(x, y) + mpf(logit_bias), 2 * np.eye(n, dtype=int) - 1
    values = [sum(softplus(-z[i, j] * logits[i, j]) for j in range(n)) for i in range(n)]
    slopes = [[-z[i, j] * scale * sigmoid(-z[i, j] * logits[i, j]) for j in range(n)] for i in range(n)]
    return Answer(np.array(values, object), by_vectors(np.array(slopes, object), x, y), mpf(n), n)


def byol_loss(prediction: Array, projection: Array) -> Answer:
    x, y, n = big(prediction), big(projection), len(prediction)
    values = 2 - 2 * cosines(x, y).diagonal()
    return Answer(values, by_vectors(big(-2 * np.eye(n)), x, y), mpf(n), n)


def supcon_loss(x: Array, target: Array, temperature: float) -> Answer:
    vectors, n, tau = big(x), len(x), mpf(temperature)
    s, by_s = cosines(vectors, vectors) / tau, np.full((n, n), mpf(0), object)
    others = [[j for j in range(n) if j != i] for i in range(n)]
    friends = [[j for j in others[i] if target[j] == target[i]] for i in range(n)]
    anchors = [i for i in range(n) if friends[i]]
    share = 1 / (tau * max(len(anchors), 1))
    prices = [_recognised(s, i, others[i], friends[i], by_s, share) for i in anchors]
    value = sum(prices) / len(prices) if prices else mpf("nan")
    return Answer(np.array(value, object), by_vectors(by_s + by_s.T, vectors, vectors), mpf(1), n)


REFERENCES = {
    "nt_xent_loss": nt_xent_loss,
    "info_nce_loss": info_nce_loss,
    "clip_loss": clip_loss,
    "siglip_loss": siglip_loss,
    "byol_loss": byol_loss,
    "supcon_loss": supcon_loss,
}
