"""Co-teaching: two networks that choose for each other what to learn from."""

import math
from dataclasses import replace

from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used
from lossexplorer.catalog.params import UNIT, Number
from lossexplorer.catalog.selection import whole_share
from lossexplorer.catalog.spec import Known, Loss, Rows


def co_teaching_loss(input_1: Tensor, input_2: Tensor, target: Tensor, forget_rate: float, ignore_index: int) -> Tensor:
    """The mean cross entropy (2,) of each network on the rows that are easiest for the other one."""
    used = target != ignore_index
    first = F.cross_entropy(input_1, target, ignore_index=ignore_index, reduction="none")[used]
    second = F.cross_entropy(input_2, target, ignore_index=ignore_index, reduction="none")[used]
    kept = whole_share(len(first), 1 - forget_rate)
    easy_1, easy_2 = (loss.detach().argsort(stable=True)[:kept] for loss in (first, second))
    means = torch.stack([first[easy_2].mean(), second[easy_1].mean()])
    broken = torch.stack([first.isnan().any(), second.isnan().any()])
    return means.masked_fill(broken, math.nan)  # what is no number is not hard, it is wrong


def of_the_first(input_1: Tensor, input_2: Tensor, target: Tensor, ignore_index: int) -> Tensor:
    """What each row costs the first network, kept or not."""
    return F.cross_entropy(input_1, target, ignore_index=ignore_index, reduction="none")


LOSS = Loss(
    title="Co-teaching",
    task=replace(tasks.TWO_NETWORKS, inputs=("input_1", "input_2", "target")),
    formula=r"L_1 = \frac{1}{k} \sum_{i \in E_2} \ell_{1,i}, \;\; L_2 = \frac{1}{k} \sum_{i \in E_1} \ell_{2,i} "
    r"\quad E_j = \mathrm{top}_k(-\ell_j), \;\; k = \lfloor (1 - r) N \rfloor",
    plain="Two students mark each other's homework, and each learns only what the other found easy.",
    convention="Two means over k rows; the authors' code divides them by k once more. Of rows that are equally easy "
    "the first are kept.",
    fn=co_teaching_loss,
    params=(
        Number("forget_rate", "r", 0.2, (0.0, 0.5), UNIT).means(
            "The share of rows that are left out as probably mislabelled; usually raised while training."
        ),
        IGNORE_INDEX,
    ),
    kind="set",
    rows=Rows("Cross entropy of the first network", of_the_first),
    mass=lambda input_2, target, ignore_index: is_used(target, ignore_index),
    reductions=("none",),
    no_picture="Which rows are easy depends on both networks and all rows, and no single axis shows that.",
    aliases=("CoTeachingLoss", "small-loss selection", "peer networks"),
    references=(
        "Han et al. 2018, Co-teaching: Robust Training of Deep Neural Networks with Extremely Noisy Labels "
        "https://arxiv.org/abs/1804.06872",
        "loss.py of bhanML/Co-teaching https://github.com/bhanML/Co-teaching",
    ),
    known=(
        Known(
            (((0.0, 0.0), (0.0, 1e4)), ((1e4, 0.0), (0.0, 0.0)), (0, 0)),
            (0.6931471805599453, 0.0),
            "row 0 is easier for both",
            {"forget_rate": 0.5},
        ),
        Known(
            (((0.0, 0.0), (0.0, 1e4)), ((0.0, 1e4), (0.0, 0.0)), (0, 0)),
            (1e4, 1e4),
            "each takes what the other finds easy",
            {"forget_rate": 0.5},
        ),
        Known(
            (((0.0, 0.0),) * 10, ((0.0, 0.0),) * 10, (0,) * 10),
            (0.6931471805599453,) * 2,
            "one of ten is kept, although (1 − 0.9) · 10 falls short of 1",
            {"forget_rate": 0.9},
        ),
    ),
)
