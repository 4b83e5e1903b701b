"""The numbers of a table of text: numpy's fast parser block by block, a strict one of our own where that stumbles."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.cells import OpenQuoteError, is_whole, number, split
from lossexplorer.io.guard import told
from lossexplorer.io.plan import check_fits, memory_budget, too_large
from lossexplorer.io.text import read_lines
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from lossexplorer.io.dialect import Dialect
    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.text import Lines

    Floats = npt.NDArray[np.float64]
    Whole = npt.NDArray[np.int64]

EXACT = 2.0**53
"""Whole numbers above this lose their last digits in float64."""
_COPIES = 3
"""How many times the numbers lie in memory at the worst moment, compared with the finished table."""


@dataclass
class Table:
    """The numeric columns of a table."""

    blocks: list[Floats]
    """The rows as they were read, numeric columns alone: put together only where somebody wants some columns."""
    whole: dict[int, Whole]
    """Columns that are exact integers throughout, by their place among the numeric ones."""
    rounded: tuple[int, ...]
    """Columns whose large integers lost their last digits, likewise."""
    blank_lines: int = 0
    """Empty lines between rows, which were skipped."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and numeric columns."""
        return sum(map(len, self.blocks)), self.blocks[0].shape[1]

    def columns(self, inner: Sequence[int]) -> Floats:
        """A copy of some columns, by their places among the numeric ones: shape (rows, columns)."""
        first, behind = inner[0], inner[0] + len(inner)
        if list(inner) != list(range(first, behind)):
            return np.concatenate([block[:, inner] for block in self.blocks])
        return np.concatenate([block[:, first:behind] for block in self.blocks])


class _Growing:
    """The columns of a table while its blocks arrive."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.floats: list[Floats] = []
        self.candidates = [place for place, column in enumerate(dialect.numeric) if column in dialect.whole]
        self.whole: dict[int, list[Whole]] = {place: [] for place in self.candidates}
        self.large: set[int] = set()
        self.size = 0

    def add(self, floats: Floats, rows: Sequence[str]) -> None:
        """Take one block, given as numbers and as the lines that they come from."""
        self.floats.append(floats)
        self.size += floats.nbytes
        for place in self.candidates:
            column = floats[:, place]
            large = bool((np.abs(column) >= EXACT).any())
            exact = self._exact(rows, place) if large else _as_whole(column)
            if exact is None:  # a fraction or a gap after all
                self.whole.pop(place, None)
            elif place in self.whole:
                self.whole[place].append(exact)
                self.size += exact.nbytes

    def _exact(self, rows: Sequence[str], place: int) -> Whole | None:
        """The integers as they are written, since float64 has rounded them; None if they are no 64-bit integers."""
        column = self.dialect.numeric[place]
        cells = [row[column].strip() for row in split(rows, self.dialect.delimiter)]
        values = [int(cell[:40]) if is_whole(cell) else None for cell in cells]
        if any(value is not None and abs(value) > EXACT for value in values):
            self.large.add(place)
        whole = [value for value in values if value is not None and -(2**63) <= value < 2**63]
        return np.array(whole, np.int64) if len(whole) == len(cells) else None

    def finished(self, blank_lines: int) -> Table:
        """All blocks together."""
        blocks = self.floats or [np.empty((0, len(self.dialect.numeric)))]
        whole = {place: np.concatenate(parts) for place, parts in self.whole.items() if parts}
        return Table(blocks, whole, tuple(sorted(self.large - set(whole))), blank_lines)


def read_table(file: RegularFile, encoding: str, dialect: Dialect, bytes_per_row: float) -> Table:
    """Read all numeric columns of a table.

    Args:
        file: the text.
        encoding: as Python calls it.
        dialect: how it is written.
        bytes_per_row: mean length of a line, for the plan of memory.

    Raises:
        Problem: a row has too few or too many cells, a cell is text, or all of it does not fit into memory.
    """
    estimate = _COPIES * 8 * len(dialect.numeric) * file.size / max(1.0, bytes_per_row)
    check_fits(file.name, int(estimate))
    limit, growing = memory_budget(), _Growing(dialect)
    first = last = count = 0
    for chunk in read_lines(file, encoding):
        rows, places = _filled(chunk, dialect.skip)
        if not rows:
            continue
        first, last, count = first or places[0], places[-1], count + len(rows)
        floats = None if chunk.quoted else _fast(rows, dialect)
        if floats is None:
            floats = _strict(rows, places, dialect, file.name)
        growing.add(floats, rows)
        if 2 * growing.size > limit:  # the lines at the beginning were longer than the rest
            raise too_large(file.name, 2 * growing.size, limit)
    return growing.finished(last - first + 1 - count if count else 0)


def _filled(chunk: Lines, skip: int) -> tuple[list[str], Sequence[int]]:
    """The lines behind the first ones that have anything in them, and their numbers."""
    rows = chunk.lines[max(0, skip + 1 - chunk.first) :]
    places = range(chunk.first + len(chunk.lines) - len(rows), chunk.first + len(chunk.lines))
    if all(map(str.strip, rows)):  # nearly always, and no loop of Python then
        return rows, places
    there = [(row, at) for row, at in zip(rows, places, strict=True) if row.strip()]
    return [row for row, _ in there], [at for _, at in there]


def _as_whole(column: Floats) -> Whole | None:
    """The same numbers as integers, if that is what they all are."""
    if not np.isfinite(column).all():
        return None
    exact = column.astype(np.int64)
    return exact if (exact == column).all() else None


def _fast(rows: list[str], dialect: Dialect) -> Floats | None:
    """Numbers by numpy's parser, without quotation marks; None where it refuses or would be less strict than we are."""
    columns: list[int] | None = None
    if dialect.text:
        if not dialect.delimiter or any(row.count(dialect.delimiter) != dialect.width - 1 for row in rows):
            return None
        columns = list(dialect.numeric)
    if dialect.decimal == ",":
        rows = [row.replace(",", ".") for row in rows]
    try:
        found = np.loadtxt(rows, delimiter=dialect.delimiter or None, comments=None, usecols=columns, ndmin=2)
    except ValueError:  # the strict parser finds out which line and why, or copes with what is missing
        return None
    return found if found.shape == (len(rows), len(dialect.numeric)) else None


