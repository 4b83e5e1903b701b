"""Columns beside the predictions, on their way into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem, Words
from lossexplorer.compute.beside import given
from lossexplorer.compute.words import as_array
from lossexplorer.io.choose import PREFERRED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.base.arrays import Array


def arrays_of(beside: Mapping[str, Any] | None, rows: int) -> dict[str, Array]:
    """The columns as arrays of a batch file.

    Args:
        beside: as ``evaluate`` takes them.
        rows: of the predictions.

    Raises:
        Problem: one is called like predictions or targets, for which it would be taken; has not one entry for each
            row; holds neither numbers nor texts, or a text that is too long.
    """
    found = {}
    for name, column in given(beside, rows).items():
        if name.casefold().rpartition(".")[2] in {*PREFERRED["predictions"], *PREFERRED["targets"]}:
            raise Problem(Message("the column {name} would be taken for predictions or targets; rename it", name=name))
        found[name] = as_array(column, name) if isinstance(column, Words) else column
    return found
