"""How a table of text is written: delimiter, decimal mark, header, kinds of columns; guessed from its first lines."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lossexplorer.io.cells import OpenQuoteError, is_missing, is_number, is_whole, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = list[str]

# In order of preference where several fit equally well. An empty delimiter is white space of any length.
_WAYS = ((",", "."), (";", "."), (";", ","), ("\t", "."), ("\t", ","), ("", "."), ("", ","))
_PERFECT = (1.0, 1.0)
_JUDGED_ROWS = 50
_TYPICAL_ROWS = 500  # more of them say the same, and a narrow table has thousands within its first lines
_TYPICAL_CELLS = 25
_JUDGED_CELLS = 64


@dataclass(frozen=True)
class Dialect:
    """How a table is written."""

    delimiter: str
    """Empty: white space of any length."""
    decimal: str
    skip: int
    """Lines before the first row of numbers."""
    comments: int
    """Lines at the top that begin with #; they are among those skipped."""
    has_header: bool
    names: tuple[str, ...]
    """One for each column; counted from 1 where the table names none."""
    numeric: tuple[int, ...]
    """Columns that hold numbers, by their place."""
    text: tuple[int, ...]
    """Columns that hold words."""
    whole: frozenset[int]
    """Columns whose numbers are written as whole ones, as far as was looked."""
    wide: tuple[int, ...] = ()
    """Columns that hold a list in every row: text has none."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.names)


def dialect_of(lines: Sequence[str]) -> Dialect | None:
    """Guess how a table is written.

    Args:
        lines: whole lines from its beginning.

    Returns:
        The likeliest way; None if there is no line with anything in it.
    """
    start = next((at for at, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), None)
    if start is None:
        return None
    filled = list(islice((line for line in lines[start:] if line.strip()), _TYPICAL_ROWS))
    delimiter, decimal = _way(filled)
    rows = _rows(filled, delimiter)
    first, body = rows[0], rows[1:]
    width = Counter(map(len, body)).most_common(1)[0][0] if body else len(first)
    kinds = _kinds(body, width, decimal)
    has_header = _is_header(first, body, kinds, decimal)
    names = _names(first, width) if has_header else tuple(str(place + 1) for place in range(width))
    if not has_header:
        body, kinds = rows, _kinds(rows, width, decimal)
    numeric = tuple(p for p in range(width) if kinds[p] == "number" or (kinds[p] == "empty" and names[p].strip()))
    return Dialect(
        delimiter=delimiter,
        decimal=decimal,
        skip=start + _place_of_second(lines[start:]) if has_header else start,
        comments=sum(bool(line.strip()) for line in lines[:start]),
        has_header=has_header,
        names=names,
        numeric=numeric,
        text=tuple(sorted(set(range(width)).difference(numeric))),
        whole=frozenset(p for p in numeric if all(is_whole(row[p]) for row in body if len(row) > p) and body),
    )


def _way(lines: Sequence[str]) -> tuple[str, str]:
    """Delimiter and decimal mark that fit best, the first of equals."""
    best, way = (-1.0, -1.0), _WAYS[0]
    for each in _WAYS:
        fit = _fit(lines, *each)
        if fit > best:
            best, way = fit, each
        if best == _PERFECT:
            break
    return way


def _place_of_second(lines: Sequence[str]) -> int:
    """Lines before the second one that has anything in it."""
    places = (place for place, line in enumerate(lines) if line.strip())
    next(places)
    return next(places, len(lines))


def _fit(lines: Sequence[str], delimiter: str, decimal: str) -> tuple[float, float]:
    """How well a way to split fits: the share of cells that are numbers, and of rows that are equally long."""
    rows = _rows(lines[:_JUDGED_ROWS], delimiter)
    body = rows[1:] or rows
    cells = [cell for row in body for cell in row[:_JUDGED_CELLS] if not is_missing(cell)]
    numbers = sum(is_number(cell, decimal) for cell in cells)
    usual = Counter(map(len, body)).most_common(1)[0][1] if body else 0
    return numbers / max(1, len(cells)), usual / max(1, len(body))


def _rows(lines: Sequence[str], delimiter: str) -> list[Row]:
    """Lines split into cells, as far as that is possible; what is wrong with the rest is told when it is read."""
    rows: list[Row] = []
    try:
        for row in islice(split(lines, delimiter), len(lines)):
            rows.append(row)
    except (csv.Error, OpenQuoteError):
        pass
    return rows or [[lines[0]]]


def _kinds(rows: Sequence[Row], width: int, decimal: str) -> list[str]:
    """The kind of each column."""
    return [_kind([row[place] for row in rows if place < len(row)], decimal) for place in range(width)]


def _kind(cells: Sequence[str], decimal: str) -> str:
    """``number``, ``text`` or ``empty``, by what most cells of a column are."""
    there = list(islice((cell for cell in cells if not is_missing(cell)), _TYPICAL_CELLS))
    numbers = sum(is_number(cell, decimal) for cell in there)
    if not there:
        return "empty"
    return "number" if 2 * numbers >= len(there) else "text"


def _is_header(first: Row, body: Sequence[Row], kinds: Sequence[str], decimal: str) -> bool:
    """Whether the first row names the columns."""
    if not body:
        return not any(is_number(cell, decimal) for cell in first)
    if _counts_up(first):
        second = body[0]
        return not first[0].strip() or not all(is_whole(cell) for cell in second)
    if "number" not in kinds:
        return not any(is_number(cell, decimal) for cell in first)
    named = zip(first, kinds[len(kinds) - len(first) :] if len(first) < len(kinds) else kinds, strict=False)
    return any(kind != "text" and not is_number(cell, decimal) and not is_missing(cell) for cell, kind in named)


def _counts_up(first: Row) -> bool:
    """Whether a row is 0, 1, 2 …, perhaps behind an empty cell: the names pandas gives to columns without a name."""
    cells = [cell.strip() for cell in first]
    if cells and not cells[0]:
        return len(cells) > 1 and cells[1:] == [str(place) for place in range(len(cells) - 1)]
    return len(cells) > 2 and cells == [str(place) for place in range(len(cells))]


def _names(first: Row, width: int) -> tuple[str, ...]:
    """The header as names for every column; R leaves out the name of its row names."""
    names = [cell.strip() for cell in first]
    if len(names) == width - 1:
        names = ["", *names]
    return tuple(names[:width] + [""] * (width - len(names)))
