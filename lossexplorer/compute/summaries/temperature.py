"""The temperature by which logits would have to be divided to be as sure as they are right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.compute.summaries.calibration import BINS, Reliability, reliability

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.result import BatchResult

ROWS = 20_000
"""Rows that are looked at, evenly spaced over those that are selected."""
_NUMBERS = 1 << 23
"""Logits that are looked at: fewer rows where there are many classes."""
LEAST, MOST = 0.01, 100.0
"""Temperatures between which the best is looked for."""
_AT_ONCE = 64 << 20
"""Bytes of a file that are read through; from a larger one, single rows are taken."""
_MASKED = -1e30
"""For −inf: as good as never, and 0 times it is 0."""


@dataclass(frozen=True)
class TemperatureFit:
    """The best temperature, and what it would change."""

    temperature: float
    """Above 1: the logits are too sure. At ``LEAST`` or ``MOST``: there is no best one between them."""
    loss_after: float
    """Mean −log p of the true class at that temperature."""
    before: Reliability
    after: Reliability
    rows: int
    """Rows on which it was fitted."""
    of: int
    """Rows that were selected."""

    @property
    def at_end(self) -> bool:
        """Whether the best is not between the ends: everything is right, or nothing better than chance."""
        return not LEAST * 1.001 < self.temperature < MOST / 1.001


def best_temperature(
    result: BatchResult, selection: Array | None = None, tick: Callable[[], None] = lambda: None
) -> TemperatureFit | None:
    """Fit a temperature to the logits of a batch, by the least mean −log p of the true class.

    Args:
        result: of a loss on logits.
        selection: ``(n,)`` truth values; None takes all rows.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Returns:
        None where predictions are no logits with one true class for each row.

    Source: Guo et al. 2017, section 4.2.
    """
    if result.target is None or result.loss.task.activation not in ("softmax", "sigmoid") or result.confidence is None:
        return None
    keep = result.rows.used & np.isfinite(result.confidence)
    there = np.flatnonzero(keep if selection is None else keep & selection)
    most = min(ROWS, max(1, _NUMBERS // max(2, result.layout.classes or 2)))
    rows = there if len(there) <= most else there[np.linspace(0, len(there) - 1, most).round().astype(np.int64)]
    if not len(rows):
        return None
    z = _logits(result, rows, tick)
    label = torch.from_numpy(result.target[rows].astype(np.int64))
    z = z - z.gather(1, label[:, None])  # that of the true class is 0
    z = torch.where(z == -torch.inf, _MASKED, z)
    known = z.isfinite().all(1)
    if not known.any():
        return None
    return _fitted(z[known], label[known], result.layout.classes is None, len(there), tick)


def _fitted(z: Tensor, label: Tensor, binary: bool, of: int, tick: Callable[[], None]) -> TemperatureFit:
    inverse = math.exp(_least(z, tick))
    return TemperatureFit(
        1 / inverse, _loss(z, inverse), _judge(z, label, 1.0, binary), _judge(z, label, inverse, binary),
        len(z), of,
    )  # fmt: skip


def _logits(result: BatchResult, rows: Array, tick: Callable[[], None]) -> Tensor:
    """Some rows in float64; one logit becomes two, of which the first is 0."""
    source, layout = result.batch.predictions, result.layout
    wide = max(1, math.prod(source.shape[1:]) * source.dtype.itemsize)
    step = max(1, (1 << 22) // wide)
    parts = []
    if wide * result.n <= _AT_ONCE:
        for start in range(0, result.n, step):
            tick()
            wanted = rows[np.searchsorted(rows, start) : np.searchsorted(rows, start + step)]
            part = source.read(start, min(start + step, result.n))
            parts.append(layout.predictions(part)[wanted - start].reshape(len(wanted), -1))
    else:
        for row in rows.tolist():
            tick()
            parts.append(layout.predictions(source.read(row, row + 1)).reshape(1, -1))
    z = np.concatenate(parts).astype(np.float64)
    return torch.from_numpy(np.concatenate((np.zeros_like(z), z), 1) if z.shape[1] == 1 else z)


def _slopes(z: Tensor, inverse: float, tick: Callable[[], None]) -> tuple[float, float]:
    """First and second derivative of the mean loss by the inverse temperature; z of the true class is 0."""
    first = second = 0.0
    for part in torch.split(z, max(1, (1 << 20) // z.shape[1])):
        tick()
        p = (part * inverse).softmax(1)
        mean = (p * part).sum(1)
        first += float(mean.sum())
        second += float(((p * part * part).sum(1) - mean * mean).sum())
    return first / len(z), second / len(z)


def _least(z: Tensor, tick: Callable[[], None]) -> float:
    """The log of the best inverse temperature.

    The loss is convex in the inverse: Newton's steps find the least, kept within a bracket that halves when they leave.
    """
    low, high = -math.log(MOST), -math.log(LEAST)
    if _slopes(z, math.exp(low), tick)[0] >= 0:
        return low
    if _slopes(z, math.exp(high), tick)[0] <= 0:
        return high
    at = 0.0
    for _ in range(100):
        inverse = math.exp(at)
        first, second = _slopes(z, inverse, tick)
        low, high = (at, high) if first < 0 else (low, at)
        curved = second * inverse + first  # of the loss by the logarithm, over the inverse
        step = at - first / curved if curved > 0 else math.inf
        new = step if low < step < high else (low + high) / 2
        if abs(new - at) < 1e-12:
            break
        at = new
    return at


def _loss(z: Tensor, inverse: float) -> float:
    return float((z * inverse).logsumexp(1).mean())


def _judge(z: Tensor, label: Tensor, inverse: float, binary: bool) -> Reliability:
    confidence, predicted = (z * inverse).softmax(1).max(1)
    right = predicted == label
    if binary:
        confidence, right = torch.where(predicted == 1, confidence, 1 - confidence), label == 1
    return reliability(confidence.numpy(), right.numpy(), BINS, binary=binary)
