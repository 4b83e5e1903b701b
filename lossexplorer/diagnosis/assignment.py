"""The best one-to-one assignment of columns to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array


def assign(gain: Array) -> Array:
    """For each row the column that it gets, so that the sum of gains is largest.

    Args:
        gain: a square matrix of numbers.

    Source: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), one augmenting path for each row.
    """
    n, cost = len(gain), float(gain.max()) - gain.astype(np.float64)
    of_row, of_column = np.zeros(n), np.zeros(n + 1)
    row_at = np.full(n + 1, -1)
    for row in range(n):
        row_at[n], way = row, np.full(n + 1, n)
        least, done, column = np.full(n, np.inf), np.zeros(n + 1, np.bool_), n
        while row_at[column] >= 0:
            done[column] = True
            at = row_at[column]
            slack = cost[at] - of_row[at] - of_column[:n]
            better = ~done[:n] & (slack < least)
            least[better], way[:n][better] = slack[better], column
            free = np.where(done[:n], np.inf, least)
            following = int(free.argmin())
            step = free[following]
            of_row[row_at[done]] += step
            of_column[done] -= step
            least[~done[:n]] -= step
            column = following
        while column != n:
            row_at[column] = row_at[way[column]]
            column = way[column]
    found = np.empty(n, np.int64)
    found[row_at[:n]] = np.arange(n)
    return found
