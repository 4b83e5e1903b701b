"""Ranking loss of several labels."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.ranks import counted_below
from lossexplorer.catalog.scores import passing_marks
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def misordered_pairs(input: Tensor, target: Tensor) -> Tensor:
    """The share of (true, false) pairs of labels in which the false one scores as high, or higher; 0 without a pair."""
    false = 1 - target
    lower, _, order = counted_below(input, false, 1)
    n_false = false.sum(1)
    bad = (target.gather(1, order) * (n_false.unsqueeze(1) - lower)).sum(1)
    pairs = target.sum(1) * n_false
    return (bad / pairs.clamp(min=1)).masked_fill(input.isnan().any(1), math.nan)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where the first and the last false label are passed."""
    return passing_marks(s, Message("past the first false label"), Message("past the last one"))


LOSS = Loss(
    title="Label ranking loss",
    role="metric",
    differentiable=False,
    task=tasks.ORDERED_LABELS,
    formula=r"\ell = \frac{1}{|Y| \, |\bar Y|} \left|\{ (i, j) : s_i \leq s_j,\; i \in Y,\; j \notin Y \}\right|",
    plain="How often a wrong label is ranked above a right one.",
    convention="As scikit-learn: a tie is an error, and a row without a pair costs 0. torchmetrics counts ties by the "
    "order of its sort and says 0.25 where this is 0.5. It moves in steps: to train on it, take a hinge or a "
    "logarithm of the pairs, as multilabel_margin_loss does.",
    fn=misordered_pairs,
    marks=marks,
    aliases=("ranking loss", "MultilabelRankingLoss", "label_ranking", "LRL"),
    references=("sklearn.metrics.label_ranking_loss", "Tsoumakas et al. 2010, Mining Multi-label Data"),
    known=(
        Known(
            (((0.75, 0.5, 1.0), (1.0, 0.2, 0.1)), ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0))), 0.75, "scikit-learn", digits=9
        ),
        Known((((0.5, 0.5),), ((1.0, 0.0),)), 1.0, "a tie is an error"),
        Known((((0.5, 0.5, 0.1),), ((1.0, 0.0, 0.0),)), 0.5, "scikit-learn: one tie of two pairs"),
        Known((((0.1, 0.2),), ((1.0, 1.0),)), 0.0, "no pair"),
    ),
)
