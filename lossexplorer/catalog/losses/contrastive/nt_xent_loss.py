"""NT-Xent, the loss of SimCLR."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference, Rows
from lossexplorer.catalog.wide import widest

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def nt_xent(z1: Tensor, z2: Tensor, temperature: float) -> Tensor:
    """Cross entropy of finding the partner among all other views by cosine/τ; of 2N views, those of ``z1`` first."""
    pairs = z1.shape[0]
    views = torch.cat([z1, z2])
    views = views.to(widest(views.device))  # 1/τ magnifies what a cosine in float32 has lost
    largest = views.abs().amax(1, keepdim=True).detach()
    views = torch.where(largest > 0, views, 0.0)  # a vector of zeros has no direction, and no gradient either
    views = F.normalize(views / largest.clamp(min=torch.finfo(views.dtype).tiny), dim=1)
    itself = torch.eye(2 * pairs, dtype=torch.bool, device=views.device)
    similarity = (views / temperature @ views.T).masked_fill_(itself, -math.inf)
    partner = torch.arange(2 * pairs, device=views.device).roll(pairs).unsqueeze(1)
    return (similarity.logsumexp(1) - similarity.gather(1, partner).squeeze(1)).to(z1.dtype)


def mean_of_both_views(z1: Tensor, z2: Tensor, temperature: float) -> Tensor:
    """A value for each pair."""
    return nt_xent(z1, z2, temperature).view(2, -1).mean(0)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance: the partner is as near as every other view."""
    c = s["negative_similarity"]
    if c <= 2 * c * c - 1:
        return ()
    return (Mark("chance", Message("chance: log(2N − 1)"), at=c, level=math.log(2 * s["pairs"] - 1)),)


LOSS = Loss(
    key="nt_xent_loss",
    title="NT-Xent (SimCLR)",
    family=Family.CONTRASTIVE,
    task=tasks.EMBEDDING_PAIRS,
    formula=r"\ell_i = -\log \frac{e^{s_{i,i'}/\tau}}{\sum_{j \neq i} e^{s_{ij}/\tau}} \quad s = \cos",
    plain="Pull two views of the same picture together, push all others away.",
    convention="Mean over the 2N views; Google's first code gives twice this. Embeddings are normalised inside.",
    fn=nt_xent,
    params=(
        Number(
            name="temperature",
            symbol="τ",
            default=0.5,
            domain=POSITIVE,
            typical=(0.02, 1.0),
            scale="log",
            help="Small makes the nearest strangers count most; large treats all alike.",
        ),
    ),
    kind="set",
    rows=Rows("Mean of the pair's two views", mean_of_both_views),
    pairwise=True,
    reductions=("mean", "none"),
    marks=marks,
    convex=True,
    aliases=("SimCLR", "InfoNCE", "NTXentLoss", "contrastive", "normalized temperature-scaled cross entropy"),
    references=(
        Reference("optax.losses.ntxent"),
        Reference("Chen et al. 2020, SimCLR", "https://arxiv.org/abs/2002.05709"),
    ),
    known=(
        Known((((1.0, 0.0),), ((0.0, 1.0),)), 0.0, "one pair has no strangers"),
        Known(
            (((1.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (1.0, 0.0))), 1.0986122886681098, "all alike: log(2N − 1) = log 3"
        ),
        Known(
            (((3.0, 0.0), (0.0, 2.0)), ((1.0, 0.0), (0.0, 7.0))),
            0.2395447662218847,
            "log(1 + 2 exp(−2)), whatever the norms",
        ),
    ),
)
