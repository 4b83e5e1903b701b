"""The Gaussian's negative log-likelihood."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import POSITIVE, Flag, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def gaussian(input: Tensor, target: Tensor, var: Tensor, full: bool, eps: float) -> Tensor:
    """½ (log v + e²/v), v = var but at least ε; a variance of its own for each number, for each row, or for all."""
    var = var if var.ndim else var.expand_as(input)
    return F.gaussian_nll_loss(input, target, var, full=full, eps=eps, reduction="none")


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The honest deviation, which is the error itself, and the floor."""
    error, floor = s["error"], math.sqrt(p["eps"])
    if error <= floor:
        return (Mark("minimum", Message("minimum"), at=floor),)
    return (Mark("minimum", Message("minimum: σ = |e|"), at=error), Mark("kink", Message("floor ε"), at=floor))


LOSS = Loss(
    title="Gaussian with its variance",
    task=tasks.VARIANCE,
    formula=r"\ell = \frac{1}{2} \left(\log v + \frac{(\hat y - y)^2}{v}\right) \quad v = \max(\sigma^2, \epsilon)",
    plain="Say how sure you are; being sure and wrong is expensive.",
    convention="As in torch: the variance, not σ or log σ². Below ε it counts as ε, but is given the gradient of ε.",
    fn=gaussian,
    params=(
        Flag("full", "", False).means("Whether the constant ½ log 2π is added."),
        Number("eps", "ε", 1e-6, (1e-8, 1e-4), POSITIVE, "log").means(
            "The least variance; what is claimed below it counts as this."
        ),
    ),
    marks=marks,
    native="gaussian_nll_loss",
    aliases=("GaussianNLLLoss", "Gaussian NLL", "heteroscedastic", "normal likelihood", "variance"),
    references=(
        "torch.nn.functional.gaussian_nll_loss",
        "Nix & Weigend 1994, estimating the mean and variance of the target",
    ),
    known=(
        Known(((1.0,), (3.0,), (4.0,)), 0.5 * (math.log(4) + 1), "by hand"),
        Known(((3.0,), (3.0,), (1.0,)), 0.5 * math.log(2 * math.pi), "by hand: the constant", {"full": True}),
        Known(((1.0,), (0.0,), (1e-9,)), 5e5 - 0.5 * math.log(1e6), "by hand: the floor; without it 5e8"),
    ),
)
