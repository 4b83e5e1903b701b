"""Definitions of the family uncertainty."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array
from .numbers import Big, big, log, mp, mpf, sign


def gaussian_nll_loss(x: Array, y: Array, var: Array, full: bool, eps: float) -> Answer:
    spread = var[..., None] if 0 < var.ndim < x.ndim else var
    v = np.maximum(big(np.broadcast_to(spread, x.shape)), mpf(eps))
    e = big(x) - big(y)
    constant = log(2 * mp.pi) / 2 if full else mpf(0)
    values = (np.frompyfunc(log, 1, 1)(v) + e * e / v) / 2 + constant
    return Answer(values, e / v, mpf(x.size), len(x))


def evidential_regression_loss(x: Array, nu: Array, alpha: Array, beta: Array, y: Array, coefficient: float) -> Answer:
    def one(gamma: Big, v: Big, a: Big, b: Big, y: Big) -> tuple[Big, Big]:
        """Student's t as tables have it: degrees, squared scale, and the price of evidence."""
        e, degrees, squared = gamma - y, 2 * a, b * (1 + v) / (v * a)
        top = mp.loggamma((degrees + 1) / 2) - mp.loggamma(degrees / 2) - log(degrees * mp.pi * squared) / 2
        tail = (degrees + 1) / 2 * log(1 + e * e / squared / degrees)
        slope = (degrees + 1) * e / (degrees * squared + e * e)
        fine = mpf(coefficient) * (2 * v + a)
        return tail - top + fine * abs(e), slope + fine * sign(e)

    values, gradient = np.frompyfunc(one, 5, 2)(*map(big, (x, nu, alpha, beta, y)))
    return Answer(values, gradient, mpf(x.size), len(x))


REFERENCES = {"gaussian_nll_loss": gaussian_nll_loss, "evidential_regression_loss": evidential_regression_loss}
