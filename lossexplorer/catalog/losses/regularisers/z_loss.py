"""Z-loss: a weight that keeps logits near zero."""

import math

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def z_loss(input: Tensor, coefficient: float) -> Tensor:
    """λ (log Σ e^z)²."""
    return coefficient * input.logsumexp(1).square()


def gradient(p: Tensor, input: Tensor, coefficient: float) -> Tensor:
    """2 λ p_c log Σ e^z."""
    return p.mul_(2 * coefficient * input.logsumexp(1, keepdim=True))


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where Σ e^z is 1."""
    m, others = s["margin"], s["classes"] - 1
    total = max(m, 0.0) + math.log(math.exp(min(m, 0.0)) + others * math.exp(-max(m, 0.0)))
    return (minimum(-total, 0.0),)


LOSS = Loss(
    title="Z-loss",
    task=tasks.LOGITS,
    formula=r"\ell = \lambda \left(\log \sum_{c} e^{z_c}\right)^2",
    plain="Keeps scores near zero, so that coarse numbers do not overflow.",
    convention="Added to a cross entropy, which a common shift of all logits leaves as it is. It is least where Σ e^z "
    "is 1, that is where logits are log-probabilities already.",
    fn=z_loss,
    params=(
        Number("coefficient", "λ", 1e-4, (1e-6, 1e-2), NON_NEGATIVE, "log").means(
            "How much it costs that the logits drift away."
        ),
    ),
    gradient=gradient,
    marks=marks,
    convex=True,
    aliases=("ZLoss", "router z-loss", "log-partition", "PaLM"),
    references=(
        "t5x.losses.cross_entropy_with_logits(z_loss=…) https://github.com/google-research/t5x",
        "Chowdhery et al. 2022, PaLM https://arxiv.org/abs/2204.02311",
    ),
    known=(
        Known((((0.0, 0.0),),), 4.804530139182014e-05, "(log 2)²/10 000"),
        Known((((-1.3862943611198906,) * 4,),), 0.0, "log-probabilities"),
        Known((((1e4, 0.0),),), 1e4, "1e8/10 000"),
    ),
)
