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
_COMPARED = 5000
"""Names among which one is looked for that is like a word."""
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
        return self.tell(label) if label in self._unclear else printable(self.by_label[label], _LENGTH)

    def tell(self, label: int) -> str:
        """Name and number: ``sea lion (7)``."""
        name = self.by_label.get(label)
        return str(label) if name is None else f"{printable(name, _LENGTH)} ({label})"

    def labels(self, name: str) -> tuple[int, ...]:
        """The classes of this name, in whatever case it is written if nothing is written so exactly; none, if none."""
        alike = self._by_plain.get(_plain(name), ())
        return tuple(label for label in alike if self.by_label[label] == name) or alike

    def near(self, name: str) -> str | None:
        """A name that could be meant; where there are very many, nobody looks for it."""
        if len(self._by_plain) > _COMPARED:
            return None
        found = difflib.get_close_matches(_plain(name), self._by_plain, 1, 0.5)
        return self.call(self._by_plain[found[0]][0]) if found else None

    def at(self, text: str, start: int, but: Iterable[str] = ()) -> str | None:
        """The longest name that stands at a place of a text; no numeral, and none of those that mean something else."""
        for length in self._lengths:
            word = text[start : start + length]
            known = len(word) == length and _plain(word) in self._by_plain and not _NUMERAL.fullmatch(word)
            if known and _plain(word) not in but and not re.match(r"\w", text[start + length :][:1]):
                return word
        return None

    @cached_property
    def _unclear(self) -> frozenset[int]:
        """Classes whose name is a number, or that of another class as well."""
        times = Counter(self.by_label.values())
        doubtful = {name for name, n in times.items() if n > 1 or _NUMERAL.fullmatch(name.strip())}
        return frozenset(label for label, name in self.by_label.items() if name in doubtful)

    @cached_property
    def _by_plain(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for label, name in self.by_label.items():
            found[_plain(name)] = (*found.get(_plain(name), ()), label)
        return found

    @cached_property
    def _lengths(self) -> list[int]:
        """Of the names, the longest first."""
        names = (unicodedata.normalize("NFKC", name).strip() for name in self.by_label.values())
        return sorted(set(map(len, names)) - {0}, reverse=True)


NUMBERED = ClassNames()
"""Classes that nobody named."""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
