"""The fingerprint that tells two files apart for certain, read a block at a time."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lossexplorer.io.regular import RegularFile, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.io.fingerprint import Stamp


def sha256(path: str, expected: Stamp, tick: Callable[[], None]) -> str:
    """The SHA-256 of a file that is still the one that was looked at before.

    Args:
        path: the file alone, without ``::NAME``.
        expected: its size and time then.
        tick: called after each block of a megabyte; may raise ``Cancelled``.

    Returns:
        64 hexadecimal digits.

    Raises:
        FileChanged: it is another one by now.
        Problem: it cannot be read any more.
    """
    file = RegularFile(path)
    try:
        if file.stamp != expected:
            raise changed(file.name)
        digest = hashlib.sha256()
        for block in file.blocks(0, file.size):
            digest.update(block)
            tick()
        file.check()
    finally:
        file.close()
    return digest.hexdigest()
