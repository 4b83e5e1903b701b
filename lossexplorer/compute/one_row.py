"""One row as it would be if one of its predictions were another: its loss, its gradient, its place, the mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeGuard

import numpy as np

from lossexplorer.compute.analysis import Plan
from lossexplorer.compute.detail import decisions_in, probabilities
from lossexplorer.compute.devices import precision
from lossexplorer.compute.finish import finished
from lossexplorer.compute.others import lay_out_others
from lossexplorer.compute.rows import RowStream
from lossexplorer.compute.what_if.fitting import has_pieces

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base import Batch, ChunkSource
    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Values
    from lossexplorer.compute.analysis import Chunk
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.memory import TensorSource
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.compute.rows import Found


@dataclass(frozen=True)
class Positions:
    """The decisions of a row that is several of them, ``(k,)`` each, in the order of the row."""

    shape: tuple[int, ...]
    """How they lie: ``(T,)`` those of a sequence, ``(H, W)`` those of an image."""
    target: Array
    predicted: Array
    used: Array
    """False where one is ignored."""
    loss: Array | None
    """None where only the row has one."""

    @cached_property
    def right(self) -> Array:
        """Which of those that count are right."""
        return np.asarray((self.target == self.predicted) & self.used)


@dataclass(frozen=True)
class MovedRow:
    """A row, moved or as it is."""

    detail: RowDetail
    """Its predictions, and what the loss makes of them."""
    place: int | None
    """1 plus the number of rows that cost more; None where its loss is no number."""
    class_place: int | None
    """1 plus the number of classes that score higher than the true one, where a row is one decision."""
    mean: float
    """The loss of the whole batch with this row."""
    positions: Positions | None = None
    """All decisions of the row, where it is several among classes."""


class _OneRow(RowStream):
    """A pass over one row, some prediction of which is another."""

    def __init__(self, batch: Batch, plan: Plan, move: tuple[int, float] | None) -> None:
        super().__init__(batch, plan, self._listen)
        self._move = move
        self.sum, self.elements = 0.0, 1.0
        self.gradient: Array | None = None
        self.elements_of_row: Array = np.zeros(0)
        """Of each element."""
        self.used: Array = np.zeros(0, np.bool_)
        """Which of them count."""

    def values(self, chunk: Chunk, inputs: tuple[Tensor, ...], parameters: Values) -> Found:
        """As ever, and kept."""
        values, gradient, decided = super().values(chunk, inputs, parameters)
        self.elements_of_row = values.detach().cpu().numpy().astype(np.float64).reshape(-1)
        self.gradient = None if gradient is None else gradient.detach().cpu().numpy().astype(np.float64)
        return values, gradient, decided

    def _is_there(self, source: ChunkSource) -> TypeGuard[TensorSource]:
        """Never: a single row comes here."""
        return False

    def _inputs(self, predictions: Array | Tensor, chunk: Chunk) -> tuple[Tensor, ...]:
        if self._move is not None:
            at, value = self._move
            here = np.asarray(predictions)
            predictions = np.array(here, here.dtype if here.dtype.kind == "f" else np.float64, order="C")
            predictions.reshape(-1)[at] = value
        return super()._inputs(predictions, chunk)

    def _listen(self, start: int, sums: Tensor, masses: Tensor | None, count: Tensor | int) -> None:
        """What the row adds to the sum."""
        self.used = np.ones(len(self.elements_of_row), np.bool_)
        if masses is not None:
            self.used = masses.cpu().numpy().reshape(-1) != 0
        self.sum = float(sums[0])
        self.elements = float(count if isinstance(count, int) else count[0]) if self.loss.row == "mean" else 1.0


def moved_row(result: BatchResult, detail: RowDetail, value: float | None = None) -> MovedRow:
    """The row with another value of its ``handle``, or with its gradient as it is.

    Args:
        result: the batch as it is.
        detail: the row as it is.
        value: of the prediction that is moved; None moves none.

    Raises:
        Problem: the file changed since it was read, or the loss does not admit the value.
    """
    if not has_pieces(result) or not detail.used:
        return MovedRow(detail, None, None, _mean(result, 0.0))
    before = _pass(result, detail, None)
    if value is None or detail.handle is None:
        return _as_it_is(result, detail, before, 0.0)
    after = _pass(result, detail, (detail.handle, value))
    z = np.array(detail.predictions, order="C")  # of a single number, it is no array yet
    z.reshape(-1)[detail.handle] = value
    index = detail.index
    moved = replace(
        detail,
        predictions=z,
        probabilities=probabilities(z, result.loss.task.activation),
        loss=float(after.out.loss[index]),
        gradient_norm=_norm(after, index) * _slope(result),
    )
    return _as_it_is(result, moved, after, after.sum - before.sum)


def _norm(one: _OneRow, index: int) -> float:
    norm = one.out.gradient_norm
    return float("nan") if norm is None else float(norm[index])


def _pass(result: BatchResult, detail: RowDetail, move: tuple[int, float] | None) -> _OneRow:
    types = precision(result.batch.predictions.info.dtype, result.dtype)
    others = lay_out_others(result.loss, result.layout, result.batch)
    plan = Plan(result.loss, result.parameters, result.layout, types, result.device, None, others, margins=True)
    one = _OneRow(result.batch, plan, move)
    one.piece(one.read(detail.index, detail.index + 1))
    return one


def _as_it_is(result: BatchResult, detail: RowDetail, one: _OneRow, more: float) -> MovedRow:
    rank = one.out.rank
    class_place = int(rank[detail.index]) if rank is not None and rank[detail.index] > 0 else None
    gradient = None if one.gradient is None else _shaped(result, one.gradient, detail) / one.elements * _slope(result)
    place, positions = _place(result, detail), _positions(detail, one)
    return MovedRow(replace(detail, gradient=gradient), place, class_place, _mean(result, more), positions)


def _positions(detail: RowDetail, one: _OneRow) -> Positions | None:
    z, count = detail.predictions, decisions_in(detail)
    if detail.form != "classes" or count < 2:
        return None
    labels = detail.targets.argmax(-1) if detail.targets.ndim == z.ndim else detail.targets
    each = one.elements_of_row.size == count
    used = one.used if each else np.ones(count, np.bool_)
    loss = one.elements_of_row if each else None
    return Positions(z.shape[:-1], labels.reshape(-1).astype(np.int64), z.argmax(-1).reshape(-1), used, loss)


def _shaped(result: BatchResult, gradient: Array, detail: RowDetail) -> Array:
    """As the predictions of a row are shown: the class axis last."""
    task = result.loss.task
    if result.layout.classes is not None and task.prediction == "mask":
        gradient = np.moveaxis(gradient, 1, -1)
    return gradient.reshape(detail.predictions.shape)


def _place(result: BatchResult, detail: RowDetail) -> int | None:
    if not np.isfinite(detail.loss):
        return None
    loss, used = result.rows.loss, result.rows.used
    with np.errstate(invalid="ignore"):
        worse = used & ~(loss <= loss.dtype.type(detail.loss))  # nan is no cheaper than any number
    worse[detail.index] = False
    return 1 + int(np.count_nonzero(worse))


def _slope(result: BatchResult) -> float:
    rows = result.rows
    if result.loss.finish is None or not rows.mass:
        return 1.0
    return finished(result.loss, result.parameters, rows.total / rows.mass)[1]


def _mean(result: BatchResult, more: float) -> float:
    """The reduced loss if its sum were larger by so much."""
    rows = result.rows
    value = result.value if result.value is not None else rows.value
    if more == 0:
        return float("nan") if value is None else value
    total = rows.total + more
    if result.reduction == "sum":
        return total
    if result.reduction == "batchmean":
        return total / rows.n
    return finished(result.loss, result.parameters, total / rows.mass)[0] if rows.mass else float("nan")
