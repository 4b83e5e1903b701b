"""What tells whether a file is still the one that was read."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Stamp:
    """Size and time of a file at one moment. Two equal stamps of one path: very probably nothing changed."""

    size: int
    """In bytes."""
    mtime_ns: int
    """Time of the last change, in nanoseconds, as fine as the file system keeps it."""

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp in what ``os.stat`` or ``os.fstat`` returned."""
        return cls(status.st_size, status.st_mtime_ns)


def stamp(path: str | os.PathLike[str]) -> Stamp:
    """The stamp of a file as it is now.

    Raises:
        OSError: it cannot be found or looked at any more.
    """
    return Stamp.of(os.stat(path))
