"""Triplet margin loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, POSITIVE, Interval, Number
from lossexplorer.catalog.spec import Family, Known, Loss, Mark, Reference

if TYPE_CHECKING:
    from torch import Tensor


def triplet(anchor: Tensor, positive: Tensor, negative: Tensor, margin: float, p: float, eps: float) -> Tensor:
    """What the distance to the friend, with the margin, exceeds that to the stranger by."""
    return F.triplet_margin_loss(anchor, positive, negative, margin, p, eps, reduction="none")


LOSS = Loss(
    key="triplet_margin_loss",
    title="Triplet margin",
    family=Family.METRIC_LEARNING,
    task=tasks.TRIPLETS,
    formula=r"\ell = \max(0, \; \|a - p + \epsilon\| - \|a - n + \epsilon\| + m)",
    plain="Closer to my friend than to the stranger, by a margin.",
    convention="As torch, which adds ε to each coordinate of a difference: an anchor on its friend feels a small pull "
    "that is none. All triplets count; pytorch-metric-learning averages those that cost something.",
    fn=triplet,
    params=(
        Number(
            name="margin",
            symbol="m",
            default=1.0,
            domain=POSITIVE,
            typical=(0.05, 2.0),
            help="By how much the stranger has to be further away than the friend.",
        ),
        Number(
            name="p",
            symbol="p",
            default=2.0,
            domain=Interval(1),
            typical=(1.0, 4.0),
            help="The norm that is the distance: 2 as the crow flies, 1 along the axes.",
        ),
        Number(
            name="eps",
            symbol="ε",
            default=1e-6,
            domain=NON_NEGATIVE,
            typical=(0.0, 1e-3),
            help="Added to each coordinate of a difference.",
        ),
    ),
    reductions=("mean", "none"),
    marks=lambda p, s: (Mark("kink", Message("far enough"), at=s["positive_distance"] + p["margin"], level=0.0),),
    convex=True,
    native="triplet_margin_loss",
    aliases=("triplet", "TripletMarginLoss", "TripletLoss", "FaceNet"),
    references=(
        Reference("torch.nn.functional.triplet_margin_loss"),
        Reference("Schroff et al. 2015, FaceNet", "https://arxiv.org/abs/1503.03832"),
    ),
    known=(
        Known((((0.0, 0.0),), ((3.0, 4.0),), ((0.0, 2.0),)), 4.0, "5 − 2 + 1", {"eps": 0.0}),
        Known((((0.0, 0.0),), ((3.0, 4.0),), ((0.0, 2.0),)), 6.0, "7 − 2 + 1", {"eps": 0.0, "p": 1.0}),
        Known((((0.0,),), ((0.0,),), ((2.0,),)), 0.0, "far enough"),
    ),
)
