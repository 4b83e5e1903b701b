"""Numbers under a wrong name: other losses and metrics, settings that got lost, sums of batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import accuracy_score, f1_score, median_absolute_error, r2_score
from sklearn.utils.class_weight import compute_class_weight

from tests.museum.loops import one_hot, tokens
from tests.museum.scenario import Shown, found, wrong
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, LOGITS, MSE = "cross_entropy", "binary_cross_entropy_with_logits", "mse_loss"
bce = F.binary_cross_entropy_with_logits
KEY = "another_loss"


def of_classes(seed: int) -> Iterator[Scenario]:
    for name in ("digits", "wine", "rare"):
        z, y = getattr(classes, name)(seed)
        rows, p = F.cross_entropy(z, y, reduction="none"), z.softmax(1)
        hot, said = one_hot(y, z.shape[1]), z.argmax(1)
        shown = Shown((z, y), rows.mean(), loss=CE)
        yield shown.wrong(KEY, f"{name}: focal, gamma 2", ((1 - (-rows).exp()) ** 2 * rows).mean(), digits=5)
        yield shown.wrong(KEY, f"{name}: Brier", (p - hot).square().sum(1).mean(), digits=5)
        yield shown.wrong(KEY, f"{name}: squared error of probabilities", F.mse_loss(p, hot), digits=5)
        yield shown.wrong(KEY, f"{name}: accuracy", accuracy_score(y, said), digits=5)
        yield shown.wrong(KEY, f"{name}: macro F1", f1_score(y, said, average="macro"), digits=5)
        yield shown.wrong("temperature_in_logits", f"{name}: temperature 2", F.cross_entropy(z / 2, y), digits=5)
        yield shown.wrong("score_not_loss", f"{name}: neg_log_loss", -rows.mean())
        yield shown.wrong("float16_rounding", f"{name}: a float16 loss", rows.mean().half(), digits=6)
    z, y = classes.rare(seed)
    w = torch.tensor([0.3, 1.0, 2.0, 5.0])
    shown = Shown((z, y), F.cross_entropy(z, y, w), loss=CE, weight=w)
    yield shown.wrong("weights_inverted", "rare: frequencies for weights", F.cross_entropy(z, y, 1 / w))
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    balanced = torch.from_numpy(compute_class_weight("balanced", classes=np.unique(y), y=y.numpy())).float()
    yield shown.wrong("class_weights_from_counts", "rare: balanced weights", F.cross_entropy(z, y, balanced))


def of_bits(seed: int) -> Iterator[Scenario]:
    for name in ("tumours", "labels"):
        x, t = getattr(numbers, name)(seed)
        p, rows = x.sigmoid(), bce(x, t, reduction="none")
        shown = Shown((x, t), rows.mean(), loss=LOGITS)
        yield shown.wrong("labels_inverted", f"{name}: no for yes", bce(x, 1 - t))
        yield shown.wrong("targets_smoothed", f"{name}: 0.05 and 0.95", bce(x, t * 0.9 + 0.05), digits=5)
        yield shown.wrong(KEY, f"{name}: squared error of probabilities", F.mse_loss(p, t), digits=5)
        miss = torch.where(t > 0.5, 1 - p, p)
        yield shown.wrong(KEY, f"{name}: focal without alpha", (miss**2 * rows).mean(), digits=5)
    x, t = numbers.tumours(seed)
    yield found("outputs of the other class", (-x, t), {"labels_inverted": "warning"}, bce(-x, t), loss=LOGITS)


def of_numbers(seed: int) -> Iterator[Scenario]:
    o, t = numbers.progression(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss=MSE)
    yield shown.wrong(KEY, "progression: R²", r2_score(t, o), digits=5)
    yield shown.wrong(KEY, "progression: median", median_absolute_error(t, o), digits=5)
    yield shown.wrong(KEY, "progression: log-cosh", (o - t).double().cosh().log().mean(), digits=5)
    a, b = ((x - t.mean()) / t.std() for x in (o, t))
    yield shown.wrong("target_scaling", "progression: of standardised numbers", F.mse_loss(a, b))
    yield shown.wrong("predicts_the_mean", "progression: dead outputs", F.mse_loss(t * 0, t))
    shown = Shown((o, t), F.huber_loss(o, t, delta=30), loss="huber_loss", delta=30.0)
    yield shown.wrong("parameters_without_effect", "Huber: delta got lost", F.huber_loss(o, t))
    key, title = "rows_misaligned", "progression: first target lost"
    yield wrong(key, title, (o, t), F.l1_loss(o[1:], t[:-1]), F.l1_loss(o, t), loss="l1_loss")


def of_batches(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    rows = F.cross_entropy(z, y, reduction="none")
    parts = rows.split(32)
    shown = Shown((z, y), rows.mean(), loss=CE, batch_size=32)
    yield shown.wrong("accumulation_not_divided", "sum of the means", sum(part.mean() for part in parts))
    yield shown.wrong("sum_instead_of_mean", "sum over the number of batches", rows.sum() / len(parts))
    yield shown.wrong("short_batch_counted_full", "sum over len(loader) · 32", rows.sum() / (32 * len(parts)))
    full = len(rows) // 32 * 32
    yield shown.wrong("last_batch_dropped", "drop_last while validating", rows[:full].mean(), digits=6)
    z, y = sequences.ignored(seed)
    shown, rows = Shown((z, y), tokens(z, y), loss=CE), tokens(z, y, reduction="none").reshape(y.shape)
    places = F.nll_loss(z.log_softmax(1).movedim(-1, 1), y)
    yield shown.wrong("softmax_wrong_axis", "tokens: softmax over time", places)
    yield shown.wrong("sum_instead_of_mean", "tokens: sums by sentence", rows.sum() / len(y))
    yield shown.wrong("wrong_ignore_index", "tokens: ignored ones as class 0", tokens(z, y.clamp(min=0)))


def of_masks(seed: int) -> Iterator[Scenario]:
    p, t = pictures.ink(seed)
    p = p.sigmoid()
    inside, whole = (p * t).sum((1, 2, 3)), (p + t).sum((1, 2, 3))
    dice = (1 - (2 * inside + 1e-5) / (whole + 1e-5)).mean()
    shown = Shown((p, t), dice, loss="dice_loss")
    yield shown.wrong("score_not_loss", "ink: the Dice score", 1 - dice, digits=5)
    yield shown.wrong(KEY, "ink: Dice plus BCE", dice + F.binary_cross_entropy(p, t), digits=5)


ROOM = (of_classes, of_bits, of_numbers, of_batches, of_masks)
