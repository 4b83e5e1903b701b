"""The memory that both processes see: numbers are written into it on one side and copied out of it on the other."""

from __future__ import annotations

import mmap
import os
import sys
import tempfile
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

LEAST = 8 << 20
"""Bytes; most answers fit into that, so that it rarely has to grow."""


class Window:
    """Anonymous memory, so that nothing is left of it whoever dies. It grows when it is asked to.

    Args:
        handle: what ``handle`` of the side that made it says; empty to make one.
    """

    def __init__(self, handle: str = "") -> None:
        self._owner = not handle
        self._size = 0
        self._map: mmap.mmap | None = None
        if sys.platform == "win32":
            self.handle = handle or f"lossexplorer-{os.urandom(8).hex()}"
        else:
            self._descriptor = int(handle) if handle else _anonymous()
            self.handle = str(self._descriptor)

    @property
    def inherited(self) -> tuple[int, ...]:
        """Descriptors that the other process has to be born with."""
        return () if sys.platform == "win32" else (self._descriptor,)

    def fit(self, needed: int) -> int:
        """Make room for so many bytes.

        Returns:
            The size, which the other side has to be told.

        Raises:
            OSError: there is not enough memory.
        """
        if needed > self._size:
            self._grow(max(LEAST, 1 << (needed - 1).bit_length()))
        return self._size

    def follow(self, size: int) -> bool:
        """See as much as the other side has made room for; whether that is another size than before."""
        grown = size != self._size
        if grown:
            self._grow(size)
        return grown

    def _grow(self, size: int) -> None:
        if sys.platform == "win32":
            grown = mmap.mmap(-1, size, tagname=f"{self.handle}-{size}")
        else:
            if self._owner:
                _reserve(self._descriptor, size)
            grown = mmap.mmap(self._descriptor, size)
        self._map, self._size = grown, size  # views of the map before may live on, and keep its memory

    def array(self, shape: tuple[int, ...], dtype: np.dtype[Any], half: int = 0) -> npt.NDArray[Any]:
        """The beginning of one half of the memory as an array, which the next question overwrites."""
        assert self._map is not None
        return np.frombuffer(self._map, dtype, prod(shape), half * (self._size // 2)).reshape(shape)

    def close(self) -> None:
        """Let go of the memory."""
        self._map = None
        if sys.platform != "win32":
            os.close(self._descriptor)


def _anonymous() -> int:
    """A file that has no name."""
    if not hasattr(os, "memfd_create"):
        with tempfile.TemporaryFile(prefix="lossexplorer-") as file:
            return os.dup(file.fileno())
    import fcntl

    descriptor = os.memfd_create("lossexplorer", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)  # nobody can pull it from under the other's feet
    return descriptor


def _reserve(descriptor: int, size: int) -> None:
    """Really take the memory: what is only promised ends the process when it is touched."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
    else:
        os.ftruncate(descriptor, size)
