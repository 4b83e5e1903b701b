"""One plot of curves: loss or gradient, with the cursor, its crossings, the tangent and the marks."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import numpy as np
import pyqtgraph as pg

from lossexplorer.paint.clip import clip_line
from lossexplorer.paint.crossings import Crossing
from lossexplorer.paint.cursor_plot import CursorPlot
from lossexplorer.paint.fit import fit_range
from lossexplorer.paint.glyphs import color, dash
from lossexplorer.paint.marks import MarkLayer
from lossexplorer.paint.plottable import LARGEST, as_plottable
from lossexplorer.paint.scale import DECADES, YScale, forward
from lossexplorer.paint.thin import thin
from lossexplorer.paint.tokens import CURVE_WIDTH, LIGHT, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base import Message
    from lossexplorer.compute.curve import Curve, CurveSet

Side = Literal["loss", "gradient"]
_AXIS_HEIGHT = 5 * UNIT
_FAR = 20.0
"""Heights of the view beyond which a curve is cut: lines of a million pixels are slow."""
_UNSEEN = 0.05
"""Pixels by which a curve may be off without anybody seeing it."""


class CurvePlot(CursorPlot):
    """Draws one side of a ``CurveSet``.

    Args:
        side: which of the two numbers of each curve.
    """

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: Side = side
        self._scale: YScale = "linear"
        self._slots: Mapping[int, int] = {}
        self._set: CurveSet | None = None
        self._lines: dict[int, pg.PlotDataItem] = {}
        self._drawn: dict[int, tuple[object, ...]] = {}
        """What each line was made of: arrays that were not computed anew are not drawn anew."""
        self._pixel = 0.0
        """Height of a pixel for which the lines were thinned."""
        self._follow_y = True
        self._limits = (-1e6, 1e6)
        self._selected: int | None = None
        self._pinned: tuple[object, ...] = ()
        self.bottom.setHeight(_AXIS_HEIGHT if side == "gradient" else UNIT)
        self.marks = MarkLayer(self.getViewBox())
        self._crossings: dict[int, Crossing] = {}
        self.view_moved.connect(self._on_view_moved)
        self.getViewBox().sigYRangeChanged.connect(self._on_magnified)
        self.getViewBox().sigResized.connect(self._on_magnified)
        self._bind()

    # --- what it shows ---

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        super().set_tokens(tokens)
        self.left.setGrid(0.12 if tokens is LIGHT else 0.16)
        self.marks.set_tokens(tokens)
        self._redraw()

    def set_scale(self, scale: YScale) -> None:
        """Another vertical scale; the view fits again."""
        if scale == self._scale:
            return
        self._scale, self._follow_y = scale, True
        self.left.set_scale_name(scale)
        self._bind()
        self._redraw()
        self.fit()

    def set_limits(self, low: float, high: float) -> None:
        """Where positions exist: no view goes far beyond, and none becomes infinite."""
        if (low, high) != self._limits:
            self._limits = (low, high)
            self._bind()

    def set_curves(self, curves: CurveSet, slots: Mapping[int, int], selected: int | None) -> None:
        """Draw this answer; ``slots`` gives each curve its colour, ``selected`` is the one whose marks are named."""
        self._set, self._slots, self._selected = curves, slots, selected
        self._redraw()

    def set_selected(self, selected: int | None) -> None:
        """Name the marks of another curve."""
        if selected != self._selected:
            self._selected = selected
            self._show_marks()

    def set_pin(self, x: float | None, name: str) -> None:
        """Mark the place of a row, wherever the cursor goes; None takes the mark away."""
        wanted = (x, name, self.tokens.name)
        if wanted != self._pinned:
            self._pinned = wanted
            self.marks.set_pin(x, name if self._side == "loss" else "")

    def set_voice(self, say: Callable[[Message], str]) -> None:
        """How names of marks are put into words."""
        self.marks.say = say
        self._show_marks()

    def set_view(self, low: float, high: float) -> None:
        """Show this stretch of the axis."""
        if self.getViewBox().viewRange()[0] != [low, high]:
            self.setXRange(low, high, padding=0.0)

    def set_cursor_visible(self, visible: bool) -> None:
        """A picture for print has no cursor."""
        self._cursor.setVisible(visible)
        for crossing in self._crossings.values():
            crossing.set_visible(visible)

    @contextmanager
    def clipped(self) -> Iterator[None]:
        """While this lasts, every line ends at the edges of the view."""
        (left, right), (low, high) = self.getViewBox().viewRange()
        lines = [*self._lines.values(), *(c.tangent for c in self._crossings.values()), *self.marks.lines()]
        whole = [line.getOriginalDataset() for line in lines]
        for line, (x, y) in zip(lines, whole, strict=True):
            if x is not None and len(x):
                inside = clip_line(*clip_line(x, y, low, high)[::-1], left, right)  # heights, then sides
                line.setData(*inside[::-1])
        try:
            yield
        finally:
            for line, (x, y) in zip(lines, whole, strict=True):
                if x is not None and len(x):
                    line.setData(x, y)

    def fit(self, *, by_hand: bool = False) -> None:
        """Fit the vertical range, unless a person chose another one since; ``by_hand`` takes that choice back."""
        self._follow_y = self._follow_y or by_hand
        if self._set is None or not self._follow_y:
            return
        drawn = [self._finite(c) for c in self._set.curves if c.problem is None]
        low, high = fit_range(drawn)
        self.setYRange(low, high, padding=0.0)

    def drawn(self) -> dict[int, tuple[np.ndarray, np.ndarray]]:
        """What is on screen: positions and values of each curve by its identity, before the vertical scale."""
        if self._set is None:
            return {}
        return {c.ask.id: (c.x, c.loss if self._side == "loss" else c.gradient) for c in self._set.curves}

    # --- drawing ---

    def _bind(self) -> None:
        """Set the limits of the view; places of a bent scale are decades."""
        low, high = self._limits
        air, far = 0.04 * min(high - low, 1e6), LARGEST if self._scale == "linear" else DECADES
        self.getViewBox().setLimits(
            xMin=low - air, xMax=high + air, minXRange=1e-6, yMin=-far, yMax=far, minYRange=1e-9
        )
        self._cursor.setBounds((low, high))

    def _finite(self, curve: Curve) -> np.ndarray:
        """Heights that a view can show: what is infinite stands nowhere, though a line leads there."""
        return self._values(curve)[np.isfinite(curve.loss if self._side == "loss" else curve.gradient)]

    def _values(self, curve: Curve) -> np.ndarray:
        return forward(as_plottable(curve.loss if self._side == "loss" else curve.gradient), self._scale)

    def _redraw(self) -> None:
        if self._set is None:
            return
        seen = set()
        for curve in self._set.curves:
            if curve.problem is None:
                seen.add(curve.ask.id)
                self._draw(curve)
        for id in self._lines.keys() - seen:
            self.removeItem(self._lines.pop(id))
            self._drawn.pop(id, None)
        self._draw_cursor(self._set)
        self._show_marks()

    def _show_marks(self) -> None:
        curves = self._set.curves if self._set is not None else ()
        chosen = next((c for c in curves if c.ask.id == self._selected), None)
        lines = {id: line.getOriginalDataset() for id, line in self._lines.items()}
        self.marks.show(chosen, self._side, self._scale, lines)

    def _draw(self, curve: Curve) -> None:
        line = self._lines.get(curve.ask.id)
        slot = self._slots.get(curve.ask.id, 0)
        look = (color(self.tokens, slot), dash(slot))
        shown = (curve.x, curve.loss if self._side == "loss" else curve.gradient, self._scale)
        if line is None:
            line = self._lines[curve.ask.id] = pg.PlotDataItem(antialias=True, connect="finite")
            self.addItem(line)
            line.setDynamicRangeLimit(_FAR, hysteresis=3.0)
            line.setZValue(10)
        if line.opts.get("look") != look:
            line.setPen(pg.mkPen(look[0], width=CURVE_WIDTH, style=look[1]))
            line.opts["look"] = look
        was = self._drawn.get(curve.ask.id)
        if was is None or any(a is not b for a, b in zip(was, shown, strict=True)):
            self._drawn[curve.ask.id] = shown
            line.setData(*thin(as_plottable(curve.x), self._values(curve), _UNSEEN * self._pixel))

    def _draw_cursor(self, curves: CurveSet) -> None:
        drawn = {c.ask.id: c for c in curves.curves if c.problem is None}
        position = next((c.cursor[0] for c in drawn.values()), curves.request.cursor)
        self._cursor.setPos(position)
        for id in self._crossings.keys() - drawn.keys():
            self._crossings.pop(id).remove()
        for id, curve in drawn.items():
            if id not in self._crossings:
                self._crossings[id] = Crossing(self.getViewBox())
            self._cross(self._crossings[id], curve, curves.request.span)

    def _cross(self, crossing: Crossing, curve: Curve, span: tuple[float, float]) -> None:
        """Sign on the curve; tangent where the scale leaves straight lines straight."""
        position, value, slope = curve.cursor
        crossing.dress(self.tokens, self._slots.get(curve.ask.id, 0))
        height = value if self._side == "loss" else slope
        crossing.put(position, float(forward(as_plottable([height]), self._scale)[0]))
        straight = self._side == "loss" and self._scale == "linear"
        crossing.lean(position, value, slope if straight else float("nan"), span[1] - span[0])

    def _on_view_moved(self, low: float, high: float) -> None:
        self._follow_y = False

    def _on_magnified(self) -> None:
        """Draw all points that are seen now; a view that shows less than before needs no others."""
        box = self.getViewBox()
        low, high = box.viewRange()[1]
        pixel = (high - low) / max(box.height(), 1.0)
        if not 0.5 * self._pixel <= pixel <= 4 * self._pixel:
            self._pixel = pixel
            self._drawn.clear()
            for curve in self._set.curves if self._set is not None else ():
                if curve.problem is None:
                    self._draw(curve)
