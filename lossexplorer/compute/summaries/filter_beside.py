"""What a typed filter says of columns beside the predictions: their names, and what words are compared with."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, UsageProblem, Words
from lossexplorer.compute.summaries.filter_numbers import EQUAL, UNEQUAL
from lossexplorer.compute.words import equal_to, holding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lossexplorer.base.arrays import Array, Column

HOLDS, LACKS = "~", "!~"
_RUN = re.compile(r"[^\s()&|,]+")
_BEGINS = re.compile(r"[^\W\d]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’|`[^`]*`")
_TOLD = 40
"""Letters of a word that a sentence repeats."""


class BesideNames:
    """The columns beside the predictions that a filter may name.

    Args:
        columns: by their names.
    """

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._by_plain = {plain(name): name for name in columns}
        self._words = frozenset(name for name, column in columns.items() if isinstance(column, Words))
        open_ones = sorted((name for name in self._by_plain if _BEGINS.match(name)), key=len, reverse=True)
        self._pattern = re.compile("|".join(rf"{re.escape(name)}(?!\w)" for name in open_ones) or r"(?!)")

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_plain.values())

    def at(self, text: str, start: int) -> str | None:
        """The longest name that stands at a place of a text, as it stands there; none that begins with a digit."""
        lower = text[start:].lower()  # letters that have no capitals of the same length are not in names that match
        found = self._pattern.match(lower)
        return None if found is None else text[start : start + found.end()]

    def get(self, name: str) -> str | None:
        """The column that is called so, in whatever case."""
        return self._by_plain.get(plain(name))

    def holds_words(self, name: str) -> bool:
        """Whether a column holds words."""
        return name in self._words


def plain(name: str) -> str:
    """A name as it is compared with what somebody types."""
    return unicodedata.normalize("NFKC", name).strip().lower()


def of_half_width(text: str) -> str:
    """A filter with signs, digits and letters of half width; what stands in quotation marks is somebody's own text."""
    found, at = [], 0
    for quoted in _QUOTED.finditer(text):
        found += [unicodedata.normalize("NFKC", text[at : quoted.start()]), quoted[0]]
        at = quoted.end()
    return "".join([*found, unicodedata.normalize("NFKC", text[at:])]).strip()


def run_at(text: str, start: int) -> str | None:
    """What stands at a place of a text up to the next space, comma or bracket; None if it is in quotation marks."""
    found = None if _QUOTED.match(text, start) else _RUN.match(text, start)
    return None if found is None else found[0]


@dataclass(frozen=True)
class Text:
    """What somebody typed to compare words with."""

    word: str


def need_sign(beside: BesideNames, column: str, sign: str) -> None:
    """Refuse a sign that says nothing of a column.

    Raises:
        UsageProblem: words are neither larger nor smaller, numbers have no parts.
    """
    if beside.holds_words(column) and sign not in (*EQUAL, *UNEQUAL, HOLDS, LACKS):
        raise UsageProblem(Message("{name} holds words: compare it with =, != or ~", name=column[:_TOLD]))
    if sign in (HOLDS, LACKS) and not beside.holds_words(column):
        raise UsageProblem(Message("{name} holds numbers: ~ and !~ look into words", name=column[:_TOLD]))


def need_alike(beside: BesideNames, column: str, other: str) -> None:
    """Refuse to compare words with numbers.

    Raises:
        UsageProblem: one column holds words and the other one does not.
    """
    holders = [name for name in (column, other) if beside.holds_words(name)]
    if len(holders) == 1:
        raise UsageProblem(Message("{name} holds words: compare it with text", name=holders[0][:_TOLD]))


def words_pass(words: Words, sign: str, value: str | Column | None) -> Array:
    """Which words a test lets pass, ``(n,)`` truth values.

    Args:
        words: of a column.
        sign: ``=`` and ``!=`` for the whole word, ``~`` and ``!~`` for a part of it in whatever case.
        value: a text, or words of another column.
    """
    if isinstance(value, str):
        found = holding(words, value) if sign in (HOLDS, LACKS) else equal_to(words, value)
    else:
        pairs = zip(words, value if isinstance(value, Words) else (), strict=True)
        holds = sign in (HOLDS, LACKS)
        same = (b.lower() in a.lower() if holds else a == b for a, b in pairs)
        found = np.fromiter(same, np.bool_, len(words))
    return ~found if sign in (*UNEQUAL, LACKS) else found
