"""Lines of an image that has more pixels than the screen: pyqtgraph's pens count pixels, and would come out thin."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QAbstractGraphicsShapeItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.paint.base_plot import BasePlot


@contextmanager
def thickened(plot: BasePlot, factor: float) -> Iterator[None]:
    """While this lasts, every line of the plot is so many times as thick."""
    undo: list[Callable[[], None]] = []
    for item in plot.scene().items():
        undo += _thicken(item, factor)
    try:
        yield
    finally:
        for put_back in undo:
            put_back()


def _thicken(item: Any, factor: float) -> list[Callable[[], None]]:
    """Thicken the lines of one item, and say how to undo it."""
    if isinstance(item, pg.PlotCurveItem):
        return [_swap(item.opts.get("pen"), factor, lambda pen: item.opts.__setitem__("pen", pen))]
    if isinstance(item, pg.InfiniteLine):
        return [
            _swap(item.pen, factor, lambda pen: setattr(item, "pen", pen)),
            _swap(item.currentPen, factor, lambda pen: setattr(item, "currentPen", pen)),
        ]
    if isinstance(item, pg.AxisItem):
        return [_swap(item.pen(), factor, item.setTickPen), _swap(item.pen(), factor, lambda pen: _pen_of(item, pen))]
    if isinstance(item, QAbstractGraphicsShapeItem) and item.pen().isCosmetic():
        return [_swap(item.pen(), factor, item.setPen)]
    return []


def _pen_of(axis: pg.AxisItem, pen: QPen) -> None:
    """Without ``setPen``, which would take the name of the axis to be of this colour."""
    axis._pen, axis.picture = pen, None


def _swap(pen: QPen | None, factor: float, put: Callable[[Any], None]) -> Callable[[], None]:
    if pen is not None:
        thick = QPen(pen)
        thick.setWidthF(factor * max(pen.widthF(), 1.0))
        put(thick)
    return lambda: put(pen)
