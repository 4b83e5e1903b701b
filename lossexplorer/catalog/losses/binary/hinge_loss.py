"""Hinge loss."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def hinge(input: Tensor, target: Tensor) -> Tensor:
    """max(0, 1 − y z)."""
    return F.relu(1 - target * input)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The margin, beyond which a right answer is free."""
    at = 1.0 if s["target"] > 0.5 else -1.0
    return (Mark("kink", Message("margin 1: free beyond"), at=at, level=0.0),)


LOSS = Loss(
    title="Hinge",
    task=tasks.MARGIN,
    formula=r"\ell = \max(0,\, 1 - y z) \quad y \in \{-1, 1\}",
    plain="Right by a margin is free, otherwise pay the shortfall.",
    convention="Targets are −1 and 1; with 0 and 1 half of the data would be free. At the kink the gradient is 0.",
    fn=hinge,
    marks=marks,
    convex=True,
    aliases=("SVM", "HingeLoss", "support vector machine", "maximum margin"),
    references=("optax.hinge_loss", "Cortes & Vapnik 1995, Support-Vector Networks"),
    known=(
        Known(((0.3, -0.5, 2.0), (1.0, 1.0, 1.0)), (0.7, 1.5, 0.0), "by hand", reduction="none"),
        Known(((2.0,), (-1.0,)), 3.0, "by hand"),
    ),
)
