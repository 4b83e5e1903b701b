"""The numbers of a table of text: read through once to know what it holds, and then again where rows are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.blocks import Blocks, runs
from lossexplorer.io.matrix import parts_of
from lossexplorer.io.rows import Rows, is_large

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from lossexplorer.io.dialect import Dialect
    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.rows import Parsed, Place

    Floats = npt.NDArray[np.float64]
    Array = npt.NDArray[Any]


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
        self._file, self._dialect = file, dialect
        self._rows = Rows(file, encoding, dialect)
        self.whole = {place for place, column in enumerate(dialect.numeric) if column in dialect.whole}
        """Columns that are exact integers throughout, by their place among the numeric ones."""
        self.missing = np.zeros(len(dialect.numeric), np.int64)
        """Cells that are empty or nan, of each numeric column."""
        self.infinite = np.zeros_like(self.missing)
        """Cells that are infinite or too large for float64, likewise."""
        self.starts = [0]
        """The first row of each block, and behind them the number of all rows."""
        self._first: float | None = None
        self._counts = 0 in dialect.whole
        self._places: list[Place] = []
        self._blocks: Blocks[Parsed] = Blocks()
        self.blank_lines = self._read_through()

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and numeric columns."""
        return self.starts[-1], len(self._dialect.numeric)

    @property
    def rounded(self) -> frozenset[int]:
        """Columns whose large integers lost their last digits, by their place among the numeric ones."""
        return frozenset(self._rows.large - self.whole)

    @property
    def counts(self) -> bool:
        """Whether the first column goes up by one from row to row, and there are two rows to tell it by."""
        return self._counts and self.shape[0] > 1

    def _read_through(self) -> int:
        """Look at every block once; the number of empty lines between the rows."""
        lines = range(0)
        for place, parsed in self._rows.each():
            self._note(parsed)
            lines = range(lines.start if self._places else parsed.lines.start, parsed.lines.stop)
            self._blocks.keep(len(self._places), parsed)
            self._places.append(place)
            self.starts.append(self.starts[-1] + len(parsed.floats))
        return len(lines) - self.starts[-1]

    def _again(self, number: int) -> Parsed:
        return self._rows.again(self._places[number])

    def _note(self, parsed: Parsed) -> None:
        """Keep what these rows say of the whole table."""
        floats = parsed.floats
        if not np.isfinite(floats).all():
            self.missing += np.isnan(floats).sum(axis=0)
            self.infinite += np.isinf(floats).sum(axis=0)
        for part in parts_of(floats):
            self.whole -= {place for place in self.whole.difference(parsed.exact) if not _is_whole(part[:, place])}
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
    return not is_large(column) and bool((column == np.rint(column)).all())
