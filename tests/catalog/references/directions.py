"""Cosines between vectors in 50 digits, and gradients carried through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .numbers import Big, mp, mpf

if TYPE_CHECKING:
    from .answer import Array

_root = np.frompyfunc(mp.sqrt, 1, 1)


def lengths(x: Array) -> Array:
    """(N, 1), of rows."""
    return _root((x * x).sum(1, keepdims=True))


def _or_one(length: Array) -> Array:
    return np.where(length == 0, mpf(1), length)


def cosines(x: Array, y: Array) -> Array:
    """(N, M), each row with each row; 0 with a vector of zeros."""
    return (x @ y.T) / _or_one(lengths(x)) / _or_one(lengths(y)).T


def sine(x: Array, y: Array) -> Big:
    """Of the angle between two vectors, exactly 0 where they are parallel; 1 beside a vector of zeros."""
    square = sum(x * x) * sum(y * y)
    if square == 0:
        return mpf(1)
    wedge = np.outer(x, y) - np.outer(y, x)
    return mp.sqrt(sum((wedge * wedge).flat) / 2 / square)


def by_vectors(by_cosine: Array, x: Array, y: Array) -> Array:
    """The gradient by the rows x from that by their cosines with y; a vector of zeros has none."""
    length, other = lengths(x), y / _or_one(lengths(y))
    unit, by_unit = x / _or_one(length), by_cosine @ other
    tangential = by_unit - unit * (by_unit * unit).sum(1, keepdims=True)
    return np.where(length == 0, mpf(0), tangential / _or_one(length))
