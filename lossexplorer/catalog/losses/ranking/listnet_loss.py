"""ListNet, with the probabilities of the first place."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import entropy, minimum
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def listnet(input: Tensor, relevance: Tensor) -> Tensor:
    """−Σ softmax(r) log softmax(s) over each list."""
    return F.cross_entropy(input, relevance.softmax(1), reduction="none")


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Of a list of two: best where the scores differ as the relevances do; straight at both ends."""
    share = 1 / (1 + math.exp(-s["relevance"]))
    return (
        Mark("chance", Message("equal scores: log 2"), at=0.0, level=math.log(2)),
        minimum(s["relevance"], entropy((share, 1 - share))),
        Mark("asymptote", Message("slope −q of the better"), line=(-share, 0.0), toward=-math.inf),
        Mark("asymptote", Message("slope q of the worse"), line=(1 - share, 0.0), toward=math.inf),
    )


LOSS = Loss(
    title="ListNet",
    task=tasks.RANKED_LISTS,
    formula=r"\ell = -\sum_i q_i \log \frac{e^{s_i}}{\sum_j e^{s_j}} \quad q = \mathrm{softmax}(r)",
    plain="The order of a whole list at once: its first place should go where the relevance is.",
    convention="The logarithm is that of softmax itself; allRank adds 1e-10 first, so that its loss of a list that "
    "is turned round stops near 21. Every list has L items: there is no padding.",
    fn=listnet,
    gradient=lambda input, relevance: input.softmax(1) - relevance.softmax(1),
    marks=marks,
    convex=True,
    aliases=("ListNetLoss", "learning to rank", "listwise"),
    references=(
        "optax.losses.ranking_softmax_loss",
        "allRank: listNet https://github.com/allegro/allRank",
        "Cao et al. 2007, Learning to Rank: From Pairwise Approach to Listwise Approach",
    ),
    known=(
        Known((((0.0, 0.0, 0.0),), ((3.0, 1.0, 0.0),)), 1.0986122886681098, "equal scores: log 3"),
        Known((((1.0, 0.0),), ((1.0, 0.0),)), 0.5822031088882179, "the entropy of σ(1)"),
        Known((((0.0, 1e4),), ((1e4, 0.0),)), 1e4, "turned round"),
    ),
)
