"""Label-distribution-aware margin loss."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used, true_class
from lossexplorer.catalog.params import NON_NEGATIVE, POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values
from lossexplorer.catalog.true_class import SAMPLES_PER_CLASS


def ldam_loss(
    input: Tensor, target: Tensor, max_m: float, s: float, samples_per_class: Tensor | None, ignore_index: int
) -> Tensor:
    """Cross entropy of s (z − Δ_y δ_cy) with Δ_c = m (n_c / n_min)^(−1/4)."""
    label = true_class(target, ignore_index)
    lead = -max_m if samples_per_class is None else -max_m * (samples_per_class / samples_per_class.min()) ** -0.25
    own = input.new_full(label.shape, lead) if isinstance(lead, float) else lead[label]
    z = input - input.detach().amax(1, keepdim=True)  # s times a large number would bury the margin
    return F.cross_entropy(s * z.scatter_add(1, label, own), target, ignore_index=ignore_index, reduction="none")


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance and the straight end, where the true class is as rare as the rarest."""
    if s["others"] is not None or p["samples_per_class"] is not None:
        return ()
    others, scale, lead = s["classes"] - 1, p["s"], p["s"] * p["max_m"]
    level = lead + math.log(others + math.exp(-lead))
    return (
        Mark("chance", Message("chance"), at=0.0, level=level),
        Mark("asymptote", Message("slope −s"), line=(-scale, lead + math.log(others)), toward=-math.inf),
    )


LOSS = Loss(
    title="LDAM",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\log \frac{e^{s (z_y - \Delta_y)}}{e^{s (z_y - \Delta_y)} + \sum_{c \neq y} e^{s z_c}} "
    r"\quad \Delta_c = m \left(\frac{n_c}{n_{\min}}\right)^{-1/4}",
    plain="Rare classes must win by more.",
    convention="Expects cosines in [−1, 1] as logits, which s scales up; the rarest class has the margin m. Without "
    "counts every class has it. The deferred re-weighting of the paper is not part of it.",
    fn=ldam_loss,
    params=(
        Number("max_m", "m", 0.5, (0.0, 1.0), NON_NEGATIVE).means("By how much the rarest class has to win."),
        Number("s", "s", 30.0, (1.0, 64.0), POSITIVE, "log").means("What cosines are multiplied by to become logits."),
        SAMPLES_PER_CLASS,
        IGNORE_INDEX,
    ),
    mass=is_used,
    marks=marks,
    convex=True,
    aliases=("LDAM", "LDAMLoss", "LDAM-DRW", "label-distribution-aware margin"),
    references=(
        "Cao et al. 2019, Learning Imbalanced Datasets with Label-Distribution-Aware Margin Loss "
        "https://arxiv.org/abs/1906.07413",
        "LDAMLoss of kaidic/LDAM-DRW https://github.com/kaidic/LDAM-DRW",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 15.000000305902274, "log(1 + e^15)"),
        Known((((0.5, 0.0),), (0,)), 0.6931471805599453, "log 2 where the lead is the margin"),
        Known(
            (((0.25, 0.0),), (0,)),
            0.6931471805599453,
            "16 times as frequent: half of the margin",
            {"samples_per_class": (1600, 100)},
        ),
    ),
)
