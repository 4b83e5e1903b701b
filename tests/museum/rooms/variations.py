"""The commonest mistakes again, on files that were saved in other ways and with other losses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F

from tests.museum.loops import accumulated, epoch_mean, logged, one_hot
from tests.museum.rooms.baselines import contrastive
from tests.museum.rooms.conventions import dice
from tests.museum.scenario import Shown, right
from tests.museum.trained import classes, numbers, pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

    from tests.museum.scenario import Scenario

CE, NLL, BCE, LOGITS = "cross_entropy", "nll_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def common(
    shown: Shown, words: str, loss: Callable[[Tensor, Tensor], Tensor], a: Tensor, b: Tensor, size: int
) -> Iterator[Scenario]:
    """Mistakes of a loop, whatever the loss."""
    correct = loss(a, b)
    short = len(a) % size
    yield shown.wrong("mean_of_batch_means", f"{words}: mean of batch means", epoch_mean(loss, a, b, size=size))
    yield shown.wrong("one_batch_only", f"{words}: the last {short} rows", logged(loss, a, b, size=size)[-1])
    yield shown.wrong("grad_scaler_factor", f"{words}: times 65536", correct * 65536)
    yield shown.wrong("divided_twice", f"{words}: running sum by rows", sum(logged(loss, a, b, size=size)) / len(a))


def saved_otherwise(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    half, short = z.half(), y.int()
    correct = F.cross_entropy(half.float(), y)
    shown = Shown((half, short), correct, loss=CE, batch_size=64)
    yield from common(shown, "float16 and int32", F.cross_entropy, half.float(), y, 64)
    yield right("float16 and int32: correct", (half, short), correct, loss=CE)
    z, y = classes.turned(seed)
    z, column = z.double(), y[:, None]
    shown = Shown((z, column), F.cross_entropy(z, y), loss=CE, batch_size=128)
    yield from common(shown, "float64 and a column of labels", F.cross_entropy, z, y, 128)
    yield right("float64 and a column of labels: correct", (z, column), F.cross_entropy(z, y), loss=CE)
    z, y = classes.blurred(seed)
    shown = Shown((z, y.float()), F.cross_entropy(z, y), loss=CE, batch_size=256)
    yield from common(shown, "labels as floats", F.cross_entropy, z, y, 256)
    yield right("labels as eight bits", (z, y.to(torch.uint8)), F.cross_entropy(z, y), loss=CE)
    yield right("lists", (z.tolist(), y.tolist()), F.cross_entropy(z, y))


def other_spaces(seed: int) -> Iterator[Scenario]:
    z, y = classes.rare(seed)
    log_p = z.log_softmax(1)
    shown = Shown((log_p, y), F.nll_loss(log_p, y), loss=NLL, batch_size=64)
    yield from common(shown, "log-probabilities", F.nll_loss, log_p, y, 64)
    yield shown.wrong("sum_instead_of_mean", "log-probabilities: the sum", F.nll_loss(log_p, y, reduction="sum"))
    hot = one_hot(y, 4)
    shown = Shown((z, hot), F.cross_entropy(z, hot), loss=CE, batch_size=64)
    yield from common(shown, "one-hot targets", F.cross_entropy, z, hot, 64)
    x, t = numbers.tumours(seed)
    p = torch.sigmoid(x)
    shown = Shown((p, t), F.binary_cross_entropy(p, t), loss=BCE, batch_size=32)
    yield from common(shown, "two classes, probabilities", F.binary_cross_entropy, p, t, 32)
    pair = torch.stack([torch.zeros_like(x), x], 1)
    shown = Shown((pair, t.long()), F.cross_entropy(pair, t.long()))
    yield shown.wrong("double_softmax", "two classes in two columns", F.cross_entropy(pair.softmax(1), t.long()))
    yield shown.wrong("wrong_class_order", "two columns exchanged", F.cross_entropy(pair.flip(1), t.long()))
    yield right("two classes in two columns: correct", (pair, t.long()), F.cross_entropy(pair, t.long()))


def other_losses(seed: int) -> Iterator[Scenario]:
    o, t = (part[:150] for part in numbers.progression(seed))
    for name, loss, size in (("l1_loss", F.l1_loss, 64), ("mse_loss", F.mse_loss, 32)):
        shown = Shown((o, t), loss(o, t), loss=name, batch_size=size)
        yield from common(shown, name, loss, o, t, size)
    o, t = numbers.three_numbers(seed)
    huber = F.huber_loss
    shown = Shown((o, t), huber(o, t), loss="huber_loss", batch_size=32)
    yield from common(shown, "huber_loss of three outputs", huber, o, t, 32)
    yield shown.wrong(
        "sum_over_features", "huber_loss: summed over outputs", huber(o, t, reduction="none").sum(1).mean()
    )


def focal_and_others(seed: int) -> Iterator[Scenario]:
    z, y = classes.blurred(seed)
    true = z.softmax(1)[torch.arange(len(y)), y]

    def focal(z: Tensor, y: Tensor) -> Tensor:
        rows = F.cross_entropy(z, y, reduction="none")
        return ((1 - torch.exp(-rows)) ** 2 * rows).mean()

    shown = Shown((z, y), focal(z, y), loss="softmax_focal_loss", batch_size=128)
    yield from common(shown, "focal of several classes", focal, z, y, 128)
    yield shown.wrong("double_softmax", "focal of several classes: softmax twice", focal(z.softmax(1), y))
    gce = (1 - true**0.7) / 0.7
    shown = Shown((z, y), gce.mean(), loss="generalized_cross_entropy", q=0.7)
    yield shown.wrong("sum_instead_of_mean", "generalised cross entropy: the sum", gce.double().sum())
    yield shown.wrong("hardest_rows_only", "generalised cross entropy: the hardest half", gce.topk(350)[0].mean())
    z, y = z[:512], y[:512]
    shown = Shown((z, y), F.cross_entropy(z, y, label_smoothing=0.1), loss=CE, label_smoothing=0.1, batch_size=32)

    def smooth(z: Tensor, y: Tensor) -> Tensor:
        return F.cross_entropy(z, y, label_smoothing=0.1)

    yield shown.wrong(
        "accumulation_not_divided", "smoothed: four steps added up", accumulated(smooth, z, y, size=32, steps=4)
    )
    yield shown.wrong("log_units", "smoothed: in bits", smooth(z, y) / math.log(2))


def regions_and_pairs(seed: int) -> Iterator[Scenario]:
    x, t = pictures.ink(seed)
    shown = Shown((x, t), bce(x, t), loss=LOGITS, batch_size=16)
    yield shown.wrong("sum_instead_of_mean", "pixels: sum over all", bce(x, t, reduction="sum"))
    yield shown.wrong("sum_instead_of_mean", "pixels: sum over a picture", bce(x, t, reduction="sum") / len(x))
    yield shown.wrong("double_sigmoid", "pixels: sigmoid twice", bce(torch.sigmoid(x), t))
    p = torch.sigmoid(x)
    shown = Shown((p, t), dice(p, t, (2, 3)), loss="dice_loss")
    yield shown.wrong("grad_scaler_factor", "Dice: times 1024", dice(p, t, (2, 3)) * 1024)
    a, b = pictures.pairs(seed)
    correct = contrastive(a, b, 0.5, False)
    shown = Shown((a, b), correct, loss="nt_xent_loss", temperature=0.5)
    yield shown.wrong("rows_misaligned", "pairs: one row off", contrastive(a, b.roll(1, 0), 0.5, False))
    yield shown.wrong("grad_scaler_factor", "pairs: times 65536", correct * 65536)


def as_item(seed: int) -> Iterator[Scenario]:
    """The number as ``loss.item()`` gives it: seventeen digits of a float32."""
    for name in ("digits", "blurred", "thousand", "many", "certain"):
        z, y = getattr(classes, name)(seed)
        loss, clean = F.cross_entropy(z, y), name != "certain"
        yield right(f"{name}: loss.item()", (z, y), loss.item(), loss=CE, item=True, clean=clean)
        shown = Shown((z, y), loss, loss=CE)
        twice = F.cross_entropy(z.softmax(1), y).item()
        yield shown.wrong("double_softmax", f"{name}: item() of softmax twice", twice, item=True, clean=clean)
        total = F.cross_entropy(z, y, reduction="sum").item()
        yield shown.wrong("sum_instead_of_mean", f"{name}: item() of the sum", total, item=True, clean=clean)
    x, t = numbers.seldom(seed)
    yield right("one in ten: loss.item()", (x, t), bce(x, t).item(), loss=LOGITS, item=True)
    o, t = numbers.progression(seed)
    yield right("squared error: loss.item()", (o, t), F.mse_loss(o, t).item(), loss="mse_loss", item=True)
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss")
    yield shown.wrong("half_mse", "item() of half of it", (0.5 * (o - t) ** 2).mean().item(), item=True)
    x, t = pictures.layers(seed)
    p = torch.sigmoid(x)
    yield right("Dice: loss.item()", (p, t), dice(p, t, (2, 3)).item(), loss="dice_loss", item=True)
    a, b = pictures.pairs(seed)
    item = contrastive(a, b, 0.1, False).item()
    yield right("NT-Xent: loss.item()", (a, b), item, loss="nt_xent_loss", temperature=0.1, item=True)


ROOM = (saved_otherwise, other_spaces, other_losses, focal_and_others, regions_and_pairs, as_item)
