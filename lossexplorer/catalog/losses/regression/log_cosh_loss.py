"""The logarithm of the hyperbolic cosine."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def log_cosh(input: Tensor, target: Tensor) -> Tensor:
    """As log(1 + 2 sinh²(e/2)) near 0, |e| + log(1 + exp(−2|e|)) − log 2 further out."""
    size = (input - target).abs()
    near = size < 1
    small = torch.log1p(2 * torch.sinh(torch.where(near, size, 0.0) / 2) ** 2)
    large = torch.where(near, 1.0, size)
    return torch.where(near, small, large + torch.log1p((-2 * large).exp()) - math.log(2))


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum, and the straight lines far away."""
    return (
        minimum(0.0, 0.0),
        Mark("asymptote", Message("slope −1"), line=(-1.0, -math.log(2)), toward=-math.inf),
        Mark("asymptote", Message("slope 1"), line=(1.0, -math.log(2)), toward=math.inf),
    )


LOSS = Loss(
    title="Log-cosh",
    task=tasks.REGRESSION,
    formula=r"\ell = \log \cosh e \quad e = \hat y - y",
    plain="A smooth Huber with nothing to tune.",
    convention="About ½e² near 0 and |e| − log 2 far away; computed so that no cosh overflows.",
    fn=log_cosh,
    gradient=lambda input, target: (input - target).tanh(),
    marks=marks,
    convex=True,
    aliases=("LogCosh", "LogCoshLoss", "log hyperbolic cosine"),
    references=("optax.losses.log_cosh", "keras.losses.LogCosh"),
    known=(
        Known(((1000.0,), (0.0,)), 999.3069, "computed with 80 digits", digits=4),
        Known(((0.0,), (math.log(2),)), math.log(1.25), "by hand: cosh(log 2) = 5/4"),
    ),
)
