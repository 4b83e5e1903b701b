"""Whether the model is right as often as it is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.numbers import percent
from lossexplorer.report.lines import sides
from lossexplorer.report.svg.axes import Axes
from lossexplorer.report.svg.drawing import Drawing, width_of

if TYPE_CHECKING:
    from lossexplorer.compute.summaries import Reliability
    from lossexplorer.report.language import Say

_KEYS, _SIGN = 18.0, 9.0
"""Units of the line of keys, and of a square in it."""


def reliability_svg(found: Reliability, say: Say) -> str:
    """A bar for each bin that has rows, a line at what is right, the gap to its confidence, and what they mean."""
    drawing = Drawing(say("Reliability diagram"))
    names = say("confidence"), say("accuracy")
    if found.binary:
        names = say("probability of class 1"), say("share of class 1")
    axes = Axes(drawing, (0, 1), (0, 1), names, above=_KEYS)
    for i in range(len(found.count)):
        if found.count[i]:
            _bin(drawing, axes, found, i, say)
    drawing.line("guide", axes.x(0), axes.y(0), axes.x(1), axes.y(1))
    _keys(drawing, axes, (names[1], *map(say, sides(found.binary))))
    return str(drawing)


def _keys(drawing: Drawing, axes: Axes, told: tuple[str, ...]) -> None:
    """What line and colours mean, above the picture."""
    x, middle = axes.left, axes.top - _KEYS / 2 - 2
    for kind, words in zip(("hit", "gap over", "gap under"), told, strict=True):
        if kind == "hit":
            drawing.line("hit", x, middle, x + _SIGN, middle)
        else:
            drawing.add("rect", kind, x=x, y=middle - _SIGN / 2, width=_SIGN, height=_SIGN)
        drawing.text(x + _SIGN + 5, middle + 4, words, anchor="start")
        x += _SIGN + 5 + width_of(words) + 16


def _bin(drawing: Drawing, axes: Axes, found: Reliability, i: int, say: Say) -> None:
    left, right = axes.x(float(found.edges[i])), axes.x(float(found.edges[i + 1]))
    hit, sure = float(found.right[i]), float(found.confidence[i])
    tip = say(
        Message(
            "confidence {sure}, right {hit}: {n} row",
            plural="confidence {sure}, right {hit}: {n} rows",
            sure=percent(sure),
            hit=percent(hit),
            n=int(found.count[i]),
        )
    )
    shape = {"x": left + 0.6, "width": max(right - left - 1.2, 0.8)}
    top, end = axes.y(max(hit, sure)), axes.y(min(hit, sure))
    drawing.add("rect", "bar", tip=tip, y=end, height=axes.bottom - end, **shape)
    drawing.add("rect", f"gap {'over' if sure > hit else 'under'}", tip=tip, y=top, height=end - top, **shape)
    drawing.line("hit", left + 0.6, axes.y(hit), right - 0.6, axes.y(hit))
