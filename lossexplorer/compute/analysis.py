"""What is computed of each row, and the plan by which it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.decisions import Decisions
    from lossexplorer.compute.devices import Precision
    from lossexplorer.compute.kind import InputKind
    from lossexplorer.compute.layout import Layout
    from lossexplorer.compute.others import Other


@dataclass(frozen=True)
class Plan:
    """What is to be computed, and how."""

    loss: Loss
    parameters: Values
    layout: Layout
    precision: Precision
    device: str
    set_size: int | None = None
    """Rows of one set; None takes the whole file as one."""
    others: tuple[Other, ...] = ()
    """Inputs of the loss beside predictions and targets."""
    margins: bool = False
    """Whether margin and rank are computed on the way."""
    decisions: bool = False
    """Whether the decisions of a row are counted where they are several."""

    @property
    def streamed(self) -> bool:
        """Whether chunks can be merged: every sum over rows, and a function of the mean over the whole file."""
        if self.loss.kind_of(self.parameters) == "elementwise":
            return True
        return (self.loss.finish is not None or self.loss.tally is not None) and self.set_size is None


@dataclass(frozen=True)
class Chunk:
    """Some rows as the files have them."""

    start: int
    stop: int
    """Behind the last of them."""
    predictions: Array | Tensor
    """A tensor where they are on the device of the computation already."""
    others: tuple[Array, ...]
    """The further inputs, in the order of the task."""
    shared: tuple[bool, ...]
    """Which of these are the same for all rows."""

    def cut(self, start: int, rows: int) -> Chunk:
        """At most so many rows from that one on."""
        stop = min(start + rows, self.stop)
        some = slice(start - self.start, stop - self.start)
        others = tuple(x if same else x[some] for x, same in zip(self.others, self.shared, strict=True))
        return Chunk(start, stop, self.predictions[some], others, self.shared)


NonFinite = tuple[int, int, int]
"""How many nan, how many inf, and the first row that holds one."""


@dataclass(frozen=True)
class Sums:
    """What some rows add to the whole."""

    stop: int
    """Behind the last of them."""
    total: float
    mass: float
    elements: int
    counts: dict[str, float]
    """What is asked of masks and pairs beside the loss."""
    tally: tuple[Tensor, ...] | None
    """What they add to counts or ranks, where the loss is made of these."""
    non_finite: NonFinite | None
    decisions: Decisions | None = None
    """Where rows are several."""


@dataclass
class RowAnalysis:
    """Columns with one entry a row, filled from the front, and sums over what was read so far."""

    loss: Array
    """nan where a row is ignored; see ``used``."""
    gradient_norm: Array | None
    """None of what is not trained on."""
    used: Array
    """False where every element of a row is ignored."""
    target: Array | None
    predicted: Array | None
    confidence: Array | None
    """nan, and no class predicted, where the predictions of a row are no numbers."""
    title: str
    """What the column ``loss`` holds: a set loss has no value of a row, and shows what stands for it."""
    margin: Array | None = None
    """Score of the true class less the best of the others; nan where a row is ignored or cannot be decided."""
    rank: Array | None = None
    """1 plus the number of classes that score higher than the true one; 0 where margin is nan."""
    decisions: Array | None = None
    """How many decisions of a row count, where rows are several and somebody wants to know."""
    accuracy: Array | None = None
    """Which share of these is right, float64; nan where none counts."""
    of_all: Decisions | None = None
    """Sums over all decisions, likewise."""
    elements: Array | None = None
    """How many elements of a row count, where rows differ in that: each weighs as many times in the mean."""
    values: Array | None = None
    """All numbers that it comes to where these are several: a weight for each class, the loss of each network."""
    done: int = 0
    total: float = 0.0
    """Sum of the unreduced values."""
    mass: float = 0.0
    """Sum of their mass, the denominator of the mean."""
    n_elements: int = 0
    value: float | None = None
    """The mean, once all rows are done; the mean over the sets, of a set loss."""
    kind: InputKind | None = None
    non_finite: NonFinite | None = None
    """Of the predictions. Only rows whose result is not finite are counted: −inf is a usual mask elsewhere."""

    shorter_chunks: int | None = None
    """Rows of a chunk to which chunks had to be cut because the memory of the GPU ran out."""
    sums: dict[str, float] = field(default_factory=dict)
    """Sums over the rows of what is asked of masks and pairs beside the loss, by the name of the metric."""

    @property
    def n(self) -> int:
        """Number of rows."""
        return len(self.loss)

    def add(self, sums: Sums) -> None:
        """The next rows are done."""
        self.done = sums.stop
        self.total, self.mass, self.n_elements = (
            self.total + sums.total,
            self.mass + sums.mass,
            self.n_elements + sums.elements,
        )
        self.count(sums.counts)
        self.note(sums.non_finite)
        self.decide(sums.decisions)

    def decide(self, found: Decisions | None) -> None:
        """Add the decisions of the next rows."""
        if found is not None and self.of_all is not None:
            self.of_all.merge(found)

    def forget_confidence(self) -> None:
        """What was taken for probabilities is none."""
        self.confidence = None
        if self.of_all is not None:
            self.of_all.without_confidence()

    def count(self, found: dict[str, float]) -> None:
        """Add what was asked of some masks or pairs beside their loss."""
        for name, total in found.items():
            self.sums[name] = self.sums.get(name, 0.0) + total

    def leave_out_ignored(self) -> None:
        """Let the columns say nothing of rows that do not count."""
        for column in (self.loss, self.gradient_norm, self.margin):
            if column is not None:
                column[~self.used] = np.nan
        if self.rank is not None:
            self.rank[~self.used] = 0

    def note(self, found: NonFinite | None) -> None:
        """Add what is not finite of the next rows."""
        if found is not None:
            nan, inf, first = self.non_finite or (0, 0, found[2])
            self.non_finite = (nan + found[0], inf + found[1], first)
