"""Words of several columns while they are read, within a budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    Array = npt.NDArray[Any]

_END = np.dtype(np.int32)
"""Of a place in the bytes of a column, which the budget keeps below 2 GB."""


class Gathering:
    """What was read so far. Where the columns take more than they may, the largest one goes: names stay, essays do not.

    Args:
        places: of the columns, in the file.
        most: bytes that all of them may take.
    """

    def __init__(self, places: Iterable[int], most: int) -> None:
        self._data: dict[int, list[bytes]] = {place: [] for place in places}
        self._sizes: dict[int, list[Array]] = {place: [] for place in self._data}
        self._taken = dict.fromkeys(self._data, 0)
        self._most = most

    @property
    def places(self) -> list[int]:
        """Columns that are still wanted."""
        return list(self._data)

    def add(self, place: int, data: bytes, sizes: Array) -> None:
        """Some more words of a column: their bytes, and how many bytes each of them has. One that went is ignored."""
        if place not in self._data:
            return
        self._data[place].append(data)
        self._sizes[place].append(sizes.astype(_END))
        self._taken[place] += len(data) + _END.itemsize * len(sizes)
        while sum(self._taken.values()) > self._most:
            self.drop(max(self._taken, key=lambda each: self._taken[each]))

    def add_texts(self, place: int, texts: Sequence[str]) -> None:
        """The same from texts; what is no character of Unicode becomes a question mark."""
        whole = "".join(texts)
        data = whole.encode("utf-8", "replace")
        lengths = (
            map(len, texts) if len(data) == len(whole) else (len(text.encode("utf-8", "replace")) for text in texts)
        )
        self.add(place, data, np.fromiter(lengths, _END, len(texts)))

    def drop(self, place: int) -> None:
        """Let go of a column."""
        for kept in (self._data, self._sizes, self._taken):
            kept.pop(place, None)

    def words(self) -> dict[int, Words]:
        """The columns that fit, by their places."""
        found = {}
        for place in self.places:
            sizes = self._sizes.pop(place)
            ends = np.cumsum(np.concatenate(sizes) if sizes else np.empty(0, _END), dtype=_END)
            found[place] = Words(np.frombuffer(b"".join(self._data.pop(place)), np.uint8), ends)
        return found
