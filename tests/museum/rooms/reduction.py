"""B: sums, means, and what they are divided by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F

from tests.museum.loops import accumulated, batches, epoch_mean, inverse_counts, logged, one_hot, tokens
from tests.museum.scenario import found, wrong
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, LOGITS = "cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def sums(seed: int) -> Iterator[Scenario]:
    key = "sum_instead_of_mean"
    for name in ("digits", "wine", "turned"):
        z, y = getattr(classes, name)(seed)
        yield wrong(
            key,
            f"{name}: reduction='sum'",
            (z, y),
            F.cross_entropy(z, y, reduction="sum"),
            F.cross_entropy(z, y),
            loss=CE,
        )
    x, t = numbers.labels(seed)
    yield wrong(key, "six labels: reduction='sum'", (x, t), bce(x, t, reduction="sum"), bce(x, t), loss=LOGITS)
    z, y = sequences.ignored(seed)
    yield wrong(key, "sum over all tokens that count", (z, y), tokens(z, y, reduction="sum"), tokens(z, y), loss=CE)
    z, y = sequences.full(seed)
    yield wrong(
        key,
        "negative log-likelihood of a sentence",
        (z, y),
        tokens(z, y, reduction="sum") / len(y),
        tokens(z, y),
        loss=CE,
    )
    o, t = numbers.three_numbers(seed)
    yield wrong(
        key, "squared errors, summed", (o, t), F.mse_loss(o, t, reduction="sum"), F.mse_loss(o, t), loss="mse_loss"
    )
    z, y = classes.rare(seed)
    w = inverse_counts(y, 4)
    yield wrong(
        key,
        "weighted sum",
        (z, y),
        F.cross_entropy(z, y, w, reduction="sum"),
        F.cross_entropy(z, y, w),
        loss=CE,
        weight=w,
    )
    o, t = numbers.diabetes(seed)
    yield wrong(
        key, "absolute errors, summed", (o, t), F.l1_loss(o, t, reduction="sum"), F.l1_loss(o, t), loss="l1_loss"
    )


def divided_twice(seed: int) -> Iterator[Scenario]:
    key = "divided_twice"
    z, y = classes.digits(seed)
    yield wrong(
        key,
        "mean over a batch of 64, divided by 64 again",
        (z, y),
        F.cross_entropy(z, y) / 64,
        F.cross_entropy(z, y),
        loss=CE,
        batch_size=64,
    )
    yield wrong(
        key,
        "running sum of batch means over len(dataset)",
        (z, y),
        sum(logged(F.cross_entropy, z, y, size=50)) / len(y),
        F.cross_entropy(z, y),
        loss=CE,
        batch_size=50,
    )
    x, t = numbers.seldom(seed)
    yield wrong(key, "divided by the rows again", (x, t), bce(x, t) / len(x), bce(x, t), loss=LOGITS)
    z, y = classes.turned(seed)
    yield wrong(
        key,
        "mean over rows and classes of one-hot products",
        (z, y),
        -(one_hot(y, 20) * z.log_softmax(1)).mean(),
        F.cross_entropy(z, y),
        loss=CE,
    )
    yield wrong(
        key,
        "divided by 256, batch size not said",
        (z, y),
        F.cross_entropy(z, y) / 256,
        F.cross_entropy(z, y),
        loss=CE,
        digits=5,
    )
    o, t = numbers.lower_half(seed)
    yield wrong(
        key,
        "squared errors divided by the batch of 128 again",
        (o, t),
        F.mse_loss(o, t) / 128,
        F.mse_loss(o, t),
        loss="mse_loss",
        batch_size=128,
    )
    z, y = sequences.ignored(seed)
    yield wrong(key, "divided by the tokens again", (z, y), tokens(z, y) / int((y >= 0).sum()), tokens(z, y), loss=CE)


def weights(seed: int) -> Iterator[Scenario]:
    key = "weighted_mean_denominator"
    for name in ("rare", "wine", "blurred"):
        z, y = getattr(classes, name)(seed)
        k = z.shape[1]
        w = torch.linspace(0.3, 3.0, k).round(decimals=2)
        correct = F.cross_entropy(z, y, w)
        yield wrong(
            key,
            f"{name}: weighted rows, then .mean()",
            (z, y),
            F.cross_entropy(z, y, w, reduction="none").mean(),
            correct,
            loss=CE,
            weight=w,
        )
        yield wrong(
            key,
            f"{name}: weights with one-hot targets",
            (z, y),
            F.cross_entropy(z, one_hot(y, k), w),
            correct,
            loss=CE,
            weight=w,
        )
        yield wrong(
            "weights_without_effect",
            f"{name}: weights never reach the loss",
            (z, y),
            F.cross_entropy(z, y),
            correct,
            loss=CE,
            weight=w,
        )
    yield wrong(
        key,
        "divided by the weights where the loss divides by rows",
        (z, y),
        correct,
        F.cross_entropy(z, y, w, reduction="none").mean(),
        loss=CE,
        weight=w,
        weight_normalization="batch",
    )
    z, y = classes.rare(seed)
    w = torch.tensor([0.5, 1.0, 2.0, 4.0])
    weighted = lambda z, y: F.cross_entropy(z, y, w)  # noqa: E731
    yield wrong(
        "weights_without_effect",
        "weights in batches of one row",
        (z, y),
        epoch_mean(weighted, z, y, size=1),
        weighted(z, y),
        loss=CE,
        weight=w,
        batch_size=1,
        findings={"weights_without_effect": "warning"},
        clean=False,
    )
    z, y = (torch.cat([part[y == c][:32] for c in (0, 1, 2) for part in (both,)]) for both in (z, y))
    yield wrong(
        "weights_without_effect",
        "every batch holds one class",
        (z, y),
        epoch_mean(weighted, z, y, size=32),
        weighted(z, y),
        loss=CE,
        weight=w,
        batch_size=32,
        twins=("mean_of_batch_means",),
        findings={"weights_without_effect": "warning"},
        clean=False,
    )


def ignored(seed: int) -> Iterator[Scenario]:
    z, y = sequences.ignored(seed)
    nothing = torch.full_like(y, -100)
    yield wrong(
        "all_targets_ignored",
        "no token has a target",
        (z, nothing),
        tokens(z, nothing),
        None,
        loss=CE,
        either=("as_computed",),
        findings={"all_targets_ignored": "error"},
        clean=False,
    )
    gone = y.clone()
    gone[16:24] = -100
    yield wrong(
        "all_targets_ignored",
        "one batch without a target",
        (z, gone),
        epoch_mean(tokens, z, gone, size=8),
        tokens(z, gone),
        loss=CE,
        batch_size=8,
        findings={"all_targets_ignored": "warning"},
        clean=False,
    )
    yield wrong(
        "ignored_rows_in_mean",
        "tokens: masked rows, then .mean()",
        (z, y),
        tokens(z, y, reduction="none").mean(),
        tokens(z, y),
        loss=CE,
    )
    yield wrong(
        "mean_of_image_means",
        "mean over sentences of their means",
        (z, y),
        sum(F.cross_entropy(a, b) for a, b in zip(z, y, strict=True)) / len(y),
        tokens(z, y),
        loss=CE,
    )
    for size in (8, 16):
        yield wrong(
            "mean_of_microbatch_means",
            f"tokens: mean over micro-batches of {size}",
            (z, y),
            epoch_mean(tokens, z, y, size=size),
            tokens(z, y),
            loss=CE,
            batch_size=size,
        )
    yield wrong(
        "mean_of_microbatch_means",
        "tokens: the same, batch size not said",
        (z, y),
        epoch_mean(tokens, z, y, size=8),
        tokens(z, y),
        loss=CE,
        digits=5,
    )
    z, y = pictures.bordered(seed)
    ce = lambda z, y: F.cross_entropy(z, y, ignore_index=255)  # noqa: E731
    rows = F.cross_entropy(z, y, ignore_index=255, reduction="none")
    told = {"loss": CE, "ignore_index": 255}
    yield wrong("ignored_rows_in_mean", "pixels: masked pixels, then .mean()", (z, y), rows.mean(), ce(z, y), **told)
    yield wrong(
        "mean_of_image_means",
        "mean over pictures of their means",
        (z, y),
        epoch_mean(ce, z, y, size=1),
        ce(z, y),
        **told,
    )
    yield wrong(
        "mean_of_microbatch_means",
        "pixels: mean over batches of 16",
        (z, y),
        epoch_mean(ce, z, y, size=16),
        ce(z, y),
        batch_size=16,
        **told,
    )
    kept = [rows[k].mean() if bool((y[k] < 255).all()) else rows[k].sum() / (y[k] < 255).sum() for k in range(len(y))]
    yield wrong(
        "mean_of_image_means",
        "pixels: the same by hand, loss not said",
        (z, y),
        torch.stack(kept).mean(),
        ce(z, y),
        ignore_index=255,
    )
    some = y.clone()
    some[some == 255] = -100
    yield wrong("ignored_rows_in_mean", "pixels: −100 in the denominator", (z, some), rows.mean(), ce(z, y), loss=CE)


def padding(seed: int) -> Iterator[Scenario]:
    key = "padding_counted"
    z, y = sequences.padded(seed)
    real, all_ = tokens(z, y, ignore_index=0), tokens(z, y)
    yield wrong(
        key,
        "ignore_index is set, the number counts the padding",
        (z, y),
        all_,
        real,
        loss=CE,
        ignore_index=0,
        twins=("wrong_ignore_index",),
    )
    yield wrong(
        key,
        "the number leaves the padding out, the file does not",
        (z, y),
        real,
        all_,
        loss=CE,
        twins=("wrong_ignore_index",),
        findings={key: "warning"},
        clean=False,
    )
    yield found("padding counts as targets", (z, y), {key: "warning"}, all_, loss=CE)


def batch_means(seed: int) -> Iterator[Scenario]:
    key = "mean_of_batch_means"
    for name, size in (("digits", 64), ("wine", 16), ("blurred", 128), ("turned", 256), ("thousand", 64)):
        z, y = getattr(classes, name)(seed)
        yield wrong(
            key,
            f"{name}: sum(losses) / len(loader), {size} rows",
            (z, y),
            epoch_mean(F.cross_entropy, z, y, size=size),
            F.cross_entropy(z, y),
            loss=CE,
            batch_size=size,
        )
    x, t = numbers.seldom(seed)
    yield wrong(
        key,
        "mean of batch means, batch size not said",
        (x, t),
        epoch_mean(bce, x, t, size=128),
        bce(x, t),
        loss=LOGITS,
        digits=6,
    )
    o, t = numbers.diabetes(seed)
    yield wrong(
        key,
        "mean of the batches' squared errors",
        (o, t),
        epoch_mean(F.mse_loss, o, t, size=64),
        F.mse_loss(o, t),
        loss="mse_loss",
        batch_size=64,
    )
    z, y = classes.rare(seed)
    w = torch.tensor([0.5, 1.0, 2.0, 4.0])
    weighted = lambda z, y: F.cross_entropy(z, y, w)  # noqa: E731
    yield wrong(
        key,
        "weighted, each batch divided by its own weights",
        (z, y),
        epoch_mean(weighted, z, y, size=50),
        weighted(z, y),
        loss=CE,
        weight=w,
        batch_size=50,
    )


def factors(seed: int) -> Iterator[Scenario]:
    key = "accumulation_not_divided"
    z, y = (part[:448] for part in classes.digits(seed))
    yield wrong(
        key,
        "four micro-batches of 16 added up",
        (z, y),
        accumulated(F.cross_entropy, z, y, size=16, steps=4),
        F.cross_entropy(z, y),
        loss=CE,
        batch_size=16,
    )
    x, t = (part[:768] for part in numbers.seldom(seed))
    yield wrong(
        key,
        "eight micro-batches of 32 added up",
        (x, t),
        accumulated(bce, x, t, size=32, steps=8),
        bce(x, t),
        loss=LOGITS,
    )
    z, y = (part[:512] for part in classes.blurred(seed))
    yield wrong(
        key,
        "sixteen micro-batches added up",
        (z, y),
        accumulated(F.cross_entropy, z, y, size=8, steps=16),
        F.cross_entropy(z, y),
        loss=CE,
        batch_size=8,
    )
    key = "grad_scaler_factor"
    for power, name in ((16, "digits"), (13, "wine"), (10, "turned")):
        z, y = getattr(classes, name)(seed)
        scaler = torch.tensor(2.0**power)
        yield wrong(
            key,
            f"{name}: scaler.scale(loss) was logged, scale 2^{power}",
            (z, y),
            F.cross_entropy(z, y) * scaler,
            F.cross_entropy(z, y),
            loss=CE,
        )
    o, t = numbers.diabetes(seed)
    yield wrong(key, "squared error times 65536", (o, t), F.mse_loss(o, t) * 65536, F.mse_loss(o, t), loss="mse_loss")


def one_batch(seed: int) -> Iterator[Scenario]:
    key = "one_batch_only"
    z, y = classes.digits(seed)
    last = logged(F.cross_entropy, z, y, size=64)[-1]
    yield wrong(
        key, "the variable still holds the last batch", (z, y), last, F.cross_entropy(z, y), loss=CE, batch_size=64
    )
    x, t = numbers.tumours(seed)
    first = bce(*next(iter(batches(x, t, size=32))))
    yield wrong(key, "only the first batch", (x, t), first, bce(x, t), loss=LOGITS, batch_size=32)
    o, t = numbers.progression(seed)
    yield wrong(
        key,
        "squared error of the last batch",
        (o, t),
        logged(F.mse_loss, o, t, size=50)[-1],
        F.mse_loss(o, t),
        loss="mse_loss",
        batch_size=50,
    )


ROOM = (sums, divided_twice, weights, ignored, padding, batch_means, factors, one_batch)
