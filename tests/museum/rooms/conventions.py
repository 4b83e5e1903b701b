"""G: conventions of particular losses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from tests.museum.loops import logged, tokens
from tests.museum.scenario import Shown, found, wrong
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from tests.museum.scenario import Scenario

CE, LOGITS, KL = "cross_entropy", "binary_cross_entropy_with_logits", "kl_div"
bce = F.binary_cross_entropy_with_logits


def divided_divergences(seed: int) -> Iterator[Scenario]:
    z, teacher, _ = classes.taught(seed)
    log_p, q = z.log_softmax(1), teacher.softmax(1)
    for words, part in (("all rows", slice(None)), ("half of the rows", slice(0, 200))):
        a, b = log_p[part], q[part]
        shown = Shown((a, b), F.kl_div(a, b, reduction="batchmean"), loss=KL)
        yield shown.wrong(
            "kldiv_mean",
            f"KLDivLoss() divides by the classes too, {words}",
            torch.nn.KLDivLoss(reduction="none")(a, b).mean(),
        )
    shown = Shown((z, q), F.cross_entropy(z, q), loss=CE)
    yield shown.wrong("kldiv_mean", "soft cross entropy, mean over all elements", -(q * log_p).mean())


def wrong_arguments(seed: int) -> Iterator[Scenario]:
    key = "kldiv_arguments"
    z, teacher, _ = classes.taught(seed)
    log_p, q, p = z.log_softmax(1), teacher.softmax(1), z.softmax(1)
    kl = F.kl_div(log_p, q, reduction="batchmean")
    shown = Shown((log_p, q), kl, loss=KL)
    for words, seen in (
        ("arguments swapped", F.kl_div(q.log(), p, reduction="batchmean")),
        ("probabilities as input", F.kl_div(p, q, reduction="batchmean")),
        ("probabilities as input, mean over elements", F.kl_div(p, q, reduction="none").mean()),
    ):
        yield shown.wrong(key, f"KL: {words}", seen)
    yield shown.wrong(
        key, "KL: probabilities under log_target", F.kl_div(log_p, q, reduction="batchmean", log_target=True)
    )
    shown = Shown((z, q), kl, loss=KL)
    yield shown.wrong(
        key, "KL: logits instead of log-probabilities", F.kl_div(z, q, reduction="batchmean"), clean=False
    )


def temperatures(seed: int) -> Iterator[Scenario]:
    z, teacher, _ = classes.taught(seed)
    told = {"loss": KL}
    for heat in (2.0, 3.0, 5.0):
        a, b = (z / heat).log_softmax(1), (teacher / heat).softmax(1)
        kl = F.kl_div(a, b, reduction="batchmean")
        yield wrong("distillation_t_squared", f"times T², T = {heat:g}", (a, b), kl * heat**2, kl, **told)
    yield wrong("distillation_t_squared", "divided by T², T = 5", (a, b), kl / 25, kl, digits=5, **told)


def positives(seed: int) -> Iterator[Scenario]:
    key = "pos_weight_convention"
    for name in ("tumours", "seldom"):
        x, t = getattr(numbers, name)(seed)
        heavy = torch.tensor(round(float((1 - t).sum() / t.sum()), 2))
        correct, rows = bce(x, t, pos_weight=heavy), bce(x, t, reduction="none")
        told = {"loss": LOGITS, "pos_weight": [float(heavy)], "findings": {key: "info"}}
        shown = Shown((x, t), correct, **told)
        yield shown.wrong(key, f"{name}: positives / negatives", bce(x, t, pos_weight=1 / heavy))
        yield shown.wrong(key, f"{name}: the weight was not passed", rows.mean(), twins=("weights_without_effect",))
        w = torch.where(t > 0, 1.0, heavy)
        yield shown.wrong(key, f"{name}: negatives are weighted", (w * rows).mean())
        w = torch.where(t > 0, heavy, 1.0)
        yield shown.wrong(key, f"{name}: mean over the weights", (w * rows).sum() / w.sum())


def focal(seed: int) -> Iterator[Scenario]:
    key = "focal_convention"
    for name in ("seldom", "labels"):
        x, t = getattr(numbers, name)(seed)
        ce, p = bce(x, t, reduction="none"), torch.sigmoid(x)
        pt, a = torch.exp(-ce), torch.where(t > 0, 0.25, 0.75)
        plain = (1 - pt) ** 2 * ce
        correct = (a * plain).mean()
        for words, seen in (
            ("alpha for negatives", ((1 - a) * plain).mean()),
            ("alpha for all", (0.25 * plain).mean()),
            ("no alpha", plain.mean()),
            ("divided by the positives", (a * plain).sum() / t.sum()),
            ("times gamma, not to its power", (a * (1 - pt) * 2 * ce).mean()),
            ("binary cross entropy", F.binary_cross_entropy(p, t)),
        ):
            shown = Shown((x, t), correct, loss="sigmoid_focal_loss")
            yield shown.wrong(key, f"{name}: focal, {words}", seen, findings={"focal_scale": "info"})


def dice(p: Tensor, t: Tensor, axes: tuple[int, ...], smooth: float = 1e-05) -> Tensor:
    """One minus soft Dice over these axes, and the mean over what is left."""
    overlap = (p * t).sum(axes)
    return (1 - (2 * overlap + smooth) / (p.sum(axes) + t.sum(axes) + smooth)).mean()


def overlaps(seed: int) -> Iterator[Scenario]:
    each, batch, image, all_ = (2, 3), (0, 2, 3), (1, 2, 3), (0, 1, 2, 3)
    loss = {"loss": "dice_loss"}
    x, t = pictures.layers(seed)
    p = torch.sigmoid(x)
    correct = dice(p, t, each)
    for words, axes in (("over the whole batch", all_), ("a class over the batch", batch), ("per picture", image)):
        yield wrong("dice_reduction", f"Dice {words}", (p, t), dice(p, t, axes), correct, **loss)
    shown = Shown((p, t), dice(p, t, batch), batch=True, **loss)
    yield shown.wrong("dice_reduction", "Dice per picture where the batch is meant", correct)
    for words, file in (("two classes", (x, t)), ("ink", pictures.ink(seed))):
        x, t = file
        correct = dice(torch.sigmoid(x), t, each)
        shown = Shown((x, t), correct, activation="sigmoid", **loss)
        yield shown.wrong("dice_on_logits", f"Dice of logits, {words}", dice(x, t, each))
    p = torch.sigmoid(x)
    empty = {"dice_smoothing": "info"}
    for meant, used in ((1e-05, 1.0), (1.0, 1e-07), (1.0, 2.0)):
        shown, title = Shown((p, t), dice(p, t, each, meant), smooth=meant, **loss), f"Dice with smooth = {used:g}"
        yield shown.wrong("dice_smoothing", title, dice(p, t, each, used), findings=empty)
    key, title = "dice_on_logits", "Dice of logits, activation not said"
    yield wrong(key, title, (x, t), dice(x, t, each), correct, findings={key: "warning"}, clean=False, **loss)
    yield found(
        "empty masks and no smoothing", (p, t), {"dice_smoothing": "warning"}, dice(p, t, each, 0.0), smooth=0.0, **loss
    )


def units(seed: int) -> Iterator[Scenario]:
    key = "log_units"
    z, y = sequences.ignored(seed)
    nats = tokens(z, y)
    for words, seen in (
        ("bits", nats / math.log(2)),
        ("log10", nats / math.log(10)),
        ("perplexity", nats.exp()),
        ("two to its power", 2**nats),
    ):
        yield wrong(key, f"tokens: {words}", (z, y), seen, nats, loss=CE)
    z, y = classes.blurred(seed)
    p = z.softmax(1).numpy()[np.arange(len(y)), y.numpy()]
    yield wrong(key, "np.log2 of the probabilities", (z, y), -np.log2(p).mean(), F.cross_entropy(z, y), loss=CE)
    x, t = numbers.tumours(seed)
    yield wrong(key, "two classes in bits", (x, t), bce(x, t) / math.log(2), bce(x, t), loss=LOGITS)


def perplexities(seed: int) -> Iterator[Scenario]:
    key = "perplexity_averaging"
    z, y = sequences.full(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE, batch_size=4)
    yield shown.wrong(key, "mean of the batches' perplexities", np.mean(np.exp(logged(tokens, z, y, size=4))))
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(key, "mean over tokens of exp(loss)", tokens(z, y, reduction="none").exp().mean())
    z, y = classes.digits(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(
        key,
        "mean of the batches' perplexities, batch size not said",
        np.mean(np.exp(logged(F.cross_entropy, z, y, size=64))),
        digits=5,
    )


def noisy_labels(seed: int) -> Iterator[Scenario]:
    for name, a, seen_a in (
        ("digits", -4.0, math.log(0.0001)),
        ("rare", -4.0, -6.0),
        ("blurred", math.log(0.0001), -4.0),
    ):
        z, y = getattr(classes, name)(seed)
        z = z.double()
        ce, miss = F.cross_entropy(z, y), 1 - z.softmax(1)[torch.arange(len(y)), y].mean()
        shown = Shown((z, y), 0.1 * ce - a * miss, loss="symmetric_cross_entropy", A=a)
        yield shown.wrong("sce_constant", f"{name}: A = {seen_a:.2f}", 0.1 * ce - seen_a * miss)
    yield found(
        "generalised cross entropy",
        (z, y),
        {"gce_ceiling": "info"},
        ((1 - z.softmax(1)[torch.arange(len(y)), y] ** 0.7) / 0.7).mean(),
        loss="generalized_cross_entropy",
        q=0.7,
    )


def counts_as_weights(seed: int) -> Iterator[Scenario]:
    key = "class_weights_not_normalised"
    for name, beta in (("rare", 0.99), ("digits", 0.999)):
        z, y = getattr(classes, name)(seed)
        counts = torch.bincount(y).double() * (5 if name == "rare" else 2)
        w = (1 - beta) / (1 - beta**counts)
        rows = F.cross_entropy(z.double(), y, reduction="none")
        correct = (w[y] * rows).mean() * len(w) / w.sum()
        told = {"loss": "class_balanced_loss", "beta": beta, "samples_per_class": counts.numpy()}
        shown = Shown((z, y), correct, **told)
        yield shown.wrong(key, f"{name}: effective numbers as they come", (w[y] * rows).mean())
        yield shown.wrong(key, f"{name}: weights that sum to 1", (w[y] * rows).mean() / w.sum())


def penalties(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    decay = np.random.RandomState(seed).uniform(0.03, 0.09)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(
        "penalty_included",
        "weight decay is in the reported loss",
        F.cross_entropy(z, y) + decay,
        claimed=False,
        digits=5,
    )


ROOM = (
    divided_divergences,
    wrong_arguments,
    temperatures,
    positives,
    focal,
    overlaps,
    units,
    perplexities,
    noisy_labels,
    counts_as_weights,
    penalties,
)
