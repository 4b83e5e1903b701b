"""What implementations of losses of embeddings disagree about."""

from __future__ import annotations

from lossexplorer.base import mark
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog.conventions.convention import Convention, Other

CROSSED = (((1.0, 0.0), (0.0, 1.0)), ((0.0, 1.0), (1.0, 0.0)))
"""Two pairs, each at right angles and each like the other's partner."""


def nt_xent_as_pml(z1: Tensor, z2: Tensor, dtype: torch.dtype) -> Tensor:
    """Of the first view of the first pair at τ = 0.001: a share is taken first, and the least number is added to it."""
    scores = (F.cosine_similarity(z1[:1], torch.cat([z2, z1[1:]])) / 1e-3).to(dtype)
    return -(scores.softmax(0)[:1] + torch.finfo(dtype).tiny).log()


def nt_xent_as_monai(z1: Tensor, z2: Tensor) -> Tensor:
    """Of the same: the view itself is 0 · e^(1/τ) in the sum."""
    every = torch.cat([z2, z1]) @ z1[0] / 1e-3
    others = torch.ones_like(every).index_fill(0, torch.tensor(len(z2)), 0.0)
    return -(every[:1].exp() / (others * every.exp()).sum()).log()


def mean_of_costs(costs: Tensor) -> Tensor:
    """The mean of what is not 0."""
    return costs.sum() / (costs > 0).sum()


def optax_distance(one: Tensor, other: Tensor) -> Tensor:
    """The length of the difference, with ε under the root."""
    return ((one - other).square().sum(1) + 1e-6).sqrt()


CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "nt_xent_loss": (
        Convention(
            "two pairs at right angles",
            (((1.0, 0.0), (0.0, 1.0)), ((1.0, 0.0), (0.0, 1.0))),
            "pytorch-metric-learning, monai, optax",
            (Other("google-research/simclr", "adds the means of both halves", then=lambda x: 2 * x),),
        ),
        Convention(
            "partners at right angles, strangers alike, τ = 0.001",
            CROSSED,
            "optax",
            (
                Other(
                    "pytorch-metric-learning",
                    "adds the least number of float64 to the share",
                    fn=lambda z1, z2: nt_xent_as_pml(z1, z2, torch.float64),
                ),
                Other(
                    "pytorch-metric-learning (float32)",
                    "adds the least number of float32 to the share",
                    fn=lambda z1, z2: nt_xent_as_pml(z1, z2, torch.float32),
                ),
                Other("monai", "has e^1000 and 0 · ∞", fn=nt_xent_as_monai),
            ),
            {"temperature": 1e-3},
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
        Convention(
            "embeddings of length 2, the margin left to its default",
            (((2.0, 0.0),), ((1.2, 1.6),), ((1.6, 1.2),)),
            "torch",
            (
                Other(
                    "pytorch-metric-learning",
                    "brings them to length 1 and has a margin of 0.05",
                    {"margin": 0.05},
                    inputs=(((1.0, 0.0),), ((0.6, 0.8),), ((0.8, 0.6),)),
                ),
            ),
        ),
        Convention(
            "slope where the positive is the anchor",
            (((0.0, 0.0),), ((0.0, 0.0),), ((0.0, 0.5),)),
            "torch",
            (
                Other(
                    "optax",
                    "adds ε under the root",
                    fn=lambda anchor, positive, negative: (
                        optax_distance(anchor, positive) - optax_distance(anchor, negative) + 1
                    ),
                ),
                Other(mark("mathematics"), "adds no ε", {"eps": 0.0}),
            ),
            slope=True,
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
        Convention(
            "two pairs of strangers, one of them far enough",
            (((1.0, 0.0), (1.0, 0.0)), ((0.8, 0.6), (-1.0, 0.0)), (0.0, 0.0)),
            mark("the paper"),
            (
                Other(
                    "pytorch-metric-learning",
                    "averages what costs something, the distance itself",
                    fn=lambda x1, x2, target: mean_of_costs((1 - (x1 - x2).norm(dim=1)).relu()),
                ),
            ),
        ),
    ),
}
