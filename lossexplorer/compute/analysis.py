"""What is computed of each row, and the plan by which it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss, Values
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

    @property
    def streamed(self) -> bool:
        """Whether chunks can be merged: every sum over rows, and a function of the mean over the whole file."""
        if self.loss.kind_of(self.parameters) == "elementwise":
            return True
        return (self.loss.finish is not None or self.loss.tally is not None) and self.set_size is None


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
    non_finite: tuple[int, int, int] | None = None
    """How many nan and how many inf the predictions hold, and the first row that holds one. Only rows whose result is
    not finite are counted: −inf is a usual mask elsewhere."""

    shorter_chunks: int | None = None
    """Rows of a chunk to which chunks had to be cut because the memory of the GPU ran out."""
    sums: dict[str, float] = field(default_factory=dict)
    """Sums over the rows of what is asked of masks and pairs beside the loss, by the name of the metric."""

    @property
    def n(self) -> int:
        """Number of rows."""
        return len(self.loss)
