"""Cells of a table: what is a number, what stands for a missing one, and how a line is split."""

from __future__ import annotations

import csv
import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "+nan", "-nan", "null", "none", "<na>"})
"""Words for no number, in lower case."""
_WORDS = {"true": 1.0, "false": 0.0, "inf": math.inf, "+inf": math.inf, "-inf": -math.inf} | {
    sign + "infinity": value for sign, value in (("", math.inf), ("+", math.inf), ("-", -math.inf))
}
_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = {
    ".": re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
    ",": re.compile(r"[+-]?(?:[0-9]+,?[0-9]*|,[0-9]+)(?:[eE][+-]?[0-9]+)?"),
}


def is_missing(cell: str) -> bool:
    """Whether a cell is empty or one of the usual words for no number."""
    return cell.strip().lower() in MISSING


def is_whole(cell: str) -> bool:
    """Whether a cell is written as a whole number."""
    return _WHOLE.fullmatch(cell.strip()) is not None


def is_number(cell: str, decimal: str) -> bool:
    """Whether a cell is a number with this decimal mark, a truth value or an infinity."""
    stripped = cell.strip()
    return _NUMBER[decimal].fullmatch(stripped) is not None or stripped.lower() in _WORDS


def number(cell: str, decimal: str) -> float:
    """The number in a cell; nan where it is missing.

    Raises:
        ValueError: it is text.
    """
    stripped = cell.strip()
    if _NUMBER[decimal].fullmatch(stripped):
        return float(stripped.replace(",", ".") if decimal == "," else stripped)
    lower = stripped.lower()
    if lower in _WORDS:
        return _WORDS[lower]
    if lower in MISSING:
        return math.nan
    raise ValueError(cell)


def split(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """The cells of each line, quotation marks understood; an empty delimiter means white space.

    Yields:
        One list for each line.

    Raises:
        OpenQuoteError: a quotation mark is not closed on its line.
        csv.Error: a cell is longer than 128 kB, or something follows a closing mark.
    """
    if not delimiter:
        yield from (line.split() for line in lines)
        return
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    before = 0
    try:
        for row in reader:
            if reader.line_num > before + 1:
                raise OpenQuoteError(before)
            before = reader.line_num
            yield row
    except csv.Error as error:
        if "unexpected end of data" in str(error) or reader.line_num > before + 1:
            raise OpenQuoteError(before) from error
        raise


class OpenQuoteError(ValueError):
    """A quotation mark that is not closed on its line; ``index`` counts lines from 0."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index
