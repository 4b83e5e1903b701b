"""C: labels that are not what they seem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from tests.museum.loops import one_hot, tokens
from tests.museum.scenario import Shown, found, wrong
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, LOGITS = "cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def start_at_one(seed: int) -> Iterator[Scenario]:
    key = "labels_start_at_one"
    for name in ("digits", "rare", "blurred"):
        z, y = getattr(classes, name)(seed)
        k = z.shape[1]
        picked = z.log_softmax(1).numpy()[np.arange(len(y)), y.numpy() - 1]
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: y - 1 wraps to the last class", -picked.mean())
        yield shown.wrong(key, f"{name}: y + 1", F.cross_entropy(z, (y + 1) % k))
        yield found(f"{name}: labels from 1 to C", (z, y + 1), {key: "error"}, loss=CE)
    z, y = classes.eleven(seed)
    yield found("eleven outputs, labels from 1 to 10", (z, y + 1), {key: "warning"}, F.cross_entropy(z, y + 1), loss=CE)
    shown = Shown((z, y + 1), F.cross_entropy(z, y + 1), loss=CE)
    yield shown.wrong(
        key, "the same, the number is right", F.cross_entropy(z, y), findings={key: "warning"}, clean=False
    )


def out_of_range(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    odd = y.clone()
    odd[[5, 17, 200]] = torch.tensor([12, 17, -3])
    yield found("three labels that no output belongs to", (z, odd), {"labels_out_of_range": "error"}, loss=CE)
    z, y = pictures.bordered(seed)
    yield found("255 is not ignored", (z, y), {"wrong_ignore_index": "error"}, loss=CE)
    z, y = sequences.ignored(seed)
    minus = torch.where(y < 0, -1, y)
    yield found("padding −1 is not ignored", (z, minus), {"wrong_ignore_index": "error"}, loss=CE)
    z, y = pictures.shades(seed)
    yield found("a mask of grey values", (z, torch.tensor([0, 127, 255])[y]), {"grey_value_labels": "error"}, loss=CE)
    z, y = classes.rare(seed)
    yield found("labels in steps of 64", (z, y * 64), {"grey_value_labels": "error"}, loss=CE)
    z, y = classes.digits(seed)
    yield found(
        "flattened one-hot labels", (z, one_hot(y, 10).long().flatten()), {"one_hot_as_indices": "error"}, loss=CE
    )
    yield found(
        "one-hot labels of whole numbers",
        (z, one_hot(y, 10).long()),
        {"one_hot_as_indices": "warning"},
        F.cross_entropy(z, y),
        loss=CE,
    )


def unused_class(seed: int) -> Iterator[Scenario]:
    key = "unused_class"
    z, y = classes.spare(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(key, "the spare last column was dropped", F.cross_entropy(z[:, :10], y), findings={key: "info"})
    z = z[:, [10, *range(10)]]
    shown = Shown((z, y + 1), F.cross_entropy(z, y + 1), loss=CE)
    yield shown.wrong(key, "the background column was dropped", F.cross_entropy(z[:, 1:], y), findings={key: "info"})


def class_order(seed: int) -> Iterator[Scenario]:
    key = "wrong_class_order"
    for name in ("digits", "iris", "turned"):
        z, y = getattr(classes, name)(seed)
        k = z.shape[1]
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: columns in reverse", F.cross_entropy(z.flip(1), y))
        ring = torch.from_numpy(np.random.RandomState(seed + k).permutation(k))
        order = torch.empty_like(ring).scatter(0, ring, ring.roll(1))  # every class moves
        yield found(
            f"{name}: classes in another order",
            (z[:, order], y),
            {key: "warning"},
            F.cross_entropy(z[:, order], y),
            loss=CE,
        )
    for name in ("turned", "many"):
        z, y = getattr(classes, name)(seed)
        folders = sorted(str(c) for c in range(z.shape[1]))
        rank = torch.tensor([folders.index(str(c)) for c in range(z.shape[1])])
        back = torch.tensor([int(folder) for folder in folders])
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: folders sorted as text, labels are their ranks", F.cross_entropy(z, rank[y]))
        yield shown.wrong(key, f"{name}: ranks read as class numbers", F.cross_entropy(z, back[y]))


def misaligned(seed: int) -> Iterator[Scenario]:
    key = "rows_misaligned"
    rng = np.random.RandomState(seed)
    for name, by in (("digits", 1), ("blurred", -1), ("turned", 3)):
        z, y = getattr(classes, name)(seed)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: labels {by} rows off", F.cross_entropy(z, y.roll(by)), digits=5)
        yield found(
            f"{name}: saved {by} rows off", (z, y.roll(by)), {key: "warning"}, F.cross_entropy(z, y.roll(by)), loss=CE
        )
    z, y = classes.digits(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE, batch_size=64)
    yield shown.wrong(key, "labels one batch late", F.cross_entropy(z, y.roll(64)))
    mixed = torch.from_numpy(rng.permutation(len(y)))
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(key, "labels in the order of a shuffled loader", F.cross_entropy(z, y[mixed]), claimed=False)
    yield found("saved with a shuffled loader", (z, y[mixed]), {key: "warning"}, F.cross_entropy(z, y[mixed]), loss=CE)
    x, t = numbers.tumours(seed)
    yield wrong(key, "two classes, one row off", (x, t), bce(x, t.roll(1)), bce(x, t), loss=LOGITS)
    o, t = numbers.three_numbers(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss")
    yield shown.wrong(key, "numbers, one row off", F.mse_loss(o, t.roll(-1, 0)))
    yield found(
        "numbers, saved two rows off", (o, t.roll(2, 0)), {key: "warning"}, F.mse_loss(o, t.roll(2, 0)), loss="mse_loss"
    )


def targets_of_two(seed: int) -> Iterator[Scenario]:
    key = "bce_targets_out_of_range"
    for name in ("tumours", "labels", "seldom"):
        x, t = getattr(numbers, name)(seed)
        shown = Shown((x, t), bce(x, t), loss=LOGITS)
        yield shown.wrong(key, f"{name}: a mask of 0 and 255", bce(x, t * 255))
        yield shown.wrong(key, f"{name}: labels −1 and 1", bce(x, 2 * t - 1))
    yield found("targets 0 and 255", (x, t * 255), {key: "error"}, loss=LOGITS)
    yield found("targets −1 and 1", (x, 2 * t - 1), {key: "error"}, loss=LOGITS)


def soft_rows(seed: int) -> Iterator[Scenario]:
    key = "soft_labels_not_normalised"
    for name in ("digits", "turned"):
        z, y = getattr(classes, name)(seed)
        k, eps, hot = z.shape[1], 0.1, one_hot(y, z.shape[1])
        correct, log_p = F.cross_entropy(z, y, label_smoothing=eps), z.log_softmax(1)
        short = torch.full_like(z, eps / k).scatter(1, y[:, None], 1 - eps)
        long = hot * (1 - eps / k) + eps / k
        both = (1 - eps) * hot + 1 / k
        for words, q in (("1 − ε and ε/K", short), ("one and ε/K", long), ("(1 − ε) and 1/K", both)):
            shown = Shown((z, y), correct, loss=CE, label_smoothing=eps)
            yield shown.wrong(key, f"{name}: {words}", -(q * log_p).sum(1).mean(), digits=5)
            yield found(f"{name}: rows of {words} were saved", (z, q), {key: "warning"}, F.cross_entropy(z, q), loss=CE)


def ignore_value(seed: int) -> Iterator[Scenario]:
    key = "wrong_ignore_index"
    z, y = classes.rare(seed)
    correct = F.cross_entropy(z, y, ignore_index=0)
    shown = Shown((z, y), correct, loss=CE, ignore_index=0)
    yield shown.wrong(key, "class 0 should be ignored, but is not", F.cross_entropy(z, y))
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(key, "class 2 is ignored, but should not be", F.cross_entropy(z, y, ignore_index=2), digits=5)
    z, y = pictures.shades(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(key, "paper is ignored, but should not be", F.cross_entropy(z, y, ignore_index=0), digits=5)


def eight_bits(seed: int) -> Iterator[Scenario]:
    key = "uint8_labels"
    for name in ("many", "thousand"):
        z, y = getattr(classes, name)(seed)
        small = torch.from_numpy(y.numpy().astype(np.uint8))
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: labels went through uint8", F.cross_entropy(z, small.long()))
        yield found(
            f"{name}: labels were saved as uint8",
            (z, small),
            {key: "warning"},
            F.cross_entropy(z, small.long()),
            loss=CE,
        )


def causal(seed: int) -> Iterator[Scenario]:
    key = "causal_shift"
    z, y = sequences.full(seed)
    correct = tokens(z, y)
    for k in (1, 2):
        shown = Shown((z, y), correct, loss=CE)
        yield shown.wrong(key, f"labels shifted {k} times too often", tokens(z[:, :-k], y[:, k:]))
    yield wrong(key, "labels not shifted", (z, y), tokens(z[:, 1:], y[:, :-1]), correct, loss=CE)
    late, told = z[:, 1:].contiguous(), y[:, :-1].contiguous()
    yield found("saved without the shift", (late, told), {key: "warning"}, tokens(late, told), loss=CE)
    z, y = sequences.ignored(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(key, "a model that shifts itself got shifted labels", tokens(z[:, :-1], y[:, 1:]))


def repeated(seed: int) -> Iterator[Scenario]:
    z, y = classes.wine(seed)
    twice = (torch.cat([z, z[:12]]), torch.cat([y, y[:12]]))
    yield found("twelve rows came twice", twice, {"duplicate_rows": "info"}, F.cross_entropy(*twice), loss=CE)
    o, t = numbers.diabetes(seed)
    t = t.clone()
    t[7] = 30 * t[7].abs() + 25
    yield found(
        "a target with a slipped decimal point",
        (o, t),
        {"few_rows_dominate": "info"},
        F.mse_loss(o, t),
        loss="mse_loss",
    )


ROOM = (
    start_at_one,
    out_of_range,
    unused_class,
    class_order,
    misaligned,
    targets_of_two,
    soft_rows,
    ignore_value,
    eight_bits,
    causal,
    repeated,
)
