"""Columns beside the predictions: what they are called among our own, and how code gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem, Words
from lossexplorer.compute.memory import to_array
from lossexplorer.compute.summaries.filters import is_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lossexplorer.base.arrays import Column
    from lossexplorer.compute.result import BatchResult

OURS = "file."
"""What stands before the name of a column that is called like one of ours."""
_SAVED = re.compile(r"value_\d+|(target|predicted)_name|class_names")
"""Names of further columns in tables that are saved."""


def beside_of(result: BatchResult) -> dict[str, Column]:
    """What else there is of the rows, ``(n,)`` numbers or words, by the names that tables and filters have."""
    return named({name: column for name, column in result.batch.beside.items() if len(column) == result.n}, is_ours)


def named(beside: Mapping[str, Column], is_ours: Callable[[str], bool]) -> dict[str, Column]:
    """The columns by the names that tables and filters have for them: ``loss`` of a file is ``file.loss``.

    The first column of words comes before all others: it is what a person calls the row.

    Args:
        beside: of a batch.
        is_ours: whether a name means something else already.
    """
    found: dict[str, Column] = {}
    for name, column in beside.items():
        free = name if not (is_ours(name) or _SAVED.fullmatch(name)) else OURS + name
        while free in found or (free != name and free in beside):
            free = OURS + free
        found[free] = column
    words = [name for name, column in found.items() if isinstance(column, Words)]
    return {name: found[name] for name in words[:1]} | found


def given(beside: Mapping[str, Any] | None, rows: int) -> dict[str, Column]:
    """Columns that code gives: tensors, arrays or lists, of numbers or of texts.

    Raises:
        Problem: a column does not have one entry for each row, or holds neither numbers nor texts.
    """
    found: dict[str, Column] = {}
    for name, values in (beside or {}).items():
        column = _column(values, str(name))
        if len(column) != rows or getattr(column, "ndim", 1) != 1:
            raise Problem(
                Message(
                    "the column {name} has {n} entry for {rows} rows; give one for each row",
                    plural="the column {name} has {n} entries for {rows} rows; give one for each row",
                    name=str(name),
                    n=len(column),
                    rows=rows,
                )
            )
        found[str(name)] = column
    return found


def _column(values: Any, name: str) -> Column:
    if isinstance(values, Words):
        return values
    kind = getattr(getattr(values, "dtype", None), "kind", None)
    if kind in ("U", "S", "O", "T"):  # of numpy, and of what has columns like its own
        values = values.tolist()
    elif isinstance(values, Iterable) and not hasattr(values, "dtype"):
        values = list(values)
    if isinstance(values, list) and any(isinstance(each, str | bytes) for each in values):
        return Words.of(each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in values)
    return np.atleast_1d(to_array(values, name)[0])
