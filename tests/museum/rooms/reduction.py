"""B: sums, means, and what they are divided by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F

from tests.museum.loops import accumulated, batches, epoch_mean, inverse_counts, logged, one_hot, tokens
from tests.museum.scenario import Shown, found, wrong
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from tests.museum.scenario import Scenario

CE, LOGITS = "cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def sums(seed: int) -> Iterator[Scenario]:
    key = "sum_instead_of_mean"
    for name in ("digits", "wine", "turned"):
        z, y = getattr(classes, name)(seed)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: reduction='sum'", F.cross_entropy(z, y, reduction="sum"))
    x, t = numbers.labels(seed)
    yield wrong(key, "six labels: reduction='sum'", (x, t), bce(x, t, reduction="sum"), bce(x, t), loss=LOGITS)
    z, y = sequences.ignored(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(key, "sum over all tokens that count", tokens(z, y, reduction="sum"))
    z, y = sequences.full(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(key, "negative log-likelihood of a sentence", tokens(z, y, reduction="sum") / len(y))
    o, t = numbers.three_numbers(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss")
    yield shown.wrong(key, "squared errors, summed", F.mse_loss(o, t, reduction="sum"))
    z, y = classes.rare(seed)
    w = inverse_counts(y, 4)
    shown = Shown((z, y), F.cross_entropy(z, y, w), loss=CE, weight=w)
    yield shown.wrong(key, "weighted sum", F.cross_entropy(z, y, w, reduction="sum"))
    o, t = numbers.diabetes(seed)
    shown = Shown((o, t), F.l1_loss(o, t), loss="l1_loss")
    yield shown.wrong(key, "absolute errors, summed", F.l1_loss(o, t, reduction="sum"))


def divided_twice(seed: int) -> Iterator[Scenario]:
    key = "divided_twice"
    z, y = classes.digits(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=64)
    yield shown.wrong(key, "mean over a batch of 64, divided by 64 again", F.cross_entropy(z, y) / 64)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=50)
    yield shown.wrong(
        key, "running sum of batch means over len(dataset)", sum(logged(F.cross_entropy, z, y, size=50)) / len(y)
    )
    x, t = numbers.seldom(seed)
    yield wrong(key, "divided by the rows again", (x, t), bce(x, t) / len(x), bce(x, t), loss=LOGITS)
    z, y = classes.turned(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(
        key, "mean over rows and classes of one-hot products", -(one_hot(y, 20) * z.log_softmax(1)).mean()
    )
    yield shown.wrong(key, "divided by 256, batch size not said", F.cross_entropy(z, y) / 256, digits=5)
    o, t = numbers.lower_half(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss", batch_size=128)
    yield shown.wrong(key, "squared errors divided by the batch of 128 again", F.mse_loss(o, t) / 128)
    z, y = sequences.ignored(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(key, "divided by the tokens again", tokens(z, y) / int((y >= 0).sum()))


def weights(seed: int) -> Iterator[Scenario]:
    key = "weighted_mean_denominator"
    for name in ("rare", "wine", "blurred"):
        z, y = getattr(classes, name)(seed)
        k = z.shape[1]
        w = torch.linspace(0.3, 3.0, k).round(decimals=2)
        correct = F.cross_entropy(z, y, w)
        shown = Shown((z, y), correct, loss=CE, weight=w)
        yield shown.wrong(
            key, f"{name}: weighted rows, then .mean()", F.cross_entropy(z, y, w, reduction="none").mean()
        )
        yield shown.wrong(key, f"{name}: weights with one-hot targets", F.cross_entropy(z, one_hot(y, k), w))
        yield shown.wrong("weights_without_effect", f"{name}: weights never reach the loss", F.cross_entropy(z, y))
    shown = Shown(
        (z, y), F.cross_entropy(z, y, w, reduction="none").mean(), loss=CE, weight=w, weight_normalization="batch"
    )
    yield shown.wrong(key, "divided by the weights where the loss divides by rows", correct)


def cancelled_weights(seed: int) -> Iterator[Scenario]:
    key = "weights_without_effect"
    z, y = classes.rare(seed)
    w = torch.tensor([0.5, 1.0, 2.0, 4.0])

    def weighted(z: Tensor, y: Tensor) -> Tensor:
        return F.cross_entropy(z, y, w)

    shown = Shown((z, y), weighted(z, y), loss=CE, weight=w, batch_size=1)
    yield shown.wrong(
        key, "weights in batches of one row", epoch_mean(weighted, z, y, size=1), findings={key: "warning"}, clean=False
    )
    rows = torch.cat([(y == c).nonzero()[:32, 0] for c in (0, 1, 2)])
    z, y = z[rows], y[rows]
    shown = Shown((z, y), weighted(z, y), loss=CE, weight=w, batch_size=32)
    yield shown.wrong(
        key,
        "every batch holds one class",
        epoch_mean(weighted, z, y, size=32),
        twins=("mean_of_batch_means",),
        findings={key: "warning"},
        clean=False,
    )


def nothing_left(seed: int) -> Iterator[Scenario]:
    key = "all_targets_ignored"
    z, y = sequences.ignored(seed)
    nothing = torch.full_like(y, -100)
    shown = Shown((z, nothing), None, loss=CE)
    yield shown.wrong(
        key, "no token has a target", tokens(z, nothing), either=("as_computed",), findings={key: "error"}, clean=False
    )
    gone = y.clone()
    gone[16:24] = -100
    shown = Shown((z, gone), tokens(z, gone), loss=CE, batch_size=8)
    yield shown.wrong(
        key, "one batch without a target", epoch_mean(tokens, z, gone, size=8), findings={key: "warning"}, clean=False
    )


def ignored_tokens(seed: int) -> Iterator[Scenario]:
    z, y = sequences.ignored(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(
        "ignored_rows_in_mean", "tokens: masked rows, then .mean()", tokens(z, y, reduction="none").mean()
    )
    yield shown.wrong(
        "mean_of_image_means",
        "mean over sentences of their means",
        sum((F.cross_entropy(a, b) for a, b in zip(z, y, strict=True))) / len(y),
    )
    for size in (8, 16):
        shown = Shown((z, y), tokens(z, y), loss=CE, batch_size=size)
        yield shown.wrong(
            "mean_of_microbatch_means",
            f"tokens: mean over micro-batches of {size}",
            epoch_mean(tokens, z, y, size=size),
        )
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(
        "mean_of_microbatch_means", "tokens: the same, batch size not said", epoch_mean(tokens, z, y, size=8), digits=5
    )


def ignored_pixels(seed: int) -> Iterator[Scenario]:
    z, y = pictures.bordered(seed)

    def ce(z: Tensor, y: Tensor) -> Tensor:
        return F.cross_entropy(z, y, ignore_index=255)

    rows = F.cross_entropy(z, y, ignore_index=255, reduction="none")
    told = {"loss": CE, "ignore_index": 255}
    shown = Shown((z, y), ce(z, y), **told)
    yield shown.wrong("ignored_rows_in_mean", "pixels: masked pixels, then .mean()", rows.mean())
    yield shown.wrong("mean_of_image_means", "mean over pictures of their means", epoch_mean(ce, z, y, size=1))
    shown = Shown((z, y), ce(z, y), batch_size=1, **told)
    title, twins = "mean over batches of one picture", ("mean_of_microbatch_means",)
    yield shown.wrong("mean_of_image_means", title, epoch_mean(ce, z, y, size=1), twins=twins)
    shown = Shown((z, y), ce(z, y), batch_size=16, **told)
    yield shown.wrong("mean_of_microbatch_means", "pixels: mean over batches of 16", epoch_mean(ce, z, y, size=16))
    kept = [rows[k].mean() if bool((y[k] < 255).all()) else rows[k].sum() / (y[k] < 255).sum() for k in range(len(y))]
    shown = Shown((z, y), ce(z, y), ignore_index=255)
    yield shown.wrong("mean_of_image_means", "pixels: the same by hand, loss not said", torch.stack(kept).mean())
    some = y.clone()
    some[some == 255] = -100
    shown = Shown((z, some), ce(z, y), loss=CE)
    yield shown.wrong("ignored_rows_in_mean", "pixels: −100 in the denominator", rows.mean())


def padding(seed: int) -> Iterator[Scenario]:
    key = "padding_counted"
    z, y = sequences.padded(seed)
    real, all_ = tokens(z, y, ignore_index=0), tokens(z, y)
    shown = Shown((z, y), real, loss=CE, ignore_index=0)
    yield shown.wrong(key, "ignore_index is set, the number counts the padding", all_, twins=("wrong_ignore_index",))
    shown = Shown((z, y), all_, loss=CE)
    yield shown.wrong(
        key,
        "the number leaves the padding out, the file does not",
        real,
        twins=("wrong_ignore_index",),
        findings={key: "warning"},
        clean=False,
    )
    yield found("padding counts as targets", (z, y), {key: "warning"}, all_, loss=CE)


def batch_means(seed: int) -> Iterator[Scenario]:
    key = "mean_of_batch_means"
    for name, size in (("digits", 64), ("wine", 16), ("blurred", 128), ("turned", 256), ("thousand", 64)):
        z, y = getattr(classes, name)(seed)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=size)
        yield shown.wrong(
            key, f"{name}: sum(losses) / len(loader), {size} rows", epoch_mean(F.cross_entropy, z, y, size=size)
        )
    x, t = numbers.seldom(seed)
    shown = Shown((x, t), bce(x, t), loss=LOGITS)
    yield shown.wrong(key, "mean of batch means, batch size not said", epoch_mean(bce, x, t, size=128), digits=6)
    o, t = numbers.diabetes(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss", batch_size=64)
    yield shown.wrong(key, "mean of the batches' squared errors", epoch_mean(F.mse_loss, o, t, size=64))
    z, y = classes.rare(seed)
    w = torch.tensor([0.5, 1.0, 2.0, 4.0])

    def weighted(z: Tensor, y: Tensor) -> Tensor:
        return F.cross_entropy(z, y, w)

    shown = Shown((z, y), weighted(z, y), loss=CE, weight=w, batch_size=50)
    yield shown.wrong(key, "weighted, each batch divided by its own weights", epoch_mean(weighted, z, y, size=50))


def factors(seed: int) -> Iterator[Scenario]:
    key = "accumulation_not_divided"
    z, y = (part[:448] for part in classes.digits(seed))
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=16)
    yield shown.wrong(key, "four micro-batches of 16 added up", accumulated(F.cross_entropy, z, y, size=16, steps=4))
    x, t = (part[:768] for part in numbers.seldom(seed))
    shown = Shown((x, t), bce(x, t), loss=LOGITS)
    yield shown.wrong(key, "eight micro-batches of 32 added up", accumulated(bce, x, t, size=32, steps=8))
    z, y = (part[:512] for part in classes.blurred(seed))
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=8)
    yield shown.wrong(key, "sixteen micro-batches added up", accumulated(F.cross_entropy, z, y, size=8, steps=16))
    key = "grad_scaler_factor"
    for power, name in ((16, "digits"), (13, "wine"), (10, "turned")):
        z, y = getattr(classes, name)(seed)
        scaler = torch.tensor(2.0**power)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(
            key, f"{name}: scaler.scale(loss) was logged, scale 2^{power}", F.cross_entropy(z, y) * scaler
        )
    o, t = numbers.diabetes(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss")
    yield shown.wrong(key, "squared error times 65536", F.mse_loss(o, t) * 65536)


def one_batch(seed: int) -> Iterator[Scenario]:
    key = "one_batch_only"
    z, y = classes.digits(seed)
    last = logged(F.cross_entropy, z, y, size=64)[-1]
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=64)
    yield shown.wrong(key, "the variable still holds the last batch", last)
    x, t = numbers.tumours(seed)
    first = bce(*next(iter(batches(x, t, size=32))))
    yield wrong(key, "only the first batch", (x, t), first, bce(x, t), loss=LOGITS, batch_size=32)
    o, t = numbers.progression(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss", batch_size=50)
    yield shown.wrong(key, "squared error of the last batch", logged(F.mse_loss, o, t, size=50)[-1])


ROOM = (
    sums,
    divided_twice,
    weights,
    cancelled_weights,
    nothing_left,
    ignored_tokens,
    ignored_pixels,
    padding,
    batch_means,
    factors,
    one_batch,
)
