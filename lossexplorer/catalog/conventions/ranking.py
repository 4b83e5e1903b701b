"""What implementations of losses of ranking disagree about."""

from __future__ import annotations

from lossexplorer.base import mark
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "margin_ranking_loss": (
        Convention(
            "slope at the margin",
            ((1.0,), (0.0,), (1.0,)),
            "torch",
            (
                Other(
                    "torch.relu", "has none", fn=lambda input1, input2, target: F.relu(1 - target * (input1 - input2))
                ),
                Other(
                    "torch.maximum",
                    "takes the middle of both slopes",
                    fn=lambda input1, input2, target: torch.maximum(
                        1 - target * (input1 - input2), torch.zeros_like(input1)
                    ),
                ),
            ),
            {"margin": 1.0},
            slope=True,
        ),
    ),
    "listnet_loss": (
        Convention(
            "a list turned round, 100 apart",
            (((0.0, 100.0),), ((100.0, 0.0),)),
            mark("mathematics"),
            (
                Other(
                    "allRank",
                    "adds 1e-10 to the softmax",
                    fn=lambda input, relevance: -(relevance.softmax(1) * (input.softmax(1) + 1e-10).log()).sum(1),
                ),
            ),
        ),
    ),
}
