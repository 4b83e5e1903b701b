"""Definitions of the family regression."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array, Pair, by_element
from .numbers import Big, big, log, log1p, mp, mpf, ratio, sign


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


def log_cosh_loss(x: Big, y: Big) -> Pair:
    e = x - y
    return log(mp.cosh(e)), mp.tanh(e)


def quantile_loss(x: Big, y: Big, quantile: float) -> Pair:
    e, tau = x - y, mpf(quantile)
    return max(-tau * e, (1 - tau) * e), (mpf(0) if e == 0 else 1 - tau if e > 0 else -tau)


def tukey_biweight_loss(x: Big, y: Big, c: float) -> Pair:
    e, c = x - y, mpf(c)
    rest = max(mpf(0), 1 - (e / c) ** 2)
    return c * c / 6 * (1 - rest**3), e * rest**2


def cauchy_loss(x: Big, y: Big, c: float) -> Pair:
    e, c = x - y, mpf(c)
    return c * c / 2 * log1p((e / c) ** 2), e / (1 + (e / c) ** 2)


def welsch_loss(x: Big, y: Big, c: float) -> Pair:
    e, c = x - y, mpf(c)
    near = mp.exp(-((e / c) ** 2))
    return c * c / 2 * (1 - near), e * near


def general_adaptive_loss(x: Big, y: Big, alpha: float, c: float) -> Pair:
    e, a, c = x - y, mpf(alpha), mpf(c)
    q, b = (e / c) ** 2, abs(a - 2)
    if b == 0:
        return q / 2, e / c**2
    slope = e / c**2 * (q / b + 1) ** (a / 2 - 1)
    return (log1p(q / 2) if a == 0 else b / a * ((q / b + 1) ** (a / 2) - 1)), slope


def pseudo_huber_loss(x: Big, y: Big, delta: float) -> Pair:
    e, d = x - y, mpf(delta)
    root = mp.sqrt(1 + (e / d) ** 2)
    return d * d * (root - 1), e / root


def epsilon_insensitive_loss(x: Big, y: Big, epsilon: float, squared: bool) -> Pair:
    e = x - y
    excess = max(mpf(0), abs(e) - mpf(epsilon))
    return (excess**2, 2 * excess * sign(e)) if squared else (excess, sign(e) * sign(excess))


def poisson_nll_loss(x: Big, y: Big, log_input: bool, full: bool, eps: float) -> Pair:
    rest = y * log(y) - y + log(2 * mp.pi * y) / 2 if full and y > 1 else mpf(0)
    if log_input:
        return mp.exp(x) - y * x + rest, mp.exp(x) - y
    return x - y * log(x + mpf(eps)) + rest, 1 - y / (x + mpf(eps))


def mape_loss(x: Big, y: Big, eps: float) -> Pair:
    size = max(abs(y), mpf(eps))
    return abs(x - y) / size, sign(x - y) / size


def msle_loss(x: Big, y: Big) -> Pair:
    d = log(1 + x) - log(1 + y)
    return d * d, ratio(2 * d, 1 + x)


REFERENCES = {
    "poisson_nll_loss": by_element(poisson_nll_loss),
    "mape_loss": by_element(mape_loss),
    "msle_loss": by_element(msle_loss),
    "log_cosh_loss": by_element(log_cosh_loss),
    "quantile_loss": by_element(quantile_loss),
    "tukey_biweight_loss": by_element(tukey_biweight_loss),
    "cauchy_loss": by_element(cauchy_loss),
    "welsch_loss": by_element(welsch_loss),
    "general_adaptive_loss": by_element(general_adaptive_loss),
    "pseudo_huber_loss": by_element(pseudo_huber_loss),
    "epsilon_insensitive_loss": by_element(epsilon_insensitive_loss),
    "mse_loss": by_element(mse_loss),
    "l1_loss": by_element(l1_loss),
    "huber_loss": by_element(huber_loss),
    "smooth_l1_loss": by_element(smooth_l1_loss),
    "rmse_loss": rmse_loss,
}
