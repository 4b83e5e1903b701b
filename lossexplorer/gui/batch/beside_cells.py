"""Columns of the file in the table of rows: somebody else's names and words, made fit to be shown."""

from __future__ import annotations

from lossexplorer.base import Message, called
from lossexplorer.gui.describe import as_tip
from lossexplorer.io.wording import printable

_LETTERS = 160
"""Of a cell; its tooltip tells more."""
_TOLD = 2000
"""Of a tooltip."""
_NAME = 40
"""Of a heading."""


def heading(name: str) -> Message:
    """What stands above the column."""
    return called(printable(name, _NAME))


def tip(name: str) -> Message:
    """What the column is."""
    return Message("{name}, a column of the file; nothing is computed with it", name=printable(name))


def cell(value: str) -> str:
    """A word as a cell."""
    return printable(value, _LETTERS)


def whole(value: str) -> str:
    """A word as a tooltip."""
    return as_tip(printable(value, _TOLD)) if value else ""
