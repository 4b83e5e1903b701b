"""The small pictures of a diagnosis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.numbers import written
from lossexplorer.base.sketch import Columns, Grid
from lossexplorer.report.svg.drawing import Drawing, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lossexplorer.base.sketch import SideBySide, Sketch
    from lossexplorer.report.language import Say

_WIDTH, _LINE, _ROW = 340.0, 16.0, 20.0
_BARS, _WIDEST = 56.0, 32.0
"""Height of the tallest bar, and what lies between two at most."""
_SIDE = 112.0
_LEAST = 2.0
"""Height of a marked bar, however little it stands for."""
_DIGITS = 3


def sketch_svg(sketch: Sketch, say: Say) -> str:
    """A picture of whatever kind."""
    if isinstance(sketch, Columns):
        return _columns(sketch, say)
    return _grid(sketch, say) if isinstance(sketch, Grid) else _side_by_side(sketch, say)


def _columns(columns: Columns, say: Say) -> str:
    drawing = Drawing(f"{say(columns.up)}, {say(columns.across)}", _WIDTH, 4 * _LINE + _BARS)
    step = min(_WIDTH / len(columns.heights), _WIDEST)
    known = (*columns.heights, *columns.levels, 0.0)
    low, high = min(known), max(known)

    def y(value: float) -> float:
        return 2 * _LINE + _BARS * (1 - (value - low) / ((high - low) or 1.0))

    drawing.text(0, 12, say(columns.up), "name", anchor="start")
    for i, value in enumerate(columns.heights):
        is_meant = i in columns.marked
        tall = max(abs(y(0.0) - y(value)), _LEAST if is_meant and value else 0.0)
        shape = {"x": step * (i + 0.1), "y": y(0.0) - tall if value > 0 else y(0.0), "width": 0.8 * step}
        tip = f"{columns.names[i]}: {written(value, _DIGITS)}".removeprefix(": ")
        drawing.add("rect", "bar meant" if is_meant else "bar", tip=tip, height=tall, **shape)
    for i, level in enumerate(columns.levels):
        drawing.line("hit", step * (i + 0.05), y(level), step * (i + 0.95), y(level))
    drawing.line("axis", 0, y(0.0), step * len(columns.heights), y(0.0))
    numbered = dict.fromkeys((*columns.marked, columns.heights.index(max(columns.heights))))
    heights = ((i, columns.heights[i]) for i in numbered)
    _texts(drawing, columns, ((i, written(x, _DIGITS), y(max(x, 0.0)) - 4) for i, x in heights), step)
    named = sorted(enumerate(columns.names), key=lambda pair: pair[0] not in columns.marked)
    below = 2 * _LINE + _BARS
    _texts(drawing, columns, ((i, name, below + 13) for i, name in named if name), step)
    drawing.text(step * len(columns.heights) / 2, below + _LINE + 13, say(columns.across), "name")
    return str(drawing)


def _texts(drawing: Drawing, columns: Columns, texts: Iterable[tuple[int, str, float]], step: float) -> None:
    """Bar, text, and its baseline: one that would touch another gives way."""
    taken: list[tuple[float, float]] = []
    for i, text, baseline in texts:
        width = width_of(text)
        left = min(max(step * (i + 0.5) - width / 2, 0.0), _WIDTH - width)
        if all(left + width + 4 <= start or end + 4 <= left for start, end in taken):
            taken.append((left, left + width))
            drawing.text(left + width / 2, baseline, text, "tick meant" if i in columns.marked else "tick")


def _grid(grid: Grid, say: Say) -> str:
    words = [say(line) for line in grid.words]
    drawing = Drawing("; ".join(words), _WIDTH, _SIDE)
    cell = (_SIDE - 2) / len(grid.counts)
    for i, row in enumerate(grid.counts):
        for k, count in enumerate(row):
            if count:
                shape = {"x": 1 + k * cell, "y": 1 + i * cell, "width": cell, "height": cell}
                drawing.add("rect", "dark", tip=f"{i} → {k}: {count}", fill_opacity=count / sum(row), **shape)
    drawing.line("guide", 1, 1, _SIDE - 1, _SIDE - 1)
    drawing.add("rect", "frame", x=0.5, y=0.5, width=_SIDE - 1, height=_SIDE - 1)
    for i, k in grid.marked:
        drawing.add("rect", "frame meant", x=1 + k * cell, y=1 + i * cell, width=cell, height=cell)
    for i, line in enumerate(words):
        drawing.text(_SIDE + 10, 12 + i * _LINE, line, "name", anchor="start")
    return str(drawing)


def _side_by_side(shown: SideBySide, say: Say) -> str:
    names = [say(number.name) for number in shown.numbers]
    words = "; ".join(f"{name} {number.shown}" for name, number in zip(names, shown.numbers, strict=True))
    drawing = Drawing(words, _WIDTH, _ROW * len(names))
    left = max(map(width_of, names)) + 8
    room = _WIDTH - left - max(width_of(number.shown) for number in shown.numbers) - 8
    for i, (name, number) in enumerate(zip(names, shown.numbers, strict=True)):
        middle = _ROW * (i + 0.5)
        drawing.text(0, middle + 4, name, "name", anchor="start")
        kind = f"cell {'right' if number.emphasis == 'true' else 'wrong'}" if number.emphasis else "bar"
        drawing.add("rect", "track", x=left, y=middle - 4, width=room, height=8, rx=4)
        wide = max(room * shown.share(number), 2.0)
        drawing.add("rect", kind, x=left, y=middle - 4, width=wide, height=8, rx=min(4.0, wide / 2))
        drawing.text(_WIDTH, middle + 4, number.shown, "tick", anchor="end")
    return str(drawing)
