"""Curves as columns: positions once, then loss and slope of each curve, then what they hold fixed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute.curve import held_fixed

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.curve import Ask, CurveSet

_DIGITS = 12
"""Of positions: further ones are what rounding has left of evenly spaced numbers."""


def curve_columns(curves: CurveSet) -> dict[str, Array]:
    """Columns of one length; curves with fewer points are taken at the positions of the first, by straight lines.

    Args:
        curves: at least one of them drawn.
    """
    drawn = [c for c in curves.curves if c.problem is None]
    names = curve_names([c.ask for c in drawn])
    x = max((c.x for c in drawn), key=len)
    columns: dict[str, Array] = {curves.request.axis: _rounded(x)}
    for name, curve in zip(names, drawn, strict=True):
        same = len(curve.x) == len(x)
        columns[name] = curve.loss if same else np.interp(x, curve.x, curve.loss)
        columns[f"{name} slope"] = curve.gradient if same else np.interp(x, curve.x, curve.gradient)
    return columns | {name: np.full(len(x), value) for name, value in held_fixed(curves).items()}


def curve_names(asks: list[Ask]) -> list[str]:
    """The key of each curve, with the parameters in which curves of one loss differ, and a number if in none."""
    names: list[str] = []
    for ask in asks:
        twins = [dict(other.parameters) for other in asks if other.key == ask.key]
        differ = [(name, value) for name, value in ask.parameters if any(twin[name] != value for twin in twins)]
        name = " ".join([ask.key, *(f"{name}={_plain(value)}" for name, value in differ)])
        again = sum(n == name or n.startswith(f"{name} #") for n in names)
        names.append(f"{name} #{again + 1}" if again else name)
    return names


def _plain(value: object) -> str:
    """A value without commas, which would part columns."""
    if isinstance(value, tuple):
        return "/".join(map(_plain, value))
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _rounded(x: Array) -> Array:
    size = float(np.abs(x).max(initial=0.0))
    return np.round(x, _DIGITS - math.ceil(math.log10(size)) if size > 0 else 0)
