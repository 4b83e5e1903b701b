"""The numbers of a table of text: read through once to know what it holds, and then again where rows are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.blocks import Blocks, runs
from lossexplorer.io.cells import is_whole, split
from lossexplorer.io.parse import fast, strict
from lossexplorer.io.text import read_again, read_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class Table:
    """The numeric columns of a table.

    Args:
        file: the text; it stays the caller's, who closes it.
        encoding: as Python calls it.
        dialect: how it is written.

    Raises:
        Problem: a row has too few or too many cells, or a cell is text.
    """

    def __init__(self, file: RegularFile, encoding: str, dialect: Dialect) -> None:
        self._file, self._encoding, self._dialect = file, encoding, dialect
        self._candidates = {place for place, column in enumerate(dialect.numeric) if column in dialect.whole}
        self.whole = set(self._candidates)
        """Columns that are exact integers throughout, by their place among the numeric ones."""
        self.missing = np.zeros(len(dialect.numeric), np.int64)
        """Cells that are empty or nan, of each numeric column."""
        self.infinite = np.zeros_like(self.missing)
        """Cells that are infinite or too large for float64, likewise."""
        self.starts = [0]
        """The first row of each block, and behind them the number of all rows."""
        self._large: set[int] = set()
        self._first: float | None = None
        self._counts = 0 in dialect.whole
        self._places: list[tuple[int, int, int]] = []
        self._blocks: Blocks[Parsed] = Blocks()
        self.blank_lines = self._read_through()

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and numeric columns."""
        return self.starts[-1], len(self._dialect.numeric)

    @property
    def rounded(self) -> frozenset[int]:
        """Columns whose large integers lost their last digits, by their place among the numeric ones."""
        return frozenset(self._large - self.whole)

    @property
    def counts(self) -> bool:
        """Whether the first column goes up by one from row to row, and there are two rows to tell it by."""
        return self._counts and self.shape[0] > 1

    def _read_through(self) -> int:
        """Look at every block once; the number of empty lines between the rows."""
        lines = range(0)
        for block in read_blocks(self._file, self._encoding):
            parsed = self._parsed(block)
            if parsed is None:
                continue
            self._note(parsed)
            lines = range(lines.start if self._places else parsed.lines.start, parsed.lines.stop)
            self._blocks.keep(len(self._places), parsed)
            self._places.append((block.first, block.offset, block.size))
            self.starts.append(self.starts[-1] + len(parsed.floats))
        return len(lines) - self.starts[-1]

    def _again(self, number: int) -> Parsed:
        first, offset, size = self._places[number]
        parsed = self._parsed(read_again(self._file, self._encoding, first, offset, size))
        assert parsed is not None
        return parsed

    def _parsed(self, block: Block) -> Parsed | None:
        """The numbers of a block; None if it has no rows."""
        rows = block.lines[max(0, self._dialect.skip + 1 - block.first) :]
        end = block.first + len(block.lines)
        places: Sequence[int] = range(end - len(rows), end)
        floats = fast(rows, self._dialect) if rows and not block.quoted else None
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
        for place in sorted(self._candidates):
            if not (np.abs(floats[:, place]) >= EXACT).any():
                continue
            column = self._dialect.numeric[place]
            cells = [row[column].strip() for row in split(rows, self._dialect.delimiter)]
            values = [int(cell[:40]) if is_whole(cell) else None for cell in cells]
            if any(value is not None and abs(value) > EXACT for value in values):
                self._large.add(place)
            whole = [value for value in values if value is not None and -(2**63) <= value < 2**63]
            if len(whole) == len(cells):
                found[place] = np.array(whole, np.int64)
        return found

    def _note(self, parsed: Parsed) -> None:
        """Keep what these rows say of the whole table."""
        floats = parsed.floats
        if not np.isfinite(floats).all():
            self.missing += np.isnan(floats).sum(axis=0)
            self.infinite += np.isinf(floats).sum(axis=0)
        self.whole -= {place for place in self.whole.difference(parsed.exact) if not _is_whole(floats[:, place])}
        if self._counts:
            column = floats[:, self._dialect.numeric.index(0)]
            if self._first is None:
                self._first = column[0]
            start = self._first + self.starts[-1]
            self._counts = bool((column == np.arange(start, start + len(column))).all())

    def read(self, out: Array, inner: Sequence[int], start: int) -> None:
        """Fill shape (rows, columns) with the rows from ``start`` on of some numeric columns.

        Raises:
            FileChanged: the file was changed or cut since it was opened.
        """
        for number, there, here in runs(self.starts, start, start + len(out)):
            self._blocks.get(number, self._again).give(out[there], inner, here)
        self._file.check()


class ColumnsSource:
    """Columns of a table of text, read by rows. Several threads may read.

    Args:
        table: which table; what it keeps decoded goes with the last source that is open.
        file: its file; the source takes a hold of its own.
        inner: which columns, by their places among the numeric ones.
        name: as the listing of the file has it.
        notices: what was odd.
    """

    def __init__(
        self, table: Table, file: RegularFile, inner: Sequence[int], name: str, notices: tuple[Message, ...]
    ) -> None:
        self.notices, self._inner = notices, list(inner)
        self._table: Table | None = table
        self._dtype = np.dtype(np.int64 if table.whole.issuperset(inner) else np.float64)
        rows = table.shape[0]
        self.info = ArrayInfo(name, (rows, len(inner)) if len(inner) > 1 else (rows,), str(self._dtype))
        self._name = file.name
        self._file: RegularFile | None = file.share()

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the whole array."""
        return self.info.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """float64, or int64 if all columns are whole numbers throughout."""
        return self._dtype

    def read(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop`` as a C-contiguous array that belongs to the caller.

        Raises:
            FileChanged: the file was changed or cut since it was opened.
            Problem: it cannot be read any more.
        """
        table = self._table
        if table is None:
            raise Problem(Message("{name} has been closed. Open it again.", name=self._name))
        start, stop, _ = slice(start, stop).indices(self.shape[0])
        out = np.empty((max(0, stop - start), len(self._inner)), self._dtype)
        table.read(out, self._inner, start)
        return out if len(self.shape) > 1 else out.reshape(-1)

    def close(self) -> None:
        """Let go of table and file. Safe to call twice."""
        file, self._file, self._table = self._file, None, None
        if file is not None:
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _is_whole(column: Floats) -> bool:
    """Whether these are all whole numbers that float64 holds exactly."""
    with np.errstate(invalid="ignore"):
        return bool((np.abs(column) < EXACT).all() and (column == column.astype(np.int64)).all())
