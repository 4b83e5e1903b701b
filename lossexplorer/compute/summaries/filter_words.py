"""A typed filter taken apart: numbers, signs, brackets, words, and names of classes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Collection

    from lossexplorer.base.class_names import ClassNames

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[+\-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?%?)|(?P<sign><=|>=|==|!=|<>|[<>=≤≥≠])|(?P<mark>[(),&|!])|"
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
    text, at = unicodedata.normalize("NFKC", text).strip(), 0
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
    return found


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
