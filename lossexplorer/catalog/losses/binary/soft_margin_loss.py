"""Logistic loss of a margin."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def soft_margin(input: Tensor, target: Tensor) -> Tensor:
    """Log(1 + exp(−y z)); torch's own takes the exponential as it stands, which overflows."""
    return -F.logsigmoid(target * input)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, and the straight end of the wrong side."""
    side = 1.0 if s["target"] > 0.5 else -1.0
    return (
        Mark("chance", Message("chance: log 2"), at=0.0, level=math.log(2)),
        Mark("asymptote", Message("slope −y"), line=(-side, 0.0), toward=-side * math.inf),
    )


LOSS = Loss(
    title="Logistic (soft margin)",
    task=tasks.MARGIN,
    formula=r"\ell = \log(1 + e^{-y z}) \quad y \in \{-1, 1\}",
    plain="The smooth hinge: a right answer gets cheaper the surer it is, but is never quite free.",
    convention="Binary cross entropy with logits for targets of −1 and 1; torch's own soft_margin_loss is infinite "
    "from a margin of −89 in float32, where this is 89.",
    fn=soft_margin,
    gradient=lambda input, target: -target * torch.sigmoid(-target * input),
    marks=marks,
    convex=True,
    aliases=("SoftMarginLoss", "logistic loss", "logistic regression"),
    references=("torch.nn.functional.soft_margin_loss", "torch.nn.functional.softplus"),
    known=(
        Known(((0.0,), (-1.0,)), 0.6931471805599453, "log 2"),
        Known(((1.3,), (1.0,)), 0.24100845383299207, "log(1 + exp(−1.3))"),
        Known(((-89.0,), (1.0,)), 89.0, "softplus of a large number"),
        Known(((-800.0,), (1.0,)), 800.0, "torch says inf"),
    ),
)
