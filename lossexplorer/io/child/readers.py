"""What the second process can open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    import numpy.typing as npt

    from lossexplorer.base import ArrayInfo, Message
    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.sources import Entry

    Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Rows:
    """One array, or some columns side by side, to be read by rows."""

    info: ArrayInfo
    notices: tuple[Message, ...]
    dtype: np.dtype[Any]
    """Of what is read, in native byte order."""
    give: Callable[[Array, int], None] | None
    """Fills an array with the rows from a place on; None where plain reads give them without this process."""
    at_once: bool = False
    """Whether all rows lie in memory here, so that whoever asks had better take all of them."""
    goes_on: bool = False
    """Whether they are decoded one after the other, so that those that come next had better be ready."""
    plain: dict[str, Any] | None = None
    """Where the numbers lie in the file, for plain reads."""


def in_memory(array: Array, out: Array, start: int) -> None:
    """Give rows of an array that lies in memory here."""
    out[...] = array[start : start + len(out)]


class Reader(Protocol):
    """An opened file."""

    kind: str
    notices: tuple[Message, ...]

    @property
    def text(self) -> tuple[int, ...]:
        """Of a table, places of columns that hold words; empty elsewhere."""

    def entries(self) -> Sequence[Entry]:
        """Everything in it, from headers only."""

    def rows(self, what: Sequence[str], *, headers: Sequence[str] | None) -> Rows:
        """Some numbers.

        Args:
            what: the name of an array, or those of columns of a table.
            headers: of the columns of predictions, where words stand for classes; None where they do not.

        Raises:
            Problem: there are no rows of numbers under these names.
        """

    def close(self) -> None:
        """Let go of the file."""


def open_reader(file: RegularFile, kind: str, *, anyway: bool) -> Reader:
    """Open a file as what its first bytes say it is; the reader owns ``file``."""
    if kind == "hdf5":
        from lossexplorer.io.child.hdf5 import Hdf5Reader

        return Hdf5Reader(file, anyway=anyway)
    if kind == "pt":
        from lossexplorer.io.child.pt import PtReader

        return PtReader(file, anyway=anyway)
    from lossexplorer.io.child.arrow import ArrowReader

    return ArrowReader(file, kind, anyway=anyway)
