"""Two embeddings of the same things."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.catalog.directions import directions
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


def _is_nt_xent(facts: Facts) -> bool:
    return facts.loss.key == "nt_xent_loss"


def floor(facts: Facts) -> float:
    """What perfect pairs among orthogonal strangers cost."""
    heat = 1 / facts.parameters["temperature"]
    return math.log1p((2 * facts.n - 2) * math.exp(-heat))


def contrastive_chance(facts: Facts) -> Iterator[Hypothesis]:
    """Guessing among all other views, without and with the view itself."""
    n = facts.n if facts.b is None or facts.b >= facts.n else facts.b
    what = Message("guessing among {n} other views", n=2 * n - 1)
    yield Hypothesis(math.log(2 * n - 1), what, wrong=f"math.log({2 * n - 1})")
    what = Message("guessing among {n} views, the view itself among them,", n=2 * n)
    yield Hypothesis(math.log(2 * n), what, wrong=f"math.log({2 * n})")


CONTRASTIVE_CHANCE = Reason(
    key="contrastive_chance",
    title=mark("NT-Xent at chance: untrained or collapsed"),
    group="E",
    fix=lambda f: Message(
        "Chance is {chance}, perfect is {floor}: the embeddings are collapsed or untrained.",
        chance=math.log(2 * f.n - 1),
        floor=floor(f),
    ),
    sources=(
        "HobbitLong/SupContrast#106",
        "Lightning-Universe/lightning-bolts#695",
        "mpatacchiola/self-supervised-relational-reasoning#3",
    ),
    applies=_is_nt_xent,
    predict=contrastive_chance,
)


def self_similarity(facts: Facts) -> Iterator[Hypothesis]:
    """The pair of a view and itself in the denominator."""
    c = facts.whole
    if c is None or not len(facts.value):
        return
    views = directions(torch.cat([c.raw, c.t]))
    similarity = views @ views.T / facts.parameters["temperature"]
    partner = torch.arange(len(views)).roll(facts.n)
    value = similarity.logsumexp(1) - similarity.gather(1, partner.unsqueeze(1)).squeeze(1)
    yield Hypothesis(float(value.mean()), Message("NT-Xent with each view among its own strangers"))


CONTRASTIVE_SELF_SIMILARITY = Reason(
    key="contrastive_self_similarity",
    title=mark("The diagonal of the similarities is not masked"),
    group="E",
    fix=Message("Mask the diagonal of the similarity matrix."),
    code="similarity.fill_diagonal_(-torch.inf)",
    wrong="""views = F.normalize(torch.cat([predictions, targets]), dim=1)
similarity = views @ views.T / temperature
F.cross_entropy(similarity, torch.arange(len(views)).roll(len(predictions)))""",
    sources=("Lightning-Universe/lightning-bolts#609", "Lightning-Universe/lightning-bolts#695"),
    applies=_is_nt_xent,
    predict=self_similarity,
)


def byol_convention(facts: Facts) -> Iterator[Hypothesis]:
    """Offsets and factors of the same cosine."""
    loss, width = facts.recomputed, facts.size // facts.n
    forms = (
        (loss - 2, Message("−2 cos, without the offset"), "-2 * cosine.mean()"),
        (loss / 2 - 1, Message("−cos"), "-cosine.mean()"),
        (loss / 2, Message("1 − cos, half of it"), "1 - cosine.mean()"),
        (2 * loss, Message("both directions added"), "2 * (2 - 2 * cosine.mean())"),
        (
            loss / width,
            Message("mse_loss of normalised vectors of {n} numbers", n=width),
            "F.mse_loss(F.normalize(predictions, dim=1), F.normalize(targets, dim=1))",
        ),
    )
    for value, what, wrong in forms:
        given = "cosine = F.cosine_similarity(predictions, targets)\n" if "cosine" in wrong else ""
        yield Hypothesis(value, what, wrong=given + wrong)


BYOL_CONVENTION = Reason(
    key="byol_convention",
    title=mark("Another offset or scale of the BYOL loss"),
    group="E",
    fix=Message(
        "Variants differ by an offset of 2 or a factor: compare like with like, and look at the variance, since 0 is "
        "also collapse."
    ),
    code="loss = 2 - 2 * F.cosine_similarity(prediction, projection.detach()).mean()",
    sources=(
        "lucidrains/byol-pytorch#6",
        "lucidrains/byol-pytorch#7",
        "jramapuram/BYOL#5",
        "open-mmlab/mmselfsup#118",
        "Lightning-Universe/lightning-bolts#1058",
    ),
    specific=True,
    applies=lambda f: f.loss.key == "byol_loss" and f.case.reduction == "mean",
    predict=byol_convention,
)
