"""The levels of the ruler in words: floor, prior, chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.gui.words import number, say
from lossexplorer.paint.ruler import Tick
from lossexplorer.report.lines import levels_of

if TYPE_CHECKING:
    from lossexplorer.compute.summaries import Ruler


def ticks_of(ruler: Ruler) -> list[Tick]:
    """The levels that there are, the lowest first; of two that are alike, the later one."""
    return [Tick(say(level.name), level.value) for level in levels_of(ruler)]


def ruler_words(ticks: list[Tick], value: float) -> str:
    """The same for those who do not see it."""
    return say(Message("yours {x}; {levels}", x=number(value), levels=", ".join(t.name for t in ticks)))
