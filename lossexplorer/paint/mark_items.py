"""What a mark is drawn with: a straight line, a height, a position or a point, and the places for its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from lossexplorer.paint.labels import Label, Spot
from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.scale import YScale, forward
from lossexplorer.paint.tokens import GUIDE_WIDTH, Tokens

if TYPE_CHECKING:
    from lossexplorer.compute.curve import PlacedMark
    from lossexplorer.paint.labels import Ground

_SIZE = 7
_GAP = 7.0
"""Pixels between a point and its name."""
_AWAY = 22.0
"""The same, where something lies between."""
_NEAR = 3.0
"""Pixels between a line and its name."""


class Drawn:
    """Items of one mark; the name is the last of them, if it has one."""

    def __init__(self, *items: Any, name: str, tokens: Tokens) -> None:
        self.label = Label(name, tokens) if name else None
        self.items = (*items, self.label) if self.label is not None else items

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        """Put the items where the mark is now."""
        raise NotImplementedError

    def spots(self, ground: Ground) -> list[Spot]:
        """Places for the name, the best first; none where it is not to be seen."""
        raise NotImplementedError


class Slope(Drawn):
    """A straight line that is approached."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__(pg.PlotDataItem(pen=_pen(tokens, Qt.PenStyle.DotLine)), name=name, tokens=tokens)
        self.items[0].setZValue(2)
        self._line = (0.0, 0.0)

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        """It is stretched instead."""

    def stretch(self, mark: PlacedMark, low: float, high: float) -> None:
        """Draw it as far as the curve is drawn."""
        if mark.line is not None:
            self._line = mark.line
            ends = as_plottable([low, high])
            self.items[0].setData(ends, as_plottable(mark.line[0] * ends + mark.line[1]))

    def spots(self, ground: Ground) -> list[Spot]:
        """Along the line, a corner towards it; from the ends inwards."""
        if self.label is None:
            return []
        (left, right), _ = ground.view
        w, h, (slope, start) = self.label.width, self.label.height, self._line
        found = []
        for share in (0.15, 0.85, 0.3, 0.7, 0.5):
            at = left + share * (right - left)
            x, y = ground.pixels(at, slope * at + start)
            ways = ((x + _NEAR, y + _NEAR), (x - w - _NEAR, y - h - _NEAR))
            if slope < 0:
                ways = ((x + _NEAR, y - h - _NEAR), (x - w - _NEAR, y + _NEAR))
            found += [Spot(x, y, *way) for way in ways]
        return found


class Level(Drawn):
    """A height with its name at an end."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__(pg.InfiniteLine(0.0, angle=0, pen=_pen(tokens)), name=name, tokens=tokens)

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        """A height that the scale does not have hides it."""
        place = _height(mark, scale)
        self.items[0].setVisible(place is not None)
        if place is not None:
            self.items[0].setPos(place)

    def spots(self, ground: Ground) -> list[Spot]:
        """At the right, at the left and in the middle, above and below."""
        (_, right), (low, high) = ground.view
        height = self.items[0].value()
        if self.label is None or not self.items[0].isVisible() or not low <= height <= high:
            return []
        _, y = ground.pixels(right, height)
        w, h = self.label.width, self.label.height
        lefts = (ground.width - w - _GAP, _GAP, (ground.width - w) / 2)
        return [Spot(x, y, x, top) for x in lefts for top in (y - h - _NEAR, y + _NEAR)]


class Wall(Drawn):
    """A position from top to bottom, with its name at an end if it has one."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        style = Qt.PenStyle.DashLine if name else Qt.PenStyle.DotLine
        super().__init__(pg.InfiniteLine(0.0, angle=90, pen=_pen(tokens, style)), name=name, tokens=tokens)

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        """Put it at its position."""
        if mark.x is not None:
            self.items[0].setPos(mark.x)

    def spots(self, ground: Ground) -> list[Spot]:
        """At the top, at the bottom and in the middle, on either side."""
        (left, right), (low, _) = ground.view
        if self.label is None or not left <= self.items[0].value() <= right:
            return []
        x, _ = ground.pixels(self.items[0].value(), low)
        w, h = self.label.width, self.label.height
        tops = (_GAP, ground.height - h - _GAP, (ground.height - h) / 2)
        return [Spot(x, y, side, y) for y in tops for side in (x + _NEAR, x - w - _NEAR)]


class Point(Drawn):
    """A place on the curve with its name beside it."""

    def __init__(self, tokens: Tokens, name: str, symbol: str) -> None:
        spot = QGraphicsPathItem(QTransform.fromScale(_SIZE, _SIZE).map(Symbols[symbol]))
        spot.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        spot.setPen(pg.mkPen(tokens.text, width=1.2))
        spot.setBrush(QColor(tokens.field))
        spot.setZValue(20)
        super().__init__(spot, name=name, tokens=tokens)

    def move(self, mark: PlacedMark, scale: YScale) -> None:
        """A height that the scale does not have hides it."""
        place = _height(mark, scale)
        self.items[0].setVisible(place is not None)
        if place is not None and mark.x is not None:
            self.items[0].setPos(mark.x, place)

    def spots(self, ground: Ground) -> list[Spot]:
        """Around the point, above before below."""
        spot = self.items[0]
        (left, right), (low, high) = ground.view
        if self.label is None or not spot.isVisible():
            return []
        if not (left <= spot.pos().x() <= right and low <= spot.pos().y() <= high):
            return []
        x, y = ground.pixels(spot.pos().x(), spot.pos().y())
        w, h = self.label.width, self.label.height
        above, below, beside = y - h - _GAP, y + _GAP, y - h / 2
        corners = [(x - w / 2, above), (x + _NEAR, above), (x - w - _NEAR, above), (x - w / 2, below)]
        corners += [(x + _NEAR, below), (x - w - _NEAR, below), (x + 2 * _GAP, beside), (x - w - 2 * _GAP, beside)]
        for row in (y - h - _AWAY, y + _AWAY, y - h - 2 * _AWAY):
            corners += [(x - w / 2, row), (x + _NEAR, row), (x - w - _NEAR, row)]
        return [Spot(x, y, *corner) for corner in corners]


def _height(mark: PlacedMark, scale: YScale) -> float | None:
    """Where the mark stands on the screen; None where the scale does not have it."""
    if mark.y is None:
        return None
    place = float(forward(as_plottable([mark.y]), scale)[0])
    return place if np.isfinite(place) else None


def _pen(tokens: Tokens, style: Qt.PenStyle = Qt.PenStyle.DashLine) -> object:
    return pg.mkPen(tokens.guide, width=GUIDE_WIDTH, style=style)
