"""Numbers of one column under each other: as many decimals for all of them, so that their digits line up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.gui.words import number, steady

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

_DIGITS = 5
_MOST = 5
"""Decimals."""
_LARGE = 1e6
_LOOKED_AT = 4096
"""Rows that decide: a column may have millions."""


def decimals_of(column: Array) -> int:
    """How many decimals the numbers of a column get: five digits for the usual one."""
    part = np.abs(column[:: max(1, len(column) // _LOOKED_AT)].astype(np.float64))
    part = part[np.isfinite(part) & (part > 0)]
    if not part.size:
        return _DIGITS - 1
    return int(np.clip(_DIGITS - 1 - math.floor(math.log10(np.median(part))), 0, _MOST))


def in_column(x: float, decimals: int, *, signed: bool = False) -> str:
    """A number with these decimals; with an exponent where they would hide it or make it endless.

    What falls short of a whole number does not reach it: 0.999999 is shown as 0.99999, and not as 1.00000.

    Args:
        x: the number.
        decimals: how many.
        signed: whether one above 0 has its sign.
    """
    if signed and x > 0:
        return f"+{in_column(x, decimals)}"
    if not math.isfinite(x) or abs(x) >= _LARGE:
        return number(x, _DIGITS)
    if x and abs(x) < 10.0 ** (1 - decimals):
        return steady(x, 2)
    text = f"{x + 0.0:.{decimals}f}"
    if decimals and abs(float(text)) == abs(round(x)) > abs(x):
        text = f"{math.trunc(x * 10.0**decimals) / 10.0**decimals:.{decimals}f}"
    return text.replace("-", "−")
