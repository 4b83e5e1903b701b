"""Tukey's biweight."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def biweight(input: Tensor, target: Tensor, c: float) -> Tensor:
    """c²/6 · (1 − (1 − q)³), q = (e/c)² but at most 1; expanded, so that small errors keep their digits."""
    q = ((input - target) / c).clamp(-1, 1).square()
    return c * c / 6 * (q * (3 - q * (3 - q)))


def gradient(input: Tensor, target: Tensor, c: float) -> Tensor:
    """That is e (1 − (e/c)²)² inside, 0 outside."""
    share = ((input - target) / c).clamp(-1, 1)
    return c * share * (1 - share.square()).square()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where the plateau begins, and its height."""
    c, level = p["c"], p["c"] ** 2 / 6
    return (
        minimum(0.0, 0.0),
        Mark("joint", Message("−c"), at=-c, level=level),
        Mark("joint", Message("c"), at=c, level=level),
        Mark("bound", Message("plateau: c²/6"), level=level, toward=-math.inf),
        Mark("bound", Message("plateau: c²/6"), level=level, toward=math.inf),
    )


LOSS = Loss(
    title="Tukey biweight",
    task=tasks.REGRESSION,
    formula=r"\ell = \begin{cases} \frac{c^2}{6} \left(1 - \left(1 - e^2/c^2\right)^3\right) & |e| \le c \\ "
    r"\frac{c^2}{6} & |e| > c \end{cases} \quad e = \hat y - y",
    plain="Beyond a point a mistake counts as hopeless and is ignored.",
    convention="Errors are taken as they are; c = 4.685 is meant for errors in units of a robust scale.",
    fn=biweight,
    params=(
        Number("c", "c", 4.685, (0.5, 10.0), POSITIVE).means(
            "The error from which on nothing more is paid or learnt; the gradient is largest at c/√5."
        ),
    ),
    gradient=gradient,
    marks=marks,
    aliases=("TukeyLoss", "bisquare", "biweight", "M-estimator", "redescending"),
    references=("statsmodels.robust.norms.TukeyBiweight", "Beaton & Tukey 1974"),
    known=(
        Known(((5.0,), (0.0,)), 4.685**2 / 6, "by hand: on the plateau"),
        Known(((1.0,), (0.0,)), 4 / 6 * (1 - 0.75**3), "by hand", {"c": 2.0}),
    ),
)
