"""Smooth L1."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def smooth_l1(input: Tensor, target: Tensor, beta: float) -> Tensor:
    """e²/(2β) where |e| < β, else |e| − ½β; β = 0 is the absolute error."""
    return F.smooth_l1_loss(input, target, beta=_joint(beta, input), reduction="none")


def gradient(input: Tensor, target: Tensor, beta: float) -> Tensor:
    """e/β, clipped to −1 … 1."""
    error, joint = input - target, _joint(beta, input)
    return (error / joint).clamp(-1, 1) if joint else error.sign()


def _joint(beta: float, input: Tensor) -> float:
    """β, but 0 where it would round to it: torch's gradient of a perfect fit is then not 0, unless β is."""
    return beta if beta >= torch.finfo(input.dtype).tiny else 0.0


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where it turns from squared to straight, and the straight lines."""
    b = p["beta"]
    if b == 0:
        return (Mark("kink", Message("kink: slope −1 to 1"), at=0.0, level=0.0),)
    return (
        minimum(0.0, 0.0),
        Mark("joint", Message("−β"), at=-b, level=b / 2),
        Mark("joint", Message("β"), at=b, level=b / 2),
        Mark("asymptote", Message("slope −1"), line=(-1.0, -b / 2), toward=float("-inf")),
        Mark("asymptote", Message("slope 1"), line=(1.0, -b / 2), toward=float("inf")),
    )


LOSS = Loss(
    title="Smooth L1",
    task=tasks.REGRESSION,
    formula=r"\ell = \begin{cases} e^2 / (2\beta) & |e| < \beta \\ |e| - \frac{1}{2}\beta & |e| \ge \beta "
    r"\end{cases} \quad e = \hat y - y",
    plain="Like Huber, but its far slope is always 1.",
    convention="Equals Huber with δ = β, divided by β; the two coincide only at 1.",
    fn=smooth_l1,
    params=(
        Number("beta", "β", 1.0, (0.0, 10.0), NON_NEGATIVE).means(
            "The error at which the loss turns from squared to straight; 0 is the absolute error."
        ),
    ),
    reductions=("mean", "none", "sum"),
    gradient=gradient,
    marks=marks,
    convex=True,
    native="smooth_l1_loss",
    aliases=("SmoothL1Loss", "smooth MAE"),
    references=("torch.nn.functional.smooth_l1_loss", "Girshick 2015, Fast R-CNN https://arxiv.org/abs/1504.08083"),
    known=(
        Known(((3.0,), (0.0,)), 2.75, "by hand", {"beta": 0.5}),
        Known(((3.0,), (0.0,)), 2.0, "by hand", {"beta": 2.0}),
        Known(((3.0,), (0.0,)), 3.0, "by hand", {"beta": 0.0}),
    ),
)
