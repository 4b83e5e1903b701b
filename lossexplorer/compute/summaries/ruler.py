"""Where a loss stands between the least that these targets allow and what a model scores that knows nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.call import prepare
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.wide import total

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.result import BatchResult

_Points = tuple[float | None, float | None, float | None]
"""Floor, prior, chance."""
_CERTAIN = 1e3
"""A logit that leaves no doubt, without becoming infinite where a loss multiplies it."""
_MOST = 1 << 25
"""Scores of classes that are computed at most: those of one row for each class that occurs."""
_PIECE = 1 << 20


@dataclass(frozen=True)
class Ruler:
    """Four numbers on one scale; None where a loss has no such point."""

    floor: float | None
    """What the best predictions would score: above 0 with smoothed or soft targets."""
    prior: float | None
    """What is scored by always predicting how frequent each class is, or the mean target of each output: with cross
    entropy, the entropy of the targets."""
    chance: float | None
    """What is scored by predicting that all is equally likely: with cross entropy, ln C."""
    yours: float


def ruler(result: BatchResult, tick: Callable[[], None] = lambda: None) -> Ruler | None:
    """The ruler of a result, from its targets alone: the loss itself is asked, whatever its parameters.

    Args:
        result: of a loss that is a mean over elements.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Returns:
        None where the loss is no such mean, or of other things than classes, truth values and numbers.
    """
    loss, parameters = result.loss, result.parameters
    if loss.kind_of(parameters) != "elementwise" or loss.task.others or result.rows.value is None:
        return None
    if loss.task.target_at != 1 or _has_rows(loss, parameters, result):
        return None
    found: _Points | None = None
    if result.layout.classes is not None and result.layout.target_rule in ("as_is", "labels", "one_hot"):
        found = _of_classes(result, tick)
    elif loss.task.prediction in ("logit", "probability", "value") and loss.task.target in ("unit", "bit", "value"):
        found = _of_numbers(result, tick)
    return None if found is None else Ruler(*found, result.rows.value)


def _has_rows(loss: Loss, parameters: Values, result: BatchResult) -> bool:
    """Whether a parameter has one number for each row."""
    rows = result.layout.rows
    return any(isinstance(p, Vector) and np.shape(parameters[p.name])[:1] == (rows,) != (1,) for p in loss.params)


def _targets(result: BatchResult, tick: Callable[[], None]) -> list[Array]:
    """All targets, by pieces; read again, since only rows of one decision have a column of them."""
    layout, source = result.layout, result.batch.targets
    step = max(1, _PIECE // max(1, math.prod(source.shape[1:])))
    found = []
    for start in range(0, layout.rows, step):
        tick()
        found.append(layout.targets(source.read(start, min(start + step, layout.rows)), start))
    return found


def _of_classes(result: BatchResult, tick: Callable[[], None]) -> _Points | None:
    """One row for each class that occurs, as often as it does."""
    classes = result.layout.classes or 1
    counts = np.zeros(classes, np.int64)
    for part in _targets(result, tick):
        flat = part.reshape(-1)
        flat = flat[(flat >= 0) & (flat < classes) & (flat != result.parameters.get("ignore_index", -100))]
        counts += np.bincount(flat.astype(np.int64), minlength=classes)
    there = np.flatnonzero(counts)
    if not there.size or there.size * classes > _MOST:
        return None
    logs = np.full(classes, -_CERTAIN)
    logs[there] = np.log(counts[there] / counts.sum())
    sums = np.zeros((3, 2))
    for some in np.array_split(there, max(1, math.ceil(there.size * classes / _PIECE))):
        tick()
        label, times = torch.from_numpy(some), torch.from_numpy(counts[some]).double()
        even = torch.full((len(some), classes), -math.log(classes), dtype=torch.float64)
        prior = torch.from_numpy(logs).expand(len(some), -1)
        sure = torch.full_like(even, -_CERTAIN).scatter_(1, label[:, None], 0.0)
        best = [_value(result, x, label) for x in (sure, _matching(result, even, label))]
        mass = _mass(result, label)
        at = torch.minimum(*best), _value(result, prior, label), _value(result, even, label)
        sums += np.array([[float((v * times).sum()), float((mass * times).sum())] for v in at])
    floor, prior_loss, chance = (float(a / b) if b else math.nan for a, b in sums)
    return floor, prior_loss, chance


def _matching(result: BatchResult, even: Tensor, label: Tensor) -> Tensor:
    """Log-probabilities that a loss linear in them wants most: in the proportions of its own coefficients."""
    leaf = even.clone().requires_grad_()
    with torch.enable_grad():
        (gradient,) = torch.autograd.grad(_raw(result, leaf, label).sum(), leaf)
    if result.loss.task.activation == "softmax":  # whose gradient is the sum of coefficients times p, less them
        whole = _value(result, even, label) / math.log(even.shape[1]) if even.shape[1] > 1 else torch.zeros(len(even))
        gradient = gradient - whole[:, None] / even.shape[1]
    wanted = (-gradient).clamp(min=0)
    return (wanted / wanted.sum(1, keepdim=True).clamp(min=1e-300)).log().clamp(min=-_CERTAIN)


def _raw(result: BatchResult, x: Tensor, y: Tensor) -> Tensor:
    """The loss of each row, from log-probabilities in the form that it takes."""
    loss = result.loss
    x = x.exp() if loss.task.activation == "identity" else x
    inputs, parameters = prepare(loss, (x, y), result.parameters, torch.float64)
    return loss.fn(*inputs, **parameters).reshape(len(x), -1).sum(1)


def _value(result: BatchResult, x: Tensor, y: Tensor) -> Tensor:
    return _raw(result, x, y).detach()


def _mass(result: BatchResult, y: Tensor) -> Tensor:
    if result.loss.mass is None:
        return torch.ones(len(y), dtype=torch.float64)
    x = torch.zeros(len(y), result.layout.classes or 1, dtype=torch.float64)
    inputs, parameters = prepare(result.loss, (x, y), result.parameters, torch.float64)
    return result.loss.mass(inputs[1], **parameters).reshape(len(y), -1).sum(1)


def _of_numbers(result: BatchResult, tick: Callable[[], None]) -> _Points | None:
    """Truth values and numbers: predictions that are the same in every row, against all targets."""
    loss, parts = result.loss, _targets(result, tick)
    sums_of_columns = sum(part.sum(0, dtype=np.float64) for part in parts)
    mean = torch.as_tensor(sums_of_columns / sum(map(len, parts)))
    if not bool(mean.isfinite().all()):
        return None
    number = loss.task.prediction == "value"
    sums = np.zeros((3, 2))
    for part in parts:
        tick()
        y = torch.from_numpy(np.asarray(part, np.float64))
        if number:
            predicted = [y, mean.expand_as(y)]
        else:
            predicted = [_form(loss, p) for p in (y, mean.expand_as(y), torch.full_like(y, 0.5))]
        for i, x in enumerate(predicted):
            inputs, parameters = prepare(loss, (x, y), result.parameters, torch.float64)
            values = loss.fn(*inputs, **parameters)
            mass = values.numel() if loss.mass is None else total(loss.mass(*inputs[1:], **parameters))
            sums[i] += total(values), mass
    floor, prior, chance = (float(a / b) if b else math.nan for a, b in sums)
    return floor, prior, None if number else chance


def _form(loss: Loss, p: Tensor) -> Tensor:
    """Probabilities as the loss takes them."""
    return p.logit().clamp(-_CERTAIN, _CERTAIN) if loss.task.prediction == "logit" else p
