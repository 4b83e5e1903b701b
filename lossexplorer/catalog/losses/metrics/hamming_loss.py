"""Hamming loss."""

import math

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.columns import activated
from lossexplorer.catalog.cut import SIGMOID, THRESHOLD, cut_marks
from lossexplorer.catalog.spec import Known, Loss


def wrong_bits(input: Tensor, target: Tensor, threshold: float, activation: str) -> Tensor:
    """1 where a label is not what the probability, cut at the threshold, says."""
    p = activated(input, activation)
    return ((p > threshold) != (target == 1)).to(input.dtype).masked_fill(p.isnan(), math.nan)


LOSS = Loss(
    title="Hamming loss",
    role="metric",
    differentiable=False,
    task=tasks.BITS,
    formula=r"\ell = [\, (p > t) \neq y \,]",
    plain="What fraction of the tick-boxes is wrong.",
    convention="As scikit-learn, of probabilities that are strictly above the threshold. Whether these are logits is "
    "said by the activation and never guessed; torchmetrics guesses, batch by batch: [0.4, 0.9] are probabilities to "
    "it, [0.4, −1] logits.",
    fn=wrong_bits,
    params=(THRESHOLD, SIGMOID),
    marks=cut_marks,
    aliases=("Hamming", "HammingDistance", "multilabel error", "label error rate"),
    references=(
        "sklearn.metrics.hamming_loss",
        "Schapire & Singer 1999, Improved Boosting Algorithms Using Confidence-rated Predictions",
    ),
    known=(
        Known((((0.9, 0.2), (0.6, 0.7)), ((1.0, 0.0), (0.0, 1.0))), 0.25, "one of four"),
        Known(((0.5, 0.51), (0.0, 0.0)), (0.0, 1.0), "strictly above", reduction="none"),
        Known(((0.4, -1.0), (1.0, 0.0)), 0.0, "by hand: σ(0.4) is 0.6", {"activation": "sigmoid"}),
    ),
)
