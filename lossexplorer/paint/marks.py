"""Marks of a curve with their names: minimum, kink, chance, bounds, walls, asymptotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.scale import YScale, forward
from lossexplorer.paint.tokens import GUIDE_WIDTH, LIGHT, SMALL, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Message
    from lossexplorer.compute.curve import Curve, PlacedMark

_SYMBOLS = {"minimum": "o", "kink": "t", "joint": "o", "chance": "d"}
_SIZE = 7


class MarkLayer:
    """Draws the marks of one curve into a plot; while a slider moves they are moved, not made anew."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._tokens = LIGHT
        self._made: tuple[object, ...] = ()
        self._items: list[_Drawn] = []
        self.say: Callable[[Message], str] = str

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens

    def show(self, curve: Curve | None, side: str, scale: YScale) -> None:
        """Show the marks of this curve instead of those before."""
        marks = () if curve is None else tuple(m for m in curve.marks if _is_shown(m, side, scale))
        names = tuple(self.say(m.name) for m in marks)
        made = (tuple(m.kind for m in marks), names, side, self._tokens.name)
        if made != self._made:
            self._clear()
            self._items = [self._make(m, n, side) for m, n in zip(marks, names, strict=True)]
            self._made = made
        for drawn, mark in zip(self._items, marks, strict=True):
            drawn.move(mark, scale)
            if isinstance(drawn, _Slope) and curve is not None:
                drawn.stretch(mark, curve.x[0], curve.x[-1])

    def lines(self) -> list[pg.PlotDataItem]:
        """Lines that do not end at the edges of the view by themselves."""
        return [drawn.items[0] for drawn in self._items if isinstance(drawn, _Slope)]

    def _clear(self) -> None:
        for drawn in self._items:
            for item in drawn.items:
                self._plot.removeItem(item)

    def _make(self, mark: PlacedMark, name: str, side: str) -> _Drawn:
        drawn: _Drawn
        if mark.line is not None:
            drawn = _Slope(self._tokens)
        elif mark.x is None:
            drawn = _Level(self._tokens, name)
        elif mark.y is None or side == "gradient":
            drawn = _Wall(self._tokens, name if mark.y is None else "")
        else:
            drawn = _Point(self._tokens, name, _SYMBOLS.get(mark.kind, "o"), self._plot)
        for item in drawn.items:
            self._plot.addItem(item, ignoreBounds=True)
        return drawn


def _is_shown(mark: PlacedMark, side: str, scale: YScale) -> bool:
    """The gradient shows where it jumps or bends; a straight line is straight on a linear scale alone."""
    if side == "gradient":
        return mark.kind in ("kink", "joint") and mark.x is not None
    return mark.line is None or scale == "linear"


class _Drawn:
    """Items of one mark."""

    def __init__(self, *items: Any) -> None:
        self.items = items

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        """Put the items where the mark is now."""
        raise NotImplementedError


class _Slope(_Drawn):
    """A straight line that is approached."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(pg.PlotDataItem(pen=_pen(tokens, Qt.PenStyle.DotLine)))
        self.items[0].setZValue(2)

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        """It is stretched instead."""

    def stretch(self, mark: PlacedMark, low: float, high: float) -> None:
        """Draw it as far as the curve is drawn."""
        if mark.line is not None:
            ends = as_plottable([low, high])
            self.items[0].setData(ends, as_plottable(mark.line[0] * ends + mark.line[1]))


class _Level(_Drawn):
    """A height with its name at the right."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        options = {"color": tokens.guide, "position": 0.94, "movable": False, "anchors": [(1, 1), (1, 1)]}
        super().__init__(pg.InfiniteLine(0.0, angle=0, pen=_pen(tokens), label=name, labelOpts=options))
        _shrink(self.items[0].label)

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        place = _height(mark, scale)
        self.items[0].setVisible(place is not None)
        if place is not None:
            self.items[0].setPos(place)


class _Wall(_Drawn):
    """A position from top to bottom, with its name at the top if it has one."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        style = Qt.PenStyle.DashLine if name else Qt.PenStyle.DotLine
        options = {"color": tokens.guide, "position": 0.94, "movable": False, "anchors": [(0, 1), (0, 0)]}
        super().__init__(pg.InfiniteLine(0.0, angle=90, pen=_pen(tokens, style), label=name or None, labelOpts=options))
        if name:
            _shrink(self.items[0].label)

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        if mark.x is not None:
            self.items[0].setPos(mark.x)


class _Point(_Drawn):
    """A place on the curve with its name above."""

    def __init__(self, tokens: Tokens, name: str, symbol: str, plot: pg.PlotItem) -> None:
        spot = QGraphicsPathItem(QTransform.fromScale(_SIZE, _SIZE).map(Symbols[symbol]))
        spot.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        spot.setPen(pg.mkPen(tokens.text, width=1.2))
        spot.setBrush(QColor(tokens.field))
        spot.setZValue(20)
        text = pg.TextItem(name, color=tokens.guide)
        text.setZValue(21)
        _shrink(text)
        super().__init__(spot, text)
        self._plot = plot

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        place = _height(mark, scale)
        for item in self.items:
            item.setVisible(place is not None)
        if place is None or mark.x is None:
            return
        spot, text = self.items
        spot.setPos(mark.x, place)
        text.setAnchor((self._side_of(mark.x), 1.3))
        text.setPos(mark.x, place)

    def _side_of(self, x: float) -> float:
        """Where a name hangs at its place: near an edge it stands inwards."""
        (low, high), _ = self._plot.getViewBox().viewRange()
        share = (x - low) / (high - low) if high > low else 0.5
        return 0.0 if share < 0.15 else 1.0 if share > 0.85 else 0.5


def _height(mark: PlacedMark, scale: YScale) -> float | None:
    """Where the mark stands on the screen; None where the scale does not have it."""
    if mark.y is None:
        return None
    place = float(forward(as_plottable([mark.y]), scale)[0])
    return place if np.isfinite(place) else None


def _pen(tokens: Tokens, style: Qt.PenStyle = Qt.PenStyle.DashLine) -> object:
    return pg.mkPen(tokens.guide, width=GUIDE_WIDTH, style=style)


def _shrink(text: pg.TextItem) -> None:
    font = text.textItem.font()
    font.setPixelSize(SMALL)
    text.setFont(font)
