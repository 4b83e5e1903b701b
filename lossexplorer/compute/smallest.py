"""The rows of the smallest values: no more is put in order than has to be, and nothing is long without a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.order import BLOCK, DIGIT, digit_of, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.base.arrays import Array

    Tick = Callable[[], None]


def smallest(values: Array, used: Array, count: int, tick: Tick = lambda: None) -> Array:
    """The rows that ``stable_order`` would put first: of equal values the first of the file, nan after all numbers.

    Args:
        values: ``(n,)``.
        used: ``(n,)`` truth values, which rows there are to choose from.
        count: how many; no more than are used.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Returns:
        ``(n,)`` truth values.
    """
    found = np.zeros(len(values), np.bool_)
    if not count:
        return found
    limit, left = _last(values, used, count, tick)
    for block in _blocks(len(values)):
        tick()
        keys, here = keys_of(values[block]), used[block]
        alike = np.flatnonzero(here & (keys == limit))
        found[block] = here & (keys < limit)
        found[block][alike[:left]] = True
        left -= min(left, len(alike))
    return found


def _last(values: Array, used: Array, count: int, tick: Tick) -> tuple[int, int]:
    """The key of the largest of the smallest, and how many rows of that key there are among them.

    Keys are counted by their first digit, then those of the digit in which it lies by their next one, and so on.
    """
    first = 8 * keys_of(values[:0]).dtype.itemsize - DIGIT
    key, left = 0, count
    for shift in range(first, -1, -DIGIT):
        counts = np.zeros(1 << DIGIT, np.int64)
        for block in _blocks(len(values)):
            tick()
            keys = keys_of(values[block])[used[block]]
            if shift < first:
                keys = keys[keys >> keys.dtype.type(shift + DIGIT) == key]
            counts += np.bincount(digit_of(keys, shift), minlength=len(counts))
        reached = np.cumsum(counts)
        digit = int(np.searchsorted(reached, left))
        left -= int(reached[digit] - counts[digit])
        key = key << DIGIT | digit
    return key, left


def _blocks(n: int) -> Iterator[slice]:
    return (slice(start, start + BLOCK) for start in range(0, n, BLOCK))
