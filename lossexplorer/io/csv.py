"""Tables of text (csv, tsv, columns between spaces): each column is an array, and so is any list of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.dialect import Dialect, dialect_of
from lossexplorer.io.guard import guarded
from lossexplorer.io.labels import numbered
from lossexplorer.io.plan import MOST_ARRAYS
from lossexplorer.io.sources import Entry, LoadedSource
from lossexplorer.io.table import Table, read_table
from lossexplorer.io.text import SAMPLE, encoding_of, read_lines, sample_of
from lossexplorer.io.usable import check_rows, twice
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.io.regular import RegularFile

_USUAL_ENCODINGS = ("utf-8", "utf-8-sig")


class CsvFile:
    """A table of text.

    Args:
        file: opened; it stays the caller's, who closes it.

    Raises:
        Problem: it holds no table, or its beginning is not text.
    """

    kind = "csv"

    def __init__(self, file: RegularFile) -> None:
        self.name = file.name
        self._file = file
        with guarded(self.name, self._no_table()):
            self._encoding = encoding_of(file.read(0, SAMPLE))
            lines = sample_of(file, self._encoding)
            dialect = dialect_of(lines)
        if dialect is None:
            raise Problem(Message("{name} has no rows. Export it again.", name=self.name))
        self.dialect: Dialect = dialect
        body = lines[dialect.skip :] or lines
        wide = 2 if self._encoding.startswith("utf-16") else 1
        self._bytes_per_row = wide * (1 + sum(map(len, body)) / len(body))
        self.notices = self._guesses()

    def _no_table(self) -> Message:
        return Message("{name} is not a table of numbers. Save it as csv with one row per sample.", name=self.name)

    def _guesses(self) -> tuple[Message, ...]:
        """What had to be guessed and is not the usual way to write a table."""
        found, dialect = [], self.dialect
        if self._encoding not in _USUAL_ENCODINGS:
            found.append(
                Message("{name} was read as {encoding} text.", name=self.name, encoding=self._encoding.upper())
            )
        if dialect.width > 1 and (dialect.delimiter == ";" or dialect.decimal == ","):
            found.append(
                Message(
                    "{name} was read with “{delimiter}” between cells and “{decimal}” as decimal mark.",
                    name=self.name,
                    delimiter={"\t": "tab", "": "space"}.get(dialect.delimiter, dialect.delimiter),
                    decimal=dialect.decimal,
                )
            )
        if dialect.comments:
            found.append(
                Message(
                    "{n} line that begins with # at the top of {name} was skipped.",
                    plural="{n} lines that begin with # at the top of {name} were skipped.",
                    name=self.name,
                    n=dialect.comments,
                )
            )
        return tuple(found)

    @cached_property
    def table(self) -> Table:
        """All numeric columns, read once."""
        if not self.dialect.numeric:
            raise Problem(self.no_numbers())
        with guarded(self.name, self._no_table()):
            table = read_table(self._file, self._encoding, self.dialect, self._bytes_per_row)
        check_rows(table.shape, self.name)
        return table

    def no_numbers(self) -> Message:
        """The sentence for a text without a single column of numbers."""
        return Message("{name} has no column of numbers. Export the numbers, one row per sample.", name=self.name)

    @cached_property
    def index(self) -> tuple[int, ...]:
        """The first column, if it has no name and only counts the rows (from 0, or from 1 as R does)."""
        if not self.dialect.may_have_index:
            return ()
        counted = self.table.whole.get(self.dialect.numeric.index(0))
        if counted is None or not np.array_equal(counted - counted[0], np.arange(counted.size)):
            return ()
        return (0,) if counted[0] in (0, 1) else ()

    def entries(self) -> tuple[Entry, ...]:
        """Every column, as the first lines show it; rows are counted, not parsed."""
        rows, dialect = self._rows(), self.dialect
        kinds = {column: "int64" if column in dialect.whole else "float64" for column in dialect.numeric}
        return tuple(
            Entry(ArrayInfo(name, (rows,), kinds.get(column, "str")), column in kinds)
            for column, name in enumerate(dialect.names[:MOST_ARRAYS])
        )

    def _rows(self) -> int:
        with guarded(self.name, self._no_table()):
            chunks = read_lines(self._file, self._encoding)
            skip = self.dialect.skip
            return sum(
                at > skip and bool(line.strip()) for chunk in chunks for at, line in enumerate(chunk.lines, chunk.first)
            )

    def named(self, name: str) -> tuple[int, ...]:
        """The columns of this name, or of the names with commas between them; none for an empty one."""
        wanted = [name] if name in self.dialect.names else [part.strip() for part in name.split(",")]
        return tuple(place for place, column in enumerate(self.dialect.names) if name and column in wanted)

    def places(self, name: str) -> list[int]:
        """The columns that ``name`` means: one name, or several with commas between them.

        Raises:
            Problem: there is no such column, two of that name, or it holds words.
        """
        wanted = [name] if name in self.dialect.names else [part.strip() for part in name.split(",")]
        return [self._place(part) for part in wanted]

    def _place(self, name: str) -> int:
        places = [place for place, column in enumerate(self.dialect.names) if column == name]
        if len(places) > 1:
            raise twice(self.name, name)
        if not places:
            raise Problem(
                Message(
                    "{name} has no column {column}; it has {names}. Choose one of them.",
                    name=self.name,
                    column=printable(name),
                    names=names_text(self.dialect.names),
                )
            )
        if places[0] in self.dialect.text:
            raise Problem(
                Message(
                    "{name}: column {column} holds words, not numbers. Number the classes 0, 1, 2 ….",
                    name=self.name,
                    column=printable(name),
                )
            )
        return places[0]

    def source(self, name: str) -> LoadedSource:
        """One column as a vector, or several as a matrix."""
        return self.columns(self.places(name), name)

    def classes(self, name: str) -> LoadedSource:
        """One column as a vector of targets, several as a matrix; classes that are named in words are numbered."""
        places = [place for place, column in enumerate(self.dialect.names) if column == name]
        if len(places) == 1 and places[0] in self.dialect.text:
            with guarded(self.name, self._no_table()):
                found = numbered(self._file, self._encoding, self.dialect, places[0])
            if found is not None:
                return found
        return self.source(name)

    def columns(self, places: Sequence[int], name: str = "") -> LoadedSource:
        """Some columns by their places: a vector for one, else shape (rows, columns); integers if all of them are."""
        table = self.table
        order = {column: place for place, column in enumerate(self.dialect.numeric)}
        inner = [order[place] for place in places]
        array: np.ndarray[Any, np.dtype[Any]]
        if all(place in table.whole for place in inner):
            array = np.stack([table.whole[place] for place in inner], axis=1)
        else:
            array = table.columns(inner)
        if len(inner) == 1:
            array = array[:, 0].copy()
        info = ArrayInfo(name, array.shape, str(array.dtype))
        return LoadedSource(array, info, self._oddities(array, inner))

    def _oddities(self, array: np.ndarray[Any, np.dtype[Any]], inner: Sequence[int]) -> tuple[Message, ...]:
        """What was odd about some columns, by their places among the numeric ones."""
        found, table = _not_finite(array, self.name), self.table
        rounded = [self.dialect.names[self.dialect.numeric[place]] for place in inner if place in table.rounded]
        if rounded:
            found.append(
                Message(
                    "{name} has whole numbers above 9007199254740992 in {columns}; their last digits were lost.",
                    name=self.name,
                    columns=names_text(rounded),
                )
            )
        if table.blank_lines:
            found.append(
                Message(
                    "{n} blank line between the rows of {name} was skipped.",
                    plural="{n} blank lines between the rows of {name} were skipped.",
                    name=self.name,
                    n=table.blank_lines,
                )
            )
        return tuple(found)


def _not_finite(array: np.ndarray[Any, np.dtype[Any]], name: str) -> list[Message]:
    found: list[Message] = []
    if array.dtype.kind != "f":
        return found
    if missing := int(np.isnan(array).sum()):
        found.append(
            Message(
                "{n} cell of {name} is empty or nan.",
                plural="{n} cells of {name} are empty or nan.",
                name=name,
                n=missing,
            )
        )
    if infinite := int(np.isinf(array).sum()):
        found.append(
            Message(
                "{n} cell of {name} is infinite or too large for float64.",
                plural="{n} cells of {name} are infinite or too large for float64.",
                name=name,
                n=infinite,
            )
        )
    return found
