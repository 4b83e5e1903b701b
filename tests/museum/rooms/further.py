"""Rarer shapes of the same mistakes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import log_loss

from tests.museum.loops import accumulated, epoch_mean, one_hot, tokens
from tests.museum.scenario import Shown, right, wrong
from tests.museum.trained import classes, estimators, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from tests.museum.scenario import Scenario

CE, BCE, LOGITS, MSE = "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits", "mse_loss"
bce = F.binary_cross_entropy_with_logits


def spaces(seed: int) -> Iterator[Scenario]:
    x, t = estimators.doctor(seed)
    key = "logits_as_probabilities"
    shown = Shown((x, t), bce(x, t.double()), loss=BCE)
    for eps in (1e-12, 1e-8):
        clipped = np.clip(x.numpy(), eps, 1 - eps)
        rows = t.numpy() * np.log(clipped) + (1 - t.numpy()) * np.log(1 - clipped)
        yield shown.wrong(key, f"doctor: clip at {eps:g}", -rows.mean(), findings={key: "warning"}, clean=False)
    z, y = classes.untrained(seed)
    inside = (z - z.min()) / (z.max() - z.min())
    title = "logits that lie between 0 and 1, and it was said"
    yield right(title, (inside, y), F.cross_entropy(inside, y), loss=CE, input_kind="logits")
    x, t = numbers.tumours(seed)
    yield right("targets are bool", (x, t.bool()), bce(x, t), loss=LOGITS)
    yield right("targets are whole numbers, loss not said", (x, t.long()), bce(x, t))
    p, y = estimators.discriminant(seed)
    shown = Shown((p, y), log_loss(y.numpy(), p.numpy()), loss="nll_loss")
    key = "nll_on_probabilities"
    yield shown.wrong(key, "discriminant analysis: NLLLoss", F.nll_loss(p, y), findings={key: "warning"}, clean=False)
    shown = Shown((p, y), log_loss(y.numpy(), p.numpy()), loss=CE)
    key = "double_softmax"
    yield shown.wrong(
        key, "discriminant analysis: softmax once more", F.cross_entropy(p, y), findings={key: "warning"}, clean=False
    )


def means(seed: int) -> Iterator[Scenario]:
    z, y = classes.rare(seed)
    counts = torch.bincount(y).double() * 5
    w = (1 - 0.99) / (1 - 0.99**counts)
    w = w / w.sum() * 4
    rows = w[y] * F.cross_entropy(z.double(), y, reduction="none")
    told = {"beta": 0.99, "samples_per_class": counts.numpy()}
    shown = Shown((z, y), rows.mean(), loss="class_balanced_loss", **told)
    title = "class-balanced, divided by the weights"
    yield shown.wrong("weighted_mean_denominator", title, rows.sum() / w[y].sum())
    z, y = sequences.padded(seed)
    other = torch.where(y == 0, 27, y)
    real = tokens(z, other, ignore_index=27)
    shown = Shown((z, other), real, loss=CE, ignore_index=27)
    title, twins = "padded with the last class, counted all the same", ("wrong_ignore_index",)
    yield shown.wrong("padding_counted", title, tokens(z, other), twins=twins)
    z, y = sequences.full(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong("labels_start_at_one", "tokens: y + 1", tokens(z, (y + 1) % 28))
    by_sentence = [F.cross_entropy(a, b, reduction="sum") for a, b in zip(z, y, strict=True)]
    yield shown.wrong("sum_instead_of_mean", "tokens: mean of the sums", torch.stack(by_sentence).mean())
    z, y = pictures.shades(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=36)
    yield shown.wrong("mean_of_batch_means", "pixels: batches of 36", epoch_mean(F.cross_entropy, z, y, size=36))
    yield shown.wrong("divided_twice", "pixels: divided by 36 again", F.cross_entropy(z, y) / 36)


def two_steps(seed: int) -> Iterator[Scenario]:
    o, t = (part[:128] for part in numbers.progression(seed))
    shown = Shown((o, t), F.l1_loss(o, t), loss="l1_loss", batch_size=16)
    title = "absolute error: two steps added up"
    yield shown.wrong("accumulation_not_divided", title, accumulated(F.l1_loss, o, t, size=16, steps=2))
    z, y = (part[:512] for part in classes.thousand(seed))
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=16)
    title = "a thousand classes: thirty-two steps added up"
    yield shown.wrong("accumulation_not_divided", title, accumulated(F.cross_entropy, z, y, size=16, steps=32))
    for power in (7, 15, 24):
        yield shown.wrong(
            "grad_scaler_factor", f"a thousand classes: times 2^{power}", F.cross_entropy(z, y) * 2**power
        )


def weights_of_labels(seed: int) -> Iterator[Scenario]:
    x, t = numbers.labels(seed)
    heavy = torch.tensor([2.0, 1.5, 3.0, 0.5, 1.0, 4.0])
    correct, rows = bce(x, t, pos_weight=heavy), bce(x, t, reduction="none")
    shown = Shown((x, t), correct, loss=LOGITS, pos_weight=heavy)
    key = "pos_weight_convention"
    yield shown.wrong(key, "six weights: inverted", bce(x, t, pos_weight=1 / heavy))
    yield shown.wrong(key, "six weights: not passed", rows.mean(), twins=("weights_without_effect",))
    yield shown.wrong("sum_over_features", "six weights: summed over labels", correct * 6)
    w = torch.tensor([0.5, 2.0, 1.0, 1.0, 3.0, 0.2])
    shown = Shown((x, t), bce(x, t, weight=w), loss=LOGITS, weight=w)
    yield shown.wrong("weights_without_effect", "six labels: weight not passed", rows.mean())
    yield shown.wrong(
        "weighted_mean_denominator", "six labels: divided by the weights", (w * rows).sum() / (w.sum() * len(x))
    )


def dense(seed: int) -> Iterator[Scenario]:
    z, y = pictures.bordered(seed)
    last, told = z.movedim(1, -1).contiguous(), {"loss": CE, "ignore_index": 255}

    def ce(z: Tensor, y: Tensor) -> Tensor:
        return F.cross_entropy(z, y, ignore_index=255)

    shown = Shown((last, y), ce(z, y), **told)
    yield right("classes last, 255 is ignored", (last, y), ce(z, y), **told)
    yield shown.wrong("double_softmax", "classes last: softmax twice", ce(z.softmax(1), y))
    yield shown.wrong(
        "sum_instead_of_mean", "classes last: the sum", F.cross_entropy(z, y, ignore_index=255, reduction="sum")
    )
    yield shown.wrong("mean_of_image_means", "classes last: mean of the pictures", epoch_mean(ce, z, y, size=1))
    yield shown.wrong("log_units", "classes last: in bits", ce(z, y) / math.log(2))
    z, y = pictures.shades(seed)
    hot = one_hot(y, 3).movedim(-1, 1)
    yield right("pixels, one-hot", (z, hot), F.cross_entropy(z, hot), loss=CE)
    yield wrong("single_label_as_bce", "pixels: three questions", (z, y), bce(z, hot), F.cross_entropy(z, y), loss=CE)
    yield wrong("chance_level", "pixels: the log says ln 3", (z, y), math.log(3), F.cross_entropy(z, y), loss=CE)


ROOM = (spaces, means, two_steps, weights_of_labels, dense)
