"""Files in which something is wrong, while the number is what the loss gives on them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from tests.museum.loops import one_hot, tokens
from tests.museum.scenario import found
from tests.museum.trained import classes, estimators, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, LOGITS, MSE = "cross_entropy", "binary_cross_entropy_with_logits", "mse_loss"
bce = F.binary_cross_entropy_with_logits


def label_sets(seed: int) -> Iterator[Scenario]:
    z, y = pictures.shades(seed)
    yield found("pixels: labels from 1 to 3", (z, y + 1), {"labels_start_at_one": "error"}, loss=CE)
    yield found("pixels: grey values in steps of 85", (z, y * 85), {"grey_value_labels": "error"}, loss=CE)
    yield found("pixels: a border of 254", (z, torch.where(y == 1, 254, y)), {"wrong_ignore_index": "error"}, loss=CE)
    hot = one_hot(y, 3).movedim(-1, 1).long()
    yield found(
        "pixels: one-hot labels of whole numbers",
        (z, hot),
        {"one_hot_as_indices": "warning"},
        F.cross_entropy(z, y),
        loss=CE,
    )


def labels_of_many(seed: int) -> Iterator[Scenario]:
    z, y = classes.turned(seed)
    yield found(
        "one label of 99",
        (z, torch.where(torch.arange(len(y)) == 33, 99, y)),
        {"labels_out_of_range": "error"},
        loss=CE,
    )
    yield found(
        "twenty classes: flattened one-hot",
        (z, one_hot(y, 20).flatten().long()),
        {"one_hot_as_indices": "error"},
        loss=CE,
    )
    z, y = sequences.padded(seed)
    end = torch.where(y == 0, 1, y)
    yield found("tokens: padded with a blank", (z, end), {"padding_counted": "warning"}, tokens(z, end), loss=CE)
    z, y = classes.thousand(seed)
    wrapped = y % 256
    wrapped[0] = 255
    title, key = "a thousand classes, labels once were eight bits", "uint8_labels"
    yield found(title, (z, wrapped), {key: "warning"}, F.cross_entropy(z, wrapped), loss=CE)


def orders(seed: int) -> Iterator[Scenario]:
    for name, by in (("rare", 5), ("thousand", 1), ("many", -2)):
        z, y = getattr(classes, name)(seed)
        yield found(
            f"{name}: saved {by} rows off",
            (z, y.roll(by)),
            {"rows_misaligned": "warning"},
            F.cross_entropy(z, y.roll(by)),
            loss=CE,
        )


def other_orders(seed: int) -> Iterator[Scenario]:
    x, t = numbers.tumours(seed)
    yield found(
        "two classes saved one row off", (x, t.roll(1)), {"rows_misaligned": "warning"}, bce(x, t.roll(1)), loss=LOGITS
    )
    o, t = estimators.neighbours(seed)
    yield found(
        "four numbers saved four rows off",
        (o, t.roll(-4, 0)),
        {"rows_misaligned": "warning"},
        F.mse_loss(o, t.roll(-4, 0)),
        loss=MSE,
    )
    z, y = classes.rare(seed)
    yield found(
        "labels counted from the other end",
        (z, 3 - y),
        {"wrong_class_order": "warning"},
        F.cross_entropy(z, 3 - y),
        loss=CE,
    )
    z, y = sequences.full(seed)
    late = z.roll(1, 1)[:, 1:].contiguous(), y[:, 1:].contiguous()
    yield found("tokens: predictions are one place late", late, {"causal_shift": "warning"}, tokens(*late), loss=CE)


def flat_models(seed: int) -> Iterator[Scenario]:
    key = "constant_predictions"
    x, t = numbers.tumours(seed)
    dead = torch.full_like(x, float(x.mean())) + x * 1e-6
    yield found("two classes: every row says the same", (dead, t), {key: "warning"}, bce(dead, t), loss=LOGITS)
    o, t = numbers.progression(seed)
    dead = torch.full_like(o, 152.0)
    yield found("every row says 152", (dead, t), {key: "warning"}, F.mse_loss(dead, t), loss=MSE)
    o, t = estimators.ridge(seed)
    scaled = (o - t.mean()) / t.std()
    yield found(
        "ridge: standardised beside raw", (scaled, t), {"target_scaling": "warning"}, F.mse_loss(scaled, t), loss=MSE
    )
    z, y = classes.untrained(seed)
    loud = torch.from_numpy(np.random.RandomState(seed).normal(0, 4, z.shape)).float()
    yield found(
        "logits of nothing but noise",
        (loud, y),
        {"initial_logits_too_large": "warning"},
        F.cross_entropy(loud, y),
        loss=CE,
    )


def values(seed: int) -> Iterator[Scenario]:
    x, t = numbers.labels(seed)
    x = x.clone()
    x[17, 2] = math.nan
    yield found("six labels, one nan", (x, t), {"non_finite_input": "error"}, bce(x, t), loss=LOGITS)
    o, t = estimators.ridge(seed)
    o = o.clone()
    o[[3, 70]] = math.inf
    yield found("two numbers are infinite", (o, t), {"non_finite_input": "error"}, F.mse_loss(o, t), loss=MSE)
    z, y = classes.rare(seed)
    z = z.clone()
    z[9] = -math.inf
    yield found(
        "a row that is masked altogether", (z, y), {"minus_inf_logits": "error"}, F.cross_entropy(z, y), loss=CE
    )


def rows(seed: int) -> Iterator[Scenario]:
    z, y = classes.wine(seed)
    both = torch.cat([z, z[:10]]), torch.cat([y, (y[:10] + 1) % 3])
    yield found(
        "ten rows came twice with other labels", both, {"duplicate_rows": "info"}, F.cross_entropy(*both), loss=CE
    )
    z, y = classes.digits(seed)
    slips = y.clone()
    slips[10:400:30] = (slips[10:400:30] + 3) % 10
    yield found(
        "digits: thirteen labels are slips of the pen",
        (z, slips),
        {"likely_mislabelled": "info"},
        F.cross_entropy(z, slips),
        loss=CE,
    )
    z, y = classes.turned(seed)
    yield found(
        "logits five times too large", (z * 5, y), {"overconfident": "warning"}, F.cross_entropy(z * 5, y), loss=CE
    )
    z, y = classes.blurred(seed)
    q = one_hot(y, 10) * 0.9
    yield found(
        "label rows that sum to 0.9", (z, q), {"soft_labels_not_normalised": "warning"}, F.cross_entropy(z, q), loss=CE
    )
    o, t = numbers.three_numbers(seed)
    p = torch.sigmoid(o)
    yield found(
        "probabilities under a loss on logits", (p, (t > 0).float()), {"double_sigmoid": "warning"}, None, loss=LOGITS
    )


ROOM = (label_sets, labels_of_many, orders, other_orders, flat_models, values, rows)
