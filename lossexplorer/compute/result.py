"""What a loss says of a batch: value, columns, and what is computed from them when somebody asks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.compute.beside import beside_of
from lossexplorer.compute.class_names import names_of
from lossexplorer.compute.in_words import line_of, table_of
from lossexplorer.compute.judged import Scored, metrics_of, scored
from lossexplorer.compute.margins import second_look
from lossexplorer.compute.order import descending
from lossexplorer.compute.outputs import outputs_of
from lossexplorer.compute.plain import dict_of
from lossexplorer.compute.reading import UNDECIDED
from lossexplorer.compute.sorting import Sorting
from lossexplorer.compute.summaries.lorenz import shares
from lossexplorer.compute.summaries.spread import described

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Batch, Message
    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.catalog.tasks.task import Activation
    from lossexplorer.compute.analysis import RowAnalysis
    from lossexplorer.compute.layout import Layout

OUTPUTS_LIMIT = 1_000_000
"""Predictions up to which the numbers that rows become are kept."""
WORST = 10


@dataclass(repr=False)
class BatchResult:
    """What the loss says of a batch. Beyond the value and the columns, things are computed when they are asked for."""

    batch: Batch
    loss: Loss
    parameters: Values
    reduction: str
    rows: RowAnalysis
    layout: Layout
    dtype: str
    device: str
    notes: tuple[Message, ...]
    """What was converted, and what looks odd."""

    def __post_init__(self) -> None:
        self._tick: Callable[[], None] = _unasked

    def __repr__(self) -> str:
        """One line: its arrays would flood a notebook."""
        return line_of(self)

    def _repr_html_(self) -> str:
        """A small table, as notebooks show it."""
        return table_of(self)

    @property
    def value(self) -> float | None:
        """The reduced loss; None if it was not reduced."""
        rows = self.rows
        if self.reduction == "none":
            return None
        if self.reduction == "sum":
            return self._rounded(rows.total)
        if self.reduction == "batchmean":
            return self._rounded(rows.total / rows.n)
        return rows.value

    def _rounded(self, value: float) -> float:
        """As the type that was asked for has it."""
        return float(torch.tensor(value, dtype=torch.float64).to(getattr(torch, self.dtype)))

    @property
    def values(self) -> Array | None:
        """All numbers that it comes to where these are several: a weight for each class, the loss of each network."""
        return self.rows.values

    @cached_property
    def outputs(self) -> dict[str, Array]:
        """What each row becomes where nothing is reduced, a column for each number; none if there are too many."""
        return outputs_of(self) if math.prod(self.batch.predictions.shape) <= OUTPUTS_LIMIT else {}

    @property
    def activation(self) -> Activation:
        """How predictions become probabilities here."""
        return self.loss.activation_of(self.parameters)

    @property
    def n(self) -> int:
        """Rows."""
        return self.rows.n

    @property
    def n_used(self) -> int:
        """Rows with a used element."""
        return int(self.rows.used.sum())

    @property
    def n_elements(self) -> int:
        """Used elements."""
        return self.rows.n_elements

    @property
    def n_classes(self) -> int | None:
        """Classes; None where there are none."""
        return self.layout.classes or (2 if self.rows.predicted is not None and self.activation else None)

    names = cached_property(names_of)

    @property
    def per_sample(self) -> Array:
        """The loss of each row, ``(n,)``; nan where it is ignored."""
        return self.rows.loss

    @property
    def gradient_norm(self) -> Array | None:
        """Norm of the gradient of each row's own loss by its predictions, ``(n,)``; not divided by n.

        None of what is no loss: nothing is trained on it.
        """
        return self.rows.gradient_norm

    @property
    def target(self) -> Array | None:
        """The target of each row, where a row has one."""
        return self.rows.target

    @property
    def predicted(self) -> Array | None:
        """The predicted class or value of each row, where a row has one."""
        return self.rows.predicted

    @property
    def confidence(self) -> Array | None:
        """The probability of the predicted class, where there is one."""
        return self.rows.confidence

    @property
    def decisions(self) -> Array | None:
        """How many decisions of each row count, ``(n,)``, where a row is several: tokens, pixels, yes or no."""
        return self.rows.decisions

    @property
    def accuracy(self) -> Array | None:
        """The share of each row's decisions that is right, ``(n,)``, from 0 to 1; nan where none counts."""
        return self.rows.accuracy

    @property
    def margin(self) -> Array | None:
        """Score of the true class less the best of the others, ``(n,)``; nan where a row is ignored."""
        return self._margins[0]

    @property
    def rank(self) -> Array | None:
        """The place of the true class among all, ``(n,)``, from 1; 0 where a row is ignored."""
        return self._margins[1]

    @cached_property
    def _margins(self) -> tuple[Array | None, Array | None]:
        """From the pass over the file if they were wanted then, else from another one."""
        rows = self.rows
        if rows.margin is None and rows.target is not None and self.loss.task.activation:
            return second_look(self.batch.predictions, self.layout, rows.target, rows.used, self.loss.task.activation)
        return rows.margin, rows.rank

    @cached_property
    def share(self) -> Array:
        """The part of the sum of all rows' losses that a row makes, ``(n,)``; nan where that says nothing."""
        return shares(self.rows.loss, self.rows.used, self.rows.elements, self._tick)

    @property
    def decided(self) -> Array | None:
        """Which rows have a predicted class, ``(n,)``; None where classes are not what is predicted."""
        if self.rows.predicted is None or not self.activation:
            return None
        return np.asarray(self.rows.predicted != UNDECIDED.get(self.activation, -1))

    beside = cached_property(beside_of)
    _sorting = cached_property(Sorting)

    @property
    def remarks(self) -> tuple[Message, ...]:
        """The notes, and what was left out while metrics were computed."""
        return (*self.notes, *self._scored.left_out)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The remarks in English."""
        return tuple(map(str, self.remarks))

    @cached_property
    def summary(self) -> dict[str, float]:
        """Mean, standard deviation, minimum, median, 95 % quantile and maximum of the used rows' losses."""
        return self._summed(self.rows.used)

    @cached_property
    def n_finite(self) -> int:
        """Used rows whose loss is a finite number."""
        return int(self._finite.sum())

    @cached_property
    def finite_summary(self) -> dict[str, float]:
        """The summary of the rows whose loss is finite: what a few rows of nan do not take away."""
        return self.summary if self.n_finite == self.n_used else self._summed(self._finite)

    @property
    def _finite(self) -> Array:
        return np.asarray(self.rows.used & np.isfinite(self.rows.loss))

    def _summed(self, which: Array) -> dict[str, float]:
        self._tick()
        return described(self.rows.loss if which.all() else self.rows.loss[which], self._tick)

    @cached_property
    def metrics(self) -> dict[str, float]:
        """What applies to the task: accuracy, f1_macro, auc, ece; mae, rmse, r2; dice, iou; top1.

        Where rows are several decisions, of all of these: accuracy, f1_macro, ece, exact_match (share of the rows that
        are right in all of theirs), perplexity of tokens, mean_iou of pixels, f1_micro of outputs.
        """
        return metrics_of(self, self._scored, self._tick)

    @cached_property
    def _scored(self) -> Scored:
        return scored(self, self._tick)

    def scores(self) -> Array:
        """The predictions once more, in float64, the class axis last."""
        return np.asarray(self.layout.predictions(self.batch.predictions.read(0, self.rows.n)), np.float64)

    def prepare(self, tick: Callable[[], None] = lambda: None) -> None:
        """Compute all that is computed on demand and keeps nobody waiting; ``tick`` may raise ``Cancelled``."""
        self._tick = tick
        try:
            _ = self.summary, self.finite_summary, self.metrics, self.share, self.outputs
        finally:
            self._tick = _unasked

    def order(self, column: str, down: bool, tick: Callable[[], None] = lambda: None) -> Array:
        """Row numbers ordered by a column of the table; ignored rows come last.

        Args:
            column: ``index, loss, gradient_norm, target, predicted, confidence, decisions, accuracy, margin, rank,
                share`` or one of ``outputs`` or ``beside``; where there is none, the worst loss comes first.
            down: the largest first.
            tick: called between pieces of the work; may raise ``Cancelled``.
        """
        return self._sorting.order(column, down, tick)

    def worst(self, count: int = WORST) -> list[int]:
        """Rows of the largest losses, the largest first; nan counts as larger than any number."""
        return [int(i) for i in descending(self.rows.loss, self.rows.used)[: min(count, self.n_used)]]

    def to_dict(self) -> dict[str, Any]:
        """The result as ``eval --json`` prints it; what does not apply is absent."""
        return dict_of(self)


def _unasked() -> None:
    """Nobody wants to know whether the work goes on."""
