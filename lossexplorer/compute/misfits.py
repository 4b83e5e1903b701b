"""What is refused of two arrays that do not fit a loss, in one sentence each: what it wants, and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.compute.survey import NO_CLASS

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.arrangement import Layout
    from lossexplorer.compute.survey import TargetFacts


def need_rows_of(loss: Loss) -> None:
    """Refuse a batch where the loss is one of weights."""
    if loss.task.inputs[0].startswith("*"):
        raise Problem(Message("{loss} is a sum over weights, not over the rows of a batch", loss=loss.key))


def need_rows(p: tuple[int, ...], t: tuple[int, ...]) -> None:
    """Refuse arrays without rows; ``p`` is the shape of the predictions, ``t`` that of the targets, here as below."""
    if not p or not t:
        raise Problem(Message("one number is not a batch: predictions and targets need at least one axis"))
    if 0 in p or 0 in t:
        raise Problem(Message("there are no rows: predictions {p}, targets {t}", p=str(p), t=str(t)))


def need_same_rows(p: tuple[int, ...], t: tuple[int, ...]) -> None:
    """Refuse arrays of different lengths."""
    if p[0] != t[0]:
        raise _other_rows(p, t)


def _other_rows(p: tuple[int, ...], t: tuple[int, ...]) -> Problem:
    return Problem(
        Message("{p} rows of predictions, but {t} rows of targets: they do not belong together", p=p[0], t=t[0])
    )


def need_equal(loss: Loss, p: tuple[int, ...], t: tuple[int, ...]) -> None:
    """Refuse arrays of different shapes."""
    if p == t:
        return
    need_same_rows(p, t)
    raise misfit(loss, Message("predictions and targets of one shape"), p, t)


def need_form(loss: Loss, shape: tuple[int, ...], p: tuple[int, ...], t: tuple[int, ...]) -> None:
    """Refuse axes that the task does not have."""
    if loss.task.prediction == "mask" and len(p) < 2:
        raise misfit(loss, Message("masks (N, C, …)"), p, t)
    if loss.task.table and len(shape) != 2:
        raise misfit(loss, Message("scores (N, C)"), p, t)
    if loss.task.prediction == "embedding" and len(p) != 2:
        raise misfit(loss, Message("two embeddings (N, D)"), p, t)
    if loss.task.prediction == "box" and shape[1:] != (4,):
        raise misfit(loss, Message("boxes (N, 4): x1, y1, x2, y2"), p, t)


def need_label_lists(loss: Loss, shape: tuple[int, ...], facts: TargetFacts) -> None:
    """Lists of class indices; that 0 and 1 alone are none is said by the task."""
    need_no_nan(facts)
    if not facts.integral or facts.low < -1 or facts.high >= shape[1] or (facts.bits_only and shape[1] > 2):
        wants = Message("lists of class indices from 0 to {last}, ended by −1", last=shape[1] - 1)
        raise Problem(out_of_range(loss, wants, facts))


def need_labels(loss: Loss, layout: Layout, facts: TargetFacts, ignore_index: int) -> None:
    """Labels that no row of this file could have, said at once and not when the row is reached."""
    if layout.target_rule not in ("as_is", "labels") or layout.classes is None:
        return
    need_no_nan(facts)
    bad = [
        (row, label)
        for row, label in ((facts.low_row, facts.low), (facts.high_row, facts.high))
        if not 0 <= label < layout.classes and label != ignore_index
    ]
    if bad:
        row, label = bad[0]
        if label in NO_CLASS and facts.classes_high < layout.classes:
            raise Problem(
                Message(
                    "row {row} has the label {label}, and there are {classes} classes, 0 to {last}: if it stands for "
                    "no class, set ignore_index to {label}",
                    row=row,
                    label=int(label),
                    classes=layout.classes,
                    last=layout.classes - 1,
                )
            )
        raise Problem(
            Message(
                "row {row} has the label {label}, but there are {classes} classes, 0 to {last}",
                row=row,
                label=f"{label:.16g}",
                classes=layout.classes,
                last=layout.classes - 1,
            )
        )


def need_no_nan(facts: TargetFacts) -> None:
    """Refuse labels that are no numbers."""
    if facts.nan:
        raise Problem(Message("{n} label is nan", plural="{n} labels are nan", n=facts.nan))


def misfit(loss: Loss, wants: Message, p: tuple[int, ...], t: tuple[int, ...]) -> Problem:
    """What the loss wants, and which shapes there are."""
    return Problem(
        Message(
            "{loss} wants {wants}; the predictions are {p}, the targets {t}",
            loss=loss.key,
            wants=wants,
            p=str(p),
            t=str(t),
        )
    )


def no_lists(loss: Loss, p: tuple[int, ...], t: tuple[int, ...]) -> Problem:
    """Predictions where two lists about a batch or a training are wanted."""
    one, other = loss.task.inputs
    wants = Message("a batch") if loss.task.key == "parts" else Message("a training")
    return Problem(
        Message(
            "{loss} takes no predictions: it wants two lists of equal length about {whole}, {one} and {other}; "
            "these are {p} and {t}",
            loss=loss.key,
            whole=wants,
            one=one,
            other=other,
            p=str(p),
            t=str(t),
        )
    )


def class_misfit(loss: Loss, p: tuple[int, ...], t: tuple[int, ...]) -> Problem:
    """Labels that do not belong to these scores of classes."""
    if p[0] != t[0] and len(p) == 2 and p[1] == t[0]:
        return Problem(
            Message("the predictions {p} look transposed beside {n} targets: rows come first", p=str(p), n=t[0])
        )
    if p[0] != t[0]:
        return _other_rows(p, t)
    return misfit(loss, Message("one label for each row"), p, t)


def out_of_range(loss: Loss, wants: Message, facts: TargetFacts) -> Message:
    """Targets beyond what the loss takes."""
    return Message(
        "{loss} wants {wants}; these run from {low} to {high}",
        loss=loss.key,
        wants=wants,
        low=f"{facts.low:g}",
        high=f"{facts.high:g}",
    )
