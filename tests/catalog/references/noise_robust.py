"""Definitions of the family noise-robust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .answer import Row, by_row
from .multiclass import ignored_row
from .numbers import Big, exp, log_softmax, mpf

if TYPE_CHECKING:
    from collections.abc import Sequence


def generalized_cross_entropy(z: Sequence[Big], target: int, q: float, ignore_index: int) -> Row:
    if target == ignore_index:
        return ignored_row(z)
    p = list(map(exp, log_softmax(z)))
    power = p[target] ** mpf(q)
    gradient = [power * (p[c] - (c == target)) for c in range(len(z))]
    return (1 - power) / mpf(q), gradient, mpf(1)


REFERENCES = {"generalized_cross_entropy": by_row(generalized_cross_entropy)}
