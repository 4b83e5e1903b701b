"""The rows of Parquet, Arrow and Feather files, a batch at a time, none of them mapped."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol

from lossexplorer.base import Message, Problem
from lossexplorer.io.regular import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lossexplorer.io.regular import RegularFile

_AHEAD = 64 << 10
"""Bytes of a column that are read at a time, so that a group of any size takes little memory."""


class Batches(Protocol):
    """A table in pieces."""

    schema: Any
    n: int
    """Number of rows."""

    def since(self, names: Sequence[str], row: int, most: int) -> Iterator[tuple[int, Any]]:
        """Some columns from a row on.

        Args:
            names: of the columns.
            row: the first batch holds it.
            most: about as many rows at a time, where the file leaves a choice.

        Yields:
            The place of the first row of a batch, and the batch.
        """

    def goes_on(self, position: int, row: int) -> bool:
        """Whether reading on from ``position`` leads to a row sooner than starting anew."""

    def missing(self, place: int) -> int | None:
        """How many cells of a column are empty, where the file says so."""

    def close(self) -> None:
        """Let go of the file."""


def open_batches(file: RegularFile, kind: str) -> Batches:
    """The reader of a file; what its library raises passes through."""
    if kind == "parquet":
        return _ParquetBatches(file)
    import pyarrow as pa

    if file.read(0, 4) == b"FEA1":
        return _OldFeather(file)
    try:
        return _ArrowBatches(file)
    except pa.ArrowInvalid:
        return _StreamBatches(file)


class _ParquetBatches:
    def __init__(self, file: RegularFile) -> None:
        import pyarrow as pa

        self._source = pa.OSFile(file.path)
        self._file = self._opened(None)
        self._groups: Any = self._file.metadata
        self.schema = self._file.schema_arrow
        self._leaves = [0, *accumulate(_leaves(field.type) for field in self.schema)]
        sizes = [self._groups.row_group(i).num_rows for i in range(self._groups.num_row_groups)]
        self._starts = [0, *accumulate(sizes)]
        self.n = self._groups.num_rows
        if self._starts[-1] != self.n or min(sizes, default=0) < 0:
            raise ValueError("the groups do not have as many rows as the table")

    def _opened(self, metadata: Any) -> Any:
        from pyarrow import parquet

        options = {"memory_map": False, "pre_buffer": False, "page_checksum_verification": True}
        return parquet.ParquetFile(self._source, metadata=metadata, buffer_size=_AHEAD, **options)

    def since(self, names: Sequence[str], row: int, most: int) -> Iterator[tuple[int, Any]]:
        group = bisect_right(self._starts, row) - 1
        groups, at = list(range(group, self._groups.num_row_groups)), self._starts[group]
        # a reader of its own: the size of a batch is that of whoever asked last
        for batch in self._opened(self._groups).iter_batches(
            most, row_groups=groups, columns=list(names), use_threads=True
        ):
            if row < at + batch.num_rows:
                yield at, batch.select(list(names))
            at += batch.num_rows

    def goes_on(self, position: int, row: int) -> bool:
        here = bisect_right(self._starts, position) == bisect_right(self._starts, row)
        return row == position or (here and row > position)

    def missing(self, place: int) -> int | None:
        found = 0
        for group in map(self._groups.row_group, range(self._groups.num_row_groups)):
            for leaf in range(*self._leaves[place : place + 2]):
                told = group.column(leaf).statistics
                if told is None or not told.has_null_count:
                    return None
                found += told.null_count
        return found

    def close(self) -> None:
        self._source.close()


class _ArrowBatches:
    """A file of the IPC format, which has a directory of its batches."""

    def __init__(self, file: RegularFile) -> None:
        import pyarrow as pa

        self._pa: Any = pa
        self._source = pa.OSFile(file.path)
        self.schema = pa.ipc.open_file(self._source).schema
        first = self._opened([_narrowest(self.schema)])
        sizes = []
        for i in range(first.num_record_batches):
            file.call_tick()
            sizes.append(first.get_batch(i).num_rows)
        self._starts = [0, *accumulate(sizes)]
        self.n = self._starts[-1]

    def _opened(self, places: Sequence[int]) -> Any:
        return self._pa.ipc.open_file(self._source, options=_only(self._pa, places))

    def since(self, names: Sequence[str], row: int, most: int) -> Iterator[tuple[int, Any]]:
        reader = self._opened([self.schema.get_field_index(name) for name in names])
        for i in range(bisect_right(self._starts, row) - 1, reader.num_record_batches):
            yield self._starts[i], reader.get_batch(i).select(list(names))

    def goes_on(self, position: int, row: int) -> bool:
        return row == position

    def missing(self, place: int) -> int | None:
        return None if self.schema.field(place).nullable else 0

    def close(self) -> None:
        self._source.close()


class _StreamBatches:
    """A stream of the IPC format, which can only be read from its beginning."""

    def __init__(self, file: RegularFile) -> None:
        import pyarrow as pa

        self._pa: Any = pa
        self._file = file
        self.schema = pa.ipc.open_stream(pa.PythonFile(Stream(file), "r")).schema
        self.n = 0
        for _, batch in self._batches([_narrowest(self.schema)]):
            file.call_tick()
            self.n += batch.num_rows

    def _batches(self, places: Sequence[int]) -> Iterator[tuple[int, Any]]:
        at = 0
        source = self._pa.PythonFile(Stream(self._file), "r")
        for batch in self._pa.ipc.open_stream(source, options=_only(self._pa, places)):
            yield at, batch
            at += batch.num_rows

    def since(self, names: Sequence[str], row: int, most: int) -> Iterator[tuple[int, Any]]:
        for at, batch in self._batches([self.schema.get_field_index(name) for name in names]):
            if row < at + batch.num_rows:
                yield at, batch.select(list(names))

    def goes_on(self, position: int, row: int) -> bool:
        return row >= position

    def missing(self, place: int) -> int | None:
        return None if self.schema.field(place).nullable else 0

    def close(self) -> None:
        """The file is the reader's."""


class _OldFeather:
    """Feather before 2020, which its library reads as a whole."""

    def __init__(self, file: RegularFile) -> None:
        from pyarrow import feather

        self._table: Any = feather.read_table(file.path, memory_map=False)
        self.schema, self.n = self._table.schema, self._table.num_rows

    def since(self, names: Sequence[str], row: int, most: int) -> Iterator[tuple[int, Any]]:
        at = row
        for batch in self._table.select(list(names)).slice(row).to_batches(most):
            yield at, batch
            at += batch.num_rows

    def goes_on(self, position: int, row: int) -> bool:
        return row == position

    def missing(self, place: int) -> int | None:
        return int(self._table.column(place).null_count)

    def close(self) -> None:
        """Nothing is open."""


def _only(pa: Any, places: Sequence[int]) -> Any:
    return pa.ipc.IpcReadOptions(included_fields=sorted(places))


def _leaves(type: Any) -> int:
    """How many columns a file has for one of a table."""
    return sum(_leaves(type.field(i).type) for i in range(type.num_fields)) or 1


def _narrowest(schema: Any) -> int:
    """The column that takes the fewest bytes to count the rows by."""
    import pyarrow as pa

    widths = [field.type.bit_width if pa.types.is_primitive(field.type) else 1 << 20 for field in schema]
    return widths.index(min(widths)) if widths else 0


def too_few(name: str) -> Problem:
    """The Problem of a table that ends before the rows that it promised."""
    return Problem(Message("{name} is damaged and cannot be read. Save it again or copy it again.", name=name))
