"""Columns of a table side by side, read by rows: numbers, lists of numbers, words as numbers of classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.child.batches import too_few
from lossexplorer.io.labels import in_order, ranks
from lossexplorer.io.matrix import side_by_side
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lossexplorer.io.child.batches import Batches
    from lossexplorer.io.child.readers import Array

_BATCH = 32 << 20
"""Bytes of rows that are decoded at a time: each time a column goes through its dictionary once more."""


class Columns:
    """Some columns of a table, which are read on from where they were left.

    Args:
        batches: the table.
        names: of the columns.
        name: the file as it is shown.
        tick: called after each batch.
    """

    def __init__(self, batches: Batches, names: Sequence[str], name: str, tick: Callable[[], None]) -> None:
        self._batches, self.names, self.name, self._tick = batches, list(names), name, tick
        self.lists = [is_list(batches.schema.field(each).type) for each in self.names]
        self.widths = [1] * len(self.names)
        if any(self.lists) and batches.n:
            self.widths = self._first_widths()
        sizes = (_size(batches.schema.field(each).type) for each in self.names)
        row = sum(size * width for size, width in zip(sizes, self.widths, strict=True))
        self._most = max(1, _BATCH // max(1, row))
        self._pending: Iterator[tuple[int, Any]] | None = None
        self._current: tuple[int, Any] = (0, None)

    def _first_widths(self) -> list[int]:
        """How many numbers the lists of the first row hold; 1 for a column of single ones."""
        _, first = next(self._batches.since(self.names, 0, 1))
        lists = zip(first.columns, self.lists, strict=True)
        return [len(column[0].as_py() or ()) if is_list else 1 for column, is_list in lists]

    def all(self) -> Iterator[tuple[int, Any]]:
        """Every batch, checked, with the place of its first row."""
        for at, batch in self._batches.since(self.names, 0, self._most) if self._batches.n else ():
            self._check(batch, at)
            self._tick()
            yield at, batch

    def missing(self) -> int:
        """How many cells are empty, by what the file says or else by a look at all of them."""
        names = self._batches.schema.names
        said = [self._batches.missing(names.index(name)) for name in self.names]
        if None not in said:
            return sum(each or 0 for each in said)
        return sum(_gaps(column) for _, batch in self.all() for column in batch.columns)

    def fill(self, out: Array, start: int) -> None:
        """Fill a matrix with the rows from ``start`` on; what is missing becomes nan."""
        done = 0
        while done < len(out):
            at, batch = self._batch_of(start + done)
            skip = start + done - at
            count = min(len(out) - done, batch.num_rows - skip)
            self._fill(out[done : done + count], batch.slice(skip, count))
            done += count

    def _batch_of(self, row: int) -> tuple[int, Any]:
        """The batch that holds a row."""
        at, batch = self._current
        end = at + batch.num_rows if batch is not None else 0
        if batch is not None and at <= row < end:
            return at, batch
        if self._pending is None or not self._batches.goes_on(end, row):
            self._pending = self._batches.since(self.names, row, self._most)
        pending, self._pending = self._pending, None  # whatever goes wrong, the next one begins anew
        for at, batch in pending:
            if row < at + batch.num_rows:
                self._check(batch, at)
                self._current, self._pending = (at, batch), pending
                return at, batch
            self._tick()
        raise too_few(self.name)

    def _check(self, batch: Any, at: int) -> None:
        """What a damaged file could do harm with later, and lists that are not equally long."""
        batch.validate(full=True)  # without, a bad offset ends the process later
        for i, column in enumerate(batch.columns):
            if self.lists[i]:
                self._check_lengths(column, self.widths[i], self.names[i], at)

    def _check_lengths(self, column: Any, width: int, name: str, at: int) -> None:
        from pyarrow import compute

        lengths = np.asarray(compute.list_value_length(column).fill_null(0))
        wrong = lengths != width
        if wrong.any():
            row = int(np.argmax(wrong))
            raise Problem(
                Message(
                    "{name}: row {row} of column {column} has {n} value instead of {wanted}. Give all rows as many.",
                    plural="{name}: row {row} of column {column} has {n} values instead of {wanted}. Give all rows as"
                    " many.",
                    name=self.name,
                    row=at + row,
                    column=printable(name),
                    n=int(lengths[row]),
                    wanted=width,
                )
            )

    def _fill(self, out: Array, batch: Any) -> None:
        if out.dtype.kind != "f" and any(map(_gaps, batch.columns)):  # the file said that there are none
            raise too_few(self.name)
        columns = [
            _floats(column.flatten() if several else column).to_numpy(zero_copy_only=False).reshape(len(out), width)
            for column, width, several in zip(batch.columns, self.widths, self.lists, strict=True)
        ]
        side_by_side(columns, out)


def is_list(type: Any) -> bool:
    """Whether a column holds lists."""
    from pyarrow import types

    return bool(types.is_list(type) or types.is_large_list(type) or types.is_fixed_size_list(type))


def _size(type: Any) -> int:
    """Bytes of a number in a column; those of a large one where it holds none."""
    from pyarrow import types

    inner = type.value_type if is_list(type) else type
    return max(1, inner.bit_width // 8) if types.is_primitive(inner) else 8


def _floats(values: Any) -> Any:
    """Decimal numbers as those that numpy knows; others as they are."""
    from pyarrow import types

    return values.cast("float64") if types.is_decimal(values.type) else values


def _gaps(column: Any) -> int:
    """Empty cells, in lists too."""
    return int(column.null_count + (column.flatten().null_count if is_list(column.type) else 0))


def numbered(columns: Columns, most: int, headers: Sequence[str]) -> tuple[Array, list[str], int]:
    """One column of words as class indices.

    Args:
        columns: it alone.
        most: classes; more different words are names of rows.
        headers: of the columns of predictions.

    Returns:
        The indices, the classes, and the number of rows without a word; no classes if there are too many.
    """
    numbers: dict[str, int] = {}
    parts, missing = [np.empty(0, np.int64)], 0
    for _, batch in columns.all():
        column = batch.column(0)
        missing += column.null_count
        column = column if hasattr(column, "dictionary") else column.dictionary_encode()
        words = [str(word) for word in column.dictionary.to_pylist()]
        known = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)
        if len(numbers) > most:
            return parts[0], [], missing
        parts.append(known[np.asarray(column.indices.fill_null(0))] if len(known) else np.zeros(len(column), np.int64))
    if not numbers:
        return np.concatenate(parts), [], missing
    classes = in_order(numbers, headers)
    return ranks(numbers, classes)[np.concatenate(parts)], classes, missing
