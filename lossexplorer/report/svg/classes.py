"""What each class costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message
from lossexplorer.base.numbers import percent, written
from lossexplorer.report.svg.axes import Axes
from lossexplorer.report.svg.drawing import Drawing, width_of

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
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
    axes = Axes(drawing, (0, max(1, len(known))), (low, high), (say("true class"), say("mean loss")), x_ticks=False)
    _names(drawing, axes, table.labels[known])
    floor = axes.y(0.0)
    for i, at in enumerate(known):
        value = float(table.mean_loss[at])
        left, width = axes.x(i + 0.12), axes.x(i + 0.88) - axes.x(i + 0.12)
        if not np.isfinite(value):
            drawing.text(left + width / 2, floor - 4, written(value), "tick wrong")
            continue
        level = axes.y(value)
        shape = {"x": left, "y": min(level, floor), "width": width, "height": max(abs(floor - level), 0.8)}
        drawing.add("rect", "bar", tip=_tip(table, int(at), say), **shape)
    return str(drawing)


def _tip(table: ClassTable, at: int, say: Say) -> str:
    return say(
        Message(
            "class {label}: mean loss {loss}, {right} right, {n} row",
            plural="class {label}: mean loss {loss}, {right} right, {n} rows",
            label=str(table.labels[at]),
            loss=written(float(table.mean_loss[at])),
            right=percent(float(table.recall[at])),
            n=int(table.count[at]),
        )
    )


def _names(drawing: Drawing, axes: Axes, labels: Array) -> None:
    """Every class by its name, or as many as have room."""
    if not len(labels):
        return
    longest = max(width_of(str(label)) for label in labels) + 6
    every = int(np.ceil(longest / ((axes.right - axes.left) / len(labels))))
    for i in range(0, len(labels), every):
        drawing.text(axes.x(i + 0.5), axes.bottom + 16, str(labels[i]))
