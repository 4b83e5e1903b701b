"""Planted errors: each of them turns the comparison with the references red."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F
from torch import Tensor

from lossexplorer.catalog.registry import CATALOGUE
from tests.loops import each

from .compare import differences_of
from .extremes import named_cases

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss

    from .draws import Case

Function = Callable[..., Tensor]


@dataclass(frozen=True)
class Mutation:
    """An error that people make."""

    key: str
    name: str
    field: str
    change: Callable[[Function], Function]
    dtype: torch.dtype = torch.float64

    def planted(self) -> Loss:
        """The entry with this error; its mean is made of the rows and their mass, among which the error is."""
        loss = CATALOGUE.get(self.key)
        original = getattr(loss, self.field)
        changed = functools.wraps(original)(self.change(original))
        return replace(loss, **{"mean": None, self.field: changed})


@functools.cache
def _cases(key: str, dtype: torch.dtype) -> tuple[Case, ...]:
    return tuple(named_cases(CATALOGUE.get(key), dtype).values())


def is_found(mutation: Mutation) -> bool:
    """Whether a comparison with the reference says that something is wrong."""
    loss = mutation.planted()
    return any(differences_of(loss, case) for case in _cases(mutation.key, mutation.dtype))


def after(change: Callable[[Tensor], Tensor]) -> Callable[[Function], Function]:
    """A change of the result."""
    return lambda f: lambda *args, **parameters: change(f(*args, **parameters))


def given(**changes: Callable[[object], object]) -> Callable[[Function], Function]:
    """A change of parameters."""
    return lambda f: lambda *args, **p: f(*args, **{**p, **{name: change(p[name]) for name, change in changes.items()}})


def instead(other: Function) -> Callable[[Function], Function]:
    """Another function altogether."""
    return lambda f: other


def in_half(f: Function) -> Function:
    """Computed in the half type, not in float32."""

    def low(*inputs: Tensor, **parameters: object) -> Tensor:
        return f(*(x.bfloat16() if x.is_floating_point() else x for x in inputs), **parameters).float()

    return low


RESULTS: dict[str, Callable[[Tensor], Tensor]] = {
    "the sign flipped": torch.neg,
    "a factor 2": lambda v: 2 * v,
    "a factor ½": lambda v: v / 2,
    "a part in a million": lambda v: v * (1 + 1e-6),
    "rounded to float32": lambda v: v.float().double(),
}
ROUND = {
    *((key, "gradient") for key in ("l1_loss", "nll_loss")),
    *((key, "fn") for key in ("hamming_loss", "label_ranking_loss", "early_stopping", "loss_scaling")),
}
"""What is made of zeros and ones, of few rows, or of float16 is not changed by rounding."""
EVERYWHERE = [
    Mutation(loss.key, f"{field}: {name}", field, after(change))
    for loss in CATALOGUE
    for field in ("fn", "gradient", "of_true_class")
    if getattr(loss, field) is not None
    for name, change in RESULTS.items()
    if not (name == "rounded to float32" and (loss.key, field) in ROUND)
]
EVERYWHERE += [
    Mutation(loss.key, "a gradient of twice the slope", "fn", after(lambda v: v + (v - v.detach()).nan_to_num(0)))
    for loss in CATALOGUE
    if loss.differentiable and loss.key != "softmax"  # whose values sum to 1, so that the slope of the sum is 0
]


def of_no_ignored_row(f: Function) -> Function:
    """Rows that should be ignored count as rows of class 0."""

    def all_rows(*args: Tensor, **p: object) -> Tensor:
        *rest, target = args
        label = target if target.is_floating_point() else target.where(target != p["ignore_index"], 0)
        return f(*rest, label, **{**p, "ignore_index": -77})

    return all_rows


def _cross_entropy_over_rows(input, target, weight, ignore_index, label_smoothing, weight_normalization):
    log_p = F.log_softmax(input, 0)
    return F.nll_loss(log_p, target, weight, ignore_index=ignore_index, reduction="none")


def _bce_from_rounded_logarithms(input, target, pos_weight, weight):
    p = torch.sigmoid(input)
    return -(target * p.log() + (1 - target) * (1 - p).log())


def _dice_smoothed_by_half(input, target, smooth, squared, batch, activation):
    dice = CATALOGUE.get("dice_loss").fn
    return dice(input, target, smooth * 2, squared, batch, activation)


def _nt_xent(z1, z2, temperature, hide_itself=True, normalise=True, both=True):
    views = torch.cat([z1, z2])
    views = F.normalize(views, dim=1) if normalise else views
    s = views @ views.T / temperature
    s = s.masked_fill(torch.eye(len(s), dtype=torch.bool), -torch.inf) if hide_itself else s
    partner = torch.arange(len(s)).roll(len(z1))
    loss = F.cross_entropy(s, partner, reduction="none")
    return loss if both else loss[: len(z1)].repeat(2)


def _focal_by_powers(input, target, alpha, gamma):
    p = torch.sigmoid(input)
    miss = 1 - (p * target + (1 - p) * (1 - target))
    bce = F.binary_cross_entropy_with_logits(input, target, reduction="none")
    return (1.0 if alpha is None else alpha * target + (1 - alpha) * (1 - target)) * miss**gamma * bce


def _kl_without_care(input, target, log_target):
    return target.exp() * (target - input) if log_target else target * (target.log() - input)


CLASSIC = [
    Mutation("mse_loss", "a mean over columns", "fn", after(lambda v: v.mean(-1) if v.ndim > 1 else v)),
    Mutation("cross_entropy", "computed in half", "fn", in_half, torch.bfloat16),
    Mutation(
        "l1_loss",
        "a slope of 1 at the kink",
        "fn",
        instead(lambda input, target: (input - target).relu() * 2 - (input - target)),
    ),
    Mutation(
        "rmse_loss",
        "eps outside of the root",
        "fn",
        instead(lambda input, target, eps: F.mse_loss(input, target).sqrt() + eps),
    ),
    Mutation(
        "rmse_loss",
        "the mean of the rows' roots",
        "fn",
        instead(lambda input, target, eps: ((input - target) ** 2 + eps).sqrt().mean()),
    ),
    Mutation(
        "huber_loss",
        "smooth L1 for Huber",
        "fn",
        instead(lambda input, target, delta: F.smooth_l1_loss(input, target, beta=delta, reduction="none")),
    ),
    Mutation(
        "smooth_l1_loss",
        "Huber for smooth L1",
        "fn",
        instead(lambda input, target, beta: F.huber_loss(input, target, delta=beta or 1.0, reduction="none")),
    ),
    Mutation("binary_cross_entropy", "no clamp", "fn", given(log_clamp=lambda c: None)),
    Mutation(
        "binary_cross_entropy",
        "torch's gradient next to 0 and 1",
        "fn",
        instead(
            lambda input, target, log_clamp, weight: F.binary_cross_entropy(input, target, weight, reduction="none")
        ),
    ),
    Mutation("binary_cross_entropy", "weights left out", "fn", given(weight=lambda w: None)),
    Mutation(
        "binary_cross_entropy_with_logits", "the logarithm of a sigmoid", "fn", instead(_bce_from_rounded_logarithms)
    ),
    Mutation(
        "binary_cross_entropy_with_logits",
        "the weight of positives for all",
        "fn",
        lambda f: lambda i, t, pos_weight, weight: f(i, t, None, weight) * (1 if pos_weight is None else pos_weight),
    ),
    Mutation("sigmoid_focal_loss", "α for the negatives", "fn", given(alpha=lambda a: None if a is None else 1 - a)),
    Mutation("sigmoid_focal_loss", "one power more", "fn", given(gamma=lambda g: g + 1)),
    Mutation("sigmoid_focal_loss", "a power of what has rounded to 0", "fn", instead(_focal_by_powers)),
    Mutation(
        "hinge_loss", "a slope at the kink", "fn", instead(lambda input, target: (1 - target * input).clamp(min=0))
    ),
    Mutation("hinge_loss", "labels of 0 and 1", "fn", instead(lambda input, target: F.relu(1 - (target > 0) * input))),
    Mutation("cross_entropy", "softmax over rows", "fn", instead(_cross_entropy_over_rows)),
    Mutation("cross_entropy", "softmax twice", "fn", lambda f: lambda i, *rest, **p: f(i.softmax(1), *rest, **p)),
    Mutation("cross_entropy", "ignored rows counted", "mass", after(torch.ones_like)),
    Mutation("cross_entropy", "N for Σw", "mass", given(weight=lambda w: None)),
    Mutation("cross_entropy", "Σw for N", "mass", given(weight_normalization=lambda n: "sum_of_weights")),
    Mutation("cross_entropy", "ignored rows priced", "fn", of_no_ignored_row),
    Mutation("cross_entropy", "the closed gradient of ignored rows", "gradient", of_no_ignored_row),
    Mutation(
        "cross_entropy", "smoothing left out of the closed gradient", "gradient", given(label_smoothing=lambda e: 0.0)
    ),
    Mutation(
        "cross_entropy",
        "smoothing over the other classes",
        "fn",
        lambda f: (
            lambda i, t, **p: f(
                i, t, **{**p, "label_smoothing": p["label_smoothing"] * i.shape[1] / max(i.shape[1] - 1, 1) % 1}
            )
        ),
    ),
    Mutation("cross_entropy", "weights left out", "of_true_class", given(weight=lambda w: None)),
    Mutation(
        "label_smoothing_cross_entropy",
        "the other convention",
        "fn",
        given(mode=lambda m: {"uniform_all": "uniform_others", "uniform_others": "uniform_all"}[m]),
    ),
    Mutation("label_smoothing_cross_entropy", "entropy left in", "fn", given(subtract_entropy=lambda s: False)),
    Mutation("label_smoothing_cross_entropy", "ignored rows counted", "mass", after(torch.ones_like)),
    Mutation("nll_loss", "N for Σw", "mass", given(weight=lambda w: None)),
    Mutation("nll_loss", "weights left out of the closed gradient", "gradient", given(weight=lambda w: None)),
    Mutation("kl_div", "0 · log 0", "fn", instead(_kl_without_care)),
    Mutation(
        "kl_div",
        "arguments swapped",
        "fn",
        lambda f: lambda i, t, log_target: f(t, i, True) if log_target else f(t.log(), i.exp(), False),
    ),
    Mutation("generalized_cross_entropy", "1 − q for q", "fn", given(q=lambda q: 1.01 - q)),
    Mutation("generalized_cross_entropy", "ignored rows counted", "mass", after(torch.ones_like)),
    Mutation("dice_loss", "smoothing in other units", "fn", instead(_dice_smoothed_by_half)),
    Mutation("dice_loss", "squares left out", "fn", given(squared=lambda s: False)),
    Mutation(
        "dice_loss", "over classes", "fn", lambda f: lambda i, t, **p: f(i.transpose(1, -1), t.transpose(1, -1), **p)
    ),
    Mutation(
        "nt_xent_loss",
        "a view among its own strangers",
        "fn",
        instead(lambda z1, z2, temperature: _nt_xent(z1, z2, temperature, hide_itself=False)),
    ),
    Mutation(
        "nt_xent_loss",
        "not normalised",
        "fn",
        instead(lambda z1, z2, temperature: _nt_xent(z1, z2, temperature, normalise=False)),
    ),
    Mutation(
        "nt_xent_loss",
        "one direction only",
        "fn",
        instead(lambda z1, z2, temperature: _nt_xent(z1, z2, temperature, both=False)),
    ),
]


@each("mutation", EVERYWHERE + CLASSIC, lambda m: m.key, lambda m: m.name)
def test_a_planted_error_is_found(mutation: Mutation):
    assert is_found(mutation)
