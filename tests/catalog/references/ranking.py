"""Definitions of the family ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .answer import Answer, Array, Pair
from .numbers import Big, exp, log_softmax, mpf, sigmoid, softplus

if TYPE_CHECKING:
    from collections.abc import Callable


def for_each(definition: Callable[..., Pair]) -> Callable[..., Answer]:
    """Element by element of any number of arrays."""

    def answer(*arrays: Array, **parameters: float) -> Answer:
        values, gradient = np.empty(arrays[0].shape, object), np.empty(arrays[0].shape, object)
        fixed: dict[str, Any] = {name: mpf(v) for name, v in parameters.items()}
        for i in np.ndindex(values.shape):
            values[i], gradient[i] = definition(*(mpf(x[i]) for x in arrays), **fixed)
        return Answer(values, gradient, mpf(values.size), len(values))

    return answer


def margin_ranking_loss(x1: Big, x2: Big, y: Big, margin: Big) -> Pair:
    short = margin - y * (x1 - x2)
    return (short, -y) if short >= 0 else (mpf(0), mpf(0))  # at the kink as torch has it


def bradley_terry_loss(chosen: Big, rejected: Big, margin: Big) -> Pair:
    behind = margin - (chosen - rejected)
    return softplus(behind), -sigmoid(behind)


def dpo_loss(pc: Big, pr: Big, rc: Big, rr: Big, beta: Big, label_smoothing: Big) -> Pair:
    u = beta * ((pc - pr) - (rc - rr))
    value = (1 - label_smoothing) * softplus(-u) + label_smoothing * softplus(u)
    return value, -beta * ((1 - label_smoothing) * sigmoid(-u) - label_smoothing * sigmoid(u))


def listnet_loss(x: Array, relevance: Array) -> Answer:
    values, gradient = np.empty(len(x), object), np.empty(x.shape, object)
    for i in range(len(x)):
        log_p, log_q = (log_softmax([mpf(v) for v in row[i]]) for row in (x, relevance))
        values[i] = -sum(exp(q) * p for p, q in zip(log_p, log_q, strict=True))
        gradient[i] = [exp(p) - exp(q) for p, q in zip(log_p, log_q, strict=True)]
    return Answer(values, gradient, mpf(len(x)), len(x))


REFERENCES = {
    "margin_ranking_loss": for_each(margin_ranking_loss),
    "bradley_terry_loss": for_each(bradley_terry_loss),
    "dpo_loss": for_each(dpo_loss),
    "listnet_loss": listnet_loss,
}
