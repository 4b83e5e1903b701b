"""Where the loss stands between the least that is possible and what guessing costs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.numbers import written
from lossexplorer.report.lines import levels_of, ruler_ends
from lossexplorer.report.svg.drawing import Drawing, width_of

if TYPE_CHECKING:
    from lossexplorer.compute.summaries import Ruler
    from lossexplorer.report.language import Say
    from lossexplorer.report.lines import Level

_WIDTH, _HEIGHT, _LINE, _SIDE = 560.0, 54.0, 16.0, 12.0
_ARROW = 8.0
"""Units of an arrow to what lies beyond the ruler."""


def ruler_svg(ruler: Ruler, say: Say) -> str:
    """A line from the floor to beyond chance, filled up to the value; empty where there are no two levels."""
    levels = levels_of(ruler)
    if len(levels) < 2 or math.isnan(ruler.yours):
        return ""
    low, high = ruler_ends([level.value for level in levels], ruler.yours)
    if not 0 < high - low < math.inf:
        return ""
    names = ", ".join(say(level.name) for level in levels)
    words = say(Message("yours {x}; {levels}", x=written(ruler.yours), levels=names))
    drawing = Drawing(words, _WIDTH, _HEIGHT)

    def place(value: float) -> float:
        return _SIDE + (_WIDTH - 2 * _SIDE) * min(max((value - low) / (high - low), 0.0), 1.0)

    drawing.line("rail", _SIDE, _LINE, _WIDTH - _SIDE, _LINE)
    drawing.line("rail full", _SIDE, _LINE, place(ruler.yours), _LINE)
    _names(drawing, [(say(level.name), place(level.value), level) for level in levels])
    here = place(ruler.yours)
    if low <= ruler.yours <= high:
        drawing.add("circle", "dot", tip=words, cx=here, cy=_LINE, r=7)
    else:
        way = _ARROW if ruler.yours > high else -_ARROW
        corners = [(here + way, _LINE), *((here - way / 2, _LINE + y) for y in (-_ARROW, _ARROW))]
        drawing.path("dot", corners, closed=True)
    return str(drawing)


def _names(drawing: Drawing, levels: list[tuple[str, float, Level]]) -> None:
    """Names below their marks; one that would touch another gives way: chance matters most."""
    taken: list[tuple[float, float]] = []
    for name, x, _ in reversed(levels):
        width = width_of(name)
        start = min(max(x - width / 2, 0.0), _WIDTH - width)
        drawing.line("mark", x, _LINE - 7, x, _LINE + 7)
        if all(start + width + 8 < left or start > right + 8 for left, right in taken):
            taken.append((start, start + width))
            drawing.text(start + width / 2, _LINE + 26, name)
