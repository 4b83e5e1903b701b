"""A batch on its way into a file: predictions, targets, names of classes, columns beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem, Words
from lossexplorer.compute.beside import given
from lossexplorer.compute.memory import to_array
from lossexplorer.compute.words import as_array
from lossexplorer.io.choose import PREFERRED
from lossexplorer.io.class_names import NAME_ARRAYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lossexplorer.base.arrays import Array

_TAKEN = frozenset((*PREFERRED["predictions"], *PREFERRED["targets"], *NAME_ARRAYS))


def arrays_of(
    prediction: Any, target: Any, class_names: Sequence[str], beside: Mapping[str, Any] | None
) -> dict[str, Array]:
    """The arrays of a batch file, by their names.

    Args:
        prediction: as ``evaluate`` takes it.
        target: likewise.
        class_names: what the classes are called; empty, if nobody says so.
        beside: columns of the rows, as ``evaluate`` takes them.

    Raises:
        Problem: predictions or targets are no numbers; or a column is called like one of them, for which it would be
            taken, has not one entry for each row, holds neither numbers nor texts, or a text that is too long.
    """
    predictions, targets = to_array(prediction, "prediction")[0], to_array(target, "target")[0]
    found = {"predictions": predictions, "targets": targets}
    if len(class_names):
        found["class_names"] = np.array([str(name) for name in class_names])
    for name, column in given(beside, predictions.shape[0] if predictions.ndim else 0).items():
        if name.casefold().rpartition(".")[2] in _TAKEN:
            sentence = Message("the column {name} would be taken for predictions, targets or classes", name=name)
            raise Problem(sentence)
        found[name] = as_array(column, name) if isinstance(column, Words) else column
    return found
