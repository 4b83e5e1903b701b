"""Columns of words: put in order, and searched, in pieces between which somebody may cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.compute.order import stable_order

if TYPE_CHECKING:
    from lossexplorer.base import Words
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.order import Tick

_KEY = 8
"""Bytes that are compared at a time."""
COMPARED = 1024
"""Bytes by which words are sorted; those that differ only later are taken for equal."""
ROOM = 1 << 30
"""Bytes that words may take as an array."""
_ASCII = 128
_PIECE = 1 << 17
"""Words of which bytes are fetched without a pause."""


def ranks(words: Words, tick: Tick = lambda: None) -> Array:
    """``(n,)`` whole numbers in the order of the words by their characters; equal words have the same.

    Rows that no byte has told apart so far are sorted by their next eight bytes, until all are told apart.
    """
    found = np.zeros(len(words), np.int64)
    starts, ends = words.starts.astype(np.int64), words.ends.astype(np.int64)
    rows = np.arange(len(words))
    for begin in range(0, COMPARED, _KEY):
        keys = _keys(words, starts[rows] + begin, ends[rows], tick)
        if len(rows) and (keys != keys[0]).any():  # paths begin alike
            rows = _told_apart(found, rows, keys, tick)
        rows = rows[ends[rows] - starts[rows] >= begin + _KEY]  # one that ends right here comes before longer ones
        if not len(rows):
            break
    return found


def _told_apart(found: Array, rows: Array, keys: Array, tick: Tick) -> Array:
    """Give rows of one rank others by their keys; the rows that still share theirs."""
    order = stable_order(keys, tick)
    order = order[stable_order(found[rows[order]], tick)]
    rows, keys = rows[order], keys[order]
    before = found[rows]
    new = np.ones(len(rows), np.bool_)
    new[1:] = (before[1:] != before[:-1]) | (keys[1:] != keys[:-1])
    firsts = np.flatnonzero(new)
    anew = np.flatnonzero(np.diff(before, prepend=before[0] - 1))  # where another of the old ranks begins
    place = np.arange(len(rows)) - np.repeat(anew, np.diff(anew, append=len(rows)))
    sizes = np.diff(firsts, append=len(rows))
    tick()
    found[rows] = before + np.repeat(place[firsts], sizes)
    return np.asarray(rows[np.repeat(sizes > 1, sizes)])


def _keys(words: Words, starts: Array, ends: Array, tick: Tick) -> Array:
    """Eight bytes of each word as one number; behind its end there are zeros."""
    found = np.empty(len(starts), np.uint64)
    last = max(len(words.data) - 1, 0)
    for first in range(0, len(starts), _PIECE):
        tick()
        some = slice(first, first + _PIECE)
        places = starts[some, None] + np.arange(_KEY)
        there = places < ends[some, None]
        if not there.any():
            found[some] = 0
            continue
        found[some] = (words.data[np.minimum(places, last)] * there).view(">u8")[:, 0]
    return found


def equal_to(words: Words, text: str) -> Array:
    """Which words are this text, ``(n,)`` truth values."""
    wanted = np.frombuffer(text.encode("utf-8", "replace"), np.uint8)
    found = words.sizes == len(wanted)
    rows = np.flatnonzero(found)
    starts = words.starts[rows].astype(np.int64)
    for at in reversed(range(len(wanted))):  # names differ at their ends rather than at their beginnings
        if not len(rows):
            break
        same = words.data[starts + at] == wanted[at]
        found[rows[~same]] = False
        rows, starts = rows[same], starts[same]
    return np.asarray(found)


def holding(words: Words, text: str) -> Array:
    """Which words have this text somewhere in them, capitals or not, ``(n,)`` truth values."""
    if not len(words):
        return np.zeros(0, np.bool_)
    data = words.data[words.start : int(words.ends[-1])]
    if not (text.isascii() and bool((data < _ASCII).all())):  # letters may become longer or shorter
        lower = text.lower()
        return np.fromiter((lower in word.lower() for word in words), np.bool_, len(words))
    if not text:
        return np.ones(len(words), np.bool_)
    wanted, ends = np.frombuffer(text.lower().encode(), np.uint8), words.ends - words.start
    places = _places(np.frombuffer(data.tobytes().lower(), np.uint8), wanted)
    rows = np.searchsorted(ends, places, side="right")
    found = np.zeros(len(words), np.bool_)
    found[rows[places + len(wanted) <= ends[rows]]] = True
    return found


def _places(data: Array, wanted: Array) -> Array:
    """Where these bytes stand in others, in order."""
    most = len(data) - len(wanted) + 1
    if most < 1:
        return np.empty(0, np.int64)
    usual = np.bincount(data[:_PIECE], minlength=256)
    first, *others = np.argsort(usual[wanted], kind="stable").tolist()  # the rarest byte leaves the fewest places
    places = np.flatnonzero(data[first : first + most] == wanted[first])
    for at in others:
        places = places[data[places + at] == wanted[at]]
    return places


def as_array(words: Words, name: str) -> Array:
    """The words as numpy keeps them, with room for the longest one in every row.

    Raises:
        Problem: that would take too much memory.
    """
    if 4 * len(words) * int(words.sizes.max(initial=0)) > ROOM:
        raise Problem(
            Message("the texts of the column {name} are too long for an npz file: use csv or parquet", name=name[:40])
        )
    return np.array(list(words), np.str_)
