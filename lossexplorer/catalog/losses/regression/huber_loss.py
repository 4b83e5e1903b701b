"""Huber's loss."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def huber(input: Tensor, target: Tensor, delta: float) -> Tensor:
    """½e² where |e| ≤ δ, else δ(|e| − ½δ)."""
    return F.huber_loss(input, target, delta=delta, reduction="none")


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where it turns from squared to straight, and the straight lines."""
    d = p["delta"]
    return (
        minimum(0.0, 0.0),
        Mark("joint", Message("−δ"), at=-d, level=d * d / 2),
        Mark("joint", Message("δ"), at=d, level=d * d / 2),
        Mark("asymptote", Message("slope −δ"), line=(-d, -d * d / 2), toward=float("-inf")),
        Mark("asymptote", Message("slope δ"), line=(d, -d * d / 2), toward=float("inf")),
    )


LOSS = Loss(
    title="Huber",
    task=tasks.REGRESSION,
    formula=r"\ell = \begin{cases} \frac{1}{2} e^2 & |e| \le \delta \\ "
    r"\delta \left(|e| - \frac{1}{2}\delta\right) & |e| > \delta \end{cases} \quad e = \hat y - y",
    plain="Squared for small errors, straight for big ones.",
    convention="The slope far away is δ. Smooth L1 is this divided by δ.",
    fn=huber,
    params=(
        Number("delta", "δ", 1.0, (0.01, 10.0), POSITIVE, "log").means(
            "The error at which the loss turns from squared to straight."
        ),
    ),
    reductions=("mean", "none", "sum"),
    gradient=lambda input, target, delta: (input - target).clamp(-delta, delta),
    marks=marks,
    convex=True,
    native="huber_loss",
    aliases=("HuberLoss", "robust regression"),
    references=("torch.nn.functional.huber_loss", "Huber 1964"),
    known=(
        Known(((3.0,), (0.0,)), 1.375, "by hand", {"delta": 0.5}),
        Known(((3.0,), (0.0,)), 2.5, "by hand"),
        Known(((3.0,), (0.0,)), 4.0, "by hand", {"delta": 2.0}),
    ),
)