def _strict(rows: list[str], lines: Sequence[int], dialect: Dialect, name: str) -> Floats:
    """Numbers by our own parser, which names line and column of what is wrong."""
    found = np.empty((len(rows), len(dialect.numeric)))
    place = -1
    try:
        for place, cells in enumerate(split(rows, dialect.delimiter)):
            if len(cells) != dialect.width:
                raise _ragged(name, lines[place], len(cells), dialect.width)
            found[place] = _numbers(cells, lines[place], dialect, name)
    except OpenQuoteError as error:
        raise Problem(
            Message(
                "{name} line {line}: a quotation mark is opened and not closed. Close it.",
                name=name,
                line=lines[min(error.index, len(lines) - 1)],
            )
        ) from error
    except csv.Error as error:
        raise Problem(
            Message(
                "{name} line {line} cannot be split into cells. Correct it.",
                name=name,
                line=lines[min(place + 1, len(lines) - 1)],
            ),
            told(error),
        ) from error
    return found


def _numbers(cells: list[str], line: int, dialect: Dialect, name: str) -> list[float]:
    found = []
    for column in dialect.numeric:
        try:
            found.append(number(cells[column], dialect.decimal))
        except ValueError as error:
            raise Problem(
                Message(
                    "{name} line {line}, column {column}: “{cell}” is not a number. Correct or remove it.",
                    name=name,
                    line=line,
                    column=printable(dialect.names[column], 40) or str(column + 1),
                    cell=printable(cells[column].strip(), 40),
                )
            ) from error
    return found


def _ragged(name: str, line: int, there: int, wanted: int) -> Problem:
    return Problem(
        Message(
            "{name} line {line} has {n} value instead of {wanted}. Correct or remove it.",
            plural="{name} line {line} has {n} values instead of {wanted}. Correct or remove it.",
            name=name,
            line=line,
            n=there,
            wanted=wanted,
        )
    )
