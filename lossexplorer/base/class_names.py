"""What classes are called: names beside the numbers that stand for them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lossexplorer.base.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LENGTH = 60
"""Characters of a name that are shown."""
_NUMERAL = re.compile(r"[+\-−]?(\d+\.?\d*|\.\d+)(e[+\-]?\d+)?%?", re.IGNORECASE)


@dataclass(frozen=True)
class ClassNames:
    """Names of some classes, or of none: a class without a name is called by its number."""

    by_label: Mapping[int, str] = field(default_factory=dict)
    """As the file has them."""

    def __bool__(self) -> bool:
        """Whether there are names at all."""
        return bool(self.by_label)

    def call(self, label: int) -> str:
        """Its name, or its number; both where the name alone could be taken for something else."""
        if label not in self.by_label:
            return str(label)
        return self.tell(label) if label in self._unclear else _shown(self.by_label[label])

    def tell(self, label: int) -> str:
        """Name and number: ``sea lion (7)``."""
        name = self.by_label.get(label)
        return str(label) if name is None else f"{_shown(name)} ({label})"

    def labels(self, name: str) -> tuple[int, ...]:
        """The classes of this name, in whatever case it is written if nothing is written so exactly; none, if none."""
        exact = tuple(label for label, own in self.by_label.items() if own == name)
        return exact or self._by_plain.get(_plain(name), ())

    def near(self, name: str) -> str | None:
        """A name that could be meant."""
        found = difflib.get_close_matches(_plain(name), self._by_plain, 1, 0.5)
        return self.call(self._by_plain[found[0]][0]) if found else None

    def at(self, text: str, start: int, but: Iterable[str] = ()) -> str | None:
        """The longest name that stands at a place of a text; no numeral, and none of those that mean something else."""
        found = self._pattern.match(text, start) if self.by_label else None
        word = found[0] if found is not None else None
        return None if word is None or _plain(word) in but else word

    @cached_property
    def _unclear(self) -> frozenset[int]:
        """Classes whose name is a number, or that of another class as well."""
        times = Counter(_shown(name) for name in self.by_label.values())
        return frozenset(
            label
            for label, name in self.by_label.items()
            if _NUMERAL.fullmatch(name.strip()) or times[_shown(name)] > 1
        )

    @cached_property
    def _by_plain(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for label, name in self.by_label.items():
            found[_plain(name)] = (*found.get(_plain(name), ()), label)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = {unicodedata.normalize("NFKC", name).strip() for name in self.by_label.values()}
        words = sorted((name for name in names if name and not _NUMERAL.fullmatch(name)), key=len, reverse=True)
        return re.compile("|".join(rf"{re.escape(word)}(?!\w)" for word in words) or r"(?!)", re.IGNORECASE)


NUMBERED = ClassNames()
"""Classes that nobody named."""


def _shown(name: str) -> str:
    """Spaces around a name say nothing, and take the room of its letters."""
    return printable(name, _LENGTH).strip()


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
