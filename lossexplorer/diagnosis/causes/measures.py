"""Metrics that logs show beside a loss, and that are taken for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import mark
from lossexplorer.base.door import F
from lossexplorer.compute.metrics import accuracy, f1_macro, regression_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts


@dataclass(frozen=True)
class Metric:
    """One number of the file that is no loss of the catalogue."""

    value: float
    words: str
    """What it is, marked for translation."""
    wrong: str = ""
    """See ``Reason.wrong``."""
    measured: str = ""
    """See ``Hypothesis.measured``."""


def measures(facts: Facts) -> Iterator[Metric]:
    """Of each kind of task its own."""
    c = facts.whole
    if facts.soft:
        surprise = facts.column["surprise"][facts.used]
        yield Metric(float(surprise.mean()), mark("cross entropy against the largest label of each row"))
    elif facts.case.group == "softmax":
        yield from _of_classes(facts)
    elif c is not None and facts.case.group in ("sigmoid", "overlap") and facts.case.targets.bits_only:
        yield from _of_bits(c)
        if facts.case.group == "overlap":
            yield from _of_masks(facts, c)
    elif c is not None and facts.case.group == "regression":
        yield from _of_numbers(c.t.numpy().ravel(), c.raw.numpy().ravel())


def _right(label: Array, predicted: Array, code: str) -> Iterator[Metric]:
    """Shares of what is right and wrong; the code is of the accuracy, empty where a line does not do."""
    right = accuracy(label, predicted)
    for value, words, form in (
        (right, mark("the accuracy"), "{}"),
        (1 - right, mark("the share of errors, one less the accuracy,"), "1 - {}"),
        (100 * right, mark("the accuracy in per cent"), "100 * {}"),
        (100 - 100 * right, mark("the share of errors in per cent"), "100 - 100 * {}"),
    ):
        yield Metric(value, words, form.format(code) if code else "")


def _of_classes(facts: Facts) -> Iterator[Metric]:
    used = facts.used
    label, predicted = facts.label.numpy()[used], facts.column["predicted"][used].astype(np.int64)
    if not len(label):
        return
    whole = len(label) == facts.elements
    yield from _right(label, predicted, "(as_read.argmax(1) == labels).double().mean()" if whole else "")
    yield Metric(f1_macro(label, predicted), mark("the F1 score, averaged over classes,"))
    surprise = facts.column["surprise"][used]
    yield Metric(float(-np.expm1(-surprise).mean()), mark("one less the mean probability of the true class"))
    if "squares" in facts.sums:
        value, count = (float(x) for x in facts.sums["squares"])
        words = mark("the mean squared error of the logits against one-hot labels")
        yield Metric(value / count / facts.classes if count else np.nan, words, measured="squares")
    if "as brier_loss" in facts.sums:
        value, count = (float(x) for x in facts.sums["as brier_loss"])
        words = mark("the mean squared error of the probabilities against one-hot labels")
        yield Metric(value / count / facts.classes if count else np.nan, words, measured="as brier_loss")


def _of_bits(c: ElementChunk) -> Iterator[Metric]:
    shares, target = c.s.numpy().ravel(), c.t.numpy().ravel()
    said, true = shares > 0.5, target > 0.5
    yield from _right(true, said, "((as_read > 0) == (targets > 0.5)).double().mean()" if not c.is_share else "")
    both = int(said.sum()) + int(true.sum())
    if both:
        yield Metric(2 * int((said & true).sum()) / both, mark("the F1 score"))
    yield Metric(float(((shares - target) ** 2).mean()), mark("the mean squared error of the probabilities"))
    if not c.is_share:
        raw = c.raw.numpy().ravel()
        code = "(as_read - targets).square().mean()"
        yield Metric(float(((raw - target) ** 2).mean()), mark("the mean squared error of the logits"), code)
        margin = np.maximum(0, 1 - (2 * target - 1) * raw)
        yield Metric(float(margin.mean()), mark("the hinge loss"))
        yield Metric(float((margin**2).mean()), mark("the squared hinge loss"))


def _of_masks(facts: Facts, c: ElementChunk) -> Iterator[Metric]:
    """Of thresholded predictions, and sums with binary cross entropy."""
    hard = facts.reduced(c.price((c.s > 0.5).double()))
    yield Metric(hard, mark("the loss of predictions cut at 0.5"))
    yield Metric(1 - hard, mark("the overlap of predictions cut at 0.5"))
    entropy = float((F.softplus(c.x) - c.t * c.x).mean())
    yield Metric(entropy, mark("binary cross entropy"))
    yield Metric(facts.recomputed + entropy, mark("the loss plus binary cross entropy"))
    yield Metric((facts.recomputed + entropy) / 2, mark("the mean of the loss and binary cross entropy"))


def _of_numbers(target: Array, output: Array) -> Iterator[Metric]:
    error, found = output - target, regression_errors(target, output)
    if "r2" in found:
        yield Metric(found["r2"], mark("R²"))
        yield Metric(1 - found["r2"], mark("one less R²"))
        yield Metric(float(np.sqrt(1 - found["r2"])), mark("the root mean squared error over the deviation of targets"))
    yield Metric(float(np.median(np.abs(error))), mark("the median absolute error"))
    yield Metric(float(np.abs(error).max()), mark("the largest absolute error"))
    yield Metric(float(error.mean()), mark("the mean error"), "(predictions - targets).mean()")
    for correction in (0, 1) if len(error) > 1 else ():
        yield Metric(float(error.std(ddof=correction)), mark("the standard deviation of the errors"))
    if target.all():
        percent = 100 * float(np.abs(error / target).mean())
        yield Metric(percent, mark("the mean absolute error in per cent of the targets"))
