"""Classes that a table names in words, numbered like the columns of predictions or in sorted order."""

from __future__ import annotations

import csv
from array import array
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.cells import OpenQuoteError, is_missing, is_number, split
from lossexplorer.io.class_names import names_of_columns
from lossexplorer.io.guard import told
from lossexplorer.io.sources import LoadedSource
from lossexplorer.io.text import read_blocks
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from lossexplorer.io.dialect import Dialect
    from lossexplorer.io.regular import RegularFile

MOST_CLASSES = 1000
"""More different words than that are names of rows and not of classes."""


def in_order(words: Iterable[str], headers: Sequence[str]) -> list[str]:
    """Classes in the order of their numbers: that of the columns of predictions if all are called so, else sorted."""
    found = list(words)
    for names in _orders(headers):
        if len(names) == len(set(names)) > 1 and set(names).issuperset(found):
            return list(names)
    return sorted(found)


def _orders(headers: Sequence[str]) -> tuple[Sequence[str], ...]:
    """The headers, and the names in them: a column ``prob_cat`` is that of ``cat``."""
    return headers, names_of_columns(headers)


def numbering(classes: Sequence[str], headers: Sequence[str], column: str, name: str) -> Message:
    """The notice which number is which class.

    Args:
        classes: from ``in_order``.
        headers: of the columns of predictions.
        column: that holds the words.
        name: of the file.
    """
    column, shown = printable(column), names_text(f"{word} = {i}" for i, word in enumerate(classes))
    if any(tuple(classes) == tuple(names) for names in _orders(headers)):
        return Message(
            "The classes in column {column} of {name} are numbered like the prediction columns ({classes}).",
            column=column,
            name=name,
            classes=shown,
        )
    return Message(
        "The classes in column {column} of {name} are numbered in sorted order ({classes}).",
        column=column,
        name=name,
        classes=shown,
    )


def ranks(found: Iterable[str], classes: Sequence[str]) -> npt.NDArray[np.int64]:
    """The numbers of the words in the order in which they were found."""
    number = {word: i for i, word in enumerate(classes)}
    return np.array([number[word] for word in found], np.int64)


def numbered(
    file: RegularFile, encoding: str, dialect: Dialect, place: int, headers: Sequence[str]
) -> LoadedSource | None:
    """A column of words as class indices, with a notice which number is which.

    Args:
        file: the text.
        encoding: as Python calls it.
        dialect: how it is written.
        place: of the column.
        headers: of the columns of predictions, as far as they are known.

    Returns:
        The indices; None if these are no names of classes: too many different ones, or numbers among them.

    Raises:
        Problem: a cell is empty, or a line cannot be split.
    """
    numbers: dict[str, int] = {}
    column = array("q")
    for line, cell in _cells(file, encoding, dialect, place):
        if is_missing(cell):
            raise Problem(
                Message("{name} line {line} names no class. Correct or remove it.", name=file.name, line=line)
            )
        if is_number(cell, dialect.decimal):
            return None
        column.append(numbers.setdefault(cell.strip(), len(numbers)))
        if len(numbers) > MOST_CLASSES:
            return None
    classes = in_order(numbers, headers)
    indices = ranks(numbers, classes)[np.frombuffer(column, np.int64)]
    name = dialect.names[place]
    notice = numbering(classes, headers, name, file.name)
    return LoadedSource(indices, ArrayInfo(name, indices.shape, "int64", tuple(classes)), (notice,))


def _cells(file: RegularFile, encoding: str, dialect: Dialect, place: int) -> Iterator[tuple[int, str]]:
    """Number of the line and cell, for every row."""
    for block in read_blocks(file, encoding):
        filled = [(at, line) for at, line in enumerate(block.lines, block.first) if at > dialect.skip and line.strip()]
        try:
            for (at, _), cells in zip(filled, split([line for _, line in filled], dialect.delimiter), strict=True):
                yield at, cells[place] if place < len(cells) else ""
        except (OpenQuoteError, csv.Error) as error:
            sentence = Message("{name} cannot be split into cells. Correct it.", name=file.name)
            raise Problem(sentence, told(error)) from error
