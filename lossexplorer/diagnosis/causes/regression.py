"""Numbers against numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.reduction import EACH_BATCH
from lossexplorer.diagnosis.natural import batch_sizes
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.facts import Facts

PAIRS = 1 << 26
"""Pairs of a row and another target up to which they are compared one by one."""


def is_regression(facts: Facts) -> bool:
    """Whether the loss is of numbers."""
    return facts.case.group == "regression"


def arrays(facts: Facts) -> tuple[Array, Array] | None:
    """Outputs and targets in float64; None where the file is too large."""
    c = facts.whole
    return None if c is None else (c.raw.numpy(), c.t.numpy())


# -- broadcast_n1_n ------------------------------------------------------------------------------------------------


def broadcast(facts: Facts) -> Iterator[Hypothesis]:
    """The mean over all pairs of rows."""
    c = facts.whole
    if c is None or c.t.ndim != 1 or facts.case.reduction != "mean" or facts.n < 2:
        return
    if facts.loss.key in ("mse_loss", "rmse_loss"):
        mean = float(c.raw.var(correction=0) + c.t.var(correction=0) + (c.raw.mean() - c.t.mean()) ** 2)
    else:
        values, counts = np.unique(c.t.numpy(), return_counts=True)
        if len(values) * facts.n > PAIRS:
            return
        mean = sum(
            float(c.price(target=torch.full_like(c.t, v))[0]) * int(k) for v, k in zip(values, counts, strict=True)
        )
        mean /= facts.n**2
    what = Message("the mean over all {n} × {n} pairs of rows", n=facts.n)
    yield Hypothesis(facts.finished(mean), what)


def finds_shapes(facts: Facts) -> Found | None:
    """(N, 1) beside (N,)."""
    p, t = facts.case.shapes
    if p == t or facts.n < 2 or {len(p), len(t)} != {1, 2} or 1 not in (p[-1], t[-1]):
        return None
    return Found(
        "warning",
        Message("predictions {p} beside targets {t}: torch compares every row with every other", p=str(p), t=str(t)),
    )


BROADCAST_N1_N = Reason(
    key="broadcast_n1_n",
    title=mark("(N, 1) against (N,) became (N, N)"),
    group="F",
    fix=Message("Make the shapes equal: predictions.squeeze(1)."),
    code="loss = F.mse_loss(predictions.squeeze(1), targets)",
    wrong="criterion(*torch.broadcast_tensors(predictions.reshape(-1, 1), targets.reshape(-1)))",
    sources=(
        "pytorch/pytorch#16045",
        "pytorch/pytorch#18349",
        "pytorch/pytorch#19699",
        "pytorch/pytorch#18565",
        "sunwuzhou03/reinforcement-learning-lab#1",
        "andrewgcodes/xlstm#4",
    ),
    specific=True,
    applies=lambda f: f.case.group in ("regression", "sigmoid"),
    predict=broadcast,
    find=finds_shapes,
)

# -- predicts_the_mean ---------------------------------------------------------------------------------------------


def predicts_the_mean(facts: Facts) -> Iterator[Hypothesis]:
    """The loss of the constant mean of the targets."""
    c = facts.whole
    if c is None:
        return
    middle = c.t.mean(0, keepdim=True).expand_as(c.t)
    what = Message("{loss} of predicting the mean target everywhere", loss=facts.loss.key)
    wrong = "criterion(targets.mean(0, keepdim=True).expand_as(targets), targets)"
    yield Hypothesis(facts.reduced(c.price(middle)), what, wrong=wrong)
    what = Message("{loss} of predicting 0 everywhere", loss=facts.loss.key)
    yield Hypothesis(facts.reduced(c.price(c.t * 0)), what, wrong="criterion(targets * 0, targets)")
    if facts.loss.key != "mse_loss" and facts.case.reduction == "mean":
        what = Message("the variance of the targets")
        yield Hypothesis(float(c.t.var(correction=0)), what, wrong="targets.var(correction=0)")


def fit(o: Array, t: Array) -> tuple[float, float]:
    """R² of the predictions, and r² of the best line."""
    with np.errstate(all="ignore"):
        spread = float(((t - t.mean()) ** 2).sum())
        r2 = 1 - float(((o - t) ** 2).sum()) / spread if spread > 0 else math.nan
        r = float(np.corrcoef(o.ravel(), t.ravel())[0, 1]) if o.std() > 0 and spread > 0 else 0.0
    return r2, r * r


def finds_mean(facts: Facts) -> Found | None:
    """Predictions that hardly vary, and explain nothing."""
    pair = arrays(facts)
    if pair is None or facts.n < 20:
        return None
    o, t = pair
    r2, _ = fit(o, t)
    if not (o.std() < 0.05 * t.std() and abs(r2) < 0.02):
        return None
    evidence = Message(
        "predictions vary by {o} around {mean}, targets by {t}: no better than the mean (R² {r2})",
        o=float(o.std()),
        mean=float(o.mean()),
        t=float(t.std()),
        r2=r2,
    )
    return Found("warning", evidence)


PREDICTS_THE_MEAN = Reason(
    key="predicts_the_mean",
    title=mark("No better than a constant"),
    group="F",
    fix=Message("No better than a constant: check the inputs, the scale of the targets, and the shapes."),
    sources=("keras-team/keras#6447",),
    applies=is_regression,
    predict=predicts_the_mean,
    find=finds_mean,
)


def mean_of_batch_rmse(facts: Facts) -> Iterator[Hypothesis]:
    """Roots of the batches, averaged."""
    eps = facts.parameters["eps"]
    for b, known in batch_sizes(facts):
        value = float(np.sqrt(facts.batch_means(b) + eps).mean())
        what = Message("the mean of the roots of batches of {b} rows", b=b)
        yield Hypothesis(value, what, {"batch_size": b}, "exact" if known else "free", known)


MEAN_OF_BATCH_RMSE = Reason(
    key="mean_of_batch_rmse",
    title=mark("Root first, mean afterwards"),
    group="F",
    fix=Message("Average the squared errors, then take the root once."),
    code="rmse = (squared_error_sum / count) ** 0.5",
    wrong=f"torch.stack([{EACH_BATCH}]).mean()",
    sources=(
        "chaoshangcs/GTS#7",
        "keras-team/keras#1170",
        "fastai/fastai#3537",
        "apache/mxnet#1773",
        "apache/mxnet#16568",
        "LLerDagu/RUL-FFVE#1",
        "scikit-learn/scikit-learn#17309",
    ),
    specific=True,
    applies=lambda f: f.loss.key == "rmse_loss",
    predict=mean_of_batch_rmse,
)


def smooth_l1_or_huber(facts: Facts) -> Iterator[Hypothesis]:
    """The one given for the other."""
    if facts.loss.key == "huber_loss":
        delta = facts.parameters["delta"]
        wrong = "F.smooth_l1_loss(predictions, targets, beta=options['delta'], reduction=reduction)"
        what = Message("smooth L1 with beta = {delta}", delta=delta)
        yield Hypothesis(facts.recomputed / delta, what, wrong=wrong)
    else:
        beta = facts.parameters["beta"]
        wrong = "F.huber_loss(predictions, targets, delta=options['beta'], reduction=reduction)"
        yield Hypothesis(facts.recomputed * beta, Message("Huber with delta = {beta}", beta=beta), wrong=wrong)
        if facts.whole is not None and beta > 0 and facts.case.reduction == "mean":
            old = float(facts.by_entry(facts.whole.raw, facts.whole.t, beta=1 / beta**2)[0].mean())
            what = Message("the old form with sigma = {beta}, beta = 1 / sigma²", beta=beta)
            yield Hypothesis(old, what, wrong="criterion(predictions, targets, beta=options['beta'] ** -2)")


SMOOTH_L1_OR_HUBER = Reason(
    key="smooth_l1_or_huber",
    title=mark("Smooth L1 taken for Huber, or the other way round"),
    group="F",
    fix=Message("SmoothL1(beta) = Huber(delta=beta) / beta."),
    code="loss = F.huber_loss(predictions, targets, delta=delta)",
    sources=("pytorch/pytorch#48595", "huggingface/diffusers#7488", "torch/nn#579", "xuannianz/EfficientDet#93"),
    specific=True,
    applies=lambda f: f.loss.key in ("huber_loss", "smooth_l1_loss"),
    predict=smooth_l1_or_huber,
)

HALF_MSE = Reason(
    key="half_mse",
    title=mark("Half of the squared error"),
    group="F",
    fix=Message("That code takes ½ (prediction − target)²: compare like with like."),
    code="loss = 0.5 * F.mse_loss(predictions, targets)",
    wrong="((predictions - targets) ** 2).mean() / 2",
    sources=("tensorflow/playground", "gh-cho312/loss-function-dashboard"),
    specific=True,
    applies=lambda f: f.loss.key == "mse_loss",
    predict=lambda f: iter([Hypothesis(f.recomputed / 2, Message("half of the mean squared error"))]),
)

_NAMES = {
    "mse": mark("mean squared error"),
    "rmse": mark("root mean squared error"),
    "mae": mark("mean absolute error"),
}
ASKED = {"mse_loss": "mse", "rmse_loss": "rmse", "l1_loss": "mae"}
"""Losses that are taken for one another."""


_MEASURES = {
    "mse": "F.mse_loss(predictions, targets)",
    "rmse": "F.mse_loss(predictions, targets).sqrt()",
    "mae": "F.l1_loss(predictions, targets)",
}


def mixed(facts: Facts) -> Iterator[Hypothesis]:
    """The other two of the three, and roots by output."""
    pair = arrays(facts)
    if pair is None or facts.case.reduction != "mean":
        return
    error = pair[0] - pair[1]
    mse = float((error**2).mean())
    values = {"mse": mse, "rmse": math.sqrt(mse), "mae": float(np.abs(error).mean())}
    for name, value in values.items():
        if name != ASKED[facts.loss.key]:
            what = Message("the {name}", name=Message(_NAMES[name]))
            yield Hypothesis(value, what, {"metric": name}, wrong=_MEASURES[name])
    if error.ndim > 1 and error.shape[1] > 1:
        value = float(np.sqrt((error.reshape(len(error), error.shape[1], -1) ** 2).mean((0, 2))).mean())
        yield Hypothesis(
            value, Message("the mean of the roots of the {n} outputs", n=error.shape[1]), {"metric": "rmse by output"}
        )


MSE_RMSE_MAE_MIXED = Reason(
    key="mse_rmse_mae_mixed",
    title=mark("Another of MSE, RMSE and MAE"),
    group="F",
    fix=Message("This number is another measure of the same errors: name it as such."),
    code="mse = F.mse_loss(predictions, targets); rmse = mse.sqrt(); mae = F.l1_loss(predictions, targets)",
    specific=True,
    applies=lambda f: f.loss.key in ASKED,
    predict=mixed,
)
