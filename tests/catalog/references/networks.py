"""Definitions of losses of logits alone, and beside those of a teacher."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array
from .numbers import big, exp, log_softmax, mp, mpf


def distillation_loss(s: Array, t: Array, target: Array, temperature: float, alpha: float, ignore_index: int) -> Answer:
    student, teacher = (big(np.moveaxis(x, 1, -1)) for x in (s, t))
    a, heat = mpf(alpha), mpf(temperature)
    values, gradient = np.full(target.shape, mpf(0), object), np.full(student.shape, mpf(0), object)
    for i in np.ndindex(target.shape):
        if target[i] == ignore_index:
            continue
        hard = log_softmax(list(student[i]))
        soft, wanted = (log_softmax(list(x[i] / heat)) for x in (student, teacher))
        divergence = sum(exp(q) * (q - p) for p, q in zip(soft, wanted, strict=True) if exp(q))
        values[i] = a * heat**2 * divergence if a else mpf(0)
        values[i] += (1 - a) * -hard[target[i]] if a != 1 else mpf(0)
        for c in range(len(hard)):
            gradient[i][c] = a * heat * (exp(soft[c]) - exp(wanted[c])) + (1 - a) * (exp(hard[c]) - (c == target[i]))
    used = int((target != ignore_index).sum())
    return Answer(values, np.moveaxis(gradient, -1, 1), mpf(used), len(s), used > 0)


def z_loss(x: Array, coefficient: float) -> Answer:
    scores = big(np.moveaxis(x, 1, -1))
    values, gradient = np.empty(scores.shape[:-1], object), np.empty(scores.shape, object)
    for i in np.ndindex(values.shape):
        log_p = log_softmax(list(scores[i]))
        total = next(z - lp for z, lp in zip(scores[i], log_p, strict=True) if mp.isfinite(z))
        values[i] = mpf(coefficient) * total**2
        gradient[i] = [2 * mpf(coefficient) * total * exp(lp) for lp in log_p]
    return Answer(values, np.moveaxis(gradient, -1, 1), mpf(values.size), len(x))


REFERENCES = {"distillation_loss": distillation_loss, "z_loss": z_loss}
