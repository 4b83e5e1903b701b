"""The ε-insensitive loss of support vector regression."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum, wide
from lossexplorer.catalog.params import NON_NEGATIVE, Flag, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def insensitive(input: Tensor, target: Tensor, epsilon: float, squared: bool) -> Tensor:
    """What |e| exceeds ε by, or its square."""
    excess = (_error(input, target).abs() - epsilon).relu()
    return (excess.square() if squared else excess).to(input.dtype)


def gradient(input: Tensor, target: Tensor, epsilon: float, squared: bool) -> Tensor:
    """The sign of e outside the tube; squared, twice the excess in its direction."""
    error = _error(input, target)
    excess = (error.abs() - epsilon).relu()
    return (error.sign() * (2 * excess if squared else excess.sign())).to(input.dtype)


def _error(input: Tensor, target: Tensor) -> Tensor:
    """The error, wide: float32 would round ε as well, and an error beside the edge onto it."""
    return wide(input) - wide(target)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The tube, and the straight lines outside of it."""
    e, squared = p["epsilon"], p["squared"]
    if squared:
        edges = [Mark("joint", Message("edge of the tube"), at=x, level=0.0) for x in (-e, e) if e > 0]
        return (minimum(0.0, 0.0), *edges)
    kinks = [Mark("kink", Message("kink: edge of the tube"), at=x, level=0.0) for x in sorted({-e, e})]
    return (
        *kinks,
        *([minimum(0.0, 0.0)] if e > 0 else []),
        Mark("asymptote", Message("slope −1"), line=(-1.0, -e), toward=-math.inf),
        Mark("asymptote", Message("slope 1"), line=(1.0, -e), toward=math.inf),
    )


LOSS = Loss(
    title="ε-insensitive",
    task=tasks.REGRESSION,
    formula=r"\ell = \max\left(0, |\hat y - y| - \epsilon\right)",
    plain="Mistakes smaller than ε are free.",
    convention="As in support vector regression; at the very edge of the tube the gradient is 0.",
    fn=insensitive,
    params=(
        Number("epsilon", "ε", 0.1, (0.0, 2.0), NON_NEGATIVE).means("The largest error that costs nothing."),
        Flag("squared", "", False).means("Whether what is beyond the tube is squared."),
    ),
    gradient=gradient,
    marks=marks,
    convex=True,
    aliases=("SVR", "EpsilonInsensitiveLoss", "epsilon insensitive", "support vector regression", "Vapnik"),
    references=(
        "sklearn.linear_model.SGDRegressor(loss='epsilon_insensitive')",
        "Drucker et al. 1996, support vector regression machines",
    ),
    known=(
        Known(((2.0, 0.25), (0.0, 0.0)), (1.5, 0.0), "by hand", {"epsilon": 0.5}, reduction="none"),
        Known(((2.0,), (0.0,)), 2.25, "by hand", {"epsilon": 0.5, "squared": True}),
    ),
)
