"""Area under the ROC curve."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.columns import activated, columns
from lossexplorer.catalog.params import Choice
from lossexplorer.catalog.ranks import counted_below
from lossexplorer.catalog.scores import passing_marks
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Tally, Values
from lossexplorer.catalog.wide import widest


def scored(input: Tensor, target: Tensor, activation: str) -> tuple[Tensor, ...]:
    """Scores and what is true, (n, C) both."""
    return columns(activated(input, activation), target)


def area(scores: Tensor, true: Tensor) -> Tensor:
    """The Mann–Whitney statistic of each column over its pairs; the mean over the columns that have a pair."""
    true = true.to(widest(scores.device))
    lower, until, order = counted_below(scores, 1 - true, 0)
    won = (true.gather(0, order) * (lower + until)).sum(0) / 2
    pairs = true.sum(0) * (1 - true).sum(0)
    there = pairs > 0
    mean = torch.where(there, won / pairs, 0).sum() / there.sum()
    return mean.masked_fill(scores.isnan().any(), math.nan)


def roc_auc_score(input: Tensor, target: Tensor, activation: str) -> Tensor:
    """The area of all rows together."""
    scores, true = scored(input, target, activation)
    return area(scores, true) if len(scores) else scores.sum() * math.nan


def own_scores(input: Tensor, target: Tensor, activation: str) -> Tensor:
    """The score that a row gives to what is true: its own class, its label, or the mean over several labels."""
    scores, true = scored(input, target, activation)
    right = torch.where(true == 1, scores, 0).sum(1) / true.sum(1).clamp(min=1)
    return (scores.squeeze(1) if scores.shape[1] == 1 else right).view(len(input), -1)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where the first and the last negative are passed."""
    return passing_marks(s, Message("past the first negative"), Message("past the last one"))


LOSS = Loss(
    title="ROC AUC",
    role="metric",
    higher_is_better=True,
    differentiable=False,
    task=tasks.RANKED_DECISIONS,
    formula=r"\mathrm{AUC} = P(s_+ > s_-) + \frac{1}{2} P(s_+ = s_-)",
    plain="How often a random positive is ranked above a random negative: higher is better, ½ is chance.",
    convention="As scikit-learn, from ranks, ties counted half; of several classes each against the rest, then the "
    "mean. Classes without a pair are left out, and where no pair is left it is nan; torchmetrics says 0 there.",
    fn=roc_auc_score,
    params=(
        Choice(
            "activation", "", "none", {"none": "none", "softmax": "softmax of logits", "sigmoid": "sigmoid of logits"}
        ).means("How scores become probabilities; only of several classes does it change the order."),
    ),
    kind="set",
    rows=Rows("Score of what is true", own_scores),
    tally=Tally(scored, "cat", area),
    reductions=("mean",),
    marks=marks,
    aliases=("AUC", "AUROC", "ROC", "area under the curve", "Mann–Whitney", "c-statistic"),
    references=(
        "sklearn.metrics.roc_auc_score",
        "Hanley & McNeil 1982, The Meaning and Use of the Area under a ROC Curve",
    ),
    known=(
        Known(((0.1, 0.4, 0.35, 0.8), (0.0, 0.0, 1.0, 1.0)), 0.75, "scikit-learn's documentation"),
        Known(((0.5, 0.5, 0.5), (0.0, 1.0, 1.0)), 0.5, "ties count half"),
        Known(((0.5, 0.6), (1.0, 1.0)), math.nan, "scikit-learn: one class only"),
        Known((((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.5, 0.0, 0.5)), (0, 1, 2)), 1.0, "each class against the rest"),
    ),
)
