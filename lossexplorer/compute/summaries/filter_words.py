"""A typed filter taken apart: numbers, signs, brackets, words, names of classes, and columns of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem
from lossexplorer.compute.summaries.filter_beside import of_half_width, run_at
from lossexplorer.compute.summaries.filter_numbers import powers_as_exponents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.summaries.filter_beside import BesideNames

    Token = tuple[str, str]
    """Kind and text."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[+\-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?%?)|(?P<sign><=|>=|==|!=|<>|!?~|[<>=≤≥≠])|(?P<mark>&&|\|\||[(),&|!])|"
    r"(?P<name>\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’)|(?P<word>#|[^\W\d]\w*))"
)
_SPACE = re.compile(r"\s*")
_BACKQUOTED = re.compile(r"`([^`]*)`")


def tokens(text: str, names: ClassNames, known: Collection[str], beside: BesideNames) -> list[Token]:
    """Kind and text of each word, number and sign. A minus that follows a name is no part of a number.

    Args:
        text: as it was typed.
        names: of the classes. They need no quotation marks behind a sign, whatever is in them.
        known: words that mean something else, in lower case.
        beside: columns of the file. What stands behind one of words needs no quotation marks up to the next space.

    Returns:
        Names of classes and other texts stand within quotation marks, so that none is taken for a word of the filter.
        Columns of the file are of the kind ``column``.

    Raises:
        UsageProblem: there is something in it that is none of these.
    """
    found: list[Token] = []
    text, at = _plain(text), 0
    while at < len(text):
        start = at + len(_SPACE.match(text, at)[0])  # type: ignore[index]  # it matches nothing, too
        taken = _of_file(text, start, found, beside) or _of_classes(text, start, found, names, known)
        if taken is not None:
            token, size = taken
            found.append(token)
            at = start + size
            continue
        match = _TOKEN.match(text, at)
        if match is None:
            raise UsageProblem(Message("the filter cannot be read from “{rest}” on", rest=text[at : at + 12].strip()))
        found.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return list(_joined(found, known))


def _plain(text: str) -> str:
    return of_half_width(powers_as_exponents(text))


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


def _of_classes(
    text: str, start: int, found: Sequence[Token], names: ClassNames, known: Collection[str]
) -> tuple[Token, int] | None:
    """A class that stands here, and how many letters it takes."""
    name = names.at(text, start, known) if found and _wants_value(found[-1]) else None
    return None if name is None else (("name", f"“{name}”"), len(name))


def _of_file(text: str, start: int, found: Sequence[Token], beside: BesideNames) -> tuple[Token, int] | None:
    """A column of the file that stands here, or what one of words is compared with."""
    quoted = _BACKQUOTED.match(text, start)
    if quoted is not None:
        name = beside.get(quoted[1])
        if name is None:
            raise UsageProblem(Message("there is no column {word} in the file", word=quoted[1][:40]))
        return ("column", name), len(quoted[0])
    run = run_at(text, start) if _awaits_text(found, beside) else None
    word = beside.at(text, start) if run is None else run if beside.holds_words(beside.get(run) or "") else None
    if word is not None:
        return ("column", beside.get(word) or word), len(word)
    return None if run is None else (("name", f"“{run}”"), len(run))


def _awaits_text(found: Sequence[Token], beside: BesideNames) -> bool:
    """Whether a column of words is compared with what follows, alone or in a list."""
    at = len(found) - 1
    if at > 0 and found[at][0] != "sign":
        while at > 0 and (found[at][1] in ("(", ",") or (found[at][0] == "name" and at < len(found) - 1)):
            at -= 1
        at = at if found[at][1].lower() == "in" else 0
    kind, word = found[at - 1] if at > 0 else ("", "")
    column = beside.get(word[1:-1]) if kind == "name" else word if kind == "column" else None
    return column is not None and beside.holds_words(column)


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
