"""Regular files, opened once for reading, without ever waiting for a pipe and without mapping anything."""

from __future__ import annotations

import errno
import io
import os
import stat
import threading
import weakref
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.fingerprint import Stamp
from lossexplorer.io.guard import told, unreadable
from lossexplorer.io.wording import printable, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

BLOCK = 1 << 20
"""Bytes that are read at a time where a file is read through."""

# O_NONBLOCK: a pipe put in place of the file between stat and open must not make us wait. Windows has none of them.
_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_NOINHERIT"))


class FileChanged(Problem):
    """A file is no longer what it was when it was opened."""


class RegularFile:
    """One descriptor on a regular file, shared by everything that reads from it.

    Several threads may read. The descriptor is closed when every holder has called ``close`` or is gone.

    Args:
        path: the file; links are followed.
        tick: called before every reading, until somebody sets ``tick`` to None; may raise ``Cancelled``.

    Raises:
        Problem: it is missing, forbidden, a folder, a pipe, a device, empty.
    """

    def __init__(self, path: str, tick: Callable[[], None] | None = None) -> None:
        self.tick = tick
        self.path = os.path.abspath(path) if path else path  # the working folder may change
        self.name = shown(path) or "“”"
        descriptor = _open(path, self.name)
        self._close = weakref.finalize(self, os.close, descriptor)
        self._raw: io.FileIO | None = io.FileIO(descriptor, closefd=False)
        self._lock = threading.Lock()
        self._holders = 1
        self.stamp = Stamp.of(os.fstat(descriptor))
        if self.stamp.size == 0:
            self.close()
            raise Problem(Message("{name} is empty (0 bytes). Export it again.", name=self.name))

    @property
    def size(self) -> int:
        """Bytes in the file when it was opened."""
        return self.stamp.size

    def share(self) -> RegularFile:
        """The same file for one more holder, who closes it too."""
        with self._lock:
            self._holders += 1
        return self

    def close(self) -> None:
        """Give up one hold; the last one closes the file."""
        with self._lock:
            self._holders -= 1
            if self._holders <= 0:
                self._raw = None
                self._close()

    def read_into(self, out: npt.NDArray[Any], offset: int) -> None:
        """Fill a C-contiguous array with the bytes from ``offset`` on.

        Raises:
            FileChanged: size or time of the file are not those of its opening, or it ends too early.
        """
        wanted = out.reshape(-1).view(np.uint8)
        if self._fill(wanted, offset) < wanted.size:
            raise changed(self.name)
        self.check()

    def read(self, offset: int, size: int) -> bytes:
        """Up to ``size`` bytes from ``offset`` on; fewer at the end of the file."""
        left, found = min(size, self.size - offset), []
        with self._at(offset) as raw:
            while left > 0 and (more := raw.read(left)):
                found.append(more)
                left -= len(more)
        return b"".join(found)

    def blocks(self, offset: int, size: int) -> Iterator[memoryview]:
        """The bytes from ``offset`` on, a block at a time; each block is valid until the next one."""
        buffer = np.empty(min(BLOCK, size), np.uint8)
        for done in range(0, size, BLOCK):
            block = buffer[: min(BLOCK, size - done)]
            if self._fill(block, offset + done) < block.size:
                raise changed(self.name)
            yield block.data

    def call_tick(self) -> None:
        """Let whoever waits for the file say that it is not wanted any more, by ``Cancelled``."""
        if self.tick is not None:
            self.tick()

    def check(self) -> None:
        """See whether the file is still the same.

        Raises:
            FileChanged: its size or time is another.
        """
        with self._lock:
            same = Stamp.of(os.fstat(self._opened().fileno())) == self.stamp
        if not same:
            raise changed(self.name)

    def _fill(self, out: npt.NDArray[np.uint8], offset: int) -> int:
        done = 0
        with self._at(offset) as raw:
            while done < out.size:  # one call gives at most 2 GiB
                count = raw.readinto(out[done:].data)
                if not count:
                    break
                done += count
        return done

    @contextmanager
    def _at(self, offset: int) -> Iterator[io.FileIO]:
        """The descriptor at a place, for one thread alone."""
        self.call_tick()
        with self._lock:
            raw = self._opened()
            try:
                raw.seek(offset)
                yield raw
            except OSError as error:
                raise unreadable(self.name, error) from error

    def _opened(self) -> io.FileIO:
        if self._raw is None:
            raise Problem(Message("{name} has been closed. Open it again.", name=self.name))
        return self._raw


class Stream(io.RawIOBase):
    """A RegularFile as the seekable stream that parsers want, with a position of its own."""

    def __init__(self, file: RegularFile) -> None:
        self._file = file
        self._position = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """Position in bytes."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move; positions before the start are errors, behind the end are not."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._file.size}[whence]
        if start + offset < 0:
            raise OSError(errno.EINVAL, "position before the start of the file")
        self._position = start + offset
        return self._position

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, less at the end of the file."""
        out = np.frombuffer(buffer, np.uint8)
        count = max(0, min(out.size, self._file.size - self._position))
        done = self._file._fill(out[:count], self._position)
        self._position += done
        return done


def changed(name: str) -> FileChanged:
    """The Problem of a file that is being rewritten under our hands."""
    return FileChanged(Message("{name} changed on disk while it was open. Open it again.", name=name))


def _open(path: str, name: str) -> int:
    try:
        _refuse_irregular(os.stat(path), path, name)  # before open: opening a device or a pipe can already do harm
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise Problem(_why_not(error, path, name), told(error)) from error
    except Problem:  # which is a ValueError
        raise
    except ValueError as error:  # a NUL character in the name
        sentence = Message("{name} is no possible file name. Check the name.", name=name)
        raise Problem(sentence, told(error)) from error
    try:
        _refuse_irregular(os.fstat(descriptor), path, name)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _refuse_irregular(status: os.stat_result, path: str, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        example = _example_in(path)
        if example:
            raise Problem(
                Message("{name} is a folder. Choose a file in it, for example {example}.", name=name, example=example)
            )
        raise Problem(Message("{name} is a folder. Choose a file.", name=name))
    if not stat.S_ISREG(status.st_mode):
        raise Problem(
            Message("{name} is not a regular file (a pipe, socket or device). Save the data to a file.", name=name)
        )


def _example_in(folder: str) -> str:
    from lossexplorer.io.sniff import KIND_OF_SUFFIX  # which reads by what stands here

    endings = tuple(KIND_OF_SUFFIX)
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, 1000)]
    except OSError:  # a folder that cannot be listed gives no example, and that is all
        return ""
    return next((printable(name, 40) for name in sorted(names) if name.lower().endswith(endings)), "")


def _why_not(error: OSError, path: str, name: str) -> Message:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        if os.path.islink(path):
            return Message("{name} cannot be found: the link points nowhere. Check where it should point.", name=name)
        return Message("{name} cannot be found. Check the name and the folder.", name=name)
    if error.errno == errno.ELOOP:
        return Message("{name} cannot be found: its links lead in a circle. Name the file itself.", name=name)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Message("You may not read {name}. Change its permissions.", name=name)
    if error.errno == errno.ENAMETOOLONG:
        return Message("{name} cannot be found: the name is too long. Check the name.", name=name)
    return unreadable(name, error).message
