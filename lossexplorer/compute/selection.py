"""Which rows somebody is looking at: chosen in pictures, by class, or by a typed filter, all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries import Columns, DensityAxes
    from lossexplorer.compute.summaries.filters import Filter

Answer = Literal["", "right", "wrong"]
Change = Literal["", "better", "worse"]
OF_SECOND = ("loss_b", "predicted_b", "confidence_b", "change")
"""Columns that there are where a second model is compared, by the names that a filter knows."""
_OUTCOMES = ("loss", "gradient_norm", "margin", "rank", "share", "right", "wrong", "accuracy", "loss_b", "change")
"""What a filter may ask for that says how wrong a row is."""
_PIECE = 1 << 17
"""Rows at a time."""


@dataclass(frozen=True)
class Selection:
    """Conditions that a row has to meet, every one of them; an empty one asks for nothing."""

    span: tuple[float, float] | None = None
    """Of the loss, both ends included."""
    area: tuple[tuple[float, float], ...] = ()
    """Corners in the picture of confidence and log₁₀ of the loss."""
    classes: tuple[int, ...] = ()
    """True classes, in the order in which they were chosen."""
    cell: tuple[int, int] | None = None
    """True class and predicted class."""
    answer: Answer = ""
    change: Change = ""
    """What a second model makes of the row."""
    text: str = ""
    """See ``parse_filter``."""

    def is_by_outcome(self) -> bool:
        """Whether rows are chosen by how they came out: by their loss, or by whether they are right."""
        if self.span or self.area or self.cell or self.answer or self.change:
            return True
        if not self.text.strip():
            return False
        from lossexplorer.compute.summaries.filters import asked_for  # see below

        asked = asked_for(self.text)
        return not asked.isdisjoint(_OUTCOMES) or asked.issuperset(("target", "predicted"))

    def rows(self, columns: Columns, axes: DensityAxes | None, tick: Callable[[], None] = lambda: None) -> Array | None:
        """The rows that meet every condition, ``(n,)`` truth values; None if nothing is asked for.

        Args:
            columns: all rows of the batch.
            axes: the grid of its density, where it has one.
            tick: called between pieces of the work; may raise ``Cancelled``.

        Raises:
            UsageProblem: the batch does not have what is asked for.
        """
        typed = None
        if self.text.strip():
            from lossexplorer.compute.summaries.filters import parse_filter  # the state is made before the first paint

            typed = parse_filter(self.text, columns.names, columns.beside)
        if not self._met(columns.part(0, 0), axes, typed):
            return None
        found = np.empty(columns.n, np.bool_)
        for start in range(0, columns.n, _PIECE):
            tick()
            some = slice(start, start + _PIECE)
            found[some] = np.logical_and.reduce(self._met(columns.part(some.start, some.stop), axes, typed))
        return found

    def _met(self, columns: Columns, axes: DensityAxes | None, typed: Filter | None) -> list[Array]:
        """For each condition, which of these rows meet it."""
        found = []
        if self.span is not None:
            with np.errstate(invalid="ignore"):
                found.append((columns.loss >= self.span[0]) & (columns.loss <= self.span[1]))
        if self.area and axes is not None:
            found.append(axes.inside(columns, np.array(self.area)))
        if self.classes and columns.target is not None:
            found.append(np.isin(columns.target, self.classes))
        if self.cell is not None and columns.target is not None and columns.predicted is not None:
            found.append((columns.target == self.cell[0]) & (columns.predicted == self.cell[1]))
        if self.answer and columns.right is not None:
            found.append(columns.right if self.answer == "right" else columns.used & ~columns.right)
        if self.change:
            from lossexplorer.compute.summaries.filter_tests import column_of

            change = column_of(columns, "change")
            found.append(change < 0 if self.change == "better" else change > 0)
        if typed is not None:
            found.append(typed(columns))
        return found

    @property
    def needs_second(self) -> bool:
        """Whether there has to be a second model for it."""
        if not self.text.strip():
            return bool(self.change)
        from lossexplorer.compute.summaries.filters import asked_for

        return bool(self.change) or not asked_for(self.text).isdisjoint(OF_SECOND)

    def without_second(self) -> Selection:
        """What of it still means something where there is one model."""
        alone = replace(self, change="")
        return replace(alone, text="") if alone.needs_second else alone

    def without_values(self) -> Selection:
        """What of it still means the same under another loss: classes and answers do, losses do not."""
        return Selection(classes=self.classes, cell=self.cell, answer=self.answer, text=self.text)
