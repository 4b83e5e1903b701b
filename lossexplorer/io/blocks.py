"""Runs of rows that cost something to decode: some stay decoded, so that they can be wanted again and again."""

from __future__ import annotations

import threading
import weakref
from bisect import bisect_right
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BUDGET = 128 << 20
"""Bytes of decoded rows that stay in memory, of all files together."""


class Decoded(Protocol):
    """Some rows in memory."""

    @property
    def nbytes(self) -> int:
        """Bytes that they take."""


T = TypeVar("T", bound=Decoded)


class _Room:
    """How much of the budget is left.

    Garbage may be collected in any thread at any time, and gives back what it took: the thread may hold the lock
    already, which is reentrant for that, and nothing is called between reading ``_taken`` and writing it.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._taken = 0

    def take(self, size: int) -> bool:
        """Take so many bytes, if there are so many left."""
        with self._lock:
            fits = self._taken + size <= BUDGET
            self._taken += size if fits else 0
        return fits

    def give_back(self, kept: dict[int, T]) -> None:
        """Return what somebody took for these, and let go of them."""
        size = sum(block.nbytes for block in kept.values())
        kept.clear()
        with self._lock:
            self._taken -= size


_ROOM = _Room()


class Blocks(Generic[T]):
    """The blocks of rows of one array or table. Several threads may read.

    The first ones that fit into the budget stay, and so does the one that was wanted last: of a file that is larger,
    whoever reads it through again and again has to decode only the rest.
    """

    def __init__(self) -> None:
        self._kept: dict[int, T] = {}
        self._last: tuple[int, T] | None = None
        self._lock = threading.Lock()
        weakref.finalize(self, _ROOM.give_back, self._kept).atexit = False  # nobody wants the room any more

    def get(self, number: int, decode: Callable[[int], T]) -> T:
        """A block, decoded by now.

        Args:
            number: counted from 0.
            decode: makes a block by its number. It is not kept: its owner is free as soon as nobody else has it.
        """
        last, kept = self._last, self._kept.get(number)
        if kept is not None:
            return kept
        if last is not None and last[0] == number:
            return last[1]
        block = decode(number)
        self.keep(number, block)
        return block

    def keep(self, number: int, block: T) -> None:
        """Take a block that was decoded already, and may be thrown away again."""
        with self._lock:
            if number not in self._kept and _ROOM.take(block.nbytes):
                self._kept[number] = block
            else:
                self._last = number, block

    def clear(self) -> None:
        """Let go of all of them."""
        with self._lock:
            self._last = None
            _ROOM.give_back(self._kept)


def runs(starts: Sequence[int], start: int, stop: int) -> Iterator[tuple[int, slice, slice]]:
    """The blocks that rows ``start`` to ``stop`` lie in.

    Args:
        starts: the first row of each block, and behind them the number of all rows.
        start: the first row.
        stop: the row behind the last one.

    Yields:
        The number of a block, where its rows belong in the result, and which rows of the block these are.
    """
    at, number = start, bisect_right(starts, start) - 1
    while at < stop:
        end, first = min(stop, starts[number + 1]), starts[number]
        yield number, slice(at - start, end - start), slice(at - first, end - first)
        at, number = end, number + 1
