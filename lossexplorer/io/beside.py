"""Columns of the same rows that are neither predictions nor targets: names of images, numbers of patients, sources."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.regular import FileChanged
from lossexplorer.io.sources import has_words, is_table
from lossexplorer.io.wording import amount, names_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from lossexplorer.base.arrays import Array, Column
    from lossexplorer.io.sources import Container, FileSource

MOST_COLUMNS = 16
MOST_BYTES = 128_000_000
"""Bytes in memory of all columns together."""
_LONG = 5.0
"""Seconds: a file that hangs that long in one column is not asked for others."""
_AT_A_TIME = 1 << 17
"""Rows that are read without a pause."""


@dataclass(frozen=True)
class _Candidate:
    """A column that may be carried along."""

    place: int
    name: str
    """In the file; it may be empty."""
    words: bool

    @property
    def shown(self) -> str:
        """Its name, or its number where it has none."""
        return self.name or f"column_{self.place + 1}"


class Taken(NamedTuple):
    """Places in a file of what is carried along."""

    carried: Collection[int] = ()
    told: Collection[int] = ()
    """These, and those that were left out with a notice."""


class Beside:
    """What is carried along of one or two files, within one budget.

    Args:
        tick: called between pieces of the work; may raise ``Cancelled``.
        wanted: whether anything is to be carried along.
    """

    def __init__(self, tick: Callable[[], None] | None = None, *, wanted: bool = True) -> None:
        self.columns: dict[str, Column] = {}
        self.notices: list[Message] = []
        self._tick, self._wanted, self._free = tick or _on, wanted, MOST_BYTES
        self._rows = -1
        """Of the predictions, as soon as they are known."""

    def take(self, container: Container, used: Collection[int], rows: int) -> Taken:
        """Take what else a file says of the rows.

        Args:
            container: the file.
            used: places in its listing, or of its columns, that are predictions or targets.
            rows: of the arrays that were taken from it, those of the predictions first; nothing is taken of a file
                with other rows.
        """
        self._rows = rows if self._rows < 0 else self._rows
        wanted = self._wanted and rows == self._rows
        found = [each for each in _candidates(container, rows) if each.place not in used] if wanted else []
        fitting = found[: max(0, MOST_COLUMNS - len(self.columns))]
        read, broken = self._numbers(container, [each for each in fitting if not each.words])
        words, unreadable = self._words(container, [each for each in fitting if each.words])
        read |= words
        broken |= unreadable
        idle = {
            each.place for each in fitting if each.place in read and not each.name and _says_nothing(read[each.place])
        }
        for each in fitting:
            if each.place in read and each.place not in idle:
                self.columns[self._fresh(each)] = read[each.place]
        left = [each for each in found if each.place not in read]
        self._tell(
            container.name,
            [each for each in left if each.place in broken],
            [each for each in left if each.place not in broken],
        )
        return Taken(frozenset(read.keys() - idle), frozenset(each.place for each in found if each.place not in idle))

    def _numbers(self, container: Container, wanted: Sequence[_Candidate]) -> tuple[dict[int, Column], set[int]]:
        """Columns of numbers that fit, by their places, and those that cannot be read."""
        read: dict[int, Column] = {}
        broken = set()
        for each in wanted:
            self._tick()
            begun = monotonic()
            try:
                with _source(container, each) as source:
                    size = self._rows * source.dtype.itemsize
                    if size <= self._free:
                        read[each.place] = _whole(source, self._tick)
                        self._free -= size
            except FileChanged:
                raise
            except Problem:  # the batch is not lost for it, and a notice says so
                broken.add(each.place)
                if monotonic() - begun > _LONG:
                    broken.update(other.place for other in wanted if other.place not in read)
                    break
        return read, broken

    def _words(self, container: Container, wanted: Sequence[_Candidate]) -> tuple[dict[int, Column], set[int]]:
        """The same for words: all in one pass, or one after the other where that shows which of them cannot be read."""
        places = [each.place for each in wanted]
        if not places or not has_words(container):
            return {}, set()
        begun = monotonic()
        try:
            found = container.words(places, self._free)
        except FileChanged:
            raise
        except Problem:  # as above
            if len(wanted) == 1 or monotonic() - begun > _LONG:
                return {}, set(places)
            parts = [self._words(container, [each]) for each in wanted]
            return {k: c for read, _ in parts for k, c in read.items()}, {k for _, broken in parts for k in broken}
        whole: dict[int, Column] = {place: c for place, c in found.items() if len(c) == self._rows}
        self._free -= sum(column.nbytes for column in whole.values())
        return whole, found.keys() - whole.keys()

    def _fresh(self, each: _Candidate) -> str:
        """Its name, and a number behind it if that is taken: of two files, both may have an ``id``."""
        fresh, number = each.shown, 1
        while fresh in self.columns:
            number += 1
            fresh = f"{each.shown}_{number}"
        return fresh

    def _tell(self, name: str, broken: Sequence[_Candidate], too_much: Sequence[_Candidate]) -> None:
        """Say what was left out, and why."""
        if broken:
            self.notices.append(
                Message(
                    "The column {columns} of {name} cannot be read and was left out.",
                    plural="The columns {columns} of {name} cannot be read and were left out.",
                    columns=names_text(each.shown for each in broken),
                    name=name,
                    n=len(broken),
                )
            )
        if too_much:
            self.notices.append(
                Message(
                    "The column {columns} of {name} was left out: at most {most} columns, of {size} together, stand"
                    " beside the predictions.",
                    plural="The columns {columns} of {name} were left out: at most {most} columns, of {size} together,"
                    " stand beside the predictions.",
                    columns=names_text(each.shown for each in too_much),
                    name=name,
                    n=len(too_much),
                    most=MOST_COLUMNS,
                    size=amount(MOST_BYTES),
                )
            )


def _candidates(container: Container, rows: int) -> list[_Candidate]:
    """Columns of a table, or arrays with one entry for each row."""
    words = set(container.word_places) if has_words(container) else set()
    if is_table(container):
        names, wide = container.dialect.names, container.dialect.wide
        single = words.union(container.dialect.numeric).difference(wide)
        return [_Candidate(place, names[place].strip(), place in words) for place in sorted(single)]
    listed = enumerate(container.entries())
    return [
        _Candidate(place, entry.info.name, place in words)
        for place, entry in listed
        if entry.info.shape == (rows,) and (entry.usable or place in words)
    ]


def _source(container: Container, each: _Candidate) -> FileSource:
    return container.columns([each.place]) if is_table(container) else container.source(each.name)


def _whole(source: FileSource, tick: Callable[[], None]) -> Array:
    """All rows of a vector, in pieces between which somebody may cancel."""
    found = np.empty(source.shape, source.dtype)
    for start in range(0, len(found), _AT_A_TIME):
        tick()
        found[start : start + _AT_A_TIME] = source.read(start, start + _AT_A_TIME)
    return found


def _says_nothing(column: Column) -> bool:
    """Whether a column without a name is empty, or only counts the rows."""
    if not isinstance(column, np.ndarray):
        return not column.data.size
    return bool((column == column[0] + np.arange(len(column))).all())


def _on() -> None:
    """Nobody waits for a pause."""
