"""Files that the second process reads: containers like the others, whose numbers come through memory that both see."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.blocks import Blocks, runs
from lossexplorer.io.child.asking import CHILD
from lossexplorer.io.child.wire import entry_of, message_of
from lossexplorer.io.codec import codec_named
from lossexplorer.io.plain import Layout, PlainSource
from lossexplorer.io.row_numbers import numbers_rows
from lossexplorer.io.sources import LoadedSource
from lossexplorer.io.usable import twice
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.sources import Entry, FileSource

    Array = npt.NDArray[Any]

_AT_A_TIME = 8 << 20
"""Bytes of rows that are asked for at a time: enough for numpy to ask the system for large pages."""
_LIBRARIES = {"hdf5": ("h5py", "HDF5"), "parquet": ("pyarrow", "parquet"), "arrow": ("pyarrow", "arrow")}


def need_library(kind: str) -> None:
    """Refuse a kind of file whose library is not installed.

    Raises:
        Problem: how to install it.
    """
    from importlib.util import find_spec

    package, called = _LIBRARIES[kind]
    if find_spec(package) is None:
        sentence = Message('{kind} needs {package}: pip install "lossexplorer[all]"', kind=called, package=package)
        raise Problem(sentence)


class RemoteFile:
    """A file that the second process opens.

    Args:
        file: opened; it stays the caller's, who closes it.
        kind: ``pt``, ``hdf5``, ``parquet`` or ``arrow``.
        anyway: unpack also what looks like a bomb.

    Raises:
        Problem: its library is missing, or it cannot be opened; or whatever the second process says.
    """

    def __init__(self, file: RegularFile, kind: str, *, anyway: bool = False) -> None:
        if kind in _LIBRARIES:
            need_library(kind)
        self.kind, self.name = kind, file.name
        self._file, self._anyway = file, anyway
        words = self.ask("list")
        self.notices = tuple(message_of(notice) for notice in words["notices"])
        self._entries = tuple(entry_of(entry) for entry in words["entries"])
        self._text = tuple(words["text"])

    def ask(self, do: str, out: Array | None = None, **more: Any) -> dict[str, Any]:
        """Ask the second process about this file."""
        question: dict[str, Any] = {"do": do, "path": self._file.path, "kind": self.kind, "anyway": self._anyway}
        question |= {"stamp": [self._file.stamp.size, self._file.stamp.mtime_ns], **more}
        return CHILD.ask(question, self.name, self._file.tick, out)

    def entries(self) -> tuple[Entry, ...]:
        """Everything in the file."""
        return self._entries

    def source(self, name: str) -> FileSource:
        """One array."""
        return self.rows([name])

    def rows(self, what: Sequence[str], *, headers: Sequence[str] | None = None) -> FileSource:
        """One array, or columns of a table side by side; words stand for classes where ``headers`` are given."""
        which: dict[str, Any] = {"what": list(what), "headers": None if headers is None else list(headers)}
        words = self.ask("open", **which)
        info = ArrayInfo(words["name"], tuple(words["shape"]), words["dtype"], tuple(words["classes"]))
        notices = tuple(message_of(notice) for notice in words["notices"])
        if words["plain"] is not None:
            layout = Layout(words["plain"]["offset"], info.shape, codec_named(info.dtype), words["plain"]["by_columns"])
            return PlainSource(self._file, info, layout, notices)
        source = RowsSource(self, self._file, info, np.dtype(words["read"]), notices, which)
        if not words["at_once"]:
            source.read(0, 1)  # what is wrong at the beginning is said when the file is opened
            return source
        with source:
            return LoadedSource(source.read_all(), info, notices)


class RowsSource:
    """An array whose rows the second process reads when they are wanted. Several threads may read.

    Args:
        remote: whose array it is.
        file: which file; the source takes a hold of its own.
        info: name, shape and type.
        dtype: of what arrives.
        notices: what was odd.
        which: how the second process knows it.
    """

    def __init__(
        self,
        remote: RemoteFile,
        file: RegularFile,
        info: ArrayInfo,
        dtype: np.dtype[Any],
        notices: tuple[Message, ...],
        which: dict[str, Any],
    ) -> None:
        self.info, self.notices, self._remote, self._dtype, self._which = info, notices, remote, dtype, which
        self._file: RegularFile | None = file.share()
        step = max(1, _AT_A_TIME // max(1, dtype.itemsize * prod(info.shape[1:])))
        self._starts = [*range(0, info.shape[0], step), info.shape[0]]
        self._blocks: Blocks[Array] = Blocks()

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the whole array."""
        return self.info.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of what ``read`` returns, in native byte order."""
        return self._dtype

    def read(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop`` as a C-contiguous array that belongs to the caller.

        Raises:
            FileChanged: the file was changed or cut since it was opened.
            Problem: it cannot be read any more.
        """
        if self._file is None:
            raise Problem(Message("{name} has been closed. Open it again.", name=self._remote.name))
        start, stop, _ = slice(start, stop).indices(self.shape[0])
        out = np.empty((max(0, stop - start), *self.shape[1:]), self._dtype)
        for number, there, here in runs(self._starts, start, stop):
            out[there] = self._blocks.get(number, self._block)[here]
        self._file.check()
        return out

    def read_all(self) -> Array:
        """The whole array, of which nothing is kept."""
        out = np.empty(self.shape, self._dtype)
        for start, stop in pairwise(self._starts):
            self._fetch(out[start:stop], start)
        return out

    def _block(self, number: int) -> Array:
        start, stop = self._starts[number : number + 2]
        out = np.empty((stop - start, *self.shape[1:]), self._dtype)
        self._fetch(out, start)
        return out

    def _fetch(self, out: Array, start: int) -> None:
        self._remote.ask("give", out, start=start, stop=start + len(out), **self._which)

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        self._blocks.clear()
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True)
class _Dialect:
    """What is said of columns where no text was parsed for it."""

    names: tuple[str, ...]
    numeric: tuple[int, ...]
    text: tuple[int, ...]
    wide: tuple[int, ...]
    """Columns of lists, each of which is a matrix by itself."""


