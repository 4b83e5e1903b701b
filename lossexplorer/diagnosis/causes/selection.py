"""Only some of the rows, or more than the loss; and what one file cannot tell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.reduction import EACH_BATCH, is_mean, kind_of
from lossexplorer.diagnosis.natural import KEPT, batch_sizes
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.facts import Facts


def _sorted(facts: Facts, of_rows: bool) -> Array:
    """Values of elements that count, or means of rows over those that do, the largest first."""
    name = "sorted rows" if of_rows else "sorted"
    if name not in facts.column:
        value, used = facts.value, facts.used
        if of_rows:
            count = used.reshape(facts.n, -1).sum(1)
            value = np.where(used, value, 0).reshape(facts.n, -1).sum(1) / np.maximum(count, 1)
            used = count > 0
        facts.column[name] = np.sort(value[used])[::-1]
    return facts.column[name]


def rounding_of_few(facts: Facts) -> float:
    """What float32 may do to a mean of a few rows of class scores, see ``ranking.rounding_of``."""
    return 2.0**-24 if facts.case.group == "softmax" else 0.0


def _kept_code(facts: Facts, hardest: bool, of_rows: bool) -> str:
    """The mean of some elements or rows, as Python, where a line can say it: labels are flat, ignored ones cost 0."""
    values = 'values = criterion(predictions, targets, reduction="none")'
    root = facts.loss.finish is not None
    if root:
        values = "values = (predictions - targets).square()" if facts.loss.key == "rmse_loss" else ""
    if not values or (of_rows and facts.case.group == "softmax"):
        return ""
    if (of_rows or not hardest) and facts.n_used < facts.elements:
        return ""
    flat = ".flatten(1).mean(1)" if of_rows else ".flatten()"
    some = "values.topk(count).values" if hardest else "values.sort().values[:count]"
    return f"{values}{flat}\n{some}.mean()" + (".sqrt()" if root else "")


_KEPT_WORDS = {
    (True, False): mark("the mean of the {n} hardest of {all} elements ({share})"),
    (False, False): mark("the mean of the {n} easiest of {all} elements ({share})"),
    (True, True): mark("the mean of the {n} hardest of {all} rows ({share})"),
    (False, True): mark("the mean of the {n} easiest of {all} rows ({share})"),
}


def _kept(facts: Facts, hardest: bool) -> Iterator[Hypothesis]:
    for of_rows in (False, True) if len(facts.value) > facts.n else (False,):
        value = _sorted(facts, of_rows)[:: 1 if hardest else -1]
        n, sums = len(value), np.cumsum(value)
        seen: set[int] = set()
        shares = [(count, f"{k} %") for k in KEPT for count in (n * k // 100, int(n * (k / 100)))]  # .7 · 700 is 489.9…
        for share, words in [*shares, (n // 16, "1/16")]:
            if 0 < share < n and share not in seen:
                seen.add(share)
                what = Message(_KEPT_WORDS[hardest, of_rows], n=share, all=n, share=words)
                mean = facts.finished(float(sums[share - 1]) / share)
                rounding, wrong = rounding_of_few(facts), _kept_code(facts, hardest, of_rows)
                yield Hypothesis(mean, what, {"count": share}, "free", False, wrong=wrong, rounding=rounding)


def _has_rows(facts: Facts) -> bool:
    return is_mean(facts) and facts.case.reduction == "mean"


HARDEST_ROWS_ONLY = Reason(
    key="hardest_rows_only",
    title=mark("Only the hardest rows were averaged"),
    group="H",
    fix=Message("This is the mean of the hardest rows: online hard example mining is on."),
    code="loss = losses.mean()  # not losses.topk(k).values.mean()",
    sources=("CoinCheung/BiSeNet#34", "PaddlePaddle/PaddleOCR#186", "PaddlePaddle/PaddleSeg#806"),
    applies=_has_rows,
    predict=lambda f: _kept(f, True),
)
EASIEST_ROWS_ONLY = Reason(
    key="easiest_rows_only",
    title=mark("Only the easiest rows were averaged"),
    group="H",
    fix=Message("This is the mean of the easiest rows: small-loss selection is on."),
    code="loss = losses.mean()  # not of the smallest alone",
    sources=("cleanlab/cleanlab",),
    applies=_has_rows,
    predict=lambda f: _kept(f, False),
)


def one_batch_only(facts: Facts) -> Iterator[Hypothesis]:
    """The last batch, or the first."""
    for b, known in batch_sizes(facts):
        means = facts.batch_means(b)
        kind = kind_of(known)
        what = Message("the last batch alone, {n} rows,", n=facts.n % b or b)
        wrong = f"[{EACH_BATCH}][-1]"
        shown, rounding = {"batch_size": b}, rounding_of_few(facts)
        last = facts.finished(float(means[-1]))
        yield Hypothesis(last, what, shown, kind, known, wrong=wrong, rounding=rounding)
        what = Message("the first batch alone, {n} rows,", n=b)
        wrong = "criterion(predictions[:batch_size], targets[:batch_size])"
        first = facts.finished(float(means[0]))
        yield Hypothesis(first, what, shown, kind, known, wrong=wrong, rounding=rounding)


ONE_BATCH_ONLY = Reason(
    key="one_batch_only",
    title=mark("The loss of one batch alone"),
    group="H",
    fix=Message("Log the mean over the epoch, not the loss of its last batch."),
    code="total += loss.item() * len(labels)\nmean = total / len(dataset)",
    sources=("allenai/allennlp#4706",),
    applies=_has_rows,
    predict=one_batch_only,
)


def last_batch_dropped(facts: Facts) -> Iterator[Hypothesis]:
    """The mean of the rows that fill batches."""
    for b, known in batch_sizes(facts):
        kept = facts.n - facts.n % b
        if kept == facts.n:
            continue
        what = Message(
            "the mean of the first {kept} of {n} rows, which fill batches of {b},", kept=kept, n=facts.n, b=b
        )
        value = facts.finished(float(facts.batch_means(kept)[0]))
        wrong = "kept = len(targets) // batch_size * batch_size\ncriterion(predictions[:kept], targets[:kept])"
        yield Hypothesis(value, what, {"batch_size": b}, kind_of(known), known, wrong=wrong)


LAST_BATCH_DROPPED = Reason(
    key="last_batch_dropped",
    title=mark("The short last batch was left out"),
    group="H",
    fix=Message("Evaluate with drop_last=False: every row counts."),
    code="loader = DataLoader(dataset, batch_size, shuffle=False, drop_last=False)",
    applies=_has_rows,
    predict=last_batch_dropped,
)


def _higher(facts: Facts, what: Message, factor: float) -> Iterator[Hypothesis]:
    """An interval above the loss, in which nothing is claimed."""
    own = facts.recomputed
    if math.isfinite(own) and own > 0 and facts.case.reduction != "sum":
        yield Hypothesis(own * (1 + 1e-4), what, kind="bound", high=own * factor)


PENALTY_INCLUDED = Reason(
    key="penalty_included",
    title=mark("Weight decay is in the reported loss"),
    group="Z",
    fix=Message("The reported loss may contain a penalty λ‖w‖²: log the two parts."),
    code="log(loss=loss.item(), penalty=penalty.item())",
    sources=(
        "keras-team/keras#464",
        "keras-team/keras#6518",
        "keras-team/keras#8242",
        "titu1994/DenseNet#57",
        "google-deepmind/dm-haiku#178",
        "nitrain/nitrain#42",
        "KevinMusgrave/pytorch-metric-learning#299",
        "google/automl#1046",
    ),
    predict=lambda f: _higher(
        f, Message("the number is above the loss of the file: a penalty on the weights may be in it"), 20
    ),
)
RUNNING_AVERAGE = Reason(
    key="running_average",
    title=mark("A running mean was logged"),
    group="Z",
    fix=Message("A progress bar shows a running mean: evaluate the model once, after the epoch."),
    sources=("keras-team/keras#632", "keras-team/keras#605"),
    predict=lambda f: _higher(
        f, Message("the number is above the loss of the file: it may be a running mean over the epoch"), 5
    ),
)
TRAIN_MODE_LEFT_ON = Reason(
    key="train_mode_left_on",
    title=mark("Dropout or batch norm in training mode"),
    group="Z",
    fix=Message("Call model.eval() before predicting."),
    code="model.eval()",
    sources=(
        "wolny/pytorch-3dunet#53",
        "keras-team/keras#6977",
        "pytorch/pytorch#13659",
        "ando-khachatryan/HiDDeN#13",
        "deepchecks/deepchecks#1030",
    ),
    predict=lambda f: _higher(
        f, Message("the number is above the loss of the file: the model may have been in training mode"), 5
    ),
)
TRAIN_ABOVE_VALIDATION = Reason(
    key="train_above_validation",
    title=mark("Training loss above validation loss is normal"),
    group="Z",
    fix=Message("Normal: penalty, dropout and the average over the epoch act on the training number only."),
    sources=("keras-team/keras#464", "keras-team/keras#605", "keras-team/keras#2344"),
    predict=lambda f: _higher(f, Message("the number is above the loss of the file, as training losses often are"), 5),
)
