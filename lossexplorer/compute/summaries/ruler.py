"""Where a loss stands between the least that these targets allow and what a model scores that knows nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch
from lossexplorer.catalog.call import prepare
from lossexplorer.catalog.params import Vector
from lossexplorer.compute.finish import finished

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.layout import Layout
    from lossexplorer.compute.result import BatchResult

    Tick = Callable[[], None]

_CERTAIN = 1e3
"""A logit that leaves no doubt, without becoming infinite where a loss multiplies it."""
_MOST = 1 << 25
"""Scores of classes that are computed at most: those of one row for each class that occurs, or of all soft targets."""
_PIECE = 1 << 20


@dataclass(frozen=True)
class Levels:
    """Numbers beside which a loss is high or low; None where it has no such point."""

    floor: float | None
    """What the best predictions would score: above 0 with smoothed or soft targets."""
    prior: float | None
    """What is scored by always predicting how frequent each class is, or the mean target of each output: with cross
    entropy, the entropy of the targets."""
    chance: float | None
    """What is scored by predicting that all is equally likely: with cross entropy, ln C."""


@dataclass(frozen=True)
class Ruler(Levels):
    """Four numbers on one scale."""

    yours: float


def ruler(result: BatchResult, tick: Tick = lambda: None) -> Ruler | None:
    """The ruler of a result; None where it has no levels.

    Args:
        result: of any entry.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    layout, source = result.layout, result.batch.targets
    if result.rows.value is None or not has_levels(result.loss, result.parameters, layout):
        return None
    step = max(1, _PIECE // max(1, math.prod(source.shape[1:])))
    parts = []
    for start in range(0, layout.rows, step):
        tick()
        parts.append(layout.targets(source.read(start, min(start + step, layout.rows)), start))
    found = levels(result.loss, result.parameters, layout, parts, tick)
    return None if found is None else Ruler(found.floor, found.prior, found.chance, result.rows.value)


def levels(
    loss: Loss, parameters: Values, layout: Layout, targets: Sequence[Array], tick: Tick = lambda: None
) -> Levels | None:
    """Floor, prior and chance from the targets alone: the loss itself is asked, whatever its parameters.

    Args:
        loss: any entry.
        parameters: resolved.
        layout: how the file is read.
        targets: all of them in pieces, as the layout gives them; labels may be flat, and what is no class is left out.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Returns:
        None where it has none (see ``has_levels``), or finding them takes too long.
    """
    if not has_levels(loss, parameters, layout):
        return None
    asked = _Asked(loss, parameters, layout.classes or 1)
    sums: Array | None
    if layout.target_rule == "distribution":
        sums = _of_shares(asked, targets, tick)
    elif layout.classes is not None:
        sums = _of_classes(asked, targets, tick)
    else:
        sums = _of_numbers(asked, targets, tick)
    if sums is None:
        return None
    floor, prior, chance = (finished(loss, parameters, float(a / b))[0] if b else math.nan for a, b in sums)
    return Levels(floor, prior, None if loss.task.prediction == "value" else chance)


def has_levels(loss: Loss, parameters: Values, layout: Layout) -> bool:
    """Whether it is a mean, or a function of one, over classes, truth values or numbers."""
    mean = loss.kind_of(parameters) == "elementwise" or loss.finish is not None
    rows = any(isinstance(p, Vector) and layout.is_by_row(np.shape(parameters[p.name])) for p in loss.params)
    if not mean or rows or loss.task.others or loss.task.target_at != 1 or parameters.get("log_target"):
        return False
    if layout.classes is not None or layout.target_rule == "distribution":
        return layout.target_rule in ("as_is", "labels", "one_hot", "distribution") and loss.task.prediction != "mask"
    return loss.task.prediction in ("logit", "probability", "value") and loss.task.target in ("unit", "bit", "value")


@dataclass(frozen=True)
class _Asked:
    """The loss, asked about rows that do not come from a file."""

    loss: Loss
    parameters: Values
    classes: int

    def rows(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """Value and mass of rows ``(n,)`` each, whose predictions are as the loss takes them."""
        inputs, parameters = prepare(self.loss, (x, y), self.parameters, torch.float64)
        fn = self.loss.fn if self.loss.finish is None or self.loss.rows is None else self.loss.rows
        values = fn(*inputs, **parameters).reshape(len(x), -1)
        mass = torch.ones_like(values) if self.loss.mass is None else self.loss.mass(*inputs[1:], **parameters)
        return values.sum(1), mass.reshape(len(x), -1).sum(1)

    def of_logs(self, logs: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """The same from log-probabilities ``(n, C)``."""
        return self.rows(logs.exp() if self.loss.task.activation == "identity" else logs, y)


def _of_classes(asked: _Asked, targets: Sequence[Array], tick: Tick) -> Array | None:
    """Sum and mass of each level, ``(3, 2)``, from one row for each class that occurs, as often as it does."""
    classes = asked.classes
    counts = np.zeros(classes, np.int64)
    for part in targets:
        tick()
        flat = part.reshape(-1)
        flat = flat[(flat >= 0) & (flat < classes) & (flat != asked.parameters.get("ignore_index", -100))]
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
        sure = torch.full((len(some), classes), -_CERTAIN, dtype=torch.float64).scatter_(1, label[:, None], 0.0)
        sums += _levels_of(asked, sure, torch.from_numpy(logs), label, times)
    return sums


def _of_shares(asked: _Asked, targets: Sequence[Array], tick: Tick) -> Array | None:
    """The same of targets that are a share of each class."""
    classes = asked.classes
    rows = [part.reshape(-1, classes) for part in targets]
    n = sum(map(len, rows))
    if n * classes > _MOST:
        return None
    mean = torch.from_numpy(sum(part.sum(0, dtype=np.float64) for part in rows) / n)
    logs, sums = mean.log().clamp(min=-_CERTAIN), np.zeros((3, 2))
    for part in rows:
        tick()
        y = torch.from_numpy(part.astype(np.float64))
        sums += _levels_of(asked, y.log().clamp(min=-_CERTAIN), logs, y, torch.ones(len(y), dtype=torch.float64))
    return sums


def _levels_of(asked: _Asked, sure: Tensor, prior: Tensor, y: Tensor, times: Tensor) -> Array:
    """Sums of values and masses of rows that count so many times: predicted best, by prior, by chance."""
    even = torch.full_like(sure, -math.log(asked.classes))
    by_chance, mass = asked.of_logs(even, y)
    best = torch.minimum(asked.of_logs(sure, y)[0], asked.of_logs(_matching(asked, even, y), y)[0])
    found = best, asked.of_logs(prior.expand_as(sure), y)[0], by_chance
    return np.array([[float((values * times).sum()), float((mass * times).sum())] for values in found])


def _matching(asked: _Asked, even: Tensor, y: Tensor) -> Tensor:
    """Log-probabilities that a loss linear in them wants most: in the proportions of its own coefficients."""
    leaf = even.clone().requires_grad_()
    with torch.enable_grad():
        values = asked.of_logs(leaf, y)[0]
        (gradient,) = torch.autograd.grad(values.sum(), leaf)
    if asked.loss.task.activation == "softmax":  # whose gradient is the sum of coefficients times p, less them
        whole = values.detach() / math.log(even.shape[1]) if even.shape[1] > 1 else torch.zeros(len(even))
        gradient = gradient - whole[:, None] / even.shape[1]
    wanted = (-gradient).clamp(min=0)
    return (wanted / wanted.sum(1, keepdim=True).clamp(min=1e-300)).log().clamp(min=-_CERTAIN)


def _of_numbers(asked: _Asked, targets: Sequence[Array], tick: Tick) -> Array | None:
    """The same of truth values and numbers: predictions that are the same in every row, against all targets."""
    places = (0, *range(2, targets[0].ndim))  # of each output; a picture's, wherever they lie in it
    sums_of_outputs = sum(part.sum(places, dtype=np.float64, keepdims=True)[0] for part in targets)
    mean = torch.as_tensor(sums_of_outputs * math.prod(sums_of_outputs.shape) / sum(part.size for part in targets))
    if not bool(mean.isfinite().all()):
        return None
    number = asked.loss.task.prediction == "value"
    sums = np.zeros((3, 2))
    for part in targets:
        tick()
        y = torch.from_numpy(np.asarray(part, np.float64))
        for i, p in enumerate((y, mean.expand_as(y), torch.full_like(y, 0.5))):
            pair = asked.rows(p if number else _form(asked.loss, p), y)
            sums[i] += [float(x.sum()) for x in pair]
    return sums


def _form(loss: Loss, p: Tensor) -> Tensor:
    """Probabilities as the loss takes them."""
    return p.logit().clamp(-_CERTAIN, _CERTAIN) if loss.task.prediction == "logit" else p
