"""Hinge loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def hinge(input: Tensor, target: Tensor) -> Tensor:
    """max(0, 1 − y z)."""
    return F.relu(1 - target * input)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The margin, beyond which a right answer is free."""
    at = 1.0 if s["target"] > 0.5 else -1.0
    return (Mark("kink", Message("margin 1: free beyond"), at=at, level=0.0),)


LOSS = Loss(
    key="hinge_loss",
    title="Hinge",
    family=Family.BINARY,
    task=tasks.MARGIN,
    formula=r"\ell = \max(0,\, 1 - y z) \quad y \in \{-1, 1\}",
    plain="Right by a margin is free, otherwise pay the shortfall.",
    convention="Targets are −1 and 1; with 0 and 1 half of the data would be free. At the kink the gradient is 0.",
    fn=hinge,
    reductions=("mean", "none"),
    marks=marks,
    convex=True,
    aliases=("SVM", "HingeLoss", "support vector machine", "maximum margin"),
    references=(Reference("optax.hinge_loss"), Reference("Cortes & Vapnik 1995, Support-Vector Networks")),
    known=(
        Known(((0.3, -0.5, 2.0), (1.0, 1.0, 1.0)), (0.7, 1.5, 0.0), "by hand", reduction="none"),
        Known(((2.0,), (-1.0,)), 3.0, "by hand"),
    ),
)
