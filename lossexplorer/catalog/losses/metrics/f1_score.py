"""F1 score."""

import math

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.columns import activated, columns
from lossexplorer.catalog.cut import SIGMOID, THRESHOLD, cut_marks
from lossexplorer.catalog.params import UNIT, Choice, Number
from lossexplorer.catalog.spec import Known, Loss, Rows, Tally
from lossexplorer.catalog.wide import widest


def decided(input: Tensor, target: Tensor, threshold: float, activation: str) -> tuple[Tensor, Tensor]:
    """What is said and what is true, (n, C) both: 1 or 0 for every class or label; nan where a prediction is nan."""
    scores, true = columns(activated(input, activation), target)
    if target.shape == input.shape:
        said = (scores > threshold).to(scores.dtype)
    else:
        said = (scores.argmax(1, keepdim=True) == torch.arange(scores.shape[1], device=scores.device)).to(scores.dtype)
    return said.masked_fill(scores.isnan().any(1, keepdim=True), math.nan), true


def outcomes(input: Tensor, target: Tensor, threshold: float, activation: str) -> tuple[Tensor, ...]:
    """How often each class or label is found, said and true, and the rows, (4, C); the rows of several labels, (1,)."""
    said, true = decided(input, target, threshold, activation)
    rows = torch.ones_like(true)
    counts = torch.stack([said * true, said, true, rows]).sum(1, dtype=widest(input.device))
    several = counts[3, :1] if input.ndim > 1 and target.shape == input.shape else 0 * rows[:1, 0]
    return counts, several.to(counts.dtype)


def f1_of_counts(counts: Tensor, several: Tensor, average: str, zero_division: float) -> Tensor:
    """2 TP/(2 TP + FP + FN), averaged."""
    found, said, true, rows = counts
    if len(found) == 1 and average in ("macro", "micro", "weighted"):  # no is a class as well
        found = torch.cat([rows - said - true + found, found])
        said, true = torch.cat([rows - said, said]), torch.cat([rows - true, true])
    if average == "micro":
        found, said, true = found.sum(0, keepdim=True), said.sum(0, keepdim=True), true.sum(0, keepdim=True)
    both = said + true
    score = (2 * found / both).masked_fill(both == 0, zero_division)
    occurs = ((both != 0) | (several > 0) | (len(score) == 1)).to(score.dtype)
    weight = torch.where(true.sum() > 0, true, occurs) if average == "weighted" else occurs
    return torch.where(rows[0] > 0, (weight * score).sum() / weight.sum(), math.nan)


def f1_score(
    input: Tensor, target: Tensor, threshold: float, average: str, zero_division: float, activation: str
) -> Tensor:
    """F1 of all rows together."""
    counts, several = outcomes(input, target, threshold, activation)
    return f1_of_counts(counts, several, average, zero_division)


def wrong_share(input: Tensor, target: Tensor, threshold: float, activation: str) -> Tensor:
    """The share of the decisions of a row that are wrong; of one class among several, 0 or 1."""
    said, true = decided(input, target, threshold, activation)
    wrong = (said - true).abs()
    own = wrong.mean(1) if target.shape == input.shape else wrong.amax(1)
    return own.view(len(input), -1)


LOSS = Loss(
    title="F1 score",
    role="metric",
    higher_is_better=True,
    differentiable=False,
    task=tasks.DECISIONS,
    formula=r"F_1 = \frac{2\,TP}{2\,TP + FP + FN}",
    plain="One number for “finds them” and “does not cry wolf”: higher is better, and 1 is the best.",
    convention="As scikit-learn: probabilities strictly above the threshold are a yes, of several classes the most "
    "probable one counts; classes that occur nowhere are left out. From counts alone, so that a mean over batches is "
    "something else.",
    fn=f1_score,
    params=(
        THRESHOLD,
        Choice(
            "average",
            "",
            "auto",
            {
                "auto": "of yes alone; of several the mean",
                "binary": "of yes alone",
                "macro": "mean over the classes",
                "micro": "all decisions together",
                "weighted": "mean, classes by their size",
            },
        ).means("Of which class it is, or how the scores of several classes become one."),
        Number("zero_division", "", 0.0, (0.0, 1.0), UNIT).means(
            "What a class scores that is never said and never true."
        ),
        SIGMOID,
    ),
    kind="set",
    rows=Rows("Share of wrong decisions", wrong_share),
    tally=Tally(outcomes, "sum", f1_of_counts),
    reductions=("mean",),
    marks=cut_marks,
    aliases=("F1", "F-measure", "F-score", "F1Score", "precision and recall"),
    references=("sklearn.metrics.f1_score", "van Rijsbergen 1979, Information Retrieval"),
    known=(
        Known(((0.9, 0.8, 0.3, 0.6), (1.0, 0.0, 1.0, 1.0)), 2 / 3, "2·2/(2·2 + 1 + 1)"),
        Known(((0.1, 0.2), (0.0, 0.0)), 0.0, "nothing to find: 0/0"),
        Known(((0.1, 0.2), (0.0, 0.0)), 1.0, "0/0 counts as 1", {"zero_division": 1.0}),
        Known((((5.0, 0.0, 0.0), (0.0, 1.0, 0.0), (2.0, 0.0, 0.0)), (0, 1, 1)), 2 / 3, "2/3 and 2/3; no class 2"),
        Known(
            (((0.9, 0.1, 0.1), (0.9, 0.9, 0.1)), ((1.0, 1.0, 0.0), (1.0, 1.0, 0.0))), 5 / 9, "labels: 1, 2/3, and 0/0"
        ),
    ),
)
