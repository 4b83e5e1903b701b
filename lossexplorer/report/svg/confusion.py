"""Which class is taken for which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.numbers import percent, written
from lossexplorer.report.svg.drawing import HEIGHT, WIDTH, Drawing, width_of

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries import Confusion
    from lossexplorer.report.language import Say

_TOP, _BOTTOM = 10.0, 40.0
_NUMBERED = 17.0
"""Units of a cell that holds a number."""
_NAMED = 12.0
"""Units of a cell beside which its class is named."""
_LINE = 19.0
_PAIRS = 10
_FAINT, _FAINTER = 0.12, 0.03
"""Least opacity of a cell that is not empty: so faint among many that a hundred of them are no colour."""
_FEW = 20


def confusion_svg(confusion: Confusion, say: Say) -> str:
    """A square of cells, lines true and columns predicted; of many classes the most confused pairs."""
    drawing = Drawing(say("Confusion of the classes"))
    if confusion.counts is None:
        _pairs(drawing, confusion, say)
    else:
        _square(drawing, confusion.counts, confusion.labels, say)
    return str(drawing)


def _square(drawing: Drawing, counts: Array, labels: Array, say: Say) -> None:
    n, side = len(counts), HEIGHT - _TOP - _BOTTOM
    size, left = side / n, (WIDTH - side) / 2
    rows, faint = counts.sum(1), _FAINT if n <= _FEW else _FAINTER
    drawing.add("rect", "frame", x=left, y=_TOP, width=side, height=side)
    for i, j in zip(*counts.nonzero(), strict=True):
        count, share = int(counts[i, j]), float(counts[i, j] / rows[i])
        x, y = left + size * int(j), _TOP + size * int(i)
        tip = _tip(str(labels[i]), str(labels[j]), count, share, say)
        kind, gap = "right" if i == j else "wrong", min(0.5, size / 10)
        shape = {"x": x + gap, "y": y + gap, "width": size - 2 * gap, "height": size - 2 * gap}
        drawing.add("rect", f"cell {kind}", tip=tip, fill_opacity=faint + (1 - faint) * share, **shape)
        if size >= max(_NUMBERED, width_of(written(count)) + 2):
            drawing.text(x + size / 2, y + size / 2 + 4, written(count), "tick strong" if share > 0.5 else "tick inner")
    every = next(k for k in (1, 2, 5, 10, 20, 50, 100) if size * k >= _NAMED)
    for i in range(0, n, every):
        drawing.text(left - 6, _TOP + size * (i + 0.5) + 4, str(labels[i]), anchor="end")
        drawing.text(left + size * (i + 0.5), _TOP + side + 16, str(labels[i]))
    drawing.text(WIDTH / 2, HEIGHT - 5, say("predicted"), "name")
    drawing.text(left - 34, _TOP + side / 2, say("target"), "name", turn=True)


def _pairs(drawing: Drawing, confusion: Confusion, say: Say) -> None:
    left, room = 90.0, WIDTH - 90.0 - 100.0
    for i, pair in enumerate(confusion.pairs[:_PAIRS]):
        y = _TOP + i * (_LINE + 4)
        drawing.text(left - 8, y + _LINE / 2 + 4, f"{pair.target} → {pair.predicted}", anchor="end")
        tip = _tip(str(pair.target), str(pair.predicted), pair.count, pair.share, say)
        drawing.add("rect", "cell wrong", tip=tip, x=left, y=y, width=max(room * pair.share, 1.0), height=_LINE)
        words = f"{written(pair.count)} · {percent(pair.share)}"
        drawing.text(left + room * pair.share + 8, y + _LINE / 2 + 4, words, anchor="start")


def _tip(target: str, predicted: str, count: int, share: float, say: Say) -> str:
    return say(
        Message(
            "target {target}, predicted {predicted}: {n} row, {share} of the class",
            plural="target {target}, predicted {predicted}: {n} rows, {share} of the class",
            target=target,
            predicted=predicted,
            n=count,
            share=percent(share),
        )
    )