class RemoteTable(RemoteFile):
    """A table of columns: Parquet, Arrow or Feather."""

    def __init__(self, file: RegularFile, kind: str, *, anyway: bool = False) -> None:
        super().__init__(file, kind, anyway=anyway)
        names = tuple(entry.info.name for entry in self._entries)
        numeric = tuple(i for i, entry in enumerate(self._entries) if entry.usable)
        wide = tuple(i for i in numeric if len(self._entries[i].info.shape) > 1)
        self.dialect = _Dialect(names, numeric, self._text, wide)
        self.index = self._counting()

    def _counting(self) -> tuple[int, ...]:
        """The column in which pandas keeps an index, and a first one that numbers the rows by its name."""
        names, numeric = self.dialect.names, self.dialect.numeric
        first = bool(names) and "int" in self._entries[0].info.dtype and numbers_rows(names, numeric, counts=False)
        return tuple(i for i, name in enumerate(names) if name == "__index_level_0__" or (first and i == 0))

    def no_numbers(self) -> Message:
        """The sentence for a table without a single column of numbers."""
        return Message("{name} has no column of numbers. Export the numbers, one row per sample.", name=self.name)

    def named(self, name: str) -> tuple[int, ...]:
        """The columns of this name, or of the names with commas between them; none for an empty one."""
        names = self.dialect.names
        wanted = [name] if name in names else [part.strip() for part in name.split(",")]
        return tuple(place for place, column in enumerate(names) if name and column in wanted)

    def source(self, name: str) -> FileSource:
        """One column, or several with commas between their names."""
        return self.rows(self._names(name))

    def classes(self, name: str, headers: Sequence[str]) -> FileSource:
        """One column as targets, several as a matrix; classes that are named in words are numbered."""
        return self.rows(self._names(name), headers=headers)

    def columns(self, places: Sequence[int], name: str = "") -> FileSource:
        """Some columns by their places."""
        return self.rows([self.dialect.names[place] for place in places])

    def _names(self, name: str) -> list[str]:
        names = self.dialect.names
        wanted = [name] if name in names else [part.strip() for part in name.split(",")]
        for part in wanted:
            if names.count(part) > 1:
                raise twice(self.name, part)
            if part not in names:
                raise Problem(
                    Message(
                        "{name} has no column {column}; it has {names}. Choose one of them.",
                        name=self.name,
                        column=printable(part),
                        names=names_text(names),
                    )
                )
        return wanted
