"""Names of classes as a column of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.result import BatchResult


class ClassWords:
    """A column of names of classes, kept as their numbers: ten million of them are no ten million texts.

    Args:
        labels: ``(n,)``.
        names: what they are called; a class without a name has an empty cell.
    """

    def __init__(self, labels: Array, names: ClassNames) -> None:
        self.labels, self.names = labels, names

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, rows: slice | Array) -> ClassWords:
        """Some rows."""
        return ClassWords(self.labels[rows], self.names)

    def __iter__(self) -> Iterator[str]:
        """The names, as the file has them."""
        return (self.names.by_label.get(label, "") for label in self.labels.tolist())

    def coded(self) -> tuple[Array, list[str]]:
        """The place of each row's name in a list, −1 for none, and the list."""
        known = sorted(self.names.by_label)
        place = np.searchsorted(known, self.labels).clip(0, len(known) - 1)
        codes = np.where(np.asarray(known)[place] == self.labels, place, -1).astype(np.int32)
        return codes, [self.names.by_label[label] for label in known]


def named(result: BatchResult, labels: Array | None) -> ClassWords | None:
    """What the classes of a column are called, ``(n,)``; None where it holds none, or nobody named them."""
    if labels is None or not result.names or not result.loss.task.activation:
        return None
    return ClassWords(labels, result.names)
