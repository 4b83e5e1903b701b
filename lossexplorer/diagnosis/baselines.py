"""What ignorance and perfection score on a file: the numbers beside which a loss is high or low."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.catalog.common import entropy
from lossexplorer.diagnosis.results import Baselines

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.facts import Facts


def baselines_of(facts: Facts) -> Baselines:
    """Chance, class frequencies alone, and the least possible value.

    Of the plain losses: weights of classes are not counted, and smoothing is in the floor alone.
    """
    if facts.case.group == "softmax":
        return _of_classes(facts)
    if facts.case.group == "sigmoid" and facts.loss.key.startswith("binary_cross_entropy"):
        return Baselines(math.log(2), binary_entropy(facts), soft_floor(facts))
    if facts.case.group == "regression" and facts.loss.key in ("mse_loss", "rmse_loss"):
        spread = float(np.var(np.asarray(facts.targets, np.float64)))
        return Baselines(chance=math.sqrt(spread) if facts.loss.key == "rmse_loss" else spread, floor=0.0)
    return Baselines(floor=0.0 if facts.case.group in ("regression", "overlap", "pairs", "divergence") else None)


def _of_classes(facts: Facts) -> Baselines:
    plain = facts.loss.key in ("cross_entropy", "nll_loss", "label_smoothing_cross_entropy")
    if not plain:
        return Baselines(floor=0.0 if facts.pricing is not None else None)
    return Baselines(math.log(facts.classes), facts.prior_entropy, smoothing_floor(facts))


def smoothing_floor(facts: Facts) -> float:
    """The least cross entropy that smoothed or soft labels allow."""
    if facts.soft:
        return soft_floor(facts)
    pricing, c = facts.pricing, facts.classes
    if pricing is None or not pricing.smoothing:
        return 0.0
    rest = pricing.smoothing / c
    return entropy((pricing.own + rest, *[rest] * (c - 1))) - pricing.shift


def soft_floor(facts: Facts) -> float:
    """Mean entropy of the targets: 0 for hard ones."""
    q = np.asarray(facts.targets, np.float64)
    if facts.case.group == "sigmoid":
        q = np.clip(q, 0, 1)
        return float(np.mean(_plogp(q) + _plogp(1 - q)))
    return float(np.mean(_plogp(q).reshape(-1, facts.classes).sum(1)))


def binary_entropy(facts: Facts) -> float:
    """Mean over labels of the entropy of their frequency: over all places where rows have several."""
    t = np.asarray(facts.targets, np.float64)
    pi = np.clip(t.mean((0, *range(2, t.ndim))), 0, 1)
    return float(np.mean(_plogp(pi) + _plogp(1 - pi)))


def _plogp(q: Array) -> Array:
    return np.asarray(-np.where(q > 0, q * np.log(np.where(q > 0, q, 1.0)), 0.0))
