"""Names inside a plot: legible on whatever lies below them, and laid where they cover as little as possible."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem

from lossexplorer.paint.tokens import SMALL, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    Floats = npt.NDArray[np.float64]

_PAD = 3.0
_VEIL = 0.82
"""How much a name hides of what lies below it."""
_STEP = 4.0
"""Pixels between the places at which a curve is looked at."""
_OUTSIDE, _ON_NAME, _ON_CHOSEN, _ON_OTHER, _LATER, _MOVED = 100.0, 20.0, 10.0, 3.0, 0.1, 0.6
FREE = _ON_OTHER
"""What a place costs at least that covers anything."""


@dataclass(frozen=True)
class Spot:
    """A place for a name, in pixels of the view: what it belongs to, and its own upper left corner."""

    x: float
    y: float
    left: float
    top: float


class Label(QGraphicsItem):
    """A name in small letters on a veil of the colour of the field; zooming moves it and does not stretch it."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        super().__init__()
        self.text, self.tint = text, QColor(tokens.guide)
        self._veil = QColor(tokens.field)
        self._veil.setAlphaF(_VEIL)
        self._font = QFont()
        self._font.setPixelSize(SMALL)
        box = QFontMetricsF(self._font).boundingRect(text)
        self.width, self.height = box.width() + 2 * _PAD, QFontMetricsF(self._font).height()
        self._corner = QPointF()
        self.choice = -1
        """Which of the places that it was offered it has."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(25)

    def put(self, x: float, y: float, corner: QPointF) -> None:
        """Belong to this place of the view, with the upper left corner so many pixels from it."""
        if corner != self._corner:
            self.prepareGeometryChange()
            self._corner = corner
        self.setPos(x, y)

    def boundingRect(self) -> QRectF:
        """Of the veil."""
        return QRectF(self._corner.x(), self._corner.y(), self.width, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Veil and letters."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._veil)
        painter.drawRoundedRect(self.boundingRect(), _PAD, _PAD)
        painter.setFont(self._font)
        painter.setPen(self.tint)
        painter.drawText(self.boundingRect(), Qt.AlignmentFlag.AlignCenter, self.text)


@dataclass
class Ground:
    """A view in pixels, and what lies in it.

    Args:
        view: ranges ``((left, right), (bottom, top))``.
        width: pixels.
        height: pixels.
    """

    view: tuple[tuple[float, float], tuple[float, float]]
    width: float
    height: float
    _curves: list[tuple[Floats, Floats, float]] = field(default_factory=list)
    _names: list[QRectF] = field(default_factory=list)

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """A place of the view in pixels from its upper left corner."""
        (left, right), (bottom, top) = self.view
        return (x - left) / (right - left) * self.width, (top - y) / (top - bottom) * self.height

    def add_curve(self, x: Floats, y: Floats, *, chosen: bool) -> None:
        """A curve that names had better not cover."""
        if len(x) < 2:
            return
        (left, right), (bottom, top) = self.view
        columns = np.arange(0.0, self.width + _STEP, _STEP)
        with np.errstate(over="ignore", invalid="ignore"):
            at = np.interp(left + columns / self.width * (right - left), x, y, np.nan, np.nan)
            rows = (top - at) / (top - bottom) * self.height
        pair = np.stack([rows[:-1], rows[1:]])
        self._curves.append((pair.min(0), pair.max(0), _ON_CHOSEN if chosen else _ON_OTHER))

    def lay(self, label: Label, spots: Sequence[Spot]) -> float:
        """Give the name the place where it covers least, and say what that costs; it stays where it is if it can."""
        costs = [self._cost(label, s) + _LATER * i + _MOVED * (i != label.choice) for i, s in enumerate(spots)]
        if not costs:
            return _OUTSIDE
        label.choice = int(np.argmin(costs))
        spot = spots[label.choice]
        (left, right), (bottom, top) = self.view
        x = left + spot.x / self.width * (right - left)
        y = top - spot.y / self.height * (top - bottom)
        label.put(x, y, QPointF(round(spot.left - spot.x), round(spot.top - spot.y)))
        return self._cost(label, spot)

    def take(self, label: Label, spots: Sequence[Spot]) -> None:
        """The place that a name has is no place for others."""
        spot = spots[label.choice]
        self._names.append(QRectF(spot.left, spot.top, label.width, label.height))

    def _cost(self, label: Label, spot: Spot) -> float:
        box = QRectF(spot.left, spot.top, label.width, label.height)
        if box.left() < 0 or box.top() < 0 or box.right() > self.width or box.bottom() > self.height:
            return _OUTSIDE
        cost = _ON_NAME * sum(box.intersects(name) for name in self._names)
        columns = slice(int(box.left() // _STEP), int(box.right() // _STEP) + 1)
        for high, low, price in self._curves:
            if bool(((low[columns] > box.top()) & (high[columns] < box.bottom())).any()):
                cost += price
        return cost
