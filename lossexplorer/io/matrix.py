"""Columns as rows of a matrix, as the cache likes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    Array = npt.NDArray[Any]

_AT_ONCE = 1 << 20
"""Bytes of a matrix that are filled at a time: a column through more of it would miss the cache at every row."""
_LINE = 64
"""Bytes of a line of the cache."""


def parts_of(matrix: Array) -> Iterator[Array]:
    """The rows of a matrix, as many at a time as the cache holds."""
    rows = max(1, _AT_ONCE // max(1, matrix.itemsize * matrix.shape[1]))
    return (matrix[start : start + rows] for start in range(0, len(matrix), rows))


def side_by_side(columns: Sequence[Array], out: Array) -> None:
    """Fill a matrix with columns, each of shape (rows, width), part by part.

    Single numbers are turned in a small matrix that has a row for each column: written one column after the other, they
    would go through every line of the cache as often as there are columns.
    """
    size = out.itemsize * out.shape[1]
    rows = max(1, _AT_ONCE // size)
    if size <= _LINE or len(columns) < out.shape[1]:
        for start in range(0, len(out), rows):
            np.concatenate([column[start : start + rows] for column in columns], 1, out=out[start : start + rows])
        return
    turned = np.empty((len(columns), rows + 16 - rows % 32), out.dtype)  # no power of 2, which the cache dislikes
    for start in range(0, len(out), turned.shape[1]):
        part = out[start : start + turned.shape[1]]
        for row, column in zip(turned, columns, strict=True):
            row[: len(part)] = column[start : start + len(part), 0]
        part[...] = turned[:, : len(part)].T
