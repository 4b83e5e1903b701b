"""What implementations of losses of embeddings disagree about."""

from __future__ import annotations

from lossexplorer.base import mark
from lossexplorer.base.door import F
from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "nt_xent_loss": (
        Convention(
            "two pairs at right angles",
            (((1.0, 0.0), (0.0, 1.0)), ((1.0, 0.0), (0.0, 1.0))),
            "pytorch-metric-learning, monai, optax",
            (Other("google-research/simclr", "adds the means of both halves", then=lambda x: 2 * x),),
        ),
    ),
    "cosine_embedding_loss": (
        Convention(
            "a vector of zeros",
            (((0.0, 0.0),), ((1.0, 0.0),), (1.0,)),
            "torch",
            (
                Other("keras", "has minus the cosine, 0", fn=lambda x1, x2, target: -F.cosine_similarity(x1, x2)),
                Other(
                    "optax",
                    "divides 0 by 0",
                    fn=lambda x1, x2, target: 1 - (x1 * x2).sum(1) / (x1.norm(dim=1) * x2.norm(dim=1)),
                ),
            ),
        ),
    ),
    "triplet_margin_loss": (
        Convention(
            "two triplets, one of them far enough",
            (((1.0, 0.0), (1.0, 0.0)), ((0.8, 0.6), (0.8, 0.6)), ((0.6, 0.8), (-1.0, 0.0))),
            "torch",
            (Other("pytorch-metric-learning", "averages those that cost something", then=lambda x: 2 * x),),
        ),
    ),
    "contrastive_loss": (
        Convention(
            "a pair that belongs together, cosine 0.6",
            (((1.0, 0.0),), ((0.6, 0.8),), (1.0,)),
            mark("the paper"),
            (
                Other(
                    "pytorch-metric-learning",
                    "takes the distance itself",
                    fn=lambda x1, x2, target: (x1 - x2).norm(dim=1),
                ),
            ),
        ),
    ),
}
