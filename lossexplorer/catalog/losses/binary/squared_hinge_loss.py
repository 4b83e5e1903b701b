"""Squared hinge loss."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def squared_hinge(input: Tensor, target: Tensor) -> Tensor:
    """max(0, 1 − y z)²."""
    return F.relu(1 - target * input).square()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The margin, at which the parabola ends, and the price of not knowing."""
    at = 1.0 if s["target"] > 0.5 else -1.0
    return (
        Mark("joint", Message("margin 1: free beyond"), at=at, level=0.0),
        Mark("chance", Message("undecided: 1"), at=0.0, level=1.0),
    )


LOSS = Loss(
    title="Squared hinge",
    task=tasks.MARGIN,
    formula=r"\ell = \max(0,\, 1 - y z)^2 \quad y \in \{-1, 1\}",
    plain="A hinge without the kink, and harsher on big errors.",
    convention="Targets are −1 and 1, and the square is whole: keras and scikit-learn agree, some books halve it.",
    fn=squared_hinge,
    gradient=lambda input, target: -2 * target * F.relu(1 - target * input),
    marks=marks,
    convex=True,
    aliases=("SquaredHinge", "SquaredHingeLoss", "L2-SVM", "quadratic hinge"),
    references=("keras.losses.squared_hinge", "scikit-learn: SGDClassifier(loss='squared_hinge')"),
    known=(
        Known(((0.5, -0.5, 2.0), (1.0, 1.0, 1.0)), (0.25, 2.25, 0.0), "by hand", reduction="none"),
        Known(((2.0,), (-1.0,)), 9.0, "by hand"),
    ),
)
