"""What the figures of a result say: number, name, and a sentence about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lossexplorer.base import Message, mark
from lossexplorer.base.numbers import percent, steady
from lossexplorer.compute.summaries.calibration import ROUNDING

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.compute.summaries import Overview


_QUANTILES = {
    "median": (mark("median"), mark("Half of the rows cost less")),
    "p95": (mark("95th percentile"), mark("One row in twenty costs more")),
    "max": (mark("worst"), mark("The most expensive row")),
    "std": (mark("std"), mark("Standard deviation: how far the rows typically are from their mean")),
}
_METRICS = {
    "accuracy": (mark("accuracy"), mark("Share of rows that are right")),
    "f1_macro": (
        mark("F1 (macro)"),
        mark("Balance of missed and false finds, 1 at best: the mean over the classes of 2·TP/(2·TP + FP + FN)"),
    ),
    "auc": (mark("AUC"), mark("How often a random positive row is scored above a random negative one")),
    "ece": (
        mark("ECE"),
        mark("Expected calibration error: how far the confidence is from the share that is right, over 15 bins"),
    ),
    "exact_match": (mark("rows all right"), mark("Share of the rows that are right in every one of their decisions")),
    "f1_micro": (
        mark("F1 (micro)"),
        mark("Balance of missed and false finds, 1 at best: 2·TP/(2·TP + FP + FN) of all answers together"),
    ),
    "mean_iou": (
        mark("mean IoU"),
        mark("Intersection over union of each class over all pixels of the batch, mean over the classes that occur"),
    ),
    "perplexity": (
        mark("perplexity"),
        mark("Among how many equally likely tokens the model chooses: e to the mean of −log p of the true ones"),
    ),
    "mae": (mark("mean absolute error"), mark("How far predictions are from their targets on average")),
    "rmse": (mark("RMSE"), mark("Root of the mean squared error: large errors weigh more")),
    "r2": (
        mark("R²"),
        mark("Share of the targets' variance that is explained; 1 at best, 0 for always saying the mean"),
    ),
    "dice": (
        mark("Dice at ½"),
        mark("Overlap of the masks cut at one half, 2·both/(one + other), mean over the images"),
    ),
    "iou": (mark("IoU at ½"), mark("Intersection over union of the masks cut at one half, mean over the images")),
    "top1": (
        mark("nearest is partner"),
        mark("Share of the views whose nearest neighbour among all other views is their own partner (top 1)"),
    ),
}
_ACCURACIES = {"tokens": mark("token accuracy"), "pixels": mark("pixel accuracy"), "outputs": mark("answers right")}
_OF_DECISIONS = mark("Share of the decisions that are right, those of all rows together; ignored ones do not count")
_COUNTED = {"tokens": mark("tokens"), "pixels": mark("pixels"), "outputs": mark("answers")}
_MACRO_AUC = (
    mark("AUC (macro)"),
    mark("How often a random row of a class is scored above one of the others, mean over the classes"),
)
_REDUCTIONS = {
    "mean": mark("mean"),
    "sum": mark("sum"),
    "none": mark("not reduced"),
    "batchmean": mark("mean over rows"),
}
_TOLD = 100
"""Numbers that a tip lists."""
VALUE_TIP = mark("The loss of the whole batch")


class Figure(NamedTuple):
    """One number."""

    value: str | Message
    name: Message
    tip: Message


def figures_of(result: BatchResult) -> list[Figure]:
    """The value first."""
    shown = [_headline(result)]
    for key, (words, tip) in _QUANTILES.items():
        shown.append(Figure(steady(result.finite_summary[key]), Message(words), _of_the_finite(result, Message(tip))))
    return [*shown, _rows(result), *(_metric(result, key, x) for key, x in result.metrics.items())]


def figures_of_part(result: BatchResult, part: Overview, whole: Overview) -> list[Figure]:
    """The same of chosen rows: what is known of them alone, and beside it the mean of all.

    Args:
        result: of the batch.
        part: what is counted of the chosen rows.
        whole: of all rows.
    """
    loss, n = Message(result.loss.title), Message("{n} of {all}", n=part.rows, all=whole.rows)
    name = Message("mean of {some} rows · {loss}", some=n, loss=loss)
    shown = [Figure(_known(part, part.spread.mean, 5), name, Message("The mean loss of the rows that are chosen"))]
    for key, (words, tip) in _QUANTILES.items():
        shown.append(Figure(_known(part, getattr(part.spread, key)), Message(words), Message(tip)))
    if part.accuracy is not None:
        words, tip = _accuracy(result)
        shown.append(Figure(percent(part.accuracy) if part.rows else "–", Message(words), Message(tip)))
    if whole.cost > 0:
        tip = mark("What part of the sum of all losses the chosen rows make")
        shown.append(Figure(percent(part.cost / whole.cost), Message("of the loss"), Message(tip)))
    shown.append(Figure(steady(whole.spread.mean), Message("mean of all rows"), Message("The mean loss of every row")))
    return shown


def _known(part: Overview, value: float, digits: int = 4) -> str:
    return steady(value, digits) if part.rows else "–"


def _headline(result: BatchResult) -> Figure:
    """The loss; where nothing is reduced, the numbers that there are instead, or how many each row becomes."""
    loss, value, values = Message(result.loss.title), result.value, result.values
    reduced = Message("{reduction} · {loss}", reduction=Message(_REDUCTIONS[result.reduction]), loss=loss)
    if value is not None:
        return Figure(steady(value, 5), reduced, Message(VALUE_TIP))
    if values is not None:
        name = Message("{n} number · {loss}", plural="{n} numbers · {loss}", n=len(values), loss=loss)
        first, all_of_them = (", ".join(steady(float(x), 3) for x in values[:most]) for most in (2, _TOLD))
        more = [", …" if len(values) > most else "" for most in (2, _TOLD)]
        return Figure(first + more[0], name, Message("{numbers}", numbers=all_of_them + more[1]))
    if result.outputs:
        name = Message("number a row · {loss}", plural="numbers a row · {loss}", n=len(result.outputs), loss=loss)
        tip = Message("They stand in the table below, nothing is reduced")
        return Figure(Message("{n}", n=len(result.outputs)), name, tip)
    return Figure("–", reduced, Message("Every row becomes numbers of its own: save the table of rows to see them"))


def _of_the_finite(result: BatchResult, tip: Message) -> Message:
    if result.n_finite == result.n_used:
        return tip
    return Message("{what}. {more}", what=tip, more=Message("Only of the rows whose loss is a finite number"))


def _rows(result: BatchResult) -> Figure:
    ignored = result.n - result.n_used
    tip = Message("Rows that count; ignored ones are left out of everything")
    if result.n_finite < result.n_used:
        share = Message("{n} of {all}", n=result.n_finite, all=result.n_used)
        words = Message("Rows whose loss is a finite number; median, percentile, worst and std are theirs alone")
        both = Message("{what}. {more}", what=words, more=tip)
        return Figure(share, Message("rows are finite"), both if ignored else words)
    name = Message("rows, {n} ignored", n=ignored) if ignored else Message("rows")
    known = result.rows.of_all
    if known is None:
        return Figure(Message("{n}", n=result.n), name, tip)
    both = Message("{rows} · {decisions}", rows=name, decisions=Message(_COUNTED[known.form.what]))
    return Figure(Message("{n} · {m}", n=result.n, m=known.n), both, tip)


def _accuracy(result: BatchResult) -> tuple[str, str]:
    """Name and tip of the share that is right: of rows, or of their decisions where they are several."""
    known = result.rows.of_all
    return _METRICS["accuracy"] if known is None else (_ACCURACIES[known.form.what], _OF_DECISIONS)


def _metric(result: BatchResult, key: str, value: float) -> Figure:
    words, tip = _METRICS[key]
    if key == "auc" and (result.layout.classes or 0) > 2:
        words, tip = _MACRO_AUC
    value = 0.0 if key == "ece" and value < ROUNDING else value
    if key == "accuracy":
        words, tip = _accuracy(result)
    shown = percent(value) if key in ("accuracy", "exact_match", "top1") else steady(value, 3)
    return Figure(shown, Message(words), Message(tip))
