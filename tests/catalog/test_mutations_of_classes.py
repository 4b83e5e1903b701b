"""Planted errors of losses of one class among several: each turns the comparison red."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F

from .test_mutations import Mutation, after, given, instead, is_found


def _nothing(x):
    return None


def _focal_by_powers(input, target, alpha, gamma, ignore_index):
    p = input.softmax(1).gather(1, target.where(target != ignore_index, 0).unsqueeze(1)).squeeze(1)
    loss = -((1 - p) ** gamma) * p.log()
    return (loss if alpha is None else alpha[target] * loss).masked_fill(target == ignore_index, 0)


def _scalar_alpha(f):
    """Keras' reading: one number for all classes."""
    return lambda *args, alpha, **p: f(*args, alpha=None, **p) * (1 if alpha is None else alpha.mean())


def _largest_violation(input, target, p, margin, weight, ignore_index):
    own = input.gather(1, target.unsqueeze(1))
    return F.relu(margin - own + input.scatter(1, target.unsqueeze(1), -torch.inf)).amax(1) ** p


def _bce_of_the_softmax(f):
    def port(input, target, base, **p):
        if base != "softmax":
            return f(input, target, base=base, **p)
        hot = F.one_hot(target, input.shape[1]).to(input.dtype)
        return F.binary_cross_entropy(input.softmax(1), hot, reduction="none").mean(1)

    return port


def _margin_for_all(input, target, max_m, s, samples_per_class, ignore_index):
    n = input.new_ones(input.shape[1]) if samples_per_class is None else samples_per_class
    return F.cross_entropy(s * (input - max_m * (n / n.min()) ** -0.25), target, reduction="none")


def _divergence_of_logarithms(input, teacher, target, temperature, alpha, ignore_index):
    log_p, log_q = ((x / temperature).log_softmax(1) for x in (input, teacher))
    soft = temperature**2 * (log_q.exp() * (log_q - log_p)).sum(1)
    hard = F.cross_entropy(input, target, ignore_index=ignore_index, reduction="none")
    return (alpha * soft + (1 - alpha) * hard).masked_fill(target == ignore_index, 0)


def _selection_by_itself(f):
    """Each network learns from what it finds easy itself."""

    def alone(input_1, input_2, target, **p):
        return torch.stack([f(x, x, target, **p)[0] for x in (input_1, input_2)])

    return alone


PLANTED = [
    Mutation("softmax_focal_loss", "a power of what has rounded to 0", "fn", instead(_focal_by_powers)),
    Mutation("softmax_focal_loss", "one α for all classes", "fn", _scalar_alpha),
    Mutation("poly1_cross_entropy", "another sign of ε", "fn", given(epsilon=lambda e: -e)),
    Mutation("multi_margin_loss", "the largest violation", "fn", instead(_largest_violation)),
    Mutation("multi_margin_loss", "weights left out", "fn", given(weight=_nothing)),
    Mutation("multi_margin_loss", "a sum over the others over C − 1", "fn", after(lambda v: v * 3 / 2)),
    Mutation("confidence_penalty", "the entropy added", "fn", given(beta=lambda b: -b)),
    Mutation("confidence_penalty", "bits for nats", "fn", given(beta=lambda b: b / 0.6931471805599453)),
    Mutation("class_balanced_loss", "BCE of the softmax", "fn", _bce_of_the_softmax),
    Mutation("class_balanced_loss", "counts left out", "fn", given(samples_per_class=_nothing)),
    Mutation("class_balanced_loss", "1/n for the effective number", "fn", given(beta=lambda b: 1.0)),
    Mutation("class_balanced_loss", "ignored rows counted", "mass", after(torch.ones_like)),
    Mutation("logit_adjusted_cross_entropy", "adjusted the other way", "fn", given(tau=lambda t: -t)),
    Mutation("balanced_softmax_loss", "counts left out", "fn", given(samples_per_class=_nothing)),
    Mutation("ldam_loss", "a margin for every class", "fn", instead(_margin_for_all)),
    Mutation("ldam_loss", "scaled before the margin", "fn", given(max_m=lambda m: m / 30)),
    Mutation("symmetric_cross_entropy", "the logarithm of 1e-4", "fn", given(A=lambda a: -9.210340371976182)),
    Mutation("bootstrapping_loss", "differentiated although it is detached", "fn", given(detach=lambda d: False)),
    Mutation("bootstrapping_loss", "one β for both modes", "fn", given(beta=lambda b: 0.95 if b is None else b)),
    Mutation("ohem_cross_entropy", "the easiest", "fn", lambda f: lambda i, t, **p: -f(-i, t, **p)),
    Mutation("ohem_cross_entropy", "one more", "fn", given(min_kept=lambda k: k + 1)),
    Mutation("co_teaching_loss", "divided by k again", "fn", after(lambda v: v / 4)),
    Mutation("co_teaching_loss", "no exchange", "fn", _selection_by_itself),
    Mutation("distillation_loss", "α the other way round", "fn", given(alpha=lambda a: 1 - a)),
    Mutation(
        "distillation_loss", "a difference of logarithms", "fn", instead(_divergence_of_logarithms), torch.float32
    ),
    Mutation("z_loss", "without the square", "fn", lambda f: lambda i, coefficient: coefficient * i.logsumexp(1)),
]


@pytest.mark.parametrize("mutation", PLANTED, ids=lambda m: f"{m.key}: {m.name}")
def test_a_planted_error_is_found(mutation: Mutation):
    assert is_found(mutation)
