"""Bradley and Terry's loss of a reward model."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import REAL, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def bradley_terry(chosen: Tensor, rejected: Tensor, margin: float) -> Tensor:
    """−log σ(r_c − r_r − m)."""
    return -F.logsigmoid(chosen - rejected - margin)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Equal rewards, and the straight end of the wrong order."""
    m = p["margin"]
    return (
        Mark("chance", Message("equal rewards"), at=0.0, level=max(m, 0.0) + math.log1p(math.exp(-abs(m)))),
        Mark("asymptote", Message("slope −1"), line=(-1.0, m), toward=-math.inf),
    )


LOSS = Loss(
    title="Bradley–Terry (reward model)",
    task=tasks.PREFERENCE,
    formula=r"\ell = -\log \sigma(r_c - r_r - m)",
    plain="The preferred answer should win the bet.",
    convention="Rewards are logits: log 2 where both are equal and nothing is asked beyond; the margin is taken off "
    "the lead, as for Llama 2.",
    fn=bradley_terry,
    params=(
        Number("margin", "m", 0.0, (0.0, 3.0), REAL).means(
            "By how much the preferred answer should lead, more where people were surer."
        ),
    ),
    gradient=lambda chosen, rejected, margin: -torch.sigmoid(margin - (chosen - rejected)),
    marks=marks,
    convex=True,
    aliases=("BT", "reward model", "RLHF", "pairwise logistic", "RankNet", "Bradley-Terry"),
    references=("torch.nn.functional.logsigmoid", "Bradley & Terry 1952, Rank analysis of incomplete block designs"),
    known=(
        Known(((0.5,), (0.5,)), 0.6931471805599453, "log 2"),
        Known(((1.3,), (0.0,)), 0.24100845383299207, "log(1 + exp(−1.3))"),
        Known(((2.3,), (0.0,)), 0.24100845383299207, "the same behind a margin of 1", {"margin": 1.0}),
        Known(((-1e4,), (0.0,)), 1e4, "the wrong order, far out"),
    ),
)
