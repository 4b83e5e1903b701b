"""Cross entropy with a penalty on certainty."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used, minimum, true_class, zero_of
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def confidence_penalty(input: Tensor, target: Tensor, beta: float, ignore_index: int) -> Tensor:
    """−log p_y + β Σ p_c log p_c, where 0 · log 0 is 0."""
    log_p = F.log_softmax(input, 1)
    label = log_p.gather(1, true_class(target, ignore_index)).squeeze(1)
    certainty = (log_p.exp() * log_p.masked_fill(log_p == -math.inf, 0)).sum(1)
    return (beta * certainty - label).masked_fill(target == ignore_index, 0)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, the straight end of mistakes, and the best margin, which is finite."""
    if s["others"] is not None:
        return ()
    beta, others = p["beta"], s["classes"] - 1
    found = [
        Mark("chance", Message("chance"), at=0.0, level=(1 - beta) * math.log(others + 1)),
        Mark("asymptote", Message("slope −1"), line=(-1.0, (1 - beta) * math.log(others)), toward=-math.inf),
    ]
    if beta > 0:
        m = zero_of(lambda m: beta * m - 1 - others * math.exp(-m), 0.0)
        rest = others * math.exp(-m)  # of the odds; −log p is log1p(rest), and that of the others is larger by m
        found.append(minimum(m, (1 - beta) * math.log1p(rest) - beta * m * rest / (1 + rest)))
    return tuple(found)


LOSS = Loss(
    title="Confidence penalty",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\log p_y - \beta H(p) \quad H(p) = -\sum_{c} p_c \log p_c",
    plain="Pay a little for being certain.",
    convention="The entropy is that of the prediction and is subtracted in nats, so a sure right answer is not the "
    "best one and the loss can fall below 0.",
    fn=confidence_penalty,
    params=(
        Number("beta", "β", 0.1, (0.0, 1.0), NON_NEGATIVE).means("What a nat of doubt is worth; 0 is cross entropy."),
        IGNORE_INDEX,
    ),
    mass=is_used,
    marks=marks,
    aliases=("ConfidencePenaltyLoss", "entropy regularization", "entropy penalty", "overconfidence"),
    references=(
        "Pereyra et al. 2017, Regularizing Neural Networks by Penalizing Confident Output Distributions "
        "https://arxiv.org/abs/1701.06548",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 0.6238324625039508, "0.9 log 2"),
        Known((((0.0,) * 4,), (2,)), 0.0, "at β = 1 not knowing costs nothing", {"beta": 1.0}),
        Known((((1e4, 0.0),), (0,)), 0.0, "certain and right"),
    ),
)
