"""Who makes the mean: the Lorenz curve of the loss, its worst rows first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

POINTS = 200
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
    scale = float(finite[-1]) or 1.0
    with np.errstate(under="ignore"):  # the sum of the largest numbers would be no number any more
        made = np.cumsum(finite[::-1] / scale if scale > 1e290 else finite[::-1], dtype=np.float64)
    total = float(made[-1])
    if total == 0:  # all alike
        made, total = np.arange(1.0, n + 1), float(n)
    at = _points(n)
    shares_made = np.concatenate(([0.0], made[at[1:] - 1] / total))
    makes = tuple((share, min(int(np.searchsorted(made, share * total * (1 - 1e-12))) + 1, n)) for share in SHARES)
    area = float(made.sum()) / total / n - 0.5 / n
    summed = float(finite.sum(dtype=np.float64)) if scale <= 1e290 else total * scale
    return Lorenz(at / n, shares_made, makes, max(0.0, 2 * area - 1), summed, n, left_out)


def finite_part(ordered: Array) -> Array:
    """Sorted losses without those at both ends that are no finite numbers."""
    return ordered[int(np.searchsorted(ordered, -np.inf, "right")) : int(np.searchsorted(ordered, np.inf))]


def _points(n: int) -> Array:
    """Numbers of rows at which the curve is drawn."""
    even, early = np.linspace(0, n, POINTS + 1), np.geomspace(1, n, POINTS)
    return np.unique(np.concatenate((even, early)).round().astype(np.int64))


def shares(loss: Array, used: Array) -> Array:
    """The part of the sum of all finite losses that each row makes, ``(n,)``.

    nan where a row is ignored or its loss not finite, and everywhere if the sum is 0 or too large.
    """
    counted = used & np.isfinite(loss)
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        total = float(loss.sum(dtype=np.float64, where=counted))
        if not np.isfinite(total) or total == 0:
            return np.full_like(loss, np.nan)
        return np.asarray(np.where(counted, loss / loss.dtype.type(total), loss.dtype.type(np.nan)))
