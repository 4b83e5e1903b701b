"""Marks of a curve with their names: minimum, kink, chance, bounds, walls, asymptotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.scale import YScale, forward
from lossexplorer.paint.tokens import GUIDE_WIDTH, LIGHT, SMALL, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Message
    from lossexplorer.compute.curve import Curve, PlacedMark

_SYMBOLS = {"minimum": "o", "kink": "t", "joint": "o", "chance": "d"}


class MarkLayer:
    """Draws the marks of one curve into a plot."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._tokens = LIGHT
        self._items: list[pg.GraphicsObject] = []
        self._shown: tuple[object, ...] = ()
        self.say: Callable[[Message], str] = str

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self._shown = ()

    def show(self, curve: Curve | None, side: str, scale: YScale) -> None:
        """Show the marks of this curve instead of those before; the same ones are left as they are."""
        marks = () if curve is None else tuple(m for m in curve.marks if side == "loss" or m.kind in ("kink", "joint"))
        wanted = (marks, side, scale, self._tokens.name, tuple(self.say(m.name) for m in marks))
        if wanted == self._shown:
            return
        self._shown = wanted
        for item in self._items:
            self._plot.removeItem(item)
        self._items = []
        for mark in marks:
            self._draw(mark, side, scale)

    def _add(self, item: pg.GraphicsObject, z: float = 5) -> None:
        item.setZValue(z)
        self._plot.addItem(item, ignoreBounds=True)
        self._items.append(item)

    def _pen(self, style: Qt.PenStyle = Qt.PenStyle.DashLine) -> object:
        return pg.mkPen(self._tokens.guide, width=GUIDE_WIDTH, style=style)

    def _draw(self, mark: PlacedMark, side: str, scale: YScale) -> None:
        if mark.line is not None:
            self._draw_line(mark, mark.line, scale)
        elif mark.x is None and mark.y is not None:
            place = float(forward(as_plottable([mark.y]), scale)[0])
            if np.isfinite(place):
                self._add(self._labelled(mark, place, 0))
        elif mark.x is not None and side == "gradient":
            self._add(pg.InfiniteLine(mark.x, angle=90, pen=self._pen(Qt.PenStyle.DotLine)))
        elif mark.x is not None and mark.y is None:
            self._add(self._labelled(mark, mark.x, 90))
        elif mark.x is not None and mark.y is not None:
            self._draw_point(mark, mark.x, mark.y, scale)

    def _labelled(self, mark: PlacedMark, at: float, angle: int) -> pg.InfiniteLine:
        options = {"color": self._tokens.guide, "position": 0.94, "movable": False}
        options |= {"anchors": [(0, 1), (0, 0)]} if angle else {"anchors": [(1, 1), (1, 1)]}
        line = pg.InfiniteLine(at, angle=angle, pen=self._pen(), label=self.say(mark.name), labelOpts=options)
        _shrink(line.label)
        return line

    def _side_of(self, x: float) -> float:
        """Where a name hangs at its place: near an edge it stands inwards."""
        (low, high), _ = self._plot.getViewBox().viewRange()
        share = (x - low) / (high - low) if high > low else 0.5
        return 0.0 if share < 0.15 else 1.0 if share > 0.85 else 0.5

    def _draw_line(self, mark: PlacedMark, line: tuple[float, float], scale: YScale) -> None:
        """A straight line is straight on a linear scale alone."""
        if scale != "linear":
            return
        slope, intercept = line
        item = pg.InfiniteLine(
            (0.0, intercept), angle=float(np.degrees(np.arctan(slope))), pen=self._pen(Qt.PenStyle.DotLine)
        )
        self._add(item, 2)

    def _draw_point(self, mark: PlacedMark, x: float, y: float, scale: YScale) -> None:
        place = float(forward(as_plottable([y]), scale)[0])
        if not np.isfinite(place):
            return
        spot = pg.ScatterPlotItem([x], [place], symbol=_SYMBOLS.get(mark.kind, "o"), size=7, pxMode=True)
        spot.setPen(pg.mkPen(self._tokens.text, width=1.2))
        spot.setBrush(pg.mkBrush(self._tokens.field))
        self._add(spot, 20)
        text = pg.TextItem(self.say(mark.name), color=self._tokens.guide, anchor=(self._side_of(x), 1.3))
        _shrink(text)
        text.setPos(x, place)
        self._add(text, 21)


def _shrink(text: pg.TextItem) -> None:
    font = text.textItem.font()
    font.setPixelSize(SMALL)
    text.setFont(font)
