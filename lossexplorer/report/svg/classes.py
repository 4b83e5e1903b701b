"""What each class costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.numbers import written
from lossexplorer.report.lines import class_line
from lossexplorer.report.svg.axes import LEFT, RIGHT, Axes
from lossexplorer.report.svg.drawing import GAP, LINE, Drawing, cut, room_below, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.compute.summaries import ClassTable
    from lossexplorer.report.language import Say

MOST = 60
"""Bars at most: of more classes, those of the largest mean loss."""


def classes_svg(table: ClassTable, say: Say) -> str:
    """The mean loss of each class that occurs."""
    drawing = Drawing(say("Bars of the classes"))
    known = np.flatnonzero(table.count)
    if len(known) > MOST:
        known = np.sort(table.worst(MOST))
    mean = table.mean_loss[known]
    finite = mean[np.isfinite(mean)]
    low, high = min(0.0, float(finite.min(initial=0.0))), float(finite.max(initial=0.0)) * 1.04
    names = [table.names.call(label) for label in table.labels[known].tolist()]
    room = room_below(names, (drawing.width - LEFT - RIGHT) / max(1, len(names))) if table.names else 0.0
    ends, words = (0, max(1, len(known))), (say("true class"), say("mean loss"))
    axes = Axes(drawing, ends, (low, high), words, x_ticks=False, below=room)
    _names(drawing, axes, names, room)
    floor = axes.y(0.0)
    for i, at in enumerate(known):
        value = float(table.mean_loss[at])
        left, width = axes.x(i + 0.12), axes.x(i + 0.88) - axes.x(i + 0.12)
        if not np.isfinite(value):
            drawing.text(left + width / 2, floor - 4, written(value), "tick wrong")
            continue
        level = axes.y(value)
        shape = {"x": left, "y": min(level, floor), "width": width, "height": max(abs(floor - level), 0.8)}
        drawing.add("rect", "bar", tip=say(class_line(table, int(at))), **shape)
    return str(drawing)


def _names(drawing: Drawing, axes: Axes, names: Sequence[str], room: float) -> None:
    """Every class by its name, or as many as have room; upwards in ``room``, where it is not 0."""
    if not len(names):
        return
    each = (axes.right - axes.left) / len(names)
    longest = max(map(width_of, names)) + GAP
    for i in range(0, len(names), int(np.ceil((LINE if room else longest) / each))):
        if room:
            name = cut(names[i], room)
            drawing.text(axes.x(i + 0.5) + 4, axes.bottom + 6, name, "tick named", anchor="end", turn=True)
        else:
            drawing.text(axes.x(i + 0.5), axes.bottom + 16, names[i])
