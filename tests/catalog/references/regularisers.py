"""Definitions of the family regularisers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .answer import Answer, Array
from .numbers import Big, big, mp, mpf, sign

if TYPE_CHECKING:
    from collections.abc import Callable


def of_each_weight(price: Callable[[Big], Big], slope: Callable[[Big], Big], weights: tuple[Array, ...]) -> Answer:
    total = sum((price(x) for w in weights for x in big(np.ravel(w))), mpf(0))
    return _answer(total, np.frompyfunc(slope, 1, 1)(big(weights[0])))


def _answer(total: Big, gradient: Array) -> Answer:
    return Answer(np.array(total, object), np.asarray(gradient, object), mpf(1), 1)


def l1_regularization(*weights: Array, lambda_: float) -> Answer:
    price = mpf(lambda_)
    return of_each_weight(lambda x: price * abs(x), lambda x: price * sign(x), weights)


def l2_regularization(*weights: Array, lambda_: float, form: str) -> Answer:
    price = mpf(lambda_)
    if form == "norm":
        lengths = [mp.sqrt(sum((x * x for x in big(np.ravel(w))), mpf(0))) for w in weights]
        return _answer(price * sum(lengths), price * big(weights[0]) / (lengths[0] or mpf(1)))
    half = 2 if form == "half_sum_sq" else 1
    return of_each_weight(lambda x: price * x * x / half, lambda x: 2 * price * x / half, weights)


def elastic_net_regularization(*weights: Array, lambda_: float, l1_ratio: float) -> Answer:
    price, share = mpf(lambda_), mpf(l1_ratio)
    return of_each_weight(
        lambda x: price * (share * abs(x) + (1 - share) * x * x / 2),
        lambda x: price * (share * sign(x) + (1 - share) * x),
        weights,
    )


REFERENCES = {
    "l1_regularization": l1_regularization,
    "l2_regularization": l2_regularization,
    "elastic_net_regularization": elastic_net_regularization,
}
