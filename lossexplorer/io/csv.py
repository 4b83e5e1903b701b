"""Tables of text (csv, tsv, columns between spaces): each column is an array, and so is any list of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.dialect import Dialect, dialect_of
from lossexplorer.io.guard import guarded
from lossexplorer.io.labels import numbered
from lossexplorer.io.plan import MOST_ARRAYS
from lossexplorer.io.row_numbers import numbers_rows
from lossexplorer.io.sources import Entry
from lossexplorer.io.table import ColumnsSource, Table
from lossexplorer.io.text import SAMPLE, encoding_of, read_blocks, sample_of
from lossexplorer.io.text_words import text_words
from lossexplorer.io.usable import check_rows, twice
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.base import Words
    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.sources import FileSource

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
        """All numeric columns, read through once."""
        if not self.dialect.numeric:
            raise Problem(self.no_numbers())
        with guarded(self.name, self._no_table()):
            table = Table(self._file, self._encoding, self.dialect)
        check_rows(table.shape, self.name)
        return table

    def no_numbers(self) -> Message:
        """The sentence for a text without a single column of numbers."""
        return Message("{name} has no column of numbers. Export the numbers, one row per sample.", name=self.name)

    @cached_property
    def index(self) -> tuple[int, ...]:
        """The first column, if it numbers the rows."""
        dialect = self.dialect
        if 0 not in dialect.whole or 0 not in self.table.whole:
            return ()
        return (0,) if numbers_rows(dialect.names, dialect.numeric, counts=self.table.counts) else ()

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
            blocks, skip = read_blocks(self._file, self._encoding), self.dialect.skip
            return sum(
                at > skip and bool(line.strip()) for block in blocks for at, line in enumerate(block.lines, block.first)
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

    def source(self, name: str) -> ColumnsSource:
        """One column as a vector, or several as a matrix."""
        return self.columns(self.places(name), name)

    def classes(self, name: str, headers: Sequence[str]) -> FileSource:
        """One column as a vector of targets, several as a matrix; classes that are named in words are numbered."""
        places = [place for place, column in enumerate(self.dialect.names) if column == name]
        if len(places) == 1 and places[0] in self.dialect.text:
            with guarded(self.name, self._no_table()):
                found = numbered(self._file, self._encoding, self.dialect, places[0], headers)
            if found is not None:
                return found
        return self.source(name)

    @property
    def word_places(self) -> Sequence[int]:
        """Places of the columns of words."""
        return self.dialect.text

    def words(self, places: Sequence[int], most: int) -> dict[int, Words]:
        """Columns as they are written, as far as they fit into so many bytes, by their places."""
        with guarded(self.name, self._no_table()):
            return text_words(self._file, self._encoding, self.dialect, places, most)

    def columns(self, places: Sequence[int], name: str = "") -> ColumnsSource:
        """Some columns by their places: a vector for one, else shape (rows, columns); integers if all of them are."""
        order = {column: place for place, column in enumerate(self.dialect.numeric)}
        inner = [order[place] for place in places]
        return ColumnsSource(self.table, self._file, inner, name, self._oddities(inner))

    def _oddities(self, inner: Sequence[int]) -> tuple[Message, ...]:
        """What was odd about some columns, by their places among the numeric ones."""
        table = self.table
        found = _not_finite(int(table.missing[inner].sum()), int(table.infinite[inner].sum()), self.name)
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


def _not_finite(missing: int, infinite: int, name: str) -> list[Message]:
    found: list[Message] = []
    if missing:
        found.append(
            Message(
                "{n} cell of {name} is empty or nan.",
                plural="{n} cells of {name} are empty or nan.",
                name=name,
                n=missing,
            )
        )
    if infinite:
        found.append(
            Message(
                "{n} cell of {name} is infinite or too large for float64.",
                plural="{n} cells of {name} are infinite or too large for float64.",
                name=name,
                n=infinite,
            )
        )
    return found
