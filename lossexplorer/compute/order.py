"""Orders of rows: stable, with ignored rows at the end whatever the direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array


def descending(column: Array, used: Array) -> Array:
    """Row numbers, the largest value first, nan before it, equal values in file order, ignored rows last."""
    order = np.argsort(-column if column.dtype.kind == "f" else -column.astype(np.int64), kind="stable")
    return _ignored_last(order, column, used, nan_first=True)


def ascending(column: Array, used: Array) -> Array:
    """Row numbers, the smallest value first, nan after the others, equal values in file order, ignored rows last."""
    return _ignored_last(np.argsort(column, kind="stable"), column, used, nan_first=False)


def _ignored_last(order: Array, column: Array, used: Array, *, nan_first: bool) -> Array:
    if used.all() and (column.dtype.kind != "f" or not nan_first or not np.isnan(column[order[-1]])):
        return order
    ignored = ~used[order]
    if column.dtype.kind == "f" and nan_first:
        nan = np.isnan(column[order]) & ~ignored
        return np.concatenate((order[nan], order[~nan & ~ignored], order[ignored]))
    return np.concatenate((order[~ignored], order[ignored]))
