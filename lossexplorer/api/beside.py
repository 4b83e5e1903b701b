"""Columns beside the predictions, on their way into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem, Words
from lossexplorer.compute.beside import given
from lossexplorer.io.choose import PREFERRED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.base.arrays import Array

_ROOM = 1 << 30
"""Bytes that the texts of one column may take: an array has room for the longest one in every row."""


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
        if isinstance(column, Words):
            if 4 * len(column) * int(column.sizes.max(initial=0)) > _ROOM:
                raise Problem(Message("the texts of the column {name} are too long for an npz file", name=name))
            found[name] = np.array(list(column), np.str_)
        else:
            found[name] = column
    return found
