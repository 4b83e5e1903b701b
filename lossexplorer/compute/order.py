"""Orders of rows: stable, with ignored rows at the end whatever the direction, and never long without a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array

    Tick = Callable[[], None]

BLOCK = 1 << 19
"""Rows that are sorted without a pause: a twentieth of a second. More are sorted by digits of 16 bits, in blocks."""
DIGIT = 16
"""Bits."""
_SORTED = 1 << 22
"""Numbers that are sorted at once, in about a tenth of a second."""
_HALF = 4
"""Bytes of half a whole number of 64 bits."""


def _on() -> None:
    """Nobody waits for a pause."""


def sort(values: Array, tick: Tick = _on) -> None:
    """Sort numbers in place, nan last: many are parted first, so that somebody may cancel between the parts.

    Args:
        values: ``(n,)``.
        tick: called between pieces of the work; may raise ``Cancelled``, and then they are in no order.
    """
    tick()
    if len(values) <= _SORTED:
        values.sort()
        return
    middle = len(values) // 2
    values.partition(middle)
    sort(values[:middle], tick)
    sort(values[middle:], tick)


def descending(column: Array, used: Array, tick: Tick = _on) -> Array:
    """Row numbers, the largest value first, nan before it, equal values in file order, ignored rows last.

    Args:
        column: ``(n,)`` numbers.
        used: ``(n,)`` truth values.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    return _ignored_last(stable_order(column, tick, turned=True), column, used, tick, nan_first=True)


def ascending(column: Array, used: Array, tick: Tick = _on) -> Array:
    """Row numbers, the smallest value first, nan after the others, equal values in file order, ignored rows last.

    See ``descending``.
    """
    return _ignored_last(stable_order(column, tick), column, used, tick, nan_first=False)


def stable_order(column: Array, tick: Tick = _on, *, turned: bool = False) -> Array:
    """What ``numpy.argsort(column, kind="stable")`` gives, in pieces between which somebody may cancel.

    Args:
        column: ``(n,)`` numbers.
        tick: called between the pieces; may raise ``Cancelled``.
        turned: the order of ``-column`` instead.
    """
    if len(column) <= BLOCK:
        return _at_once(_turned(column) if turned else column)
    keys = _keys(column, tick, _turned if turned else np.asarray)
    order: Array | None = None
    for shift in range(0, 8 * keys.dtype.itemsize, DIGIT):
        order = _by_digit(keys, shift, order, tick)
    return np.arange(len(column)) if order is None else order


def _at_once(column: Array) -> Array:
    keys = keys_of(column)
    if keys.dtype.itemsize > _HALF:
        return np.argsort(column, kind="stable")
    pairs = (keys.astype(np.uint64) << np.uint64(8 * _HALF)) | np.arange(len(keys), dtype=np.uint64)
    pairs.sort()  # key and row in one number: five times as fast as an argsort, and no two are equal
    return (pairs & np.uint64(2 ** (8 * _HALF) - 1)).astype(np.int64)


def _turned(column: Array) -> Array:
    return -column if column.dtype.kind == "f" else -column.astype(np.int64)


def _keys(column: Array, tick: Tick, seen_as: Callable[[Array], Array]) -> Array:
    found = np.empty(len(column), keys_of(seen_as(column[:0])).dtype)
    for start in range(0, len(column), BLOCK):
        tick()
        found[start : start + BLOCK] = keys_of(seen_as(column[start : start + BLOCK]))
    return found


def keys_of(column: Array) -> Array:
    """Unsigned numbers that are ordered as the values are; nan, whatever its bits, comes last."""
    bits = np.dtype(f"u{max(4, column.dtype.itemsize)}")
    top = bits.type(1 << (8 * bits.itemsize - 1))
    if column.dtype.kind == "u":
        return column.astype(bits)
    if column.dtype.kind != "f":
        return np.asarray(column.astype(f"i{bits.itemsize}").view(bits) ^ top)
    raw = (column.astype(f"f{bits.itemsize}") + 0.0).view(bits)  # −0 is as good as 0
    raw ^= np.where(raw & top, ~bits.type(0), top)
    raw[np.isnan(column)] = ~bits.type(0)
    return raw


def _by_digit(keys: Array, shift: int, order: Array | None, tick: Tick) -> Array | None:
    """Rows in the order of one digit, and of what they were in before among equals."""
    n = len(keys)
    blocks = [slice(start, min(start + BLOCK, n)) for start in range(0, n, BLOCK)]
    counts = np.zeros(1 << DIGIT, np.int64)
    for block in blocks:
        tick()
        counts += np.bincount(digit_of(keys[block], shift), minlength=len(counts))
    if counts.max() == n:
        return order
    place, found = np.cumsum(counts) - counts, np.empty(n, np.int64)
    for block in blocks:  # the first rows lie all over it: memory is fetched here, and not at one go there
        tick()
        found[block] = 0
    for block in blocks:
        tick()
        rows = np.arange(block.start, block.stop) if order is None else order[block]
        digit = digit_of(keys[block] if order is None else keys.take(rows), shift)
        inner = np.argsort(digit, kind="stable")  # of 16 bits, numpy sorts them by counting
        there = np.bincount(digit, minlength=len(counts))
        start = place - (np.cumsum(there) - there)
        found[start[digit[inner]] + np.arange(len(rows))] = rows[inner]
        place += there
    return found


def digit_of(keys: Array, shift: int) -> Array:
    """The 16 bits of keys that begin with that one, counted from the last."""
    return np.asarray((keys >> keys.dtype.type(shift)).astype(np.uint16))


def _ignored_last(order: Array, column: Array, used: Array, tick: Tick, *, nan_first: bool) -> Array:
    nan_first = nan_first and column.dtype.kind == "f"
    if used.all() and not (nan_first and np.isnan(column[order[-1]])):
        return order
    lost: list[Array] = []
    known: list[Array] = []
    ignored: list[Array] = []
    for start in range(0, len(order), BLOCK):
        tick()
        rows = order[start : start + BLOCK]
        there = used.take(rows)
        nan = there & np.isnan(column.take(rows)) if nan_first else np.zeros(len(rows), np.bool_)
        for part, which in ((lost, nan), (known, there & ~nan), (ignored, ~there)):
            part.append(rows[which])
    return np.concatenate([*lost, *known, *ignored])
