"""Python files, read as text that nobody executes here."""

from __future__ import annotations

from lossexplorer.base import Message, Problem
from lossexplorer.io.regular import RegularFile

LARGEST = 1 << 20
"""Bytes; nobody writes so much by hand."""


def read_script(path: str) -> tuple[str, bytes]:
    """The absolute path and the content of a Python file.

    Raises:
        Problem: it cannot be read, or is too large to be one.
    """
    file = RegularFile(path)
    try:
        if file.size > LARGEST:
            raise Problem(Message("{name} is too large for a Python file. Choose another one.", name=file.name))
        data = file.read(0, file.size)
        file.check()
        return file.path, data
    finally:
        file.close()
