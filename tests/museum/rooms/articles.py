"""What teaching articles get wrong, on their own small numbers and on real ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from tests.museum.loops import one_hot
from tests.museum.scenario import Shown, found
from tests.museum.trained import classes, numbers, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, BCE, LOGITS = "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits"


def small_examples(seed: int) -> Iterator[Scenario]:
    t = torch.tensor([1.0, 2.0, 3.0, 4.0])
    shown = Shown((t[:, None], t), 0.0, loss="mse_loss")
    yield shown.wrong(
        "broadcast_n1_n",
        "identical values in two shapes",
        ((t[:, None] - t[None]) ** 2).mean(),
        findings={"broadcast_n1_n": "warning"},
        clean=False,
    )
    shown = Shown((t[:, None], t), 0.0, loss="l1_loss")
    title, key = "the same under the absolute error", "broadcast_n1_n"
    seen = (t[:, None] - t[None]).abs().mean()
    yield shown.wrong(key, title, seen, findings={key: "warning"}, clean=False)
    o, t = torch.tensor([3.0]), torch.tensor([0.0])
    shown = Shown((o, t), 1.375, loss="huber_loss", delta=0.5)
    yield shown.wrong("smooth_l1_or_huber", "huber = nn.SmoothL1Loss(), one error of 3", 2.75)


def three_logits(seed: int) -> Iterator[Scenario]:
    z, y = torch.tensor([[20.0, 0.0, 0.0]]), torch.tensor([0])
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong("double_softmax", "perfect logits, softmax twice", F.cross_entropy(z.softmax(1), y))
    z, y = torch.tensor([[10.0, -3.0, 0.5]]), torch.tensor([1])
    shown = Shown((z, y), F.cross_entropy(z, y, label_smoothing=0.1), loss=CE, label_smoothing=0.1)
    kept = F.cross_entropy(z.bfloat16(), y, label_smoothing=0.1)
    yield shown.wrong("bfloat16_rounding", "three logits in bfloat16, smoothed", kept)
    x, t = torch.tensor([-4.0, 4.0, -4.0]), torch.tensor([1.0, 1.0, 0.0])
    shown = Shown((x, t), F.binary_cross_entropy_with_logits(x, t), loss=LOGITS)
    yield shown.wrong(
        "double_sigmoid", "three logits, sigmoid twice", F.binary_cross_entropy_with_logits(torch.sigmoid(x), t)
    )
    z, y = torch.tensor([[2.0, 1.0, -math.inf]]), torch.tensor([0])
    seen = -(one_hot(y, 3) * z.log_softmax(1)).sum(1).mean()
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    key = "minus_inf_logits"
    yield shown.wrong(key, "one-hot times log-probabilities of a masked class", seen, findings={key: "info"})


def own_functions(seed: int) -> Iterator[Scenario]:
    z, y = classes.rare(seed)
    w = torch.tensor([0.1, 1.0, 5.0, 2.0])
    rows = -w[y] * z.log_softmax(1)[torch.arange(len(y)), y]
    shown = Shown((z, y), F.cross_entropy(z, y, w), loss=CE, weight=w)
    yield shown.wrong("weighted_mean_denominator", "a weighted loss written by hand", rows.mean())
    z, y = pictures.bordered(seed)
    each = F.cross_entropy(z, y, ignore_index=255, reduction="none")
    shown = Shown((z, y), F.cross_entropy(z, y, ignore_index=255), loss=CE, ignore_index=255)
    yield shown.wrong("ignored_rows_in_mean", "batch loss as the mean of sample losses", each.mean())
    z, y = pictures.shades(seed)
    hot = F.one_hot(y, 3).movedim(-1, 1) * 0.9 + 0.1 / 3
    smooth = (-hot * z.log_softmax(1)).mean(0).sum()
    shown = Shown((z, y), F.cross_entropy(z, y, label_smoothing=0.1), loss=CE, label_smoothing=0.1)
    yield shown.wrong("sum_instead_of_mean", ".mean(0).sum() of a picture", smooth)


def two_classes(seed: int) -> Iterator[Scenario]:
    x, t = numbers.seldom(seed)
    ce = F.binary_cross_entropy_with_logits(x, t, reduction="none")
    constant = (0.25 * (1 - torch.exp(-ce)) ** 2 * ce).mean()
    paper = (torch.where(t > 0, 0.25, 0.75) * (1 - torch.exp(-ce)) ** 2 * ce).mean()
    shown = Shown((x, t), paper, loss="sigmoid_focal_loss")
    yield shown.wrong("focal_convention", "one alpha for both classes", constant)
    hard = (x > 0).float()
    yield found(
        "thresholded predictions under BCE",
        (hard, t),
        {"epsilon_lost_in_float32": "warning"},
        F.binary_cross_entropy(hard, t),
        loss=BCE,
    )
    with np.errstate(all="ignore"):
        p = np.clip(hard.numpy(), 1e-15, np.float32(1 - 1e-15))
        seen = -(t.numpy() * np.log(p) + (1 - t.numpy()) * np.log(1 - p)).mean()
    shown = Shown((hard, t), None, loss=BCE)
    yield shown.wrong("epsilon_lost_in_float32", "eps = 1e-15 on certain answers", seen, clean=False)


def smoothing_helpers(seed: int) -> Iterator[Scenario]:
    z, y = classes.wine(seed)
    off = 0.1 / (z.shape[1] - 1)
    q = torch.full_like(z, off).scatter(1, y[:, None], 0.9)
    shown = Shown((z, y), F.cross_entropy(z, y, label_smoothing=0.1), loss=CE, label_smoothing=0.1)
    yield shown.wrong(
        "label_smoothing_convention", "the text's formula beside the code's", -(q * z.log_softmax(1)).sum(1).mean()
    )
    z, y = classes.rare(seed)
    q = torch.full_like(z, 0.1 / 8).scatter(1, y[:, None], 0.9 + 0.1 / 8)
    yield found(
        "num_classes is twice the number of outputs",
        (z, q),
        {"soft_labels_not_normalised": "warning"},
        F.cross_entropy(z, q),
        loss=CE,
    )
    z, teacher, _ = classes.taught(seed)
    log_p, soft = z.log_softmax(1), teacher.softmax(1)
    shown = Shown((log_p, soft), F.kl_div(log_p, soft, reduction="batchmean"), loss="kl_div")
    yield shown.wrong(
        "kldiv_mean", "KLDivLoss() with its default", torch.nn.KLDivLoss(reduction="none")(log_p, soft).mean()
    )


ROOM = (small_examples, three_logits, own_functions, two_classes, smoothing_helpers)
