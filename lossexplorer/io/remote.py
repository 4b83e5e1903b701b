"""Files that the second process reads: containers like the others, whose numbers come through a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.child.asking import CHILD
from lossexplorer.io.child.wire import entry_of, message_of
from lossexplorer.io.sources import LoadedSource
from lossexplorer.io.usable import twice
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.sources import Entry, FileSource

    Array = npt.NDArray[Any]

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
        kind: ``hdf5``, ``parquet`` or ``arrow``.
        anyway: unpack also what looks like a bomb.

    Raises:
        Problem: its library is missing, or it cannot be opened; or whatever the second process says.
    """

    def __init__(self, file: RegularFile, kind: str, *, anyway: bool = False) -> None:
        need_library(kind)
        self.kind, self.name = kind, file.name
        self._file, self._anyway = file, anyway
        words = self.ask("list")[0]
        self.notices = tuple(message_of(notice) for notice in words["notices"])
        self._entries = tuple(entry_of(entry) for entry in words["entries"])
        self._text = tuple(words["text"])

    def ask(self, do: str, *arguments: Any) -> tuple[dict[str, Any], Array | None]:
        """Ask the second process about this file."""
        question: dict[str, Any] = {"do": do, "arguments": arguments, "path": self._file.path, "kind": self.kind}
        question |= {"stamp": [self._file.stamp.size, self._file.stamp.mtime_ns], "anyway": self._anyway}
        return CHILD.ask(question, self.name, self._file.tick)

    def entries(self) -> tuple[Entry, ...]:
        """Everything in the file."""
        return self._entries

    def source(self, name: str) -> FileSource:
        """One array: of HDF5 read by rows, of a table read at once."""
        words, array = self.ask("read", name, 0, 0)
        assert array is not None
        info = ArrayInfo(words["name"], tuple(words["shape"]), words["dtype"])
        return RowsSource(self, self._file, info, array.dtype, tuple(message_of(notice) for notice in words["notices"]))

    def loaded(self, names: Sequence[str], *, as_classes: bool = False) -> LoadedSource:
        """Columns side by side, read at once."""
        words, array = self.ask("read", list(names), as_classes)
        assert array is not None
        info = ArrayInfo(words["name"], array.shape, words["dtype"])
        return LoadedSource(array, info, tuple(message_of(notice) for notice in words["notices"]))


class RowsSource:
    """An array whose rows the second process reads when they are wanted.

    Args:
        remote: whose array it is.
        file: which file; the source takes a hold of its own.
        info: name, shape and type.
        dtype: of what arrives.
        notices: what was odd.
    """

    def __init__(
        self, remote: RemoteFile, file: RegularFile, info: ArrayInfo, dtype: np.dtype[Any], notices: tuple[Message, ...]
    ) -> None:
        self.info, self.notices, self._remote, self._dtype = info, notices, remote, dtype
        self._file: RegularFile | None = file.share()

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
        _, array = self._remote.ask("read", self.info.name, start, max(start, stop))
        self._file.check()
        assert array is not None
        return array

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
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
        """The column in which pandas keeps an index that only counts the rows."""
        return tuple(i for i, name in enumerate(self.dialect.names) if name == "__index_level_0__")

    def no_numbers(self) -> Message:
        """The sentence for a table without a single column of numbers."""
        return Message("{name} has no column of numbers. Export the numbers, one row per sample.", name=self.name)

    def named(self, name: str) -> tuple[int, ...]:
        """The columns of this name, or of the names with commas between them; none for an empty one."""
        names = self.dialect.names
        wanted = [name] if name in names else [part.strip() for part in name.split(",")]
        return tuple(place for place, column in enumerate(names) if name and column in wanted)

    def source(self, name: str) -> LoadedSource:
        """One column, or several with commas between their names."""
        return self.loaded(self._names(name))

    def classes(self, name: str) -> LoadedSource:
        """One column as targets, several as a matrix; classes that are named in words are numbered."""
        return self.loaded(self._names(name), as_classes=True)

    def columns(self, places: Sequence[int], name: str = "") -> LoadedSource:
        """Some columns by their places."""
        return self.loaded([self.dialect.names[place] for place in places])

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
