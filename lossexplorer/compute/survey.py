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
NO_CLASS = (255, -1)
"""Labels that often stand for no class: of a pixel at a border, of a row that nobody labelled."""
_ONE = 1e-3
"""How far from 1 the shares of one row may sum."""


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
    classes_high: float
    """The largest one beside ``NO_CLASS``."""
    shares: bool
    """Whether all rows have several numbers along axis 1, none below 0, that sum to 1: a distribution, or one-hot."""


class _Survey:
    """Facts of what was read so far."""

    def __init__(self, several: bool) -> None:
        self.low, self.high, self.classes_high = np.inf, -np.inf, -np.inf
        self.low_row = self.high_row = self.nan = 0
        self.integral = self.signs = self.bits = True
        self.shares = several

    def add(self, part: Array, start: int) -> None:
        """The next rows, of which the first has this number."""
        if self.shares:
            self.shares = _are_shares(part)
        part = part.reshape(len(part), -1)
        known = _known(part)
        self.nan += part.size - known.size
        if not known.size:
            return
        least, most = known.min(), known.max()
        if least < self.low:
            self.low, self.low_row = float(least), start + int((part == least).any(1).argmax())
        if most > self.high:
            self.high, self.high_row = float(most), start + int((part == most).any(1).argmax())
        inside = known[~np.isin(known, NO_CLASS)] if most in NO_CLASS or least in NO_CLASS else None
        if inside is None or inside.size:
            self.classes_high = max(self.classes_high, float(most if inside is None else inside.max()))
        self.integral = self.integral and (known.dtype.kind != "f" or bool((known == np.floor(known)).all()))
        self.signs = self.signs and bool(((known == 1) | (known == -1)).all())
        self.bits = self.bits and bool(((known == 0) | (known == 1)).all())


def survey(targets: ChunkSource, tick: Callable[[], None] = lambda: None) -> TargetFacts:
    """Facts of the whole target array, read once by chunks; ``tick`` before each may raise ``Cancelled``."""
    rows, found = len_rows(targets), _Survey(len(targets.shape) > 1 and targets.shape[1] > 1)
    step = _step(targets)
    for start in range(0, rows, step):
        tick()
        found.add(targets.read(start, min(start + step, rows)), start)
    return TargetFacts(
        found.integral,
        found.low,
        found.high,
        found.low_row,
        found.high_row,
        found.nan,
        found.signs,
        found.bits,
        found.classes_high,
        found.shares and rows > 0,
    )


def holds_shares(source: ChunkSource, tick: Callable[[], None] = lambda: None) -> bool:
    """Whether an array is what ``TargetFacts.shares`` says; read by chunks, only as far as it is."""
    rows = len_rows(source)
    several = len(source.shape) > 1 and source.shape[1] > 1
    step = _step(source)
    for start in range(0, rows if several else 0, step):
        tick()
        if not _are_shares(source.read(start, min(start + step, rows))):
            return False
    return several and rows > 0


def _step(source: ChunkSource) -> int:
    """Rows that are read at a time."""
    return max(1, _CHUNK // max(1, int(np.prod(source.shape[1:], dtype=np.int64))))


def _are_shares(part: Array) -> bool:
    with np.errstate(invalid="ignore"):
        return bool((part >= 0).all()) and bool((np.abs(part.sum(1, dtype=np.float64) - 1) <= _ONE).all())


def _known(part: Array) -> Array:
    """The values that are numbers."""
    nan = np.isnan(part) if part.dtype.kind == "f" else None
    return part if nan is None or not nan.any() else part[~nan]


def len_rows(source: ChunkSource) -> int:
    """Number of rows; 0 for a single number."""
    return source.shape[0] if source.shape else 0
