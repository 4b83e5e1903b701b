"""The Cauchy or Lorentzian loss."""

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss


def cauchy(input: Tensor, target: Tensor, c: float) -> Tensor:
    """½c² log(1 + (e/c)²)."""
    return c * c / 2 * torch.log1p(((input - target) / c).square())


def gradient(input: Tensor, target: Tensor, c: float) -> Tensor:
    """That is e / (1 + (e/c)²)."""
    error = input - target
    return error / (1 + (error / c).square())


LOSS = Loss(
    title="Cauchy (Lorentzian)",
    task=tasks.REGRESSION,
    formula=r"\ell = \frac{c^2}{2} \log\left(1 + \frac{e^2}{c^2}\right) \quad e = \hat y - y",
    plain="The price of a mistake grows only logarithmically.",
    convention="As in SciPy, ½e² near 0. Kornia's log(1 + ½e²) is this with c = √2; statistics takes c = 2.385.",
    fn=cauchy,
    params=(
        Number("c", "c", 1.0, (0.1, 10.0), POSITIVE, "log").means(
            "The error at which the gradient is largest; beyond it a mistake counts less and less."
        ),
    ),
    reductions=("mean", "none", "sum"),
    gradient=gradient,
    marks=lambda p, s: (minimum(0.0, 0.0),),
    aliases=("CauchyLoss", "Lorentzian", "Lorentz", "Student t", "robust estimation"),
    references=("scipy.optimize.least_squares(loss='cauchy')",),
    known=(
        Known(((2.0,), (0.0,)), 0.8047, "scipy.optimize.least_squares", digits=4),
        Known(((2.0,), (0.0,)), 1.0986, "kornia, whose c is √2", {"c": 2**0.5}, digits=4),
    ),
)
