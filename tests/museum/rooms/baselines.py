"""E: chance, floors, smoothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from tests.museum.loops import inverse_counts
from tests.museum.scenario import Shown, found, wrong
from tests.museum.trained import classes, numbers, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from tests.museum.scenario import Scenario

CE, LOGITS = "cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def guessing(seed: int) -> Iterator[Scenario]:
    key = "chance_level"
    for name in ("digits", "rare", "turned", "thousand"):
        z, y = getattr(classes, name)(seed)
        yield wrong(key, f"{name}: the log says ln C", (z, y), math.log(z.shape[1]), F.cross_entropy(z, y), loss=CE)
    z, y = classes.iris(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(key, "iris: ln 3 with balanced classes", math.log(3), twins=("class_prior_only",))
    x, t = numbers.tumours(seed)
    yield wrong(key, "two classes: the log says ln 2", (x, t), math.log(2), bce(x, t), loss=LOGITS)
    z, y = classes.untrained(seed)
    flat = z * 0.05
    yield found(
        "an untrained net with a small last layer",
        (flat, y),
        {key: "info"},
        F.cross_entropy(flat, y),
        loss=CE,
        clean=True,
    )


def prior(seed: int) -> Iterator[Scenario]:
    key = "class_prior_only"
    for name in ("rare", "wine", "digits"):
        z, y = getattr(classes, name)(seed)
        share = np.bincount(y.numpy()) / len(y)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: entropy of the class frequencies", -(share * np.log(share)).sum(), digits=5)


def priors_of_labels(seed: int) -> Iterator[Scenario]:
    key = "class_prior_only"
    x, t = numbers.seldom(seed)
    one = float(t.mean())
    only = torch.full_like(x, math.log(one / (1 - one)))
    yield wrong(
        key, "one in ten: only the frequency is known", (x, t), bce(only.double(), t.double()), bce(x, t), loss=LOGITS
    )
    x, t = numbers.labels(seed)
    share = t.mean(0)
    shown = Shown((x, t), bce(x, t), loss=LOGITS)
    yield shown.wrong(
        key, "six labels: only their frequencies are known", bce(torch.log(share / (1 - share)).expand_as(x), t)
    )
    z, y = classes.rare(seed)
    bias = torch.log(torch.bincount(y).float() / len(y)) + z * 0.005
    yield found(
        "a net that knows the frequencies alone",
        (bias, y),
        {key: "info"},
        F.cross_entropy(bias, y),
        loss=CE,
        clean=True,
    )


def outputs(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    dead = z.mean(0, keepdim=True) + z * 1e-05
    yield found(
        "every row says the same", (dead, y), {"constant_predictions": "warning"}, F.cross_entropy(dead, y), loss=CE
    )
    z, y = classes.loud(seed)
    yield found(
        "a last layer of far too large weights",
        (z, y),
        {"initial_logits_too_large": "warning"},
        F.cross_entropy(z, y),
        loss=CE,
    )


def smoothed(z: Tensor, y: Tensor, eps: float) -> Tensor:
    """The convention that spreads ε over the other classes."""
    log_p = z.log_softmax(1)
    target = torch.full_like(z, eps / (z.shape[1] - 1)).scatter(1, y[:, None], 1 - eps)
    return -(target * log_p).sum(1).mean()


def smoothing(seed: int) -> Iterator[Scenario]:
    floor, convention = "label_smoothing_floor", "label_smoothing_convention"
    for name, eps in (("digits", 0.1), ("wine", 0.2), ("turned", 0.05)):
        z, y = getattr(classes, name)(seed)
        hard, soft = F.cross_entropy(z, y), F.cross_entropy(z, y, label_smoothing=eps)
        yield wrong(floor, f"{name}: the training loss is smoothed by {eps}", (z, y), soft, hard, loss=CE, digits=5)
        shown = Shown((z, y), soft, loss=CE, label_smoothing=eps)
        yield shown.wrong(floor, f"{name}: validated without the smoothing of {eps}", hard, findings={floor: "info"})
        yield shown.wrong(convention, f"{name}: ε/(K−1) with ε = {eps}", smoothed(z, y, eps))
    z, y = classes.digits(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(convention, "ε/(K−1), smoothing not said", smoothed(z, y, 0.1), digits=5)
    key = "label_smoothing_with_weights"
    for name in ("rare", "wine"):
        z, y = getattr(classes, name)(seed)
        w = inverse_counts(y, z.shape[1]) if name == "rare" else torch.tensor([1.0, 3.0, 0.5])
        correct = F.cross_entropy(z, y, w, label_smoothing=0.1)
        rows, spread = F.cross_entropy(z, y, reduction="none"), -z.log_softmax(1).mean(1)
        told = {"loss": CE, "weight": w, "label_smoothing": 0.1}
        apart = 0.9 * F.cross_entropy(z, y, w) + 0.1 * spread.mean()
        mixed = w[y] * (0.9 * rows + 0.1 * spread)
        shown = Shown((z, y), correct, **told)
        yield shown.wrong(key, f"{name}: the smoothed part is not weighted", apart)
        yield shown.wrong(key, f"{name}: smoothed rows, weighted mean", mixed.sum() / w[y].sum())
        yield shown.wrong(key, f"{name}: smoothed rows, weighted, mean over rows", mixed.mean())


def contrastive(z1: Tensor, z2: Tensor, tau: float, itself: bool) -> Tensor:
    """SimCLR's loss over a similarity matrix, with or without its diagonal."""
    z = F.normalize(torch.cat([z1, z2]), dim=1)
    near = z @ z.T / tau
    if not itself:
        near = near - torch.eye(len(z)) * 1000000000.0
    return F.cross_entropy(near, torch.arange(len(z)).roll(len(z1)))


