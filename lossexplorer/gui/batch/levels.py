"""The levels of the ruler in words: floor, prior, chance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message, mark
from lossexplorer.gui.words import number, say
from lossexplorer.paint.ruler import Tick

if TYPE_CHECKING:
    from lossexplorer.compute.summaries import Ruler

_LEVELS = {"floor": mark("floor {x}"), "prior": mark("always the same {x}"), "chance": mark("chance {x}")}
_SAME = 1e-3
"""Levels that lie closer together than this share of the ruler are one."""


def ticks_of(ruler: Ruler) -> list[Tick]:
    """The levels that there are, the lowest first; of two that are alike, the later one."""
    values = {name: getattr(ruler, name) for name in _LEVELS}
    known = {name: x for name, x in values.items() if x is not None and math.isfinite(x)}
    if len(known) < 2:
        return []
    width = max(known.values()) - min(known.values())
    found: list[Tick] = []
    for name, x in sorted(known.items(), key=lambda pair: pair[1]):
        if found and x - found[-1].value < _SAME * width:
            found.pop()
        found.append(Tick(say(Message(_LEVELS[name], x=number(x))), x))
    return found


def ruler_words(ticks: list[Tick], value: float) -> str:
    """The same for those who do not see it."""
    return say(Message("yours {x}; {levels}", x=number(value), levels=", ".join(t.name for t in ticks)))
