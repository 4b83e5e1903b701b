"""Losses as the literature defines them, in 50 digits, without torch and without the package.

A definition works on plain ``mpf`` numbers, where nothing overflows, cancels or rounds, so that it can be written
down as the formula stands in a book: value first, gradient by the first input beside it.

At kinks, and at probabilities of exactly 0 and 1, the gradient is torch's own where torch has the function, else 0 at
a kink.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mpmath
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

Big = Any
"""An ``mpf``."""

mp = mpmath.MPContext()
mp.dps = 50
mpf, exp, log, log1p, inf, nan = mp.mpf, mp.exp, mp.log, mp.log1p, mp.inf, mp.nan

big = np.frompyfunc(mpf, 1, 1)
TORCH_EPSILON = mpf(float(np.float32(1e-12)))
"""What torch divides by in the gradient of BCE where p (1 − p) is smaller: a float32, whatever the type."""


def _ratio(a: Big, b: Big) -> Big:
    if b != 0:
        return a / b
    return nan if a == 0 or mp.isnan(a) else a * inf


ratio = np.frompyfunc(_ratio, 2, 1)
"""a / b as IEEE has it: 0/0 is nan, 1/0 is inf."""


def sign(x: Big) -> Big:
    return mpf(int(x > 0) - int(x < 0))


def sigmoid(z: Big) -> Big:
    return 1 / (1 + exp(-z))


def softplus(z: Big) -> Big:
    return log1p(exp(z)) if z < 0 else z + log1p(exp(-z))


# --- one element against one element ------------------------------------------------------------------------------

Pair = tuple[Big, Big]


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


def binary_cross_entropy(p: Big, y: Big, log_clamp: float | None, weight: Big) -> Pair:
    def term(share: Big, p: Big) -> Pair:
        """Share · max(log p, clamp) and its derivative by p; a share of 0 asks for nothing."""
        if share == 0:
            return mpf(0), mpf(0)
        if log_clamp is not None and log(p) <= log_clamp:
            return share * mpf(log_clamp), mpf(0)
        return share * log(p), share / p if p else inf

    (yes, by_yes), (no, by_no) = term(y, p), term(1 - y, 1 - p)
    slope = by_no - by_yes
    if p in (0, 1) and log_clamp == -100:
        slope = (p - y) / TORCH_EPSILON
    return -weight * (yes + no), weight * slope


def binary_cross_entropy_with_logits(z: Big, y: Big, pos_weight: Big, weight: Big) -> Pair:
    value = pos_weight * y * softplus(-z) + (1 - y) * softplus(z)
    return weight * value, weight * ((1 - y) * sigmoid(z) - pos_weight * y * sigmoid(-z))


def sigmoid_focal_loss(z: Big, y: Big, alpha: float | None, gamma: float) -> Pair:
    a = mpf(1) if alpha is None else mpf(alpha) * y + (1 - mpf(alpha)) * (1 - y)
    g, p, q = mpf(gamma), sigmoid(z), sigmoid(-z)
    miss, by_miss = y * q + (1 - y) * p, (1 - 2 * y) * p * q
    bce, by_bce = y * softplus(-z) + (1 - y) * softplus(z), (1 - y) * p - y * q
    return a * miss**g * bce, a * (g * miss ** (g - 1) * by_miss * bce + miss**g * by_bce)


def hinge_loss(z: Big, y: Big) -> Pair:
    return (1 - y * z, -y) if y * z < 1 else (mpf(0), mpf(0))


def kl_div(x: Big, y: Big, log_target: bool) -> Pair:
    share, log_share = (exp(y), y) if log_target else (y, log(y))
    return (share * (log_share - x), -share) if share else (mpf(0), mpf(0))


# --- one row of classes against a label or a distribution ---------------------------------------------------------

Row = tuple[Big, list[Big], Big]
"""Value, gradient, mass."""


def log_softmax(z: Sequence[Big]) -> list[Big]:
    total = log(sum(map(exp, z)))
    return [x - total for x in z]


def _cross_entropy(z: Sequence[Big], share: Sequence[Big | None]) -> tuple[Big, list[Big]]:
    """−Σ a_c log p_c and p_c Σ a − a_c; a share of None is not even asked for."""
    log_p = log_softmax(z)
    asked = [(a, x) for a, x in zip(share, log_p, strict=True) if a is not None]
    total = sum(a for a, _ in asked)
    gradient = [exp(x) * total - (a or 0) for a, x in zip(share, log_p, strict=True)]
    return -sum(a * x for a, x in asked), gradient


def _ignored(z: Sequence[Big]) -> Row:
    return mpf(0), [mpf(0)] * len(z), mpf(0)


def cross_entropy(
    z: Sequence[Big],
    target: Any,
    weight: Sequence[float] | None,
    ignore_index: int,
    label_smoothing: float,
    weight_normalization: str,
) -> Row:
    classes, e = len(z), mpf(label_smoothing)
    w = [mpf(1)] * classes if weight is None else list(map(mpf, weight))
    if not isinstance(target, int):
        value, gradient = _cross_entropy(z, [a * ((1 - e) * q + e / classes) for a, q in zip(w, target, strict=True)])
        return value, gradient, mpf(1)
    if target == ignore_index:
        return _ignored(z)
    spread = [a * e / classes if e else None for a in w]
    spread[target] = (spread[target] or 0) + w[target] * (1 - e)
    value, gradient = _cross_entropy(z, spread)
    return value, gradient, mpf(1) if weight_normalization == "batch" else w[target]


def label_smoothing_cross_entropy(
    z: Sequence[Big], target: int, epsilon: float, mode: str, subtract_entropy: bool, ignore_index: int
) -> Row:
    if target == ignore_index:
        return _ignored(z)
    classes, e = len(z), mpf(epsilon)
    if classes == 1:
        own = other = mpf(1)
    elif mode == "uniform_all":
        own, other = 1 - e + e / classes, e / classes
    else:
        own, other = 1 - e, e / (classes - 1)
    q = [other or None] * classes
    q[target] = own
    value, gradient = _cross_entropy(z, q)
    if subtract_entropy:
        value += sum(a * log(a) for a in q if a)
    return value, gradient, mpf(1)


def nll_loss(x: Sequence[Big], target: int, weight: Sequence[float] | None, ignore_index: int) -> Row:
    if target == ignore_index:
        return _ignored(x)
    w = mpf(1) if weight is None else mpf(weight[target])
    gradient = [mpf(0)] * len(x)
    gradient[target] = -w
    return -w * x[target], gradient, w


def generalized_cross_entropy(z: Sequence[Big], target: int, q: float, ignore_index: int) -> Row:
    if target == ignore_index:
        return _ignored(z)
    p = list(map(exp, log_softmax(z)))
    power = p[target] ** mpf(q)
    gradient = [power * (p[c] - (c == target)) for c in range(len(z))]
    return (1 - power) / mpf(q), gradient, mpf(1)
