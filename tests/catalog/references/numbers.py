"""Plain numbers of 50 digits, in which nothing overflows, cancels or rounds."""

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


def log_softmax(z: Sequence[Big]) -> list[Big]:
    total = log(sum(map(exp, z)))
    return [x - total for x in z]
