"""Softmax."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Values


def softmax(input: Tensor, temperature: float) -> Tensor:
    """e^(z/T) / Σ e^(z/T) along the class axis."""
    return (input / temperature).softmax(1)


def largest(input: Tensor, temperature: float) -> Tensor:
    """The probability of the most probable class."""
    return softmax(input, temperature).amax(1)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where all scores are equal."""
    if s["others"] is not None:
        return ()
    return (Mark("chance", Message("all alike: 1/C"), at=0.0, level=1 / s["classes"]),)


LOSS = Loss(
    title="Softmax",
    role="function",
    task=tasks.CLASS_SCORES,
    formula=r"p_c = \frac{e^{z_c / T}}{\sum_k e^{z_k / T}}",
    plain="Turn scores into shares that add up to one.",
    convention="Along axis 1, as torch counts classes; the largest score is subtracted first, without which e^z "
    "overflows from 89 on in float32. The same number added to all scores changes nothing.",
    fn=softmax,
    params=(
        Number("temperature", "T", 1.0, (0.1, 10.0), POSITIVE, "log").means(
            "Below 1 the largest score takes nearly all, above 1 the shares become more alike."
        ),
    ),
    rows=Rows("Largest probability", largest),
    reductions=("none",),
    marks=marks,
    aliases=("softargmax", "normalized exponential", "Boltzmann distribution", "nn.Softmax", "temperature scaling"),
    references=("torch.softmax", "scipy.special.softmax"),
    known=(
        Known((((0.0, 0.0),),), ((0.5, 0.5),), "all alike"),
        Known((((1.0, 0.0),),), ((0.7310585786300049, 0.2689414213699951),), "σ(1)"),
        Known((((1e4, 0.0),),), ((1.0, 0.0),), "no overflow"),
        Known((((2.0, 0.0),),), ((0.7310585786300049, 0.2689414213699951),), "σ(2/2)", {"temperature": 2.0}),
    ),
)
