"""Curves as columns: positions once, then loss and gradient of each curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.curve import CurveSet


def curve_columns(curves: CurveSet) -> dict[str, Array]:
    """Columns of one length; curves with fewer points are taken at the positions of the first, by straight lines.

    Args:
        curves: at least one of them drawn.
    """
    drawn = [c for c in curves.curves if c.problem is None]
    x = max((c.x for c in drawn), key=len)
    columns: dict[str, Array] = {curves.request.axis: x}
    for curve in drawn:
        name = f"{curve.ask.key}_{curve.ask.id}" if _is_twice(curves, curve.ask.key) else curve.ask.key
        same = len(curve.x) == len(x)
        columns[name] = curve.loss if same else np.interp(x, curve.x, curve.loss)
        columns[f"{name}_gradient"] = curve.gradient if same else np.interp(x, curve.x, curve.gradient)
    return columns


def _is_twice(curves: CurveSet, key: str) -> bool:
    return sum(c.ask.key == key for c in curves.curves) > 1
