"""Planted errors in losses of masks and boxes: each of them turns the comparison with the references red."""

from __future__ import annotations

import pytest
import torch

from lossexplorer.catalog import boxes
from lossexplorer.catalog.registry import CATALOGUE

from .test_mutations import Mutation, after, given, instead, is_found


def _swapped(f):
    """As keras has it."""
    return lambda i, t, alpha, beta, **p: f(i, t, beta, alpha, **p)


def _dice_for_jaccard(input, target, smooth, batch, activation):
    return CATALOGUE.get("dice_loss").fn(input, target, smooth, False, batch, activation)


def _power_of_what_is_left_of_1(input, target, alpha, beta, gamma, smooth, batch, activation):
    tversky = CATALOGUE.get("tversky_loss").fn
    index = 1 - tversky(input, target, alpha, beta, smooth, batch, activation)
    return (1 - index) ** gamma


def _the_best_pixel_first(f):
    return lambda i, t, **p: f(-i, t, **p)


def _minus_log_iou(input, target, eps):
    shared, union = boxes.areas(input, target)
    return -((shared + eps) / (union + eps)).log()


def _sum_for_union(input, target, eps):
    shared, union = boxes.areas(input, target)
    return 1 - shared / (union + shared + eps)


def _of_a_hull_of_the_union(input, target, eps):
    shared, union = boxes.areas(input, target)
    width, height = boxes.hull(input, target)
    return 1 - shared / (union + eps) + (width * height - union) / (union + eps)


def _distance_not_squared(input, target, eps):
    return boxes.one_minus_iou(input, target, eps) + boxes.distance_share(input, target, eps).sqrt()


def _sides_over_the_diagonal(input, target, eps):
    width, height = boxes.hull(input, target)
    sides = zip(boxes.sides(input), boxes.sides(target), strict=True)
    loss = boxes.one_minus_iou(input, target, eps) + boxes.distance_share(input, target, eps)
    return loss + sum((a - b) ** 2 for a, b in sides) / (width**2 + height**2 + eps)


PLANTED = [
    Mutation("jaccard_loss", "Dice for Jaccard", "fn", instead(_dice_for_jaccard)),
    Mutation("jaccard_loss", "smoothed by half", "fn", given(smooth=lambda s: s / 2)),
    Mutation("tversky_loss", "α and β swapped", "fn", _swapped),
    Mutation("focal_tversky_loss", "1/γ for γ", "fn", given(gamma=lambda g: 1 / g)),
    Mutation(
        "focal_tversky_loss", "a power of what is left of 1", "fn", instead(_power_of_what_is_left_of_1), torch.float32
    ),
    Mutation("log_cosh_dice_loss", "without the logarithm", "fn", after(lambda v: v.exp() - 1)),
    Mutation("lovasz_hinge_loss", "the whole batch for each image", "fn", given(per_image=lambda p: not p)),
    Mutation("lovasz_hinge_loss", "the best pixel first", "fn", _the_best_pixel_first),
    Mutation("lovasz_softmax_loss", "absent classes counted", "fn", given(classes=lambda c: "all")),
    Mutation("lovasz_softmax_loss", "softmax twice", "fn", lambda f: lambda i, t, **p: f(i.softmax(1), t, **p)),
    Mutation("lovasz_softmax_loss", "ignored pixels counted as right", "mass", after(torch.ones_like)),
    Mutation("box_iou_loss", "−log IoU", "fn", instead(_minus_log_iou)),
    Mutation("box_iou_loss", "the sum of areas for their union", "fn", instead(_sum_for_union)),
    Mutation("giou_loss", "over the union, not the hull", "fn", instead(_of_a_hull_of_the_union)),
    Mutation("diou_loss", "the distance not squared", "fn", instead(_distance_not_squared)),
    Mutation("ciou_loss", "α with its gradient", "fn", given(detach_alpha=lambda d: False)),
    Mutation("eiou_loss", "sides over the diagonal", "fn", instead(_sides_over_the_diagonal)),
]


@pytest.mark.parametrize("mutation", PLANTED, ids=lambda m: f"{m.key}: {m.name}")
def test_a_planted_error_is_found(mutation: Mutation):
    assert is_found(mutation)
