"""Who makes the mean: the Lorenz curve of the loss, its worst rows first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array

POINTS = 200
_PIECE = 1 << 18
"""Rows at a time where somebody may cancel between them."""
_BLOCK = 1 << 12
_BLOCKS = 1 << 5
"""Blocks that are widened at a time."""
SHARES = (0.1, 0.25, 0.5, 0.8, 0.9, 0.99)
"""Parts of the loss for which it is told how many rows make them."""


@dataclass(frozen=True)
class Lorenz:
    """How the sum of the losses is made up, from the largest loss to the smallest."""

    rows: Array
    """Shares of the rows, from 0 to 1, denser near 0."""
    loss: Array
    """What the worst rows of that share make of the sum, from 0 to 1."""
    makes: tuple[tuple[float, int], ...]
    """For each of ``SHARES`` the least number of rows that make that part of the sum."""
    gini: float
    """0 if all rows cost the same, near 1 if one row costs everything."""
    total: float
    """Sum of the finite losses."""
    n: int
    """Rows with a finite loss."""
    left_out: int
    """Rows whose loss is nan or infinite."""

    def makes_share(self, share: float) -> int:
        """How many of the worst rows make one of ``SHARES`` of the loss."""
        return dict(self.makes)[share]


def lorenz(loss: Array, *, ordered: bool = False) -> Lorenz | None:
    """The Lorenz curve of some losses.

    Args:
        loss: ``(n,)``.
        ordered: whether they are sorted already, nan last.

    Returns:
        None where parts of the sum mean nothing: there is no finite loss, or there are some below 0.
    """
    finite = finite_part(loss if ordered else np.sort(loss))
    if not finite.size or finite[0] < 0:
        return None
    n, left_out = len(finite), len(loss) - len(finite)
    scale = (
        float(finite[-1]) if float(finite[-1]) > 1e290 else 1.0
    )  # the sum of the largest would be no number any more
    with np.errstate(under="ignore"):
        made = _Running(finite[::-1] if scale == 1 else finite[::-1] / scale)
    summed = made.total * scale
    if not made.total:  # all alike
        made = _Running(np.broadcast_to(1.0, n))
    at, total = _points(n), made.total
    shares_made = np.array([made.of(int(rows)) for rows in at]) / total
    makes = tuple((share, made.reaching(share * total * (1 - 1e-12))) for share in SHARES)
    area = made.area / total / n - 0.5 / n
    return Lorenz(at / n, shares_made, makes, max(0.0, 2 * area - 1), summed, n, left_out)


class _Running:
    """The running sum of some numbers in float64, known at the end of each block: all of it would be as large as they.

    Args:
        values: ``(n,)``, one or more, none below 0.
    """

    def __init__(self, values: Array) -> None:
        self._values = values
        whole = len(values) // _BLOCK
        weights = np.arange(_BLOCK, 0.0, -1)
        sums, areas = np.zeros(whole + 1), np.zeros(whole + 1)
        table = values[: whole * _BLOCK].reshape(whole, _BLOCK)
        for i in range(0, whole, _BLOCKS):
            part = table[i : i + _BLOCKS].astype(np.float64)
            sums[i : i + len(part)] = part.sum(1)
            areas[i : i + len(part)] = part @ weights
        rest = values[whole * _BLOCK :].astype(np.float64)
        sums[whole], areas[whole] = rest.sum(), rest @ weights[len(weights) - len(rest) :]
        self._begin = np.concatenate(([0.0], np.cumsum(sums)))
        self.total = float(self._begin[-1])
        self.area = float(areas.sum() + _BLOCK * self._begin[:whole].sum() + len(rest) * self._begin[whole])
        """The sum of the running sum at every number."""

    def of(self, n: int) -> float:
        """The sum of the first numbers."""
        if n == len(self._values):
            return self.total
        block = n // _BLOCK
        return float(self._begin[block] + self._values[block * _BLOCK : n].sum(dtype=np.float64))

    def reaching(self, least: float) -> int:
        """How many of the first numbers add up to this, which is no more than the total."""
        block = max(0, int(np.searchsorted(self._begin, least)) - 1)
        part = self._values[block * _BLOCK : (block + 1) * _BLOCK]
        made = self._begin[block] + np.cumsum(part, dtype=np.float64)
        return min(block * _BLOCK + int(np.searchsorted(made, least)) + 1, len(self._values))


def finite_part(ordered: Array) -> Array:
    """Sorted losses without those at both ends that are no finite numbers."""
    infinite = ordered.dtype.type(np.inf)  # a plain one would make a copy in float64
    return ordered[int(np.searchsorted(ordered, -infinite, "right")) : int(np.searchsorted(ordered, infinite))]


def _points(n: int) -> Array:
    """Numbers of rows at which the curve is drawn."""
    even, early = np.linspace(0, n, POINTS + 1), np.geomspace(1, n, POINTS)
    return np.unique(np.concatenate((even, early)).round().astype(np.int64))


def costs(loss: Array, elements: Array | None) -> Array:
    """What rows add to the sum of all elements, ``(n,)``: their own mean, as many times as elements of them count."""
    return loss if elements is None else loss * elements.astype(loss.dtype)


def shares(loss: Array, used: Array, elements: Array | None = None, tick: Callable[[], None] = lambda: None) -> Array:
    """The part of the sum of all finite losses that each row makes, ``(n,)``.

    Args:
        loss: ``(n,)``.
        used: ``(n,)`` truth values.
        elements: ``(n,)``, see ``costs``.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Returns:
        nan where a row is ignored or its loss not finite, and everywhere if the sum is 0 or too large.
    """
    found = np.full_like(loss, np.nan)
    pieces = [slice(start, start + _PIECE) for start in range(0, len(loss), _PIECE)]
    sums = []
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        for i in pieces:
            tick()
            cost = costs(loss[i], None if elements is None else elements[i])
            sums.append(cost.sum(dtype=np.float64, where=used[i] & np.isfinite(cost)))
        total = float(np.sum(sums))
        if not np.isfinite(total) or total == 0:
            return found
        for i in pieces:
            tick()
            cost = costs(loss[i], None if elements is None else elements[i])
            np.divide(cost, loss.dtype.type(total), out=found[i], where=used[i] & np.isfinite(cost))
    return found
