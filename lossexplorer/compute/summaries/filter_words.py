"""A typed filter taken apart: numbers, signs, brackets, words, and names of classes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem
from lossexplorer.compute.summaries.filter_numbers import powers_as_exponents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lossexplorer.base.class_names import ClassNames

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[+\-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?%?)|(?P<sign><=|>=|==|!=|<>|[<>=≤≥≠])|(?P<mark>&&|\|\||[(),&|!])|"
    r"(?P<name>\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’)|(?P<word>#|[^\W\d]\w*))"
)
_SPACE = re.compile(r"\s*")


def tokens(text: str, names: ClassNames, known: Collection[str]) -> list[tuple[str, str]]:
    """Kind and text of each word, number and sign. A minus that follows a name is no part of a number.

    Args:
        text: as it was typed.
        names: of the classes. They need no quotation marks behind a sign, whatever is in them.
        known: words that mean something else, in lower case.

    Returns:
        Names of classes stand within quotation marks, so that none is taken for a word of the filter.

    Raises:
        UsageProblem: there is something in it that is none of these.
    """
    found: list[tuple[str, str]] = []
    text, at = _plain(text).strip(), 0
    while at < len(text):
        start = at + len(_SPACE.match(text, at)[0])  # type: ignore[index]  # it matches nothing, too
        name = names.at(text, start, known) if found and _wants_value(found[-1]) else None
        if name is not None:
            found.append(("name", f"“{name}”"))
            at = start + len(name)
            continue
        match = _TOKEN.match(text, at)
        if match is None:
            raise UsageProblem(Message("the filter cannot be read from “{rest}” on", rest=text[at : at + 12].strip()))
        found.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return list(_joined(found, known))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", powers_as_exponents(text))


def _joined(found: Iterable[tuple[str, str]], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Two words that are one of those that are known, as the headings of a table write it: ``gradient size``."""
    before: tuple[str, str] | None = None
    for token in found:
        if before is not None and before[0] == token[0] == "word" and f"{before[1]}_{token[1]}".lower() in known:
            yield "word", f"{before[1]}_{token[1]}"
            before = None
            continue
        if before is not None:
            yield before
        before = token
    if before is not None:
        yield before


def words(text: str, known: Collection[str]) -> set[str]:
    """The words of a filter in lower case, without those in quotation marks; what cannot be read is passed over."""
    found = [(str(match.lastgroup), match[str(match.lastgroup)]) for match in _TOKEN.finditer(_plain(text))]
    return {word.lower() for kind, word in _joined(found, known) if kind == "word"}


def _wants_value(token: tuple[str, str]) -> bool:
    kind, word = token
    return kind == "sign" or word in ("(", ",") or word.lower() == "in"


def labels_of(name: str, names: ClassNames) -> tuple[int, ...]:
    """The classes of this name.

    Raises:
        UsageProblem: there is none; the sentence says what could be meant.
    """
    found, near = names.labels(name), names.near(name)
    if found:
        return found
    if not names:
        raise UsageProblem(Message("the classes of this batch have numbers and no names"))
    if near is not None:
        raise UsageProblem(Message("no class is called {word}; did you mean {near}?", word=name[:40], near=near))
    raise UsageProblem(Message("no class is called {word}", word=name[:40]))
