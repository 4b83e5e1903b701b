"""Definitions of the family contrastive."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array
from .numbers import big, exp, log_softmax, mp, mpf


def nt_xent_loss(z1: Array, z2: Array, temperature: float) -> Answer:
    views = big(np.concatenate([z1, z2]))
    n, tau = len(views), mpf(temperature)
    norm = np.frompyfunc(mp.sqrt, 1, 1)((views * views).sum(1, keepdims=True))
    unit = views / np.where(norm == 0, mpf(1), norm)  # the cosine with a zero vector is 0, and a kink
    s = unit @ unit.T / tau
    values, by_s = np.empty(n, object), np.full((n, n), mpf(0), object)
    for i in range(n):
        others = [j for j in range(n) if j != i]
        log_p = dict(zip(others, log_softmax([s[i, j] for j in others]), strict=True))
        partner = (i + n // 2) % n
        values[i] = -log_p[partner]
        for j in others:
            by_s[i, j] = (exp(log_p[j]) - (j == partner)) / tau
    by_unit = (by_s + by_s.T) @ unit
    tangential = by_unit - unit * (by_unit * unit).sum(1, keepdims=True)
    gradient = np.where(norm == 0, mpf(0), tangential / np.where(norm == 0, mpf(1), norm))
    return Answer(values, gradient[: len(z1)], mpf(n), len(z1))


REFERENCES = {"nt_xent_loss": nt_xent_loss}
