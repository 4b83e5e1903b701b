"""Pairwise ranking hinge."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import REAL, Number
from lossexplorer.catalog.spec import Known, Loss, Mark


def margin_ranking(input1: Tensor, input2: Tensor, target: Tensor, margin: float) -> Tensor:
    """max(0, −y (x₁ − x₂) + m)."""
    return F.margin_ranking_loss(input1, input2, target, margin=margin, reduction="none")


LOSS = Loss(
    title="Margin ranking",
    task=tasks.RANKED_PAIRS,
    formula=r"\ell = \max(0,\, -y (x_1 - x_2) + m) \quad y \in \{-1, 1\}",
    plain="The better one must score higher, by a margin if one is asked for.",
    convention="As torch: 1 means that the first should score higher, and at the kink the slope is that of a mistake; "
    "without a margin equal scores cost nothing.",
    fn=margin_ranking,
    params=(Number("margin", "m", 0.0, (0.0, 2.0), REAL).means("By how much the better one must lead."),),
    marks=lambda p, s: (Mark("kink", Message("the margin: free beyond"), at=p["margin"], level=0.0),),
    convex=True,
    native="margin_ranking_loss",
    aliases=("MarginRankingLoss", "pairwise ranking", "ranking hinge", "RankSVM"),
    references=("torch.nn.functional.margin_ranking_loss",),
    known=(
        Known(((2.0, 0.0), (0.5, 1.0), (1.0, 1.0)), (0.0, 1.0), "by hand", reduction="none"),
        Known(((2.0, 0.0), (0.5, 1.0), (-1.0, -1.0)), 0.75, "by hand: mean of 1.5 and 0"),
        Known(((1.0,), (1.0,), (1.0,)), 0.5, "equal scores lack the margin", {"margin": 0.5}),
    ),
)
