"""Columns of words in a table of text, all of them in one pass."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.io.cells import OpenQuoteError, split
from lossexplorer.io.gathering import Gathering
from lossexplorer.io.guard import told
from lossexplorer.io.text import read_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.base import Words
    from lossexplorer.io.dialect import Dialect
    from lossexplorer.io.regular import RegularFile


def text_words(
    file: RegularFile, encoding: str, dialect: Dialect, places: Sequence[int], most: int
) -> dict[int, Words]:
    """Some columns as they are written, without the white space around a cell.

    Args:
        file: the text.
        encoding: as Python calls it.
        dialect: how it is written.
        places: of the columns.
        most: bytes that they may take together.

    Returns:
        The columns that fit, by their places; a word for every row.

    Raises:
        Problem: a line cannot be split.
    """
    gathering = Gathering(places, most)
    for block in read_blocks(file, encoding):
        begin = max(0, dialect.skip + 1 - block.first)
        lines = [line for line in block.lines[begin:] if line.strip()]
        wanted = gathering.places
        try:
            rows = list(split(lines, dialect.delimiter)) if block.quoted else _parts(lines, dialect, wanted)
        except (OpenQuoteError, csv.Error) as error:
            sentence = Message("{name} cannot be split into cells. Correct it.", name=file.name)
            raise Problem(sentence, told(error)) from error
        for place in wanted:
            gathering.add_texts(place, [row[place].strip() if place < len(row) else "" for row in rows])
        if not wanted:
            break
    return gathering.words()


def _parts(lines: Sequence[str], dialect: Dialect, wanted: Sequence[int]) -> list[list[str]]:
    """Lines without quotation marks, split no further than to the last column that is wanted."""
    delimiter, last = dialect.delimiter or None, max(wanted, default=0) + 1
    return [line.split(delimiter, last) for line in lines]
