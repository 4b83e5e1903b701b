"""Cross entropy of the hardest examples."""

import math

from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used
from lossexplorer.catalog.params import NON_NEGATIVE, UNIT, Choice, Integer, Number
from lossexplorer.catalog.selection import whole_share
from lossexplorer.catalog.spec import Known, Loss, Rows


def ohem_cross_entropy(
    input: Tensor, target: Tensor, mode: str, keep_ratio: float, thresh: float, min_kept: int, ignore_index: int
) -> Tensor:
    """Cross entropies (k,) of the k rows or pixels that are kept; of equals, the first are the hardest."""
    loss = F.cross_entropy(input, target, ignore_index=ignore_index, reduction="none")[target != ignore_index]
    hardest, order = loss.detach().sort(descending=True, stable=True)
    if mode == "topk":
        return loss[order[: max(min_kept, whole_share(len(loss), keep_ratio))]]
    least = -math.log(thresh) if thresh > 0 else math.inf
    least = min(least, float(hardest[min_kept])) if min_kept < len(loss) else -math.inf
    return loss[~(loss.detach() <= least)]  # nan is no easier than any number


def of_each(input: Tensor, target: Tensor, ignore_index: int) -> Tensor:
    """Cross entropy of every row, kept or not."""
    return F.cross_entropy(input, target, ignore_index=ignore_index, reduction="none")


LOSS = Loss(
    title="Online hard example mining",
    task=tasks.CLASS_LOGITS,
    formula=r"L = \frac{1}{k} \sum_{i \in K} -\log p_{i, y_i} \quad "
    r"K = \mathrm{top}_k \;\; | \;\; \{\, i : p_{i, y_i} < t \,\}",
    plain="Learn only from today's worst mistakes.",
    convention="The mean is over what is kept; older code averages over all pixels, with 0 for what is not. A "
    "probability counts as hard below the threshold, or below that of the example after the hardest min_kept.",
    fn=ohem_cross_entropy,
    params=(
        Choice("mode", "", "topk", {"topk": "keep a share", "thresh": "keep what is below a threshold"}).means(
            "Whether a share of the examples is kept, or all to which the model gives too small a probability."
        ),
        Number("keep_ratio", "r", 0.7, (0.05, 1.0), UNIT).means(
            "The share of the examples that is kept, rounded down."
        ),
        Number("thresh", "t", 0.7, (0.3, 0.95), UNIT).means(
            "The probability of the true class from which on an example counts as easy."
        ),
        Integer("min_kept", "", 1, (1, 100), NON_NEGATIVE, "log").means(
            "How many examples are kept at least, as far as there are so many."
        ),
        IGNORE_INDEX,
    ),
    kind="set",
    rows=Rows("Cross entropy, kept or not", of_each),
    mass=is_used,
    reductions=("mean", "sum"),
    no_picture="Which examples are kept depends on all others of the batch, and no single axis shows that.",
    aliases=("OHEM", "OhemCrossEntropyLoss", "hard example mining", "hard negative mining", "top-k loss"),
    references=(
        "Shrivastava et al. 2016, Training Region-based Object Detectors with Online Hard Example Mining "
        "https://arxiv.org/abs/1604.03540",
        "OHEMPixelSampler of mmsegmentation https://github.com/open-mmlab/mmsegmentation",
    ),
    known=(
        Known(
            (((1e4, 0.0), (0.0, 0.0), (0.0, 6.0)), (0, 0, 0)),
            3.3478114328488378,
            "⌊0.7 · 3⌋ = 2 rows: (log(1 + e^6) + log 2)/2",
        ),
        Known((((1e4, 0.0), (0.0, 0.0), (0.0, 1e4)), (0, 0, 0)), 1e4, "two rows, 0 for log 2", {"keep_ratio": 0.4}),
        Known(
            (((0.0, 0.0), (5.0, 0.0), (0.0, 0.0)), (0, 0, -100)),
            0.6931471805599453,
            "½ < 0.7; the ignored row is no mistake",
            {"mode": "thresh"},
        ),
        Known(
            (((0.0, 0.0), (5.0, 0.0)), (0, 0)),
            0.6931471805599453,
            "both are easy: the harder one is kept",
            {"mode": "thresh", "thresh": 0.1},
        ),
    ),
)
