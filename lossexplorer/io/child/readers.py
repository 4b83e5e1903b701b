"""What the second process can open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from lossexplorer.base import ArrayInfo, Message
    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.sources import Entry

    Array = npt.NDArray[Any]
    Found = tuple[ArrayInfo, tuple[Message, ...], Sequence[Array]]
    """What an array is, what was odd, and its rows in pieces of one type, one or more."""


class Reader(Protocol):
    """An opened file."""

    kind: str
    notices: tuple[Message, ...]

    @property
    def text(self) -> tuple[int, ...]:
        """Of a table, places of columns that hold words; empty elsewhere."""

    def entries(self) -> Sequence[Entry]:
        """Everything in it, from headers only."""

    def read(self, *arguments: Any, **options: Any) -> Found:
        """Some numbers.

        Args:
            arguments: of HDF5 a name and a run of rows, which may be empty to learn what it is; of a table the names
                of columns, and whether words stand for classes.
            options: none.
        """

    def close(self) -> None:
        """Let go of the file."""


def open_reader(file: RegularFile, kind: str, *, anyway: bool) -> Reader:
    """Open a file as what its first bytes say it is; the reader owns ``file``."""
    if kind == "hdf5":
        from lossexplorer.io.child.hdf5 import Hdf5Reader

        return Hdf5Reader(file, anyway=anyway)
    from lossexplorer.io.child.arrow import ArrowReader

    return ArrowReader(file, kind, anyway=anyway)
