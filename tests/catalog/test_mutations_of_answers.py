"""Planted errors in losses of yes and no, of distributions and of ranks: each turns the references red."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F

from .test_mutations import Mutation, after, given, instead, is_found


def _focal_by_plain_powers(input, target, alpha, gamma, log_clamp):
    p = target * input + (1 - target) * (1 - input)
    weight = 1.0 if alpha is None else alpha * target + (1 - alpha) * (1 - target)
    return -weight * (1 - p) ** gamma * p.log().clamp(min=-100.0 if log_clamp is None else log_clamp)


def _keras(input, target, normalize, log_clamp):
    p = (input / input.sum(1, keepdim=True)).clamp(1e-7, 1 - 1e-7)
    return -(target * p.log()).sum(1)


def _brier_of_the_true_class(input, target, ignore_index):
    if target.is_floating_point():
        return ((input - target) ** 2).sum(1)
    label = target.where(target != ignore_index, 0).unsqueeze(1)
    return ((input.gather(1, label).squeeze(1) - 1) ** 2).masked_fill(target == ignore_index, 0)


def _allrank(input, relevance):
    return -(relevance.softmax(1) * (input.softmax(1) + 1e-10).log()).sum(1)


def _bce_of_rounded_logarithms(input, target, weight):
    p = torch.sigmoid(input)
    loss = -(target * p.log() + (1 - target) * (1 - p).log())
    return (loss if weight is None else weight * loss).mean(1)


CLASSIC = [
    Mutation("squared_hinge_loss", "half of it", "fn", after(lambda v: v / 2)),
    Mutation("squared_hinge_loss", "without the square", "fn", instead(lambda i, t: F.relu(1 - t * i))),
    Mutation("soft_margin_loss", "torch's own", "fn", instead(lambda i, t: F.soft_margin_loss(i, t, reduction="none"))),
    Mutation("exponential_loss", "the sign of the label left out", "fn", instead(lambda i, t: torch.exp(-i))),
    Mutation("binary_focal_loss", "α for the negatives", "fn", given(alpha=lambda a: None if a is None else 1 - a)),
    Mutation("binary_focal_loss", "powers of what has vanished", "fn", instead(_focal_by_plain_powers)),
    Mutation("binary_focal_loss", "no clamp", "fn", given(log_clamp=lambda c: None)),
    Mutation("asymmetric_loss", "the authors' eps", "fn", given(eps=lambda e: e or 1e-8)),
    Mutation("asymmetric_loss", "no clip", "fn", given(clip=lambda m: 0.0)),
    Mutation(
        "asymmetric_loss",
        "one γ for the other",
        "fn",
        lambda f: lambda i, t, gamma_neg, gamma_pos, **p: f(i, t, gamma_pos, gamma_neg, **p),
    ),
    Mutation(
        "multilabel_soft_margin_loss", "a sum over labels", "fn", lambda f: lambda i, t, **p: f(i, t, **p) * i.shape[1]
    ),
    Mutation("multilabel_soft_margin_loss", "weights left out", "fn", given(weight=lambda w: None)),
    Mutation("multilabel_soft_margin_loss", "the logarithm of a sigmoid", "fn", instead(_bce_of_rounded_logarithms)),
    Mutation("multilabel_margin_loss", "no end of the list", "fn", lambda f: lambda i, t: f(i, t.clamp(min=0))),
    Mutation("multilabel_margin_loss", "no division by C", "fn", lambda f: lambda i, t: f(i, t) * i.shape[1]),
    Mutation("categorical_cross_entropy", "as keras has it", "fn", instead(_keras)),
    Mutation("categorical_cross_entropy", "sums left as they are", "fn", given(normalize=lambda n: False)),
    Mutation("brier_loss", "a mean over classes", "fn", lambda f: lambda i, t, **p: f(i, t, **p) / i.shape[1]),
    Mutation("brier_loss", "the true class alone", "fn", instead(_brier_of_the_true_class)),
    Mutation("brier_loss", "ignored rows counted", "mass", after(torch.ones_like)),
    Mutation("js_divergence", "its root", "fn", after(torch.sqrt)),
    Mutation(
        "js_divergence", "KL to the mean, one way", "fn", instead(lambda i, t: torch.xlogy(i, 2 * i / (i + t)).sum(1))
    ),
    Mutation(
        "margin_ranking_loss",
        "no slope at the kink",
        "fn",
        instead(lambda input1, input2, target, margin: F.relu(-target * (input1 - input2) + margin)),
    ),
    Mutation("margin_ranking_loss", "no margin", "fn", given(margin=lambda m: 0.0)),
    Mutation("listnet_loss", "allRank's 1e-10", "fn", instead(_allrank)),
    Mutation("listnet_loss", "one for the other", "fn", lambda f: lambda i, r: f(r, i)),
    Mutation("bradley_terry_loss", "the margin added", "fn", given(margin=lambda m: -m)),
    Mutation("dpo_loss", "no reference", "fn", lambda f: lambda a, b, c, d, **p: f(a, b, c * 0, d * 0, **p)),
    Mutation("dpo_loss", "no smoothing", "fn", given(label_smoothing=lambda e: 0.0)),
    Mutation("dpo_loss", "β once more", "fn", given(beta=lambda b: b * b)),
]


@pytest.mark.parametrize("mutation", CLASSIC, ids=lambda m: f"{m.key}: {m.name}")
def test_a_planted_error_is_found(mutation: Mutation):
    assert is_found(mutation)
