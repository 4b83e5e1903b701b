"""Brier score."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used, true_class
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def brier(input: Tensor, target: Tensor, ignore_index: int) -> Tensor:
    """Σ (p_c − y_c)² over the classes, where y is one-hot at the label or a distribution."""
    if target.is_floating_point():
        return (input - target).square().sum(1)
    label = true_class(target, ignore_index)
    off = input.scatter_add(1, label, torch.full_like(label, -1, dtype=input.dtype))
    return off.square().sum(1).masked_fill(target == ignore_index, 0)


def mass(target: Tensor, ignore_index: int) -> Tensor:
    """1 for each row that is used."""
    if target.is_floating_point():
        return target.new_ones(target.shape[:1] + target.shape[2:])
    return is_used(target, ignore_index)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, and the worst: all of it on the other classes as they stand."""
    others = s["others"] or (0.0,) * (s["classes"] - 1)
    e = [math.exp(z - max(others)) for z in others]
    worst = 1 + sum((x / sum(e)) ** 2 for x in e)
    found = [Mark("bound", Message("at most {level}", level=f"{worst:.3g}"), level=worst, toward=-math.inf)]
    if s["others"] is None:
        found.append(Mark("chance", Message("chance: 1 − 1/C"), at=0.0, level=1 - 1 / s["classes"]))
    return tuple(found)


LOSS = Loss(
    title="Brier score",
    task=tasks.CLASS_PROBABILITIES,
    formula=r"\ell = \sum_{c=1}^{C} (p_c - \delta_{cy})^2",
    plain="The squared error of the stated probabilities.",
    convention="The sum over all classes, from 0 to 2, as Brier had it; scikit-learn halves it for two classes unless "
    "asked not to, which is the square of one probability's error.",
    fn=brier,
    params=(IGNORE_INDEX,),
    mass=mass,
    marks=marks,
    aliases=("Brier", "BrierScore", "quadratic score", "calibration"),
    references=(
        "sklearn.metrics.brier_score_loss(scale_by_half=False)",
        "Brier 1950, Verification of forecasts expressed in terms of probability",
    ),
    known=(
        Known((((0.8, 0.1, 0.1), (0.2, 0.2, 0.6)), (0, 1)), (0.06, 1.04), "by hand", reduction="none"),
        Known((((0.0, 1.0),), (0,)), 2.0, "sure and wrong"),
        Known((((0.9, 0.1),), ((1.0, 0.0),)), 0.02, "one-hot, by hand"),
        Known((((0.5, 0.5), (0.9, 0.1)), (1, -100)), 0.5, "an ignored row"),
    ),
)
