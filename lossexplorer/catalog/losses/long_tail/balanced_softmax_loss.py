"""Balanced softmax."""

from dataclasses import replace

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, class_marks, is_used
from lossexplorer.catalog.params import NON_NEGATIVE
from lossexplorer.catalog.spec import Known, Loss
from lossexplorer.catalog.true_class import SAMPLES_PER_CLASS, shifted_cross_entropy


def balanced_softmax_loss(input: Tensor, target: Tensor, samples_per_class: Tensor | None, ignore_index: int) -> Tensor:
    """Cross entropy of z + log n."""
    shift = None if samples_per_class is None else samples_per_class.log()
    return shifted_cross_entropy(input, target, shift, ignore_index)


LOSS = Loss(
    title="Balanced softmax",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\log \frac{n_y e^{z_y}}{\sum_{c} n_c e^{z_c}}",
    plain="Assume that the classes are as unequal as the data says, and learn only what goes beyond that.",
    convention="Logit adjustment with τ = 1 and counts as prior. A class without any sample is left out of the sum; "
    "as a label it costs ∞.",
    fn=balanced_softmax_loss,
    params=(replace(SAMPLES_PER_CLASS, domain=NON_NEGATIVE), IGNORE_INDEX),
    mass=is_used,
    marks=lambda p, s: class_marks(s) if p["samples_per_class"] is None else (),
    convex=True,
    aliases=("BalancedSoftmax", "BalancedSoftmaxLoss", "Balanced Meta-Softmax", "BSCE"),
    references=(
        "Ren et al. 2020, Balanced Meta-Softmax for Long-Tailed Visual Recognition https://arxiv.org/abs/2007.10740",
        "jiawei-ren/BalancedMetaSoftmax https://github.com/jiawei-ren/BalancedMetaSoftmax",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 0.6931471805599453, "log 2 where all are alike"),
        Known((((0.0, 0.0),), (1,)), 1.3862943611198906, "log 4", {"samples_per_class": (300, 100)}),
        Known((((0.0, 0.0, 0.0),), (1,)), 0.6931471805599453, "log 2", {"samples_per_class": (7, 7, 0)}),
    ),
)
