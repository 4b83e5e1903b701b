"""Planted errors of losses of numbers, counts, variances and weights: each turns the comparison red."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F

from lossexplorer.catalog.registry import CATALOGUE

from .compare import differences_of
from .extremes import named_cases
from .test_mutations import Mutation, given, instead, is_found


def _power(input, target, alpha, c):
    b = abs(alpha - 2)
    return b / alpha * ((((input - target) / c) ** 2 / b + 1) ** (alpha / 2) - 1)


def _stirling_for_every_count(input, target, log_input, full, eps):
    plain = F.poisson_nll_loss(input, target, log_input, eps=eps, reduction="none")
    return plain + (target * target.log() - target + 0.5 * (2 * math.pi * target).log() if full else 0)


def _student(input, nu, alpha, beta, target, coefficient):
    t = torch.distributions.StudentT(2 * alpha, input, (beta * (1 + nu) / (nu * alpha)))
    return coefficient * (target - input).abs() * (2 * nu + alpha) - t.log_prob(target)


PLANTED = [
    Mutation("log_cosh_loss", "cosh overflows", "fn", instead(lambda i, t: (i - t).cosh().log())),
    Mutation(
        "quantile_loss",
        "torch's maximum at the kink",
        "fn",
        instead(
            lambda input, target, quantile: torch.maximum(
                quantile * (target - input), (quantile - 1) * (target - input)
            )
        ),
    ),
    Mutation("quantile_loss", "the sides swapped", "fn", given(quantile=lambda q: 1 - q)),
    Mutation("cauchy_loss", "kornia's scale", "fn", given(c=lambda c: c * math.sqrt(2))),
    Mutation("general_adaptive_loss", "no limits", "fn", instead(_power)),
    Mutation(
        "pseudo_huber_loss",
        "a difference of near numbers",
        "fn",
        instead(lambda input, target, delta: delta**2 * ((1 + ((input - target) / delta) ** 2).sqrt() - 1)),
        torch.float32,
    ),
    Mutation("epsilon_insensitive_loss", "never squared", "fn", given(squared=lambda s: False)),
    Mutation("poisson_nll_loss", "Stirling for every count", "fn", instead(_stirling_for_every_count)),
    Mutation("poisson_nll_loss", "rates for logarithms", "fn", given(log_input=lambda x: not x)),
    Mutation(
        "mape_loss", "ε added", "fn", instead(lambda input, target, eps: (input - target).abs() / (target.abs() + eps))
    ),
    Mutation("msle_loss", "Keras clips", "fn", lambda f: lambda i, t: f(i.clamp(min=0), t.clamp(min=0))),
    Mutation(
        "gaussian_nll_loss",
        "deviations for variances",
        "fn",
        lambda f: lambda i, t, var, **p: f(i, t, var.square(), **p),
    ),
    Mutation("gaussian_nll_loss", "no floor", "fn", given(eps=lambda e: 1e-300)),
    Mutation("evidential_regression_loss", "the squared scale for the scale", "fn", instead(_student)),
    Mutation("evidential_regression_loss", "no fine", "fn", given(coefficient=lambda c: 0.0)),
    Mutation("l2_regularization", "Keras for SGD", "fn", given(form=lambda f: "sum_sq")),
    Mutation(
        "l2_regularization",
        "one length of all arrays",
        "fn",
        lambda f: lambda *w, **p: f(torch.cat([x.flatten() for x in w]), **p),
    ),
    Mutation(
        "l1_regularization", "the first array alone", "fn", lambda f: lambda w, *rest, lambda_: f(w, lambda_=lambda_)
    ),
]


@pytest.mark.parametrize("mutation", PLANTED, ids=lambda m: f"{m.key}: {m.name}")
def test_a_planted_error_is_found(mutation: Mutation):
    assert is_found(mutation)


def test_nothing_is_found_where_nothing_is_planted():
    for key in {m.key for m in PLANTED}:
        loss = CATALOGUE.get(key)
        assert not any(differences_of(loss, case) for case in named_cases(loss, torch.float64).values())
