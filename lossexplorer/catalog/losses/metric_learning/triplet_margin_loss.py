"""Triplet margin loss."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, POSITIVE, Interval, Number
from lossexplorer.catalog.spec import Known, Loss, Mark


def triplet(anchor: Tensor, positive: Tensor, negative: Tensor, margin: float, p: float, eps: float) -> Tensor:
    """What the distance to the friend, with the margin, exceeds that to the stranger by."""
    return F.triplet_margin_loss(anchor, positive, negative, margin, p, eps, reduction="none")


LOSS = Loss(
    title="Triplet margin",
    task=tasks.TRIPLETS,
    formula=r"\ell = \max(0, \; \|a - p + \epsilon\| - \|a - n + \epsilon\| + m)",
    plain="Closer to my friend than to the stranger, by a margin.",
    convention="As torch, which adds ε to each coordinate of a difference: an anchor on its friend feels a small pull "
    "that is none. All triplets count; pytorch-metric-learning averages those that cost something.",
    fn=triplet,
    params=(
        Number("margin", "m", 1.0, (0.05, 2.0), POSITIVE).means(
            "By how much the stranger has to be further away than the friend."
        ),
        Number("p", "p", 2.0, (1.0, 4.0), Interval(1)).means(
            "The norm that is the distance: 2 as the crow flies, 1 along the axes."
        ),
        Number("eps", "ε", 1e-6, (0.0, 1e-3), NON_NEGATIVE).means("Added to each coordinate of a difference."),
    ),
    marks=lambda p, s: (Mark("kink", Message("far enough"), at=s["positive_distance"] + p["margin"], level=0.0),),
    convex=True,
    native="triplet_margin_loss",
    aliases=("triplet", "TripletMarginLoss", "TripletLoss", "FaceNet"),
    references=(
        "torch.nn.functional.triplet_margin_loss",
        "Schroff et al. 2015, FaceNet https://arxiv.org/abs/1503.03832",
    ),
    known=(
        Known((((0.0, 0.0),), ((3.0, 4.0),), ((0.0, 2.0),)), 4.0, "5 − 2 + 1", {"eps": 0.0}),
        Known((((0.0, 0.0),), ((3.0, 4.0),), ((0.0, 2.0),)), 6.0, "7 − 2 + 1", {"eps": 0.0, "p": 1.0}),
        Known((((0.0,),), ((0.0,),), ((2.0,),)), 0.0, "far enough"),
    ),
)
