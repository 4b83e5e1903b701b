"""Generalised cross entropy."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used, true_class
from lossexplorer.catalog.params import Interval, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values

_NO_Q = 1e-18
"""Where q makes no difference any more, and its products begin to vanish."""


def generalized_cross_entropy(input: Tensor, target: Tensor, q: float, ignore_index: int) -> Tensor:
    """(1 − p_y^q)/q, taken from logarithms so that small q keeps its digits."""
    log_p = F.log_softmax(input, 1).gather(1, true_class(target, ignore_index)).squeeze(1)
    return of_true_class(log_p, target, q, ignore_index)


def of_true_class(log_p: Tensor, target: Tensor, q: float, ignore_index: int) -> Tensor:
    """The same of the log-probability of the true class."""
    loss = -torch.expm1(q * log_p) / q if q > _NO_Q else -log_p
    return loss.masked_fill(target == ignore_index, 0)


def gradient(p: Tensor, input: Tensor, target: Tensor, q: float, ignore_index: int) -> Tensor:
    """p_y^q (p_c − δ_cy)."""
    label = true_class(target, ignore_index)
    log_p = F.log_softmax(input, 1).gather(1, label)  # p_y itself may have vanished where p_y^q has not
    scale = (q * log_p).exp().masked_fill_((target == ignore_index).unsqueeze(1), 0)
    return p.scatter_add_(1, label, p.new_full(label.shape, -1)).mul_(scale)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The bound that no mistake exceeds, and chance."""
    q = p["q"]
    found = [Mark("bound", Message("at most 1/q"), level=1 / q, toward=-math.inf)]
    if s["others"] is None:
        level = -math.expm1(-q * math.log(s["classes"])) / q
        found.append(Mark("chance", Message("chance"), at=0.0, level=level))
    return tuple(found)


LOSS = Loss(
    title="Generalised cross entropy",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = \frac{1 - p_y^{\,q}}{q}",
    plain="A cross entropy that stops shouting at examples that may be mislabelled.",
    convention="q → 0 is cross entropy, q = 1 is 1 − p, half the absolute error of the probabilities; not truncated.",
    fn=generalized_cross_entropy,
    params=(
        Number("q", "q", 0.7, (0.01, 1.0), Interval(0, 1, open_low=True)).means(
            "How soon a mistake stops counting more: small is like cross entropy, 1 is flat."
        ),
        IGNORE_INDEX,
    ),
    mass=is_used,
    gradient=gradient,
    of_true_class=of_true_class,
    marks=marks,
    aliases=("GCE", "Lq", "generalized", "noisy labels"),
    references=(
        "Zhang & Sabuncu 2018, Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels "
        "https://arxiv.org/abs/1805.07836",
        "keras.losses.CategoricalGeneralizedCrossEntropy",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 0.5, "q = 1: 1 − p", {"q": 1.0}),
        Known((((0.0, 0.0),), (0,)), 0.5491825618964884, "(1 − 2^−0.7)/0.7"),
        Known((((-1e4, 0.0),), (0,)), 1 / 0.7, "the bound"),
    ),
)
