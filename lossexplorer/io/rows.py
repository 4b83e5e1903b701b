"""The rows of a table of text as numbers: by Arrow's parser where it reads them, else by numpy's, else by our own."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from lossexplorer.io.cells import is_whole, split
from lossexplorer.io.matrix import parts_of
from lossexplorer.io.parse import fast, strict
from lossexplorer.io.quick import QUICK_BLOCK, in_turn, quick_parser
from lossexplorer.io.text import BLOCK, Part, block_of, read_again, read_parts

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    import numpy.typing as npt

    from lossexplorer.io.dialect import Dialect
    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.text import Block

    Floats = npt.NDArray[np.float64]
    Whole = npt.NDArray[np.int64]
    Array = npt.NDArray[Any]

EXACT = 2.0**53
"""Whole numbers above this lose their last digits in float64."""


@dataclass(frozen=True)
class Parsed:
    """The numeric columns of some rows."""

    floats: Floats
    exact: dict[int, Whole]
    """Columns that have whole numbers above ``EXACT``, by their place among the numeric ones, with all their digits."""
    lines: range
    """From the first line that it comes from to the last one; more than there are rows where some are empty."""

    @property
    def nbytes(self) -> int:
        """Bytes that it takes in memory."""
        return self.floats.nbytes + sum(column.nbytes for column in self.exact.values())

    def give(self, out: Array, inner: Sequence[int], rows: slice) -> None:
        """Fill shape (rows, columns) with some columns, by their places among the numeric ones."""
        first, behind = inner[0], inner[0] + len(inner)
        if out.dtype.kind == "f" and list(inner) == list(range(first, behind)):
            out[...] = self.floats[rows, first:behind]
            return
        for at, place in enumerate(inner):
            whole = self.exact.get(place) if out.dtype.kind == "i" else None
            out[:, at] = self.floats[rows, place] if whole is None else whole[rows]


class Place(NamedTuple):
    """Where some lines stand in a file."""

    first: int
    """Number of the first one, counted from 1."""
    offset: int
    size: int
    """In bytes."""


class Rows:
    """The rows of a table, block by block.

    Args:
        file: the text; it stays the caller's, who closes it.
        encoding: as Python calls it.
        dialect: how it is written.
    """

    def __init__(self, file: RegularFile, encoding: str, dialect: Dialect) -> None:
        self._file, self._encoding, self._dialect = file, encoding, dialect
        self._quick = quick_parser(dialect, encoding, file.size)
        self._whole = [place for place, column in enumerate(dialect.numeric) if column in dialect.whole]
        self.large: set[int] = set()
        """Columns in which whole numbers above ``EXACT`` were met, by their place among the numeric ones."""

    def each(self) -> Iterator[tuple[Place, Parsed]]:
        """Every block that has rows, in order.

        Raises:
            Problem: a row has too few or too many cells, or a cell is text.
        """
        first = 1
        with closing(self._ahead()) as parts:
            for part, skip, floats in parts:
                parsed = self._usual(floats, first) if skip == self._skip(first) else None
                found = self._pieces(part, first) if parsed is None else [(part, first, parsed.lines.stop, parsed)]
                for piece, begin, behind, parsed in found:
                    first = behind
                    if parsed is not None:
                        yield Place(begin, piece.offset, len(piece.data)), parsed

    def _pieces(self, part: Part, first: int) -> Iterator[tuple[Part, int, int, Parsed | None]]:
        """Pieces of a part, the lines that each begins with and ends before, and its rows if it has any."""
        for piece in [part] if self._quick is None else read_parts(self._file, self._encoding, BLOCK, part):
            behind, parsed = self._parsed(piece, first)
            yield piece, first, behind, parsed
            first = behind

    def again(self, place: Place) -> Parsed:
        """A block that was parsed before."""
        part = read_again(self._file, place.offset, place.size)
        _, parsed = self._parsed(part, place.first)
        assert parsed is not None
        return parsed

    def _ahead(self) -> Generator[tuple[Part, int, Floats | None]]:
        """All parts of the text, the lines that were skipped in each, and its numbers where Arrow reads it."""
        quick = self._quick
        if quick is None:
            yield from ((part, 0, None) for part in read_parts(self._file, self._encoding, BLOCK))
            return

        def parsed(part: Part, skip: int) -> tuple[Part, int, Floats | None]:
            return part, skip, quick(part.data, skip)

        parts = read_parts(self._file, self._encoding, QUICK_BLOCK)
        skips = chain([self._dialect.skip], repeat(0))
        yield from in_turn(parsed, zip(parts, skips, strict=False))

    def _skip(self, first: int) -> int:
        """How many lines stand before the first row, from a line on."""
        return max(0, self._dialect.skip + 1 - first)

    def _parsed(self, part: Part, first: int) -> tuple[int, Parsed | None]:
        """The number of the line behind a part, and its rows if it has any."""
        floats = None if self._quick is None else self._quick(part.data, self._skip(first))
        parsed = self._usual(floats, first)
        if parsed is not None:
            return parsed.lines.stop, parsed
        block = block_of(part, first, self._file, self._encoding)
        return first + len(block.lines), self._by_lines(block)

    def _usual(self, floats: Floats | None, first: int) -> Parsed | None:
        """Rows of which nothing has to be looked up in the text."""
        if floats is None or any(is_large(part[:, place]) for part in parts_of(floats) for place in self._whole):
            return None
        start = first + self._skip(first)
        return Parsed(floats, {}, range(start, start + len(floats)))

    def _by_lines(self, block: Block) -> Parsed | None:
        """The rows of a block whose lines are looked at one by one."""
        rows = block.lines[self._skip(block.first) :]
        end = block.first + len(block.lines)
        places: Sequence[int] = range(end - len(rows), end)
        floats = fast(rows, self._dialect) if any(map(str.strip, rows)) and not block.quoted else None
        if floats is None:
            filled = [(row, at) for row, at in zip(rows, places, strict=True) if row.strip()]
            if not filled:
                return None
            rows, places = [row for row, _ in filled], [at for _, at in filled]
            floats = None if block.quoted else fast(rows, self._dialect)
        if floats is None:
            floats = strict(rows, places, self._dialect, self._file.name)
        return Parsed(floats, self._exact(floats, rows), range(places[0], places[-1] + 1))

    def _exact(self, floats: Floats, rows: Sequence[str]) -> dict[int, Whole]:
        """Columns of large integers as they are written, since float64 has rounded them."""
        found = {}
        for place in self._whole:
            if not is_large(floats[:, place]):
                continue
            column = self._dialect.numeric[place]
            cells = [row[column].strip() for row in split(rows, self._dialect.delimiter)]
            values = [int(cell[:40]) if is_whole(cell) else None for cell in cells]
            if any(value is not None and abs(value) > EXACT for value in values):
                self.large.add(place)
            whole = [value for value in values if value is not None and -(2**63) <= value < 2**63]
            if len(whole) == len(cells):
                found[place] = np.array(whole, np.int64)
        return found


def is_large(column: Floats) -> bool:
    """Whether there are numbers whose last digits float64 may have lost."""
    return bool(np.fmax.reduce(column) >= EXACT or np.fmin.reduce(column) <= -EXACT)  # nan is neither
