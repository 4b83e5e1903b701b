"""NT-Xent, the loss of SimCLR."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.directions import chance_among, directions, recognition, temperature
from lossexplorer.catalog.spec import Known, Loss, Rows


def nt_xent(z1: Tensor, z2: Tensor, temperature: float) -> Tensor:
    """Cross entropy of finding the partner among all other views by cosine/τ; of 2N views, those of ``z1`` first."""
    pairs = len(z1)
    views = directions(torch.cat([z1, z2]))
    similarity = views / temperature @ views.T
    number = torch.arange(2 * pairs, device=views.device)
    partner = similarity.gather(1, number.roll(pairs).unsqueeze(1)).squeeze(1)
    strangers = (number - number.unsqueeze(1)) % max(pairs, 1) != 0
    return recognition(partner, similarity, strangers).to(z1.dtype)


def mean_of_both_views(z1: Tensor, z2: Tensor, temperature: float) -> Tensor:
    """A value for each pair."""
    return nt_xent(z1, z2, temperature).view(2, -1).mean(0)


LOSS = Loss(
    title="NT-Xent (SimCLR)",
    task=tasks.EMBEDDING_PAIRS,
    formula=r"\ell_i = -\log \frac{e^{s_{i,i'}/\tau}}{\sum_{j \neq i} e^{s_{ij}/\tau}} \quad s = \cos",
    plain="Pull two views of the same picture together, push all others away.",
    convention="Mean over the 2N views; Google's first code gives twice this. Embeddings are normalised inside.",
    fn=nt_xent,
    params=(temperature(0.5, least=0.02),),
    kind="set",
    rows=Rows("Mean of the pair's two views", mean_of_both_views),
    pairwise=True,
    marks=lambda p, s: chance_among(s, 2 * s["pairs"] - 1, Message("chance: log(2N − 1)")),
    convex=True,
    aliases=("SimCLR", "InfoNCE", "NTXentLoss", "contrastive", "normalized temperature-scaled cross entropy"),
    references=("optax.losses.ntxent", "Chen et al. 2020, SimCLR https://arxiv.org/abs/2002.05709"),
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
