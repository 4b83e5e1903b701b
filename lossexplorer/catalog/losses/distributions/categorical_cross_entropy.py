"""Cross entropy on probability vectors."""

import math

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.logarithms import LOG_CLAMP, bce_marks, share_of_log
from lossexplorer.catalog.params import Flag
from lossexplorer.catalog.spec import Known, Loss


def categorical_cross_entropy(input: Tensor, target: Tensor, normalize: bool, log_clamp: float | None) -> Tensor:
    """−Σ y_c log p_c over the classes, each logarithm at least ``log_clamp``; ``normalize`` divides p by its sum."""
    p = wide(input) if normalize else input  # the slopes of p and of its sum may cancel
    total = p.sum(1, keepdim=True).expand_as(p) if normalize else torch.ones_like(p)
    loss = -share_of_log(target, p, lambda p: p.log() - total.log(), 1.0, log_clamp)
    return torch.where((p / total).isnan(), torch.nan, loss).sum(1).to(input.dtype)


LOSS = Loss(
    title="Cross entropy (probabilities)",
    task=tasks.PROBABILITIES,
    formula=r"\ell = -\sum_{c=1}^{C} y_c \log p_c",
    plain="Cross entropy for models that already end in softmax.",
    convention="Logarithms stop at −100, as torch has it for yes and no, where keras clips p at 1e-7; rows are taken "
    "as they are, where keras divides them by their sum first, which adds 1 to its gradient.",
    fn=categorical_cross_entropy,
    params=(Flag("normalize", "p/Σp", False).means("Divide the probabilities by their sum first."), LOG_CLAMP),
    marks=lambda p, s: bce_marks(s["target"], p["log_clamp"]),
    aliases=("CategoricalCrossentropy", "categorical cross entropy", "soft labels", "one-hot"),
    references=("keras.losses.categorical_crossentropy", "sklearn.metrics.log_loss"),
    known=(
        Known((((0.25, 0.75),), ((0.0, 1.0),)), 0.2876820724517809, "log(4/3)"),
        Known((((0.5, 0.5),), ((0.3, 0.7),)), 0.6931471805599453, "log 2, whatever the target"),
        Known((((0.0, 1.0),), ((1.0, 0.0),)), 100.0, "the clamp"),
        Known((((0.0, 1.0),), ((1.0, 0.0),)), math.inf, "mathematics", {"log_clamp": None}),
        Known((((0.1, 0.3, 0.0),), ((0.0, 1.0, 0.0),)), 0.2876820724517809, "log(4/3)", {"normalize": True}),
    ),
)
