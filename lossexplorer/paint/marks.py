"""Marks of a curve with their names: minimum, kink, chance, bounds, walls, asymptotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.paint.labels import FREE, Ground
from lossexplorer.paint.mark_items import Drawn, Level, Point, Slope, Wall
from lossexplorer.paint.tokens import LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    import numpy.typing as npt
    import pyqtgraph as pg

    from lossexplorer.base import Message
    from lossexplorer.compute.curve import Curve, PlacedMark
    from lossexplorer.paint.scale import YScale

    Lines = Mapping[int, tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]
    """Positions and heights of what is drawn, by the identity of the curve."""

_SYMBOLS = {"minimum": "o", "kink": "t", "joint": "o", "chance": "d"}


class MarkLayer:
    """Draws the marks of one curve into a view; while a slider moves they are moved, not made anew."""

    def __init__(self, view: pg.ViewBox) -> None:
        self._view = view
        self._tokens = LIGHT
        self._made: tuple[object, ...] = ()
        self._items: list[Drawn] = []
        self._lines: Lines = {}
        self._chosen: int | None = None
        self._pin: Wall | None = None
        self.say: Callable[[Message], str] = str
        view.sigRangeChanged.connect(self._lay_names)
        view.sigResized.connect(self._lay_names)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens

    def show(self, curve: Curve | None, side: str, scale: YScale, lines: Lines) -> None:
        """Show the marks of this curve instead of those before; ``lines`` is what their names had better not cover."""
        marks = () if curve is None else tuple(m for m in curve.marks if _is_shown(m, side, scale))
        names = tuple(self.say(m.name) for m in marks)
        made = (tuple(m.kind for m in marks), names, side, self._tokens.name)
        if made != self._made:
            self._clear()
            self._items = [self._make(m, n, side) for m, n in zip(marks, names, strict=True)]
            self._made = made
        for drawn, mark in zip(self._items, marks, strict=True):
            drawn.move(mark, scale)
            if isinstance(drawn, Slope) and curve is not None:
                drawn.stretch(mark, curve.x[0], curve.x[-1])
        self._lines, self._chosen = lines, curve.ask.id if curve is not None else None
        self._lay_names()

    def set_pin(self, x: float | None, name: str) -> None:
        """Mark a position that has nothing to do with a curve; None takes the mark away."""
        for item in self._pin.items if self._pin is not None else ():
            self._view.removeItem(item)
        self._pin = None
        if x is not None:
            self._pin = Wall(self._tokens, name)
            self._pin.items[0].setPos(x)
            for item in self._pin.items:
                self._view.addItem(item, ignoreBounds=True)
        self._lay_names()

    def lines(self) -> list[pg.PlotDataItem]:
        """Lines that do not end at the edges of the view by themselves."""
        return [drawn.items[0] for drawn in self._items if isinstance(drawn, Slope)]

    def _lay_names(self) -> None:
        """Names go where they cover least; those of straight lines only where they cover nothing."""
        box = self._view
        every = [*self._items, self._pin] if self._pin is not None else self._items
        named = [drawn for drawn in every if drawn.label is not None]
        if not named or box.width() < 1 or box.height() < 1:
            return
        (left, right), (low, high) = box.viewRange()
        ground = Ground(((left, right), (low, high)), box.width(), box.height())
        for id, (x, y) in self._lines.items():
            ground.add_curve(x, y, chosen=id == self._chosen)
        for drawn in sorted(named, key=lambda d: isinstance(d, Slope)):
            spots = drawn.spots(ground)
            if drawn.label is None:
                continue
            room = bool(spots) and (ground.lay(drawn.label, spots) < FREE or not isinstance(drawn, Slope))
            drawn.label.setVisible(room)
            if room:
                ground.take(drawn.label, spots)

    def _clear(self) -> None:
        for drawn in self._items:
            for item in drawn.items:
                self._view.removeItem(item)

    def _make(self, mark: PlacedMark, name: str, side: str) -> Drawn:
        drawn: Drawn
        if mark.line is not None:
            drawn = Slope(self._tokens, name)
        elif mark.x is None:
            drawn = Level(self._tokens, name)
        elif mark.y is None or side == "gradient":
            drawn = Wall(self._tokens, name if mark.y is None else "")
        else:
            drawn = Point(self._tokens, name, _SYMBOLS.get(mark.kind, "o"))
        for item in drawn.items:
            self._view.addItem(item, ignoreBounds=True)
        return drawn


def _is_shown(mark: PlacedMark, side: str, scale: YScale) -> bool:
    """The gradient shows where it jumps or bends; a straight line is straight on a linear scale alone."""
    if side == "gradient":
        return mark.kind in ("kink", "joint") and mark.x is not None
    return mark.line is None or scale == "linear"
