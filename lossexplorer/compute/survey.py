"""Facts of a whole target array, from which it is decided how a loss may read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import ChunkSource
    from lossexplorer.base.arrays import Array

_CHUNK = 1 << 20
"""Elements that a survey reads at a time."""


@dataclass(frozen=True)
class TargetFacts:
    """What all targets have in common; nan is only counted."""

    integral: bool
    low: float
    high: float
    low_row: int
    high_row: int
    """The first rows that hold the extremes."""
    nan: int
    signs_only: bool
    """Whether there are only −1 and 1."""
    bits_only: bool
    """Whether there are only 0 and 1."""


def survey(targets: ChunkSource, tick: Callable[[], None] = lambda: None) -> TargetFacts:
    """Facts of the whole target array, read once by chunks; ``tick`` before each may raise ``Cancelled``."""
    low, high, low_row, high_row, nan = np.inf, -np.inf, 0, 0, 0
    integral = signs = bits = True
    rows = len_rows(targets)
    step = max(1, _CHUNK // max(1, int(np.prod(targets.shape[1:], dtype=np.int64))))
    for start in range(0, rows, step):
        tick()
        part = targets.read(start, min(start + step, rows))
        part = part.reshape(len(part), -1)
        known = _known(part)
        nan += part.size - known.size
        if not known.size:
            continue
        least, most = known.min(), known.max()
        if least < low:
            low, low_row = float(least), start + int((part == least).any(1).argmax())
        if most > high:
            high, high_row = float(most), start + int((part == most).any(1).argmax())
        integral = integral and (known.dtype.kind != "f" or bool((known == np.floor(known)).all()))
        signs = signs and bool(((known == 1) | (known == -1)).all())
        bits = bits and bool(((known == 0) | (known == 1)).all())
    return TargetFacts(integral, low, high, low_row, high_row, nan, signs, bits)


def _known(part: Array) -> Array:
    """The values that are numbers."""
    nan = np.isnan(part) if part.dtype.kind == "f" else None
    return part if nan is None or not nan.any() else part[~nan]


def len_rows(source: ChunkSource) -> int:
    """Number of rows; 0 for a single number."""
    return source.shape[0] if source.shape else 0
