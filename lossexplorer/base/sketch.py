"""What a small picture shows, as plain numbers: the window and the report draw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.base.message import Message


@dataclass(frozen=True)
class Columns:
    """Upright bars, ``(k,)``: how much there is of what."""

    heights: tuple[float, ...]
    """0 or more, or below 0 where ``up`` can be."""
    names: tuple[str, ...]
    """What stands below each bar; empty: nothing."""
    across: Message
    up: Message
    marked: tuple[int, ...] = ()
    """Places of the bars that are meant."""
    levels: tuple[float, ...] = ()
    """What each bar should reach, ``(k,)``, or nothing."""


@dataclass(frozen=True)
class Grid:
    """Elements of each label, row by row, by what is predicted for them."""

    counts: tuple[tuple[int, ...], ...]
    """``(C, C)``."""
    marked: tuple[tuple[int, int], ...]
    """Cells that are meant, label and prediction."""
    words: tuple[Message, ...]
    """What rows, columns and marks are, line by line."""


@dataclass(frozen=True)
class Beside:
    """One of a few numbers that are compared."""

    name: str
    value: float
    shown: str
    emphasis: str = ""
    """``true`` for what is right, ``wrong`` for what a mistake gives."""


@dataclass(frozen=True)
class SideBySide:
    """A few numbers, 0 or more, that can be drawn on one scale."""

    numbers: tuple[Beside, ...]

    def share(self, number: Beside) -> float:
        """The length of its bar; that of the largest is 1."""
        return number.value / max(other.value for other in self.numbers)


Sketch = Columns | Grid | SideBySide
