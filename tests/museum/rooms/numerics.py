"""D: clips, half precision, numbers that are none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from tests.museum.loops import one_hot
from tests.museum.scenario import Shown, as_seen, found, wrong
from tests.museum.trained import classes, numbers, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario
    from tests.museum.trained.classes import Pair

CE, BCE, LOGITS = "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def softmax_clips(seed: int) -> Iterator[Scenario]:
    key = "probability_clip"
    z, y = classes.certain(seed)
    at, correct = (np.arange(len(y)), y.numpy()), F.cross_entropy(z, y)
    p32, p64 = z.softmax(1).numpy()[at], z.double().softmax(1).numpy()[at]
    told = {"loss": CE, "clean": False}
    for eps in (1e-07, 0.0001, 1e-06):
        clipped = np.clip(p32, np.float32(eps), np.float32(1 - eps))
        yield wrong(key, f"probabilities clipped at {eps:g}", (z, y), -np.log(clipped).mean(), correct, **told)
    for eps in (1e-06, 1e-08):
        yield wrong(key, f"log(p + {eps:g})", (z, y), -np.log(p64 + eps).mean(), correct, digits=5, **told)
    z, y = classes.wild(seed)
    p64 = z.double().softmax(1).numpy()[np.arange(len(y)), y.numpy()]
    for eps in (1e-15, 1e-12):
        shown = Shown((z, y), F.cross_entropy(z, y), **told)
        yield shown.wrong(key, f"log_loss that clips at {eps:g}", -np.log(np.clip(p64, eps, 1)).mean())


def surely_wrong(seed: int) -> Pair:
    """A sure model, and eight labels that contradict it where it is surest."""
    x, t = (part.clone() for part in numbers.sure(seed))
    rows = x.topk(8).indices
    x[rows], t[rows] = x[rows].clamp(18, 40), 0.0
    return x, t


def sigmoid_clips(seed: int) -> Iterator[Scenario]:
    x, t = surely_wrong(seed)
    s = torch.sigmoid(x)
    clipped = s.clamp(1e-07, 1 - 1e-07)
    rows = -(t * clipped.log() + (1 - t) * (1 - clipped).log())
    shown = Shown((x, t), bce(x, t), loss=LOGITS)
    yield shown.wrong("probability_clip", "Keras clips the sigmoid at 1e-7", rows.mean(), clean=False)
    yield shown.wrong(
        "bce_clamp_100",
        "BCELoss on sigmoid in float32",
        F.binary_cross_entropy(s, t),
        findings={"bce_clamp_100": "info"},
        clean=False,
    )


def lost_epsilon(seed: int) -> Iterator[Scenario]:
    key = "epsilon_lost_in_float32"
    x, t = surely_wrong(seed)
    p = torch.sigmoid(x).numpy()
    with np.errstate(all="ignore"):
        lost = np.clip(p, 1e-15, np.float32(1 - 1e-15))
        rows = -(t.numpy() * np.log(lost) + (1 - t.numpy()) * np.log(1 - lost))
    shown = Shown((x, t), bce(x, t), loss=LOGITS)
    yield shown.wrong(key, "a clip at 1e-15 in float32", rows.mean(), clean=False)
    shown = Shown((p, t), None, loss=BCE)
    title = "the same, probabilities were saved"
    yield shown.wrong(key, title, rows.mean(), findings={key: "warning"}, clean=False)


def underflow(seed: int) -> Iterator[Scenario]:
    z, y = classes.wild(seed)
    seen = F.nll_loss(torch.log(torch.softmax(z, 1)), y)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong("softmax_underflow", "log(softmax(z))", seen, findings={"softmax_underflow": "info"}, clean=False)


def masked(seed: int) -> Iterator[Scenario]:
    key = "minus_inf_logits"
    z, y = classes.digits(seed)
    ranks = z.argsort(1)
    harmless = z.clone()
    for row in range(0, len(y), 7):
        column = next(int(c) for c in ranks[row] if c != y[row])
        harmless[row, column] = -math.inf
    yield found(
        "masked classes that are not the target", (harmless, y), {key: "info"}, F.cross_entropy(harmless, y), loss=CE
    )
    bad = harmless.clone()
    bad[3, y[3]] = -math.inf
    yield found("the target itself is masked", (bad, y), {key: "error"}, F.cross_entropy(bad, y), loss=CE)
    yield found(
        "masked classes under label smoothing",
        (harmless, y),
        {key: "error"},
        F.cross_entropy(harmless, y, label_smoothing=0.1),
        loss=CE,
        label_smoothing=0.1,
    )


def halves(seed: int) -> Iterator[Scenario]:
    key = "float16_overflow"
    o, t = (part * 8 for part in numbers.progression(seed))
    shown = Shown((o, t), F.mse_loss(o, t), loss="mse_loss")
    yield shown.wrong(key, "squared errors above 65504", F.mse_loss(o.half(), t.half()), findings={key: "info"})
    key = "bfloat16_rounding"
    for name in ("digits", "turned", "blurred"):
        z, y = getattr(classes, name)(seed)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: the loss of bfloat16 logits", F.cross_entropy(z.bfloat16().float(), y))
        yield shown.wrong(key, f"{name}: the loss was kept in bfloat16", F.cross_entropy(z, y).bfloat16(), digits=5)
    x, mask = pictures.ink(seed)
    inky = int(mask.sum((1, 2, 3)).argmax())
    x, mask = (part[inky : inky + 1].repeat_interleave(110, 2).repeat_interleave(110, 3) for part in (x, mask))
    p = torch.sigmoid(x)
    shown = Shown((p, mask), dice(p, mask), loss="dice_loss")
    yield shown.wrong(
        "float16_overflow",
        "Dice of a large mask in half precision",
        dice(p.half(), mask.half()),
        findings={"float16_overflow": "info"},
    )


def dice(p: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    """Of one picture."""
    return 1 - (2 * (p * t).sum() + 1e-05) / (p.sum() + t.sum() + 1e-05)


def not_finite(seed: int) -> Iterator[Scenario]:
    key = "non_finite_input"
    z, y = classes.digits(seed)
    z = z.clone()
    z[41, 3] = math.nan
    z[300] = math.inf
    yield found("nan in one row, inf in another", (z, y), {key: "error"}, F.cross_entropy(z, y), loss=CE)
    rows = F.cross_entropy(z, y, reduction="none")
    shown = Shown((z, y), None, loss=CE)
    yield shown.wrong(key, "np.nanmean over the rows", np.nanmean(rows.numpy()), findings={key: "error"}, clean=False)
    o, t = numbers.diabetes(seed)
    t = t.clone()
    t[11] = math.nan
    yield found("a target that is nan", (o, t), {key: "error"}, F.mse_loss(o, t), loss="mse_loss")


def order_of_sums(seed: int) -> Iterator[Scenario]:
    x, t = numbers.crowd(seed)
    n = 204_800  # whole batches of every usual size
    for start in range(0, len(x) - n, 3000):
        part = x[start : start + n], t[start : start + n]
        loss = bce(*part, reduction="none").numpy()
        one_by_one, correct = float(np.cumsum(loss)[-1]) / n, float(loss.mean(dtype=float))
        text, unit = as_seen(one_by_one, 6)
        if unit < abs(float(text) - correct) < 3e-5 * correct:
            break
    shown = Shown(part, correct, loss=LOGITS)
    title = "hundred thousands of rows added one by one"
    yield shown.wrong("float32_accumulation", title, one_by_one, digits=6, claimed=False)


def exact_zeros(seed: int) -> Iterator[Scenario]:
    """Rows at the cap of a framework show it as equal losses."""
    z, y = classes.wild(seed)
    p = z.softmax(1).numpy()
    clipped = np.clip(p, np.float32(1e-07), np.float32(1 - 1e-07))
    t = one_hot(y, 10)
    yield found(
        "probabilities as Keras clips them",
        (clipped, t),
        {"probability_clip": "info"},
        -(t.numpy() * np.log(clipped)).sum(1).mean(),
        loss="categorical_cross_entropy",
        clean=False,
    )


ROOM = (softmax_clips, sigmoid_clips, lost_epsilon, underflow, masked, halves, not_finite, order_of_sums, exact_zeros)
