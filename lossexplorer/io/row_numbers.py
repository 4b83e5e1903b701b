"""Whether the first column of a table numbers the rows: by its name, by its numbers and by the names of the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lossexplorer.io.choose_columns import TARGET_COLUMNS
from lossexplorer.io.class_names import says_prediction

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDEX_NAMES = ("", "unnamed: 0", "id", "index", "idx", "row", "sample")
"""What people and programs call the column with their row numbers; pandas writes the first and reads the second."""
_STEPS = ("epoch", "step")
"""Whole numbers of a training run: an index only where the other columns are a series."""


def numbers_rows(names: Sequence[str], numeric: Sequence[int], *, counts: bool) -> bool:
    """Whether the first column, which holds whole numbers, is an index and no prediction.

    Args:
        names: of all columns.
        numeric: places of the columns of numbers.
        counts: whether the first column goes up by one from row to row.
    """
    columns = [names[place] for place in numeric if names[place].casefold() not in TARGET_COLUMNS]
    if 0 not in numeric or names[0].casefold() in TARGET_COLUMNS or len(numeric) < 2:
        return False
    name, others = names[0].strip().casefold(), columns[1:]
    series = _are_series(others) and _parts(names[0])[:2] != _parts(others[0])[:2]
    if name in _INDEX_NAMES:
        return counts or series or (len(others) > 1 and all(map(says_prediction, others)))
    return series and (counts or name in _STEPS)


def _are_series(names: Sequence[str]) -> bool:
    """Whether names differ in one number, which goes up by one, as ``logit_0`` and ``logit_1`` do."""
    parts = [_parts(name) for name in names]
    numbers = [number for _, _, number in parts]
    first = numbers[0] if numbers else None
    if len(names) < 2 or first is None or len({part[:2] for part in parts}) > 1:
        return False
    return numbers == list(range(first, first + len(numbers)))


def _parts(name: str) -> tuple[str, str, int | None]:
    """What stands before and behind the last number in a name, and the number; names without one are all stem."""
    found = re.fullmatch(r"(.*?)(\d{1,9})(\D*)", name.strip().casefold())
    return (found[1].rstrip("_-. "), found[3], int(found[2])) if found else (name.strip().casefold(), "", None)
