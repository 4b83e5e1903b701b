"""Deep evidential regression."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def evidential(input: Tensor, nu: Tensor, alpha: Tensor, beta: Tensor, target: Tensor, coefficient: float) -> Tensor:
    """−log of Student's t with 2α degrees about γ, and λ |y − γ| for each piece of evidence."""
    error, v, a, b = wide(target) - wide(input), wide(nu), wide(alpha), wide(beta)
    omega = 2 * b * (1 + v)
    spread = 0.5 * (torch.pi * omega / v).log() + torch.lgamma(a) - torch.lgamma(a + 0.5)
    surprise = (a + 0.5) * torch.log1p(v * error.square() / omega)
    return (spread + surprise + coefficient * error.abs() * (2 * v + a)).to(input.dtype)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """A perfect fit."""
    if p["coefficient"] > 0:
        return (Mark("kink", Message("kink: slope −λ(2ν + α) to λ(2ν + α)"), at=0.0),)
    return (Mark("minimum", Message("minimum"), at=0.0),)


LOSS = Loss(
    title="Deep evidential regression",
    task=tasks.EVIDENCE,
    formula=r"\ell = -\log \textrm{St}_{2\alpha}\left(y; \gamma, \frac{\beta(1 + \nu)}{\nu\alpha}\right)"
    r" + \lambda |y - \gamma| (2\nu + \alpha)",
    plain="Predict the answer and how much evidence there is for it; evidence for a wrong answer is fined.",
    convention="As in the paper: the second number of St is the squared scale, and the fine counts 2ν + α as evidence.",
    fn=evidential,
    params=(
        Number("coefficient", "λ", 0.01, (0.0, 1.0), NON_NEGATIVE).means(
            "The fine for each piece of evidence and unit of error."
        ),
    ),
    marks=marks,
    aliases=("DER", "evidential", "EvidentialRegression", "normal inverse gamma", "NIG"),
    references=(
        "Amini et al. 2020, deep evidential regression https://arxiv.org/abs/1910.02600",
        "torch.distributions.StudentT",
    ),
    known=(
        Known(((1.0,), (1.0,), (2.0,), (1.0,), (1.0,)), math.log(8 / 3), "by hand: Student's t with 4 degrees at 0"),
        Known(
            ((0.0,), (1.0,), (2.0,), (1.0,), (2.0,)),
            math.log(8 / 3) + 2.5 * math.log(2) + 0.08,
            "by hand: (3/8) · 2^(−5/2), and a fine of 0.01 · 2 · 4",
        ),
        Known(
            ((1.0,), (2.0,), (3.0,), (0.5,), (2.5,)),
            3.4742886367511963,
            "torch.distributions.StudentT",
            {"coefficient": 0.0},
        ),
    ),
)
