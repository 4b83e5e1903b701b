"""Lines of a table as numbers: numpy's fast parser, and a strict one of our own where that stumbles."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.cells import OpenQuoteError, number, split
from lossexplorer.io.guard import told
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from lossexplorer.io.dialect import Dialect

    Floats = npt.NDArray[np.float64]


def fast(lines: Sequence[str], dialect: Dialect) -> Floats | None:
    """Numbers by numpy's parser; None where it refuses, or would be less strict than we are.

    Args:
        lines: without quotation marks.
        dialect: how they are written.
    """
    columns: list[int] | None = None
    if dialect.text:
        between = dialect.width - 1
        if not dialect.delimiter or any(line.count(dialect.delimiter) != between for line in lines):
            return None
        columns = list(dialect.numeric)
    if dialect.decimal == ",":
        lines = [line.replace(",", ".") for line in lines]
    try:
        found = np.loadtxt(lines, delimiter=dialect.delimiter or None, comments=None, usecols=columns, ndmin=2)
    except ValueError:  # the strict parser finds out which line and why, or copes with what is missing
        return None
    return found if found.shape == (len(lines), len(dialect.numeric)) else None


def strict(rows: Sequence[str], lines: Sequence[int], dialect: Dialect, name: str) -> Floats:
    """Numbers by our own parser, which names line and column of what is wrong."""
    found = np.empty((len(rows), len(dialect.numeric)))
    place = -1
    try:
        for place, cells in enumerate(split(rows, dialect.delimiter)):
            if len(cells) != dialect.width:
                raise _ragged(name, lines[place], len(cells), dialect.width)
            found[place] = _numbers(cells, lines[place], dialect, name)
    except OpenQuoteError as error:
        raise Problem(
            Message(
                "{name} line {line}: a quotation mark is opened and not closed. Close it.",
                name=name,
                line=lines[min(error.index, len(lines) - 1)],
            )
        ) from error
    except csv.Error as error:
        raise Problem(
            Message(
                "{name} line {line} cannot be split into cells. Correct it.",
                name=name,
                line=lines[min(place + 1, len(lines) - 1)],
            ),
            told(error),
        ) from error
    return found


def _numbers(cells: list[str], line: int, dialect: Dialect, name: str) -> list[float]:
    found = []
    for column in dialect.numeric:
        try:
            found.append(number(cells[column], dialect.decimal))
        except ValueError as error:
            raise Problem(
                Message(
                    "{name} line {line}, column {column}: “{cell}” is not a number. Correct or remove it.",
                    name=name,
                    line=line,
                    column=printable(dialect.names[column], 40) or str(column + 1),
                    cell=printable(cells[column].strip(), 40),
                )
            ) from error
    return found


def _ragged(name: str, line: int, there: int, wanted: int) -> Problem:
    return Problem(
        Message(
            "{name} line {line} has {n} value instead of {wanted}. Correct or remove it.",
            plural="{name} line {line} has {n} values instead of {wanted}. Correct or remove it.",
            name=name,
            line=line,
            n=there,
            wanted=wanted,
        )
    )
