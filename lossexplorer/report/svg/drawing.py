"""An SVG element for a page of HTML, made of shapes that carry classes."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 420.0, 250.0
"""Of a picture, in its own units; the page scales it."""
LINE, GAP = 13.0, 6.0
"""From one line of text to the next, and between two words on a line, at least."""
_UPWARDS = 76.0
"""Of a name that is written upwards, at most."""
_LARGER = 1.2
"""How many times as large the names of classes are on paper."""
_LETTER, _WIDE = 6.1, 11.0
"""Mean widths of a character of the text, in the same units, and of a Chinese one."""


class Drawing:
    """Shapes in the order in which they are drawn.

    Args:
        words: what the picture is, for those who do not see it.
        width: in units.
        height: likewise.
    """

    def __init__(self, words: str, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.width, self.height = width, height
        self._words = words
        self._parts: list[str] = []

    def add(self, tag: str, kind: str, *, tip: str = "", **attributes: float | str) -> None:
        """Add a shape.

        Args:
            tag: of the element.
            kind: its classes.
            tip: what is said where the pointer rests on it.
            attributes: of the element; ``_`` stands for ``-``.
        """
        words = "".join(f' {name.replace("_", "-")}="{_text(value)}"' for name, value in attributes.items())
        inside = f"<title>{escape(tip)}</title>" if tip else ""
        self._parts.append(f'<{tag} class="{escape(kind)}"{words}>{inside}</{tag}>')

    def text(
        self, x: float, y: float, words: str, kind: str = "tick", anchor: str = "middle", turn: bool = False
    ) -> None:
        """Write words at a place; ``turn`` writes them upwards."""
        turned = f' transform="rotate(-90 {_text(x)} {_text(y)})"' if turn else ""
        place = f'x="{_text(x)}" y="{_text(y)}" text-anchor="{anchor}"'
        self._parts.append(f'<text class="{escape(kind)}" {place}{turned}>{escape(words)}</text>')

    def line(self, kind: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """Add a straight line."""
        self.add("line", kind, x1=x1, y1=y1, x2=x2, y2=y2)

    def path(self, kind: str, points: list[tuple[float, float]], *, closed: bool = False) -> None:
        """Add a line through points."""
        d = "M" + "L".join(f"{_text(x)} {_text(y)}" for x, y in points) + ("Z" if closed else "")
        self.add("path", kind, d=d)

    def __str__(self) -> str:
        box = f"0 0 {_text(self.width)} {_text(self.height)}"
        return f'<svg viewBox="{box}" role="img" aria-label="{escape(self._words)}">{"".join(self._parts)}</svg>'


def _text(value: float | str) -> str:
    """A number with two decimals at most, or a word."""
    if isinstance(value, str):
        return escape(value)
    if not math.isfinite(value):
        raise ValueError(f"a place in a picture must be finite; got {value}")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def cut(words: str, room: float) -> str:
    """As much of the words as has room."""
    if printed(words) <= room:
        return words
    while words and printed(words + "…") > room:
        words = words[:-1]
    return words.rstrip() + "…"


def printed(name: str) -> float:
    """How wide a name is on paper, where it is larger, since pictures are smaller."""
    return _LARGER * width_of(name)


def room_below(names: Sequence[str], each: float) -> float:
    """Units under an axis for names that are written upwards; 0 where there is room for them beside each other.

    Args:
        names: what is written.
        each: units from one to the next.
    """
    longest = max(map(printed, names), default=0.0)
    return min(longest, _UPWARDS) if longest + GAP > each else 0.0


def width_of(words: str) -> float:
    """About how wide a text is."""
    return sum(_WIDE if character > "\u2e80" else _LETTER for character in words)