def embeddings(seed: int) -> Iterator[Scenario]:
    a, b = pictures.pairs(seed)
    for tau in (0.5, 0.1):
        told = {"loss": "nt_xent_loss", "temperature": tau}
        correct = contrastive(a, b, tau, False)
        shown = Shown((a, b), correct, **told)
        yield shown.wrong(
            "contrastive_self_similarity", f"τ = {tau}: the diagonal is not masked", contrastive(a, b, tau, True)
        )
        yield shown.wrong("contrastive_chance", f"τ = {tau}: stuck at ln(2N − 1)", math.log(2 * len(a) - 1))
    shown = Shown((a[:40], b[:40]), contrastive(a[:40], b[:40], 0.5, False), loss="nt_xent_loss", temperature=0.5)
    yield shown.wrong("contrastive_chance", "stuck at ln 2N", math.log(80))
    key = "byol_convention"
    cos = F.cosine_similarity(a, b).mean()
    told, correct = {"loss": "byol_loss"}, 2 - 2 * cos
    for words, seen in (
        ("without the 2", -2 * cos),
        ("minus the cosine", -cos),
        ("half of it", 1 - cos),
        ("both directions added", 2 * (2 - 2 * cos)),
        ("mse_loss of unit vectors", F.mse_loss(F.normalize(a, dim=1), F.normalize(b, dim=1))),
    ):
        yield wrong(key, f"BYOL: {words}", (a, b), seen, correct, **told)


def soft_targets(seed: int) -> Iterator[Scenario]:
    key = "target_entropy_included"
    z, teacher, _ = classes.taught(seed)
    for heat in (1.0, 4.0):
        log_p, q = (z / heat).log_softmax(1), (teacher / heat).softmax(1)
        kl, ce = F.kl_div(log_p, q, reduction="batchmean"), F.cross_entropy(z / heat, q)
        yield wrong(key, f"T = {heat:g}: KL is meant, cross entropy was logged", (log_p, q), ce, kl, loss="kl_div")
        shown = Shown((z / heat, q), ce, loss=CE)
        yield shown.wrong(key, f"T = {heat:g}: cross entropy is meant, KL was logged", kl, findings={key: "info"})


ROOM = (guessing, prior, priors_of_labels, outputs, smoothing, embeddings, soft_targets)
