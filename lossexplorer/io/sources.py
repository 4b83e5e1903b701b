"""Arrays of files as the rest of the program sees them: read by rows, with what was odd about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeGuard

import numpy as np

from lossexplorer.base import ArrayInfo, ArraySource, ChunkSource, Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    import numpy.typing as npt

    from lossexplorer.base import Words

    Array = npt.NDArray[Any]


class FileSource(ChunkSource, Protocol):
    """A ChunkSource that holds a file open, or held one open when it was made."""

    notices: tuple[Message, ...]
    """What was odd about the array but could be read."""

    def close(self) -> None:
        """Let go of the file. Safe to call twice; a source that is simply dropped closes as well."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class LoadedSource(ArraySource):
    """An array that had to be read as a whole, because it was packed or is text.

    Args:
        array: the numbers.
        info: name, type and classes as the file has them.
        notices: what was odd.
    """

    def __init__(self, array: Array, info: ArrayInfo, notices: tuple[Message, ...] = ()) -> None:
        super().__init__(array, info.name, info.dtype)
        self.info = replace(self.info, classes=info.classes)
        self.notices = notices

    def read(self, start: int, stop: int) -> Array:
        """Rows ``start`` to ``stop`` as a C-contiguous array that belongs to the caller."""
        return np.array(self._array[start:stop], self.dtype, order="C")

    def close(self) -> None:
        """Nothing is open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True)
class Entry:
    """One array in the listing of a file."""

    info: ArrayInfo
    usable: bool
    """Whether it has rows of numbers; others are listed but never chosen unasked."""


class Container(Protocol):
    """An opened file whose headers have been read and found sound."""

    kind: str
    """``npy``, ``npz``, ``pt``, ``safetensors``, ``csv``, ``parquet``, ``arrow`` or ``hdf5``."""
    name: str
    """The file as it is shown."""
    notices: tuple[Message, ...]
    """What was odd about the file as a whole."""

    def entries(self) -> tuple[Entry, ...]:
        """Everything in the file, from headers only."""

    def source(self, name: str) -> FileSource:
        """One array, by its name in the listing.

        Raises:
            Problem: it is damaged, too large, of a type without real numbers, or has no rows.
        """


class ColumnNames(Protocol):
    """Which columns a table has; places count from 0."""

    @property
    def names(self) -> Sequence[str]:
        """Of all columns."""

    @property
    def numeric(self) -> Sequence[int]:
        """Places of columns of numbers."""

    @property
    def text(self) -> Sequence[int]:
        """Places of columns of words."""

    @property
    def wide(self) -> Sequence[int]:
        """Places of columns that hold a list of numbers in every row."""


class TableContainer(Container, Protocol):
    """A file of columns that are named one by one, or side by side."""

    @property
    def dialect(self) -> ColumnNames:
        """Its columns."""

    @property
    def index(self) -> tuple[int, ...]:
        """Columns that only count the rows."""

    def no_numbers(self) -> Message:
        """The sentence for a table without a single column of numbers."""

    def named(self, name: str) -> tuple[int, ...]:
        """The columns of this name, or of the names with commas between them; none for an empty one."""

    def columns(self, places: Sequence[int], name: str = "") -> FileSource:
        """Some columns by their places: a vector for one, else a matrix."""

    def classes(self, name: str, headers: Sequence[str]) -> FileSource:
        """One column as a vector of targets, several as a matrix; classes that are named in words are numbered.

        Args:
            name: of the column, or several with commas between them.
            headers: of the columns of predictions, whose order is that of the classes if these are called so.
        """


class WordContainer(Container, Protocol):
    """A file that may hold words."""

    @property
    def word_places(self) -> Sequence[int]:
        """Places of arrays of words in the listing, or of columns of words in the table."""

    def words(self, places: Sequence[int], most: int) -> dict[int, Words]:
        """Some of them, as far as they fit into so many bytes, by their places.

        Raises:
            Problem: they cannot be read.
        """


def is_table(container: Container) -> TypeGuard[TableContainer]:
    """Whether a file has columns."""
    return container.kind in ("csv", "parquet", "arrow")


def has_words(container: Container) -> TypeGuard[WordContainer]:
    """Whether a file is of a kind that may hold words."""
    return hasattr(container, "word_places")
