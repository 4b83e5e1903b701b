"""F: numbers against numbers."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import mean_absolute_error, root_mean_squared_error

from tests.museum.loops import epoch_mean
from tests.museum.scenario import Shown, found, wrong
from tests.museum.trained import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

    from tests.museum.scenario import Scenario

MSE, MAE, RMSE = "mse_loss", "l1_loss", "rmse_loss"


def unchecked(loss: Callable[..., Tensor], o: Tensor, t: Tensor, **more: float) -> Tensor:
    """What torch gives of (N, 1) and (N,): it only warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return loss(o[:, None], t, **more)


def root(o: Tensor, t: Tensor) -> Tensor:
    """Root of the mean squared error."""
    return F.mse_loss(o, t).sqrt()


def broadcast(seed: int) -> Iterator[Scenario]:
    key = "broadcast_n1_n"
    o, t = numbers.diabetes(seed)
    raw = numbers.progression(seed)
    for words, loss, name, more in (
        ("mse_loss", F.mse_loss, MSE, {}),
        ("l1_loss", F.l1_loss, MAE, {}),
        ("huber_loss", F.huber_loss, "huber_loss", {"delta": 0.5}),
        ("smooth_l1_loss", F.smooth_l1_loss, "smooth_l1_loss", {"beta": 0.7}),
    ):
        shown = Shown((o, t), loss(o, t, **more), loss=name, **more)
        yield shown.wrong(key, f"{words} of (N, 1) and (N,)", unchecked(loss, o, t, **more))
    shown = Shown((raw[0][:, None], raw[1]), F.mse_loss(*raw), loss=MSE)
    yield shown.wrong(
        key, "saved as (N, 1) and (N,)", unchecked(F.mse_loss, *raw), findings={key: "warning"}, clean=False
    )
    shown = Shown(raw, root(*raw), loss=RMSE)
    yield shown.wrong(key, "root of the mean over all pairs", unchecked(F.mse_loss, *raw).sqrt())
    yield found(
        "(N, 1) beside (N,), the number is right", (o[:, None], t), {key: "warning"}, F.mse_loss(o, t), loss=MSE
    )


def the_mean(seed: int) -> Iterator[Scenario]:
    key = "predicts_the_mean"
    for name in ("diabetes", "progression"):
        o, t = getattr(numbers, name)(seed)
        flat = torch.full_like(t, float(t.mean()))
        shown = Shown((o, t), F.mse_loss(o, t), loss=MSE)
        yield shown.wrong(key, f"{name}: stuck at the variance of the targets", F.mse_loss(flat, t))
        shown = Shown((o, t), F.l1_loss(o, t), loss=MAE)
        yield shown.wrong(key, f"{name}: absolute errors of the mean", F.l1_loss(flat, t))
        nearly = flat + (o - o.mean()) * 0.01 * torch.from_numpy(np.random.RandomState(seed).choice([-1, 1], len(t)))
        nearly = nearly.float()
        yield found(
            f"{name}: a net that learned the mean", (nearly, t), {key: "warning"}, F.mse_loss(nearly, t), loss=MSE
        )


def roots(seed: int) -> Iterator[Scenario]:
    key = "mean_of_batch_rmse"
    for name, size in (("diabetes", 32), ("progression", 16), ("three_numbers", 32)):
        o, t = getattr(numbers, name)(seed)
        shown = Shown((o, t), root(o, t), loss=RMSE, batch_size=size)
        yield shown.wrong(key, f"{name}: mean of the batches' roots", epoch_mean(root, o, t, size=size))
    o, t = numbers.diabetes(seed)
    shown = Shown((o, t), root(o, t), loss=RMSE)
    yield shown.wrong(key, "mean of the batches' roots, batch size not said", epoch_mean(root, o, t, size=64), digits=5)


def conventions(seed: int) -> Iterator[Scenario]:
    o, t = numbers.diabetes(seed)
    key = "smooth_l1_or_huber"
    for d in (0.5, 2.0, 0.2):
        huber, smooth = F.huber_loss(o, t, delta=d), F.smooth_l1_loss(o, t, beta=d)
        shown = Shown((o, t), huber, loss="huber_loss", delta=d)
        yield shown.wrong(key, f"SmoothL1Loss({d}) where Huber is meant", smooth)
        shown = Shown((o, t), smooth, loss="smooth_l1_loss", beta=d)
        yield shown.wrong(key, f"HuberLoss({d}) where smooth L1 is meant", huber)


def other_measures(seed: int) -> Iterator[Scenario]:
    one, raw, many = (getattr(numbers, name)(seed) for name in ("diabetes", "progression", "three_numbers"))
    key = "half_mse"
    for words, file in (("one output", one), ("raw unit", raw), ("three outputs", many)):
        o, t = file
        shown = Shown((o, t), F.mse_loss(o, t), loss=MSE)
        yield shown.wrong(key, f"half of the squared error, {words}", (0.5 * (o - t) ** 2).mean())
    key = "mse_rmse_mae_mixed"
    for words, file in (("raw unit", raw), ("three outputs", many)):
        o, t = file
        a, b = o.numpy(), t.numpy()
        mse, mae, both = F.mse_loss(o, t), F.l1_loss(o, t), root(o, t)
        shown = Shown((o, t), mse, loss=MSE)
        yield shown.wrong(key, f"RMSE instead of MSE, {words}", both)
        yield shown.wrong(key, f"MAE instead of MSE, {words}", mean_absolute_error(b, a))
        yield wrong(key, f"MSE instead of RMSE, {words}", (o, t), mse, both, loss=RMSE)
        yield wrong(key, f"RMSE instead of MAE, {words}", (o, t), both, mae, loss=MAE)
    yield wrong(key, "mean over outputs of their roots", (o, t), root_mean_squared_error(b, a), both, loss=RMSE)


def several_outputs(seed: int) -> Iterator[Scenario]:
    key = "sum_over_features"
    o, t = numbers.lower_half(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss=MSE)
    yield shown.wrong(key, "squared errors of a picture, summed", ((o - t) ** 2).sum(1).mean())
    o, t = numbers.three_numbers(seed)
    shown = Shown((o, t), F.l1_loss(o, t), loss=MAE)
    yield shown.wrong(key, "absolute errors of three outputs, summed", (o - t).abs().sum(1).mean())
    x, t = numbers.labels(seed)
    bce = F.binary_cross_entropy_with_logits
    shown = Shown((x, t), bce(x, t), loss="binary_cross_entropy_with_logits")
    yield shown.wrong(key, "six labels, summed", bce(x, t, reduction="none").sum(1).mean())


def scaling(seed: int) -> Iterator[Scenario]:
    scaled, raw = numbers.diabetes(seed)[0], numbers.progression(seed)[1]
    yield found(
        "standardised predictions beside raw targets",
        (scaled, raw),
        {"target_scaling": "warning"},
        F.mse_loss(scaled, raw),
        loss=MSE,
    )


ROOM = (broadcast, the_mean, roots, conventions, other_measures, several_outputs, scaling)
