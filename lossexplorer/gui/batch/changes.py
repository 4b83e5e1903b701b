"""How a change of the loss is written: with an arrow, a sign and a share, and what was tried in one line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.params import Choice
from lossexplorer.compute.what_if.conditions import CONDITIONS
from lossexplorer.gui.batch.belonging import value_text
from lossexplorer.gui.words import number, say, steady

if TYPE_CHECKING:
    from lossexplorer.catalog.params import Param
    from lossexplorer.compute.what_if.conditions import WhatIf


_MANY_TIMES = 100
"""A change by so many times says nothing in percent."""


def change_words(before: float, value: float, digits: int = 4) -> str:
    """An arrow, the difference with its sign, and what share of the number before it is."""
    words, change = difference_words(before, value, digits), value - before
    if not math.isfinite(change) or before == 0 or change == 0 or abs(change / before) >= _MANY_TIMES:
        return words
    share = number(100 * change / before, 3)
    return f"{words} ({'+' if change / before > 0 else ''}{share} %)"


def difference_words(before: float, value: float, digits: int = 4) -> str:
    """An arrow and the difference with its sign; nothing where one of the two is no number."""
    change = value - before
    if not math.isfinite(change):
        return ""
    if change == 0:
        return say("= no change")
    return f"{'▲' if change > 0 else '▼'} {signed(change, digits)}"


def signed(x: float, digits: int = 4) -> str:
    """A number with its sign, also if it is a plus."""
    return f"{'+' if x > 0 else ''}{steady(x, digits)}"


def tried_words(wish: WhatIf) -> str:
    """The conditions in one line."""
    return " · ".join(_one(p, wish[p.name]) for p in CONDITIONS if p.name in dict(wish.chosen))


def _one(param: Param, value: object) -> str:
    name = say(param.label)
    if isinstance(param, Choice):
        value = say(param.options[str(value)])
    return say(Message("{name}: {value}", name=name, value=value_text(value)))
