"""Correct numbers on clean files: nothing is to be explained, and nothing to be said against the file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import brier_score_loss, hinge_loss, log_loss, mean_pinball_loss, mean_squared_log_error

from tests.museum.loops import inverse_counts, one_hot, tokens
from tests.museum.rooms.baselines import contrastive, smoothed
from tests.museum.rooms.conventions import dice
from tests.museum.scenario import right
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, BCE, LOGITS = "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def one_of_several(seed: int) -> Iterator[Scenario]:
    for name in ("digits", "blurred", "wine", "iris", "turned", "rare", "many", "thousand", "spare", "untrained"):
        z, y = getattr(classes, name)(seed)
        yield right(f"{name}: cross entropy", (z, y), F.cross_entropy(z, y), loss=CE)
        yield right(f"{name}: the file alone", (z, y), None)


def weights_and_smoothing(seed: int) -> Iterator[Scenario]:
    z, y = classes.rare(seed)
    w = inverse_counts(y, 4)
    yield right("weighted, as torch divides", (z, y), F.cross_entropy(z, y, w), loss=CE, weight=w)
    yield right(
        "weighted, divided by the rows",
        (z, y),
        F.cross_entropy(z, y, w, reduction="none").mean(),
        loss=CE,
        weight=w,
        weight_normalization="batch",
    )
    yield right(
        "smoothed and weighted",
        (z, y),
        F.cross_entropy(z, y, w, label_smoothing=0.1),
        loss=CE,
        weight=w,
        label_smoothing=0.1,
    )


def digits_in_several_ways(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    yield right("smoothed", (z, y), F.cross_entropy(z, y, label_smoothing=0.2), loss=CE, label_smoothing=0.2)
    yield right(
        "smoothed, ε over the others",
        (z, y),
        smoothed(z, y, 0.1),
        loss="label_smoothing_cross_entropy",
        mode="uniform_others",
    )
    yield right(
        "by scikit-learn, in float64, batches of 64",
        (z.double(), y),
        log_loss(y.numpy(), z.double().softmax(1).numpy()),
        loss=CE,
        batch_size=64,
    )
    yield right("log-probabilities", (z.log_softmax(1), y), F.nll_loss(z.log_softmax(1), y), loss="nll_loss")
    yield right("saved in half precision", (z.half(), y), F.cross_entropy(z.half().float(), y), loss=CE)
    yield right("a sum where a sum is meant", (z, y), F.cross_entropy(z, y, reduction="sum"), loss=CE, reduction="sum")


def soft_rows(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    hot = one_hot(y, 10)
    yield right("one-hot targets", (z, hot), F.cross_entropy(z, hot), loss=CE)
    yield right(
        "Brier score",
        (z.double().softmax(1), hot.double()),
        brier_score_loss(y.numpy(), z.double().softmax(1).numpy(), labels=range(10), scale_by_half=False),
        loss="brier_loss",
    )
    z, teacher, y = classes.taught(seed)
    q = teacher.softmax(1)
    yield right("soft labels", (z, q), F.cross_entropy(z, q), loss=CE)
    yield right(
        "KL divergence", (z.log_softmax(1), q), F.kl_div(z.log_softmax(1), q, reduction="batchmean"), loss="kl_div"
    )


def robust_ones(seed: int) -> Iterator[Scenario]:
    z, y = classes.blurred(seed)
    p, rows = z.softmax(1), F.cross_entropy(z, y, reduction="none")
    true = p[torch.arange(len(y)), y]
    yield right(
        "generalised cross entropy, q = 0.5",
        (z, y),
        ((1 - true**0.5) / 0.5).mean(),
        loss="generalized_cross_entropy",
        q=0.5,
    )
    yield right("symmetric cross entropy", (z, y), (0.1 * rows + 4 * (1 - true)).mean(), loss="symmetric_cross_entropy")
    yield right("focal of several classes", (z, y), ((1 - true) ** 2 * rows).mean(), loss="softmax_focal_loss")
    yield right(
        "soft bootstrapping", (z, y), (0.95 * rows - 0.05 * (p * p.log()).sum(1)).mean(), loss="bootstrapping_loss"
    )
    yield right("the hardest seventy per cent, as meant", (z, y), rows.topk(490)[0].mean(), loss="ohem_cross_entropy")
    yield right("poly-1", (z, y), (rows + 2 * (1 - true)).mean(), loss="poly1_cross_entropy")
    yield right("hinge of several classes", (z, y), F.multi_margin_loss(z, y), loss="multi_margin_loss")


def places(seed: int) -> Iterator[Scenario]:
    z, y = sequences.ignored(seed)
    yield right("tokens, −100 where nothing follows", (z, y), tokens(z, y), loss=CE)
    yield right("tokens, classes in the middle, loss not said", (z.transpose(1, 2).contiguous(), y), tokens(z, y))
    z, y = sequences.padded(seed)
    yield right("tokens, padding is ignored", (z, y), tokens(z, y, ignore_index=0), loss=CE, ignore_index=0)
    z, y = sequences.full(seed)
    yield right("tokens, the file alone", (z, y), None, loss=CE, batch_size=4)
    z, y = pictures.shades(seed)
    yield right("pixels", (z, y), F.cross_entropy(z, y), loss=CE, batch_size=16)
    yield right("pixels, classes last", (z.movedim(1, -1).contiguous(), y), F.cross_entropy(z, y), loss=CE)
    z, y = pictures.bordered(seed)
    yield right("pixels, 255 is ignored", (z, y), F.cross_entropy(z, y, ignore_index=255), loss=CE, ignore_index=255)


def yes_or_no(seed: int) -> Iterator[Scenario]:
    for name in ("tumours", "seldom", "labels"):
        x, t = getattr(numbers, name)(seed)
        p = torch.sigmoid(x)
        yield right(f"{name}: on logits", (x, t), bce(x, t), loss=LOGITS)
        yield right(f"{name}: on probabilities", (p, t), F.binary_cross_entropy(p, t), loss=BCE)
    yield right("labels, loss not said", (x, t), bce(x, t))
    yield right("labels, the file alone", (x, t), None, loss=LOGITS)
    yield right("labels: soft margin", (x, t), F.multilabel_soft_margin_loss(x, t), loss="multilabel_soft_margin_loss")


def one_in_ten(seed: int) -> Iterator[Scenario]:
    x, t = numbers.seldom(seed)
    heavy = round(float((1 - t).sum() / t.sum()), 1)
    yield right(
        "one in ten, weighted", (x, t), bce(x, t, pos_weight=torch.tensor(heavy)), loss=LOGITS, pos_weight=[heavy]
    )
    yield right("one in ten, smoothed labels", (x, t * 0.9 + 0.05), bce(x, t * 0.9 + 0.05), loss=LOGITS)
    ce = bce(x, t, reduction="none")
    yield right(
        "one in ten, focal",
        (x, t),
        (torch.where(t > 0, 0.25, 0.75) * (1 - torch.exp(-ce)) ** 2 * ce).mean(),
        loss="sigmoid_focal_loss",
    )
    x, t = numbers.tumours(seed)
    yield right("a column (N, 1) with targets (N, 1)", (x[:, None], t[:, None]), bce(x, t), loss=LOGITS)
    yield right("hinge", (x, 2 * t - 1), hinge_loss(t.numpy(), x.numpy()), loss="hinge_loss")
    yield right("logistic loss", (x, 2 * t - 1), F.soft_margin_loss(x, 2 * t - 1), loss="soft_margin_loss")


def amounts(seed: int) -> Iterator[Scenario]:
    for name in ("diabetes", "progression", "lower_half", "three_numbers"):
        o, t = getattr(numbers, name)(seed)
        yield right(f"{name}: squared error", (o, t), F.mse_loss(o, t), loss="mse_loss")
        yield right(f"{name}: absolute error", (o, t), F.l1_loss(o, t), loss="l1_loss")
        yield right(f"{name}: root", (o, t), F.mse_loss(o, t).sqrt(), loss="rmse_loss")
    yield right("three numbers, loss not said", (o, t), F.mse_loss(o, t))
    yield right("three numbers, the file alone", (o, t), None)
    o, t = numbers.diabetes(seed)
    yield right("Huber", (o, t), F.huber_loss(o, t, delta=0.5), loss="huber_loss", delta=0.5)
    yield right("smooth L1", (o, t), F.smooth_l1_loss(o, t, beta=0.3), loss="smooth_l1_loss", beta=0.3)
    e = (o - t).double()
    yield right("log-cosh", (o, t), torch.log(torch.cosh(e)).mean(), loss="log_cosh_loss")
    yield right("Cauchy", (o, t), (0.5 * torch.log1p(e**2)).mean(), loss="cauchy_loss")
    o, t = numbers.progression(seed)
    yield right(
        "pinball", (o, t), mean_pinball_loss(t.numpy(), o.numpy(), alpha=0.9), loss="quantile_loss", quantile=0.9
    )
    yield right("logarithms squared", (o, t), mean_squared_log_error(t.numpy(), o.numpy().clip(0)), loss="msle_loss")
    yield right("Poisson", (torch.log(o), t), F.poisson_nll_loss(torch.log(o), t), loss="poisson_nll_loss")
    yield right("percentages", (o, t), ((o - t).abs() / t).mean(), loss="mape_loss")
    yield right(
        "float64", (o.double(), t.double()), np.square((o.double() - t.double()).numpy()).mean(), loss="mse_loss"
    )


def regions(seed: int) -> Iterator[Scenario]:
    for name in ("ink", "layers"):
        x, t = getattr(pictures, name)(seed)
        p = torch.sigmoid(x)
        yield right(f"{name}: Dice", (p, t), dice(p, t, (2, 3)), loss="dice_loss")
        both = (p * t).sum((0, 2, 3))
        union = p.sum((0, 2, 3)) + t.sum((0, 2, 3)) - both
        yield right(
            f"{name}: Jaccard of the batch",
            (x, t),
            (1 - (both + 1e-5) / (union + 1e-5)).mean(),
            loss="jaccard_loss",
            activation="sigmoid",
            batch=True,
        )
        yield right(f"{name}: pixels one by one", (x, t), bce(x, t), loss=LOGITS)


def pairs(seed: int) -> Iterator[Scenario]:
    a, b = pictures.pairs(seed)
    yield right("NT-Xent", (a, b), contrastive(a, b, 0.2, False), loss="nt_xent_loss", temperature=0.2)
    yield right("BYOL", (a, b), 2 - 2 * F.cosine_similarity(a, b).mean(), loss="byol_loss")
    near = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T * math.exp(2)
    here = torch.arange(len(a))
    yield right(
        "CLIP",
        (a, b),
        (F.cross_entropy(near, here) + F.cross_entropy(near.T, here)) / 2,
        loss="clip_loss",
        logit_scale=math.exp(2),
    )


ROOM = (
    one_of_several,
    weights_and_smoothing,
    digits_in_several_ways,
    soft_rows,
    robust_ones,
    places,
    yes_or_no,
    one_in_ten,
    amounts,
    regions,
    pairs,
)
