"""Correct numbers of few rows, of estimators, of rows in an order: a fact that is no fault raises no alarm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import log_loss

from tests.museum.loops import one_hot, tokens
from tests.museum.scenario import Shown, right
from tests.museum.trained import classes, estimators, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, BCE, LOGITS, MSE = "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits", "mse_loss"
bce = F.binary_cross_entropy_with_logits


def few_rows(seed: int) -> Iterator[Scenario]:
    for n in (1, 2, 5, 16, 40):
        for name in ("digits", "wine", "thousand"):
            z, y = (part[:n] for part in getattr(classes, name)(seed))
            yield right(f"{name}: {n} rows", (z, y), F.cross_entropy(z.double(), y), loss=CE)
        for name in ("tumours", "labels"):
            x, t = getattr(numbers, name)(seed)
            first = x.reshape(len(x), -1).min(1)[0].argmin()  # one value in [0, 1] would be read as a probability
            x, t = (torch.cat([part[first : first + 1], part])[:n] for part in (x, t))
            yield right(f"{name}: {n} rows", (x, t), bce(x.double(), t.double()), loss=LOGITS)
        for name in ("diabetes", "three_numbers"):
            o, t = (part[:n] for part in getattr(numbers, name)(seed))
            yield right(f"{name}: {n} rows", (o, t), F.mse_loss(o.double(), t.double()), loss=MSE)
    z, y = (part[:2] for part in sequences.full(seed))
    yield right("two sentences", (z, y), tokens(z, y), loss=CE)
    z, y = (part[:1] for part in pictures.shades(seed))
    yield right("one picture", (z, y), F.cross_entropy(z, y), loss=CE)


def in_order(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    rows = y.argsort(stable=True)
    yield right("sorted by label", (z[rows], y[rows]), F.cross_entropy(z, y), loss=CE, batch_size=32)
    one = y == 3
    yield right("one class alone", (z[one], y[one]), F.cross_entropy(z[one], y[one]), loss=CE)
    some = y > 0
    yield right("no row of class 0", (z[some], y[some]), F.cross_entropy(z[some], y[some]), loss=CE)
    good = z.argmax(1) == y
    yield right("only rows that are right", (z[good], y[good]), F.cross_entropy(z[good], y[good]), loss=CE)
    z, y = classes.blurred(seed)
    good = z.argmax(1) == y
    yield right("only rows that are wrong", (z[~good], y[~good]), F.cross_entropy(z[~good], y[~good]), loss=CE)
    o, t = numbers.diabetes(seed)
    rows = t.argsort()
    yield right("numbers sorted by target", (o[rows], t[rows]), F.mse_loss(o, t), loss=MSE)
    x, t = numbers.seldom(seed)
    rows = t.argsort(stable=True)
    yield right("negatives first", (x[rows], t[rows]), bce(x, t), loss=LOGITS, batch_size=50)


def by_estimators(seed: int) -> Iterator[Scenario]:
    z, y = estimators.logistic(seed)
    yield right("logistic regression", (z, y), log_loss(y.numpy(), z.softmax(1).numpy()), loss=CE)
    yield right("logistic regression, loss not said", (z.numpy(), y.numpy()), F.cross_entropy(z, y))
    p, y = estimators.discriminant(seed)
    hot = one_hot(y, 3).double()
    yield right("discriminant analysis", (p, hot), log_loss(y.numpy(), p.numpy()), loss="categorical_cross_entropy")
    yield right("discriminant analysis, Brier", (p, hot), ((p - hot) ** 2).sum(1).mean(), loss="brier_loss")
    x, t = estimators.doctor(seed)
    p = torch.sigmoid(x)
    yield right("doctor: logits", (x, t), bce(x, t.double()), loss=LOGITS)
    yield right("doctor: probabilities", (p, t), log_loss(t.numpy(), p.numpy()), loss=BCE)
    for name in ("ridge", "neighbours"):
        o, t = getattr(estimators, name)(seed)
        yield right(f"{name}: squared error", (o, t), np.square((o - t).numpy()).mean(), loss=MSE)
        yield right(f"{name}: the file alone", (o, t), None)


def mistakes_of_estimators(seed: int) -> Iterator[Scenario]:
    z, y = estimators.logistic(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong("double_softmax", "logistic regression: softmax twice", F.cross_entropy(z.softmax(1), y))
    summed = log_loss(y.numpy(), z.softmax(1).numpy(), normalize=False)
    yield shown.wrong("sum_instead_of_mean", "logistic regression: normalize=False", summed)
    x, t = estimators.doctor(seed)
    shown = Shown((x, t), bce(x, t.double()), loss=LOGITS, batch_size=64)
    yield shown.wrong("double_sigmoid", "doctor: sigmoid twice", bce(torch.sigmoid(x), t.double()))
    yield shown.wrong("rows_misaligned", "doctor: one batch off", bce(x, t.roll(64).double()))
    o, t = estimators.ridge(seed)
    shown = Shown((o, t), F.mse_loss(o, t), loss=MSE)
    yield shown.wrong("mse_rmse_mae_mixed", "ridge: the root", F.mse_loss(o, t).sqrt())
    yield shown.wrong("broadcast_n1_n", "ridge: (N, 1) − (N,)", np.square(o.numpy()[:, None] - t.numpy()).mean())
    yield shown.wrong("half_mse", "ridge: half of it", 0.5 * F.mse_loss(o, t))


ROOM = (few_rows, in_order, by_estimators, mistakes_of_estimators)
