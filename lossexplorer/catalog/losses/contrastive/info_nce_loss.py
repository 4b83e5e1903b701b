"""InfoNCE: contrastive predictive coding, MoCo."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.directions import chance_among, directions, recognition_of_partners, temperature
from lossexplorer.catalog.spec import Known, Loss, Rows


def info_nce(query: Tensor, key: Tensor, temperature: float) -> Tensor:
    """Cross entropy of finding each query's key among all keys by cosine/τ."""
    return recognition_of_partners(directions(query) / temperature @ directions(key).T).to(query.dtype)


LOSS = Loss(
    title="InfoNCE",
    task=tasks.QUERIES,
    formula=r"\ell_i = -\log \frac{e^{s_{ii}/\tau}}{\sum_{j} e^{s_{ij}/\tau}} \quad s = \cos(q, k)",
    plain="Find your partner among strangers.",
    convention="One direction only: queries look for keys. The strangers are the other keys of the batch, never other "
    "queries. Embeddings are normalised inside.",
    fn=info_nce,
    params=(temperature(0.07, least=0.01),),
    kind="set",
    rows=Rows("Price of the pair", info_nce),
    pairwise=True,
    marks=lambda p, s: chance_among(s, s["pairs"], Message("chance: log N")),
    convex=True,
    aliases=("InfoNCE", "InfoNCELoss", "CPC", "contrastive predictive coding", "noise-contrastive estimation"),
    references=(
        "pytorch_metric_learning.losses.SelfSupervisedLoss(NTXentLoss, symmetric=False)",
        "van den Oord et al. 2018, Contrastive Predictive Coding https://arxiv.org/abs/1807.03748",
    ),
    known=(
        Known((((1.0, 0.0),), ((0.0, 1.0),)), 0.0, "one pair has no strangers"),
        Known((((1.0, 0.0),) * 3, ((2.0, 0.0),) * 3), 1.0986122886681098, "all alike: log N = log 3"),
        Known(
            (((3.0, 0.0), (0.0, 2.0)), ((1.0, 0.0), (0.0, 7.0))),
            0.31326168751822286,
            "log(1 + exp(−1)), whatever the norms",
            {"temperature": 1.0},
        ),
    ),
)
