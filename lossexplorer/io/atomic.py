"""Files that are written whole or not at all: the old one stays, byte for byte, until the new one is on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from lossexplorer.base import Message, Problem
from lossexplorer.io.guard import told
from lossexplorer.io.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_GONE = (errno.ENOENT, errno.ENOTDIR)


def write_atomically(
    path: str | os.PathLike[str], write: Callable[[BinaryIO], None], *, check: Callable[[str], None] | None = None
) -> None:
    """Write a file so that at every moment either the old or the new one is there, never a mix.

    Args:
        path: the file. A link is followed: what it points to is replaced.
        write: writes everything to a stream that can seek. What it raises passes through, but for OSError.
        check: looks at the finished temporary file, by its path, and raises if it is not what it should be.

    Raises:
        Problem: disk full, folder read-only or gone, name too long, target not a regular file. The old file is intact
            and no temporary file is left.
    """
    name = shown(path)
    try:
        target = os.path.realpath(os.fspath(path))
        _refuse_irregular(target, name)
        temporary = os.path.join(os.path.dirname(target), f".lossexplorer-{os.urandom(8).hex()}.tmp")
        try:
            _write_whole(temporary, write)
            if check is not None:
                check(temporary)
            _keep_permissions(target, temporary)
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):  # it may never have come to be, and the first error is the one to tell
                os.unlink(temporary)
            raise
        _confirm(os.path.dirname(target), name)
    except OSError as error:
        raise Problem(_why_not(error, name), told(error)) from error
    except ValueError as error:
        if isinstance(error, Problem) or "null" not in str(error):
            raise
        sentence = Message("{name} is no possible file name. Choose another name.", name=name)
        raise Problem(sentence, told(error)) from error


def _refuse_irregular(target: str, name: str) -> None:
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise Problem(Message("{name} is a folder. Choose a file name.", name=name))
    if not stat.S_ISREG(mode):
        raise Problem(Message("{name} is not a regular file. Choose another name.", name=name))


def _write_whole(temporary: str, write: Callable[[BinaryIO], None]) -> None:
    """Everything on the disk, and as many bytes as were written."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
    with os.fdopen(os.open(temporary, flags, 0o666), "w+b") as stream:  # the user's umask decides who may read it
        write(stream)
        stream.flush()
        end = stream.seek(0, os.SEEK_END)
        os.fsync(stream.fileno())
    if os.stat(temporary).st_size != end:
        raise OSError(errno.EIO, "the file is shorter than what was written")


def _keep_permissions(target: str, temporary: str) -> None:
    with contextlib.suppress(OSError):  # no old file, or a file system without permissions
        os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))


def _confirm(folder: str, name: str) -> None:
    """Make the new name itself survive a power cut, where the system can do that."""
    if os.name == "nt":  # folders cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # some network file systems
            return
        sentence = Message(
            "{name} was written, but the disk did not confirm it. Check the disk and save again.", name=name
        )
        raise Problem(sentence, told(error)) from error
    finally:
        os.close(descriptor)


def _why_not(error: OSError, name: str) -> Message:
    if error.errno in _FULL:
        return Message("{name} was not saved: the disk is full. Free some space or save elsewhere.", name=name)
    if error.errno in _FORBIDDEN:
        return Message("{name} was not saved: the file or its folder may not be written to. Save elsewhere.", name=name)
    if error.errno in _GONE:
        return Message("{name} was not saved: its folder does not exist any more. Save elsewhere.", name=name)
    if error.errno == errno.ENAMETOOLONG:
        return Message("{name} was not saved: the name is too long. Choose a shorter one.", name=name)
    return Message("{name} was not saved: the disk or network reports an error. Save elsewhere.", name=name)
