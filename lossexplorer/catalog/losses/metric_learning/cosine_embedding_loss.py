"""Cosine embedding loss."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.directions import cosine_of_rows
from lossexplorer.catalog.params import Interval, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, MoreExact, Values


def cosine_embedding(x1: Tensor, x2: Tensor, target: Tensor, margin: float) -> Tensor:
    """1 − cos where the two belong together, else what cos exceeds the margin by."""
    cosine = cosine_of_rows(x1, x2)
    return torch.where(target > 0, 1 - cosine, (cosine - margin).clamp(min=0)).to(x1.dtype)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The same direction, or the margin from which strangers are left alone."""
    if s["target"]:
        return (minimum(1.0, 0.0),)
    inside = -1 < p["margin"] < 1
    return (Mark("kink", Message("margin"), at=p["margin"], level=0.0),) if inside else ()


LOSS = Loss(
    title="Cosine embedding",
    task=tasks.SIGNED_PAIRS,
    formula=r"\ell = \begin{cases} 1 - \cos(x_1, x_2) & y = 1 \\ "
    r"\max(0, \; \cos(x_1, x_2) - m) & y = -1 \end{cases}",
    plain="Pairs that belong together should point the same way, others should not.",
    convention="As torch, at the kink too, but without the 10⁻¹² that torch adds to squared lengths: short vectors "
    "keep their cosine, in up to three times the time. With a vector of zeros it is 0, and so is its gradient, where "
    "torch has one of a million.",
    fn=cosine_embedding,
    params=(
        Number("margin", "m", 0.0, (-1.0, 1.0), Interval(-1, 1)).means(
            "The cosine up to which strangers cost nothing."
        ),
    ),
    marks=marks,
    convex=True,
    more_exact=MoreExact(3.5, "Cosines are taken in float64, of vectors of every length."),
    aliases=("CosineEmbeddingLoss", "CosineSimilarity", "cosine distance"),
    references=("torch.nn.functional.cosine_embedding_loss",),
    known=(
        Known((((3.0, 4.0),), ((4.0, 3.0),), (1.0,)), 0.04, "1 − 24/25"),
        Known((((3.0, 4.0),), ((4.0, 3.0),), (-1.0,)), 0.46, "24/25 − ½", {"margin": 0.5}),
        Known((((3.0, 4.0),), ((-4.0, 3.0),), (-1.0,)), 0.0, "at right angles"),
        Known((((0.0, 0.0),), ((1.0, 0.0),), (1.0,)), 1.0, "a vector of zeros, as torch"),
    ),
)
