"""Which class is taken for which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.numbers import percent, written
from lossexplorer.compute.summaries import Pair
from lossexplorer.report.lines import confused_line
from lossexplorer.report.svg.drawing import GAP, HEIGHT, LINE, WIDTH, Drawing, cut, printed, room_below, width_of

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
_NAMES = 180.0
"""For the names of a pair."""
_FAINT, _FAINTER = 0.12, 0.03
"""Least opacity of a cell that is not empty: so faint among many that a hundred of them are no colour."""
_FEW = 20


def confusion_svg(confusion: Confusion, say: Say) -> str:
    """A square of cells, lines true and columns predicted; of many classes the most confused pairs."""
    drawing = Drawing(say("Confusion of the classes"))
    if confusion.counts is None:
        _pairs(drawing, confusion, say)
    else:
        _square(drawing, confusion, confusion.counts, say)
    return str(drawing)


def _square(drawing: Drawing, confusion: Confusion, counts: Array, say: Say) -> None:
    n, labels = len(counts), confusion.labels.tolist()
    names = [confusion.names.call(label) for label in labels]
    room = room_below(names, (HEIGHT - _TOP - _BOTTOM) / n) if confusion.names else 0.0
    side = HEIGHT - _TOP - _BOTTOM - max(0.0, room - LINE)
    size, left = side / n, (WIDTH - side) / 2
    shares, faint = confusion.shares, _FAINT if n <= _FEW else _FAINTER
    drawing.add("rect", "frame", x=left, y=_TOP, width=side, height=side)
    for i, j in zip(*counts.nonzero(), strict=True):
        count, share = int(counts[i, j]), float(shares[i, j])
        x, y = left + size * int(j), _TOP + size * int(i)
        tip = say(
            confused_line(confusion.names, Pair(labels[i], labels[j], count, share), decisions=confusion.decisions)
        )
        kind, gap = "right" if i == j else "wrong", min(0.5, size / 10)
        shape = {"x": x + gap, "y": y + gap, "width": size - 2 * gap, "height": size - 2 * gap}
        drawing.add("rect", f"cell {kind}", tip=tip, fill_opacity=faint + (1 - faint) * share, **shape)
        if size >= max(_NUMBERED, width_of(written(count)) + 2):
            drawing.text(x + size / 2, y + size / 2 + 4, written(count), "tick strong" if share > 0.5 else "tick inner")
    kind = "tick named" if room else "tick"
    every = next(k for k in (1, 2, 5, 10, 20, 50, 100) if size * k >= _NAMED)
    for i in range(0, n, every):
        middle = size * (i + 0.5)
        drawing.text(left - 6, _TOP + middle + 4, cut(names[i], left - 30), kind, anchor="end")
        if room:
            drawing.text(left + middle + 4, _TOP + side + 6, cut(names[i], room), kind, anchor="end", turn=True)
        else:
            drawing.text(left + middle, _TOP + side + 16, names[i])
    drawing.text(WIDTH / 2, HEIGHT - 5, say("predicted"), "name")
    beside = min(left - 34, left - 14 - max(printed(cut(name, left - 30)) for name in names))
    drawing.text(beside, _TOP + side / 2, say("target"), "name", turn=True)


def _pairs(drawing: Drawing, confusion: Confusion, say: Say) -> None:
    left = _NAMES if confusion.names else 90.0
    room, room_each = WIDTH - left - 100.0, left / 2 - 2 * GAP
    for i, pair in enumerate(confusion.pairs[:_PAIRS]):
        y = _TOP + i * (_LINE + 4)
        words = " → ".join(cut(confusion.names.call(label), room_each) for label in (pair.target, pair.predicted))
        drawing.text(left - 8, y + _LINE / 2 + 4, words, anchor="end")
        tip = say(confused_line(confusion.names, pair, decisions=confusion.decisions))
        drawing.add("rect", "cell wrong", tip=tip, x=left, y=y, width=max(room * pair.share, 1.0), height=_LINE)
        words = f"{written(pair.count)} · {percent(pair.share)}"
        drawing.text(left + room * pair.share + 8, y + _LINE / 2 + 4, words, anchor="start")
