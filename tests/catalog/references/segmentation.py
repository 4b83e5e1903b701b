"""Definitions of the family segmentation."""

from __future__ import annotations

import numpy as np

from .answer import Answer, Array
from .numbers import big, exp, mpf, ratio, sigmoid


def dice_loss(x: Array, t: Array, smooth: float, squared: bool, batch: bool, activation: str) -> Answer:
    p, t, s = big(x), big(t), mpf(smooth)
    if activation == "sigmoid":
        p = np.frompyfunc(sigmoid, 1, 1)(p)
    elif activation == "softmax":
        power = np.frompyfunc(exp, 1, 1)(p)
        p = power / power.sum(1, keepdims=True)
    over = (*((0,) if batch else ()), *range(2, p.ndim))
    above = 2 * (p * t).sum(over, keepdims=True) + s
    below = ((p * p + t * t) if squared else (p + t)).sum(over, keepdims=True) + s
    values = 1 - ratio(above, below)
    by_below = 2 * p if squared else 1
    gradient = -ratio(2 * t * below - above * by_below, below * below)
    if activation == "sigmoid":
        gradient = gradient * p * (1 - p)
    elif activation == "softmax":
        gradient = p * (gradient - (gradient * p).sum(1, keepdims=True))
    values = values.reshape(values.shape[1:2] if batch else values.shape[:2])
    return Answer(values, gradient, mpf(values.size), len(x))


REFERENCES = {"dice_loss": dice_loss}
