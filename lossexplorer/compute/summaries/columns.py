"""The columns of a batch as pictures take them, and the rows of them that are selected."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base.class_names import NUMBERED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lossexplorer.base.arrays import Array, Column
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.result import BatchResult


@dataclass(frozen=True)
class Columns:
    """One entry a row, ``(n,)`` each; what a batch does not have is None."""

    loss: Array
    used: Array
    """False where a row is ignored: it belongs to no picture."""
    gradient_norm: Array | None
    """None where an entry has no gradient."""
    target: Array | None = None
    """Labels of classes, or numbers."""
    predicted: Array | None = None
    confidence: Array | None = None
    margin: Array | None = None
    rank: Array | None = None
    share: Array | None = None
    labels: tuple[int, ...] | range | None = None
    """The classes that there are, in order; None where targets are numbers."""
    binary: bool = False
    """Whether there are two classes and one score, so that calibration is that of the second class."""
    elements: Array | None = None
    """How many elements of a row count, where rows differ in that."""
    loss_b: Array | None = None
    """Of a second model, where there is one; likewise those that follow."""
    predicted_b: Array | None = None
    confidence_b: Array | None = None
    change: Array | None = None
    """What the second model adds to the loss."""
    first: int = 0
    """The number of the first row, where they follow each other in a file."""
    names: ClassNames = NUMBERED
    """What the classes are called."""
    beside: Mapping[str, Column] = field(default_factory=dict)
    """What else the file says of the rows, by the names that a filter has; none of chosen ones: no picture needs it."""
    decisions: Array | None = None
    """How many decisions of a row count, where rows are several."""
    accuracy: Array | None = None
    """Which share of them is right, likewise."""

    @property
    def n(self) -> int:
        """Rows."""
        return len(self.loss)

    def chosen(self, selection: Array | None = None) -> Columns:
        """The used rows alone, and of those the selected ones, in the order of the file.

        Args:
            selection: ``(n,)`` truth values; None selects all.
        """
        keep = self.used if selection is None else self.used & selection
        if keep.all():
            return self
        rows = np.flatnonzero(keep)  # five times as fast as a mask for each column
        return replace(self._each(lambda column: column.take(rows)), first=0, beside={})

    def part(self, start: int, stop: int) -> Columns:
        """Some rows that follow each other, not copied."""
        beside = {name: column[start:stop] for name, column in self.beside.items()}
        return replace(self._each(lambda column: column[start:stop]), first=self.first + start, beside=beside)

    def _each(self, taken: Callable[[Array], Array]) -> Columns:
        """Some rows of every column that there is."""
        there = ((name, getattr(self, name)) for name in _ROWS)
        some: dict[str, Any] = {name: taken(column) for name, column in there if column is not None}
        return replace(self, **some)

    def places(self, column: Array) -> Array:
        """Classes of a column as places in ``labels``; −1 for what is none of them."""
        labels = self.labels
        if isinstance(labels, range):  # from 0
            if not column.size or (column.min() >= 0 and column.max() < len(labels)):
                return column
            return np.where((column >= 0) & (column < len(labels)), column, -1)
        found = np.full(len(column), -1, np.int32)
        for place, label in enumerate(labels or ()):
            found[column == label] = place
        return found

    @property
    def right(self) -> Array | None:
        """Which rows are predicted right, in all of their decisions; None where classes are not what is predicted."""
        if self.accuracy is not None:
            return np.asarray(self.used & (self.accuracy == 1))
        if self.labels is None or self.target is None or self.predicted is None:
            return None
        return np.asarray(self.used & (self.target == self.predicted))


_ALIKE = ("labels", "binary", "first", "names", "beside")
_ROWS = tuple(each.name for each in fields(Columns) if each.name not in _ALIKE)
"""What has an entry for each row."""


def columns_of(result: BatchResult) -> Columns:
    """The columns of a result."""
    activation = result.loss.task.activation
    labels: tuple[int, ...] | range | None = None
    if result.target is not None and result.predicted is not None and activation:
        labels = (-1, 1) if activation == "sign" else range(result.layout.classes or 2)
    rows = result.rows
    return Columns(
        rows.loss,
        rows.used,
        rows.gradient_norm,
        rows.target,
        rows.predicted,
        rows.confidence,
        rows.margin,  # not asked for beyond what is there: that would read the file again
        rows.rank,
        result.share,
        labels,
        labels is not None and result.layout.classes is None,
        elements=rows.elements,
        names=result.names,
        beside=result.beside,
        decisions=rows.decisions,
        accuracy=rows.accuracy,
    )
