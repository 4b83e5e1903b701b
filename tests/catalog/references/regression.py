"""Definitions of the family regression."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array, Pair, by_element
from .numbers import Big, big, mp, mpf, ratio, sign


def mse_loss(x: Big, y: Big) -> Pair:
    e = x - y
    return e * e, 2 * e


def l1_loss(x: Big, y: Big) -> Pair:
    e = x - y
    return abs(e), sign(e)


def huber_loss(x: Big, y: Big, delta: float) -> Pair:
    e, d = x - y, mpf(delta)
    return (e * e / 2, e) if abs(e) <= d else (d * (abs(e) - d / 2), d * sign(e))


def smooth_l1_loss(x: Big, y: Big, beta: float) -> Pair:
    e, b = x - y, mpf(beta)
    return (e * e / (2 * b), e / b) if abs(e) < b else (abs(e) - b / 2, sign(e))


def rmse_loss(x: Array, y: Array, eps: float) -> Answer:
    e = big(x) - big(y)
    root = mp.sqrt(sum((e * e).flat) / e.size + mpf(eps))
    return Answer(np.array(root, object), ratio(e, e.size * root), mpf(1), len(x))


REFERENCES = {
    "mse_loss": by_element(mse_loss),
    "l1_loss": by_element(l1_loss),
    "huber_loss": by_element(huber_loss),
    "smooth_l1_loss": by_element(smooth_l1_loss),
    "rmse_loss": rmse_loss,
}
