"""Pictures made by hand, so that what is drawn can be compared with what was given, without torch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.curve import Ask, Curve, CurveRequest, CurveSet, PlacedMark

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

SPAN = (-4.0, 4.0)
SLOTS = {i: i for i in range(7)}


def curve(
    id: int = 0,
    value: Callable[[Any], Any] = np.square,
    slope: Callable[[Any], Any] = lambda x: 2 * x,
    *,
    cursor: float = 1.5,
    key: str = "mse_loss",
    marks: tuple[PlacedMark, ...] = (),
    n: int = 65,
    span: tuple[float, float] = SPAN,
) -> Curve:
    """A curve of two functions."""
    x = np.linspace(*span, n)
    ask = Ask(id, key, tuple(CATALOGUE.get(key).resolve({}).items()))
    at = np.array([cursor])
    here = (cursor, float(value(at)[0]), float(slope(at)[0]))
    return Curve(ask, x, value(x) + 0 * x, slope(x) + 0 * x, here, marks)


def missing(id: int, why: str = "needs a sure target") -> Curve:
    """A curve that could not be drawn."""
    nothing, nan = np.empty(0), float("nan")
    return Curve(Ask(id, "hinge_loss", ()), nothing, nothing, nothing, (1.5, nan, nan), (), Message(why))


def picture(*curves: Curve, cursor: float = 1.5, span: tuple[float, float] = SPAN) -> CurveSet:
    """An answer that holds these curves."""
    request = CurveRequest("regression", "error", (("target", 0.0),), tuple(c.ask for c in curves), span, cursor)
    return CurveSet(request, curves)
