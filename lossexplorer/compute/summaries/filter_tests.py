"""What a filter asks of rows: comparisons of columns with numbers, classes, texts and each other, and known facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, UsageProblem, Words
from lossexplorer.compute.selection import OF_SECOND
from lossexplorer.compute.summaries.filter_beside import Text, words_pass
from lossexplorer.compute.summaries.filter_numbers import SIGNS, UNEQUAL, Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.base.arrays import Array, Column
    from lossexplorer.compute.summaries.columns import Columns

    Value = Typed | str | tuple[int, ...] | Text
    """A number, the name of a column, classes, or a text."""


def fact(columns: Columns, wanted: str) -> Array:
    """Which rows are ``right``, ``wrong`` or ``ignored``, ``(n,)`` truth values.

    Raises:
        UsageProblem: rows are neither right nor wrong here.
    """
    if wanted == "ignored":
        return ~columns.used
    right = columns.right
    if right is None:
        raise UsageProblem(Message("rows of this batch are neither right nor wrong: no class is predicted"))
    return right if wanted == "right" else columns.used & ~right


def column_of(columns: Columns, name: str) -> Array:
    """One of our columns by its name.

    Raises:
        UsageProblem: the batch does not have it.
    """
    if name == "index":
        return np.arange(columns.first, columns.first + columns.n)
    column: Array | None = getattr(columns, name)
    if column is None and name in OF_SECOND and columns.change is None:
        raise UsageProblem(
            Message("{name} needs a second model: open its predictions with File → Compare with…", name=name)
        )
    if column is None:
        raise UsageProblem(Message("this batch has no column {name}", name=name))
    return column


def _any_column(columns: Columns, name: str) -> Column:
    """One of the file, or of ours."""
    return columns.beside[name] if name in columns.beside else column_of(columns, name)


def compare(columns: Columns, name: str, tests: Sequence[tuple[str, Value]]) -> Array:
    """Which rows pass every test: a sign, and a number, the name of another column, or classes."""
    column = _any_column(columns, name)
    return np.asarray(np.logical_and.reduce([_test(columns, column, *each) for each in tests]))


def _test(columns: Columns, column: Column, sign: str, value: Value) -> Array:
    other = _any_column(columns, value) if isinstance(value, str) else None
    if isinstance(column, Words):
        return words_pass(column, sign, value.word if isinstance(value, Text) else other)
    if isinstance(value, str):
        return np.asarray(SIGNS[sign](column, other))
    if isinstance(value, tuple):
        return np.isin(column, value, invert=sign in UNEQUAL)
    assert isinstance(value, Typed)
    return value.against(column, sign)
