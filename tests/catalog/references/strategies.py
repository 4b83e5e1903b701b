"""Definitions of strategies and of softmax."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .answer import Answer, Array
from .numbers import Big, big, exp, mp, mpf, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP = mpf(10) ** -20


def _slopes(total: Callable[[Array], Big], x: Array) -> Array:
    """Central differences in 50 digits."""
    found = np.empty(x.shape, object)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += _STEP
        down[i] -= _STEP
        found[i] = (total(up) - total(down)) / (2 * _STEP)
    return found


def softmax(x: Array, temperature: float) -> Answer:
    z = big(np.moveaxis(x, 1, -1)) / mpf(temperature)
    e = np.frompyfunc(exp, 1, 1)(z)
    p = np.moveaxis(e / e.sum(-1, keepdims=True), -1, 1)
    return Answer(p, np.full(x.shape, mpf(0), object), mpf(x.size), len(x))  # they sum to 1 wherever one goes


def _weights(n: Array, scheme: str, beta: float, normalize: str) -> Array:
    n, b = np.array([x if x > 1 else mpf(1) for x in n], object), mpf(beta)
    if scheme == "inverse":
        w = sum(n) / (len(n) * n)
    elif scheme == "sqrt_inverse":
        w = np.array([1 / mp.sqrt(x) for x in n], object)
    else:
        w = np.array([1 / x if b == 1 else (1 - b) / (1 - b**x) for x in n], object)
    return w * len(n) / sum(w) if normalize == "mean_1" else w


def class_weights(n: Array, scheme: str, beta: float, normalize: str) -> Answer:
    counts = big(n)
    ones = np.array([abs(x - 1) < 1e-9 for x in counts])  # where counting as one begins there is a kink

    def total(x: Array) -> Big:
        return sum(_weights(x, scheme, beta, normalize))

    slopes = _slopes(total, counts)
    for i in np.flatnonzero(ones):  # torch's clamp lets the gradient through at its limit
        up = counts.copy()
        up[i] += _STEP
        slopes[i] = (total(up) - total(counts)) / _STEP
    return Answer(_weights(counts, scheme, beta, normalize), slopes, mpf(len(n)), len(n))


def _half(x: Big) -> tuple[Big, bool]:
    """The nearest float16, and whether no type rounds it to another one."""
    if x == 0 or not mp.isfinite(x):
        return x, True
    exponent = max(int(mp.floor(mp.log(abs(x), 2))), -14)
    unit = mpf(2) ** (exponent - 10)
    steps = x / unit
    near = mp.nint(steps) * unit  # halves to even
    settled = abs(abs(steps - mp.floor(steps)) - mpf("0.5")) > 1e-4 or steps * 2 == mp.floor(steps * 2)
    return (near if abs(near) < 65520 else mp.sign(x) * mp.inf), bool(settled)


def loss_scaling(g: Array, scale: float) -> Answer:
    x, s = np.asarray(big(g), object), mpf(scale)
    found = [_half(a * s) for a in x.flat]
    values = np.array([a / s for a, _ in found], object).reshape(x.shape)
    zero = np.full(x.shape, mpf(0), object)
    return Answer(values, zero, mpf(x.size), len(x) if x.ndim else 1, settled=all(ok for _, ok in found))


def fake_quantize(x: Array, scale: float, zero_point: int, quant_min: int, quant_max: int) -> Answer:
    numbers, s = np.asarray(big(x), object), mpf(scale)
    values, slope = np.empty(numbers.shape, object), np.empty(numbers.shape, object)
    settled = True
    for i in np.ndindex(numbers.shape):
        steps = numbers[i] / s
        settled = settled and abs(abs(steps - mp.floor(steps)) - mpf("0.5")) > 1e-5 * (1 + abs(steps))
        q = mp.nint(steps) + zero_point
        values[i] = (min(max(q, quant_min), quant_max) - zero_point) * s
        slope[i] = mpf(int(quant_min <= q <= quant_max))
    return Answer(values, slope, mpf(x.size), len(x) if x.ndim else 1, settled=bool(settled))


def gradient_accumulation(losses: Array, counts: Array, averaging: str) -> Answer:
    part, n = big(losses), big(counts)
    if averaging == "elements":
        used = [(a, b) for a, b in zip(part, n, strict=True) if b]
        value = ratio(sum((a * b for a, b in used), mpf(0)), sum(n, mpf(0)))
        slope = n / (sum(n, mpf(0)) or 1)
    else:
        size = 1 if averaging == "sum_of_means" else len(part)
        value, slope = sum(part) / size, np.full(part.shape, mpf(1) / size, object)
    return Answer(np.array(value, object), slope, mpf(1), len(part), used=bool(sum(n)))


def early_stopping(train: Array, val: Array, patience: int, min_delta: float) -> Answer:
    """By its words: of every epoch, the best one so far, and how long ago that was."""
    least, best, last = mp.inf, 0, len(val) - 1
    close = [abs(a + mpf(min_delta) - b) < 1e-5 and min_delta > 0 for i, a in enumerate(val) for b in val[:i]]
    for epoch, loss in enumerate(big(val)):
        if loss + mpf(min_delta) < least:
            least, best = loss, epoch
        if epoch > best and epoch - best >= patience:
            last = epoch
            break
    zero = np.full(train.shape, mpf(0), object)
    return Answer(np.array([mpf(best), mpf(last)], object), zero, mpf(2), len(val), settled=not any(close))


REFERENCES: dict[str, Callable[..., Answer]] = {
    "softmax": softmax,
    "class_weights": class_weights,
    "loss_scaling": loss_scaling,
    "fake_quantize": fake_quantize,
    "gradient_accumulation": gradient_accumulation,
    "early_stopping": early_stopping,
}
