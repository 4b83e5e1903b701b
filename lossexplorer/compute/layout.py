"""How two arrays become the inputs of a loss: axes, squeezes and label conversions, decided once for the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.compute.arrangement import Layout

if TYPE_CHECKING:
    from lossexplorer.base import ChunkSource
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.survey import TargetFacts

__all__ = ["Layout", "lay_out"]


def lay_out(
    loss: Loss,
    predictions: ChunkSource,
    targets: ChunkSource,
    facts: TargetFacts,
    class_axis: int | None = None,
    ignore_index: int = -100,
) -> Layout:
    """Decide how the arrays become the inputs of the loss.

    Raises:
        Problem: they do not fit; the sentence says what the loss wants and what the file has. What depends on single
            values is noticed later, when they are read.
    """
    p, t = predictions.shape, targets.shape
    if targets is not predictions:
        _need_rows_of(loss)
    if loss.task.target_at is None:
        return _alone(loss, p, class_axis)
    _need_rows(p, t)
    if loss.task.key in ("parts", "epochs") and (len(p) != 1 or len(t) != 1):
        _need_same_rows(p, t)
        raise _no_lists(loss, p, t)
    if loss.task.has_classes:
        layout = _classes(loss, p, t, targets.dtype.kind == "f", facts, class_axis)
        _need_labels(loss, layout, facts, ignore_index)
        return layout
    if loss.task.target == "class_or_bits" and not _are_alike(p, t):
        layout = _classes(loss, p, t, targets.dtype.kind == "f", facts, class_axis)
        _need_labels(loss, layout, facts, ignore_index)
        return layout
    if loss.task.target == "distribution":
        _need_equal(loss, p, t)
        if len(p) < 2:
            raise _misfit(loss, Message("one probability for each class"), p, t)
        axis = _wished_axis(class_axis, p) or 1
        tail = p[1:axis] + p[axis + 1 :]
        return Layout(p[0], (p[0], *tail, p[axis]), p[axis], axis, "distribution", False, False, ())
    if loss.task.prediction == "embedding" and loss.task.target != "embedding":
        return _labelled(loss, p, t, targets.dtype.kind == "f", facts)
    return _same_shape(loss, p, t, facts)


def _labelled(loss: Loss, p: tuple[int, ...], t: tuple[int, ...], floats: bool, facts: TargetFacts) -> Layout:
    """Embeddings with one label for each."""
    _need_same_rows(p, t)
    if len(p) != 2 or _drop_ones(t) != p[:1]:
        raise _misfit(loss, Message("embeddings (N, D) and one label for each"), p, t)
    rule, notices = "as_is", []
    if loss.task.target == "sign":
        rule = _sign_rule(loss, facts)
        notices += [Message("labels 0 and 1 are read as −1 and 1")] if rule == "signs" else []
    elif loss.task.target == "unit" and not facts.bits_only:
        raise Problem(_range(loss, Message("targets 0 and 1"), facts))
    elif loss.task.has_labels:
        _need_no_nan(facts)
        rule = "labels" if floats else "as_is"
    return Layout(p[0], p, None, None, rule, False, False, tuple(notices), one_target=True)


def _wished_axis(wish: int | None, p: tuple[int, ...]) -> int | None:
    """The class axis that somebody asked for, counted from the front."""
    if wish is None:
        return None
    if not -len(p) < wish < len(p) or wish == 0:
        raise Problem(
            Message(
                "the class axis cannot be {axis}: predictions {p} have rows along axis 0, and no axis above {last}",
                axis=wish,
                p=str(p),
                last=len(p) - 1,
            )
        )
    return wish % len(p)


def _need_rows_of(loss: Loss) -> None:
    if loss.task.inputs[0].startswith("*"):
        raise Problem(Message("{loss} is a sum over weights, not over the rows of a batch", loss=loss.key))


def _alone(loss: Loss, p: tuple[int, ...], class_axis: int | None) -> Layout:
    """Predictions of a loss that takes nothing else; targets are not looked at."""
    _need_rows(p, p)
    if loss.task.prediction != "logits":
        return Layout(p[0], p, None, None, "as_is", False, False, ())
    if len(p) < 2:
        raise _misfit(loss, Message("a score for each class"), p, p)
    axis = _wished_axis(class_axis, p) or 1
    return Layout(p[0], (p[0], *p[1:axis], *p[axis + 1 :], p[axis]), p[axis], axis, "as_is", False, False, ())


def _need_rows(p: tuple[int, ...], t: tuple[int, ...]) -> None:
    if not p or not t:
        raise Problem(Message("one number is not a batch: predictions and targets need at least one axis"))
    if 0 in p or 0 in t:
        raise Problem(Message("there are no rows: predictions {p}, targets {t}", p=str(p), t=str(t)))


def _misfit(loss: Loss, wants: Message, p: tuple[int, ...], t: tuple[int, ...]) -> Problem:
    return Problem(
        Message(
            "{loss} wants {wants}; the predictions are {p}, the targets {t}",
            loss=loss.key,
            wants=wants,
            p=str(p),
            t=str(t),
        )
    )


def _no_lists(loss: Loss, p: tuple[int, ...], t: tuple[int, ...]) -> Problem:
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


def _need_same_rows(p: tuple[int, ...], t: tuple[int, ...]) -> None:
    if p[0] != t[0]:
        raise Problem(
            Message("{p} rows of predictions, but {t} rows of targets: they do not belong together", p=p[0], t=t[0])
        )


def _need_equal(loss: Loss, p: tuple[int, ...], t: tuple[int, ...]) -> None:
    if p == t:
        return
    _need_same_rows(p, t)
    raise _misfit(loss, Message("predictions and targets of one shape"), p, t)


def _are_alike(p: tuple[int, ...], t: tuple[int, ...]) -> bool:
    """Whether each prediction has a target of its own."""
    return p == t or (p[0] == t[0] and _drop_ones(p) == _drop_ones(t))


def _drop_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    return shape[:1] + tuple(n for n in shape[1:] if n != 1)


def _same_shape(loss: Loss, p: tuple[int, ...], t: tuple[int, ...], facts: TargetFacts) -> Layout:
    if _are_label_maps(loss, p, t, facts):
        return _label_maps(p, t)
    notices: list[Message] = []
    shape, squeeze, channel = p, False, False
    if p != t and _are_alike(p, t):
        channel = loss.task.prediction == "mask"
        squeeze = not channel
        shape = max(p, t, key=len) if channel else _drop_ones(p)
        notices.append(
            Message("{p} against {t}: read as one value for each row, not broadcast", p=str(p), t=str(t))
            if squeeze
            else Message("predictions {p} and masks {t} are read as {shape}", p=str(p), t=str(t), shape=str(shape))
        )
    else:
        _need_equal(loss, p, t)
    if loss.task.table and len(shape) == 1:  # one score for each row is a table of one column
        shape, squeeze = (*shape, 1), True
    _need_form(loss, shape, p, t)
    rule = _sign_rule(loss, facts) if loss.task.target == "sign" else "as_is"
    if loss.task.target == "label_list":
        rule = "labels"
        _need_label_lists(loss, shape, facts)
    if rule == "signs":
        notices.append(Message("labels 0 and 1 are read as −1 and 1"))
    if loss.task.target in ("bit", "class_or_bits") and not facts.bits_only:
        raise Problem(_range(loss, Message("targets 0 and 1"), facts))
    if loss.task.target in ("unit", "mask") and (facts.low < 0 or facts.high > 1):
        raise Problem(_range(loss, Message("targets in [0, 1]"), facts))
    return Layout(p[0], shape, None, None, rule, squeeze, channel, tuple(notices))


def _need_form(loss: Loss, shape: tuple[int, ...], p: tuple[int, ...], t: tuple[int, ...]) -> None:
    """Refuse axes that the task does not have."""
    if loss.task.prediction == "mask" and len(p) < 2:
        raise _misfit(loss, Message("masks (N, C, …)"), p, t)
    if loss.task.table and len(shape) != 2:
        raise _misfit(loss, Message("scores (N, C)"), p, t)
    if loss.task.prediction == "embedding" and len(p) != 2:
        raise _misfit(loss, Message("two embeddings (N, D)"), p, t)
    if loss.task.prediction == "box" and shape[1:] != (4,):
        raise _misfit(loss, Message("boxes (N, 4): x1, y1, x2, y2"), p, t)


def _are_label_maps(loss: Loss, p: tuple[int, ...], t: tuple[int, ...], facts: TargetFacts) -> bool:
    """Whether masks name the class of each pixel, where the loss wants a mask for each class."""
    fits = len(p) > 2 and p[1] > 1 and p[:1] + p[2:] == t and not facts.nan
    known = facts.integral and facts.low >= 0 and fits and facts.high < p[1]
    return known and loss.task.prediction == loss.task.target == "mask"


def _label_maps(p: tuple[int, ...], t: tuple[int, ...]) -> Layout:
    notice = Message("masks {t} of class indices are read as one mask for each of {n} classes", t=str(t), n=p[1])
    return Layout(p[0], p, None, None, "masks", False, False, (notice,))


def _need_label_lists(loss: Loss, shape: tuple[int, ...], facts: TargetFacts) -> None:
    """Lists of class indices; that 0 and 1 alone are none is said by the task."""
    _need_no_nan(facts)
    if not facts.integral or facts.low < -1 or facts.high >= shape[1] or (facts.bits_only and shape[1] > 2):
        wants = Message("lists of class indices from 0 to {last}, ended by −1", last=shape[1] - 1)
        raise Problem(_range(loss, wants, facts))


def _range(loss: Loss, wants: Message, facts: TargetFacts) -> Message:
    return Message(
        "{loss} wants {wants}; these run from {low} to {high}",
        loss=loss.key,
        wants=wants,
        low=f"{facts.low:g}",
        high=f"{facts.high:g}",
    )


def _sign_rule(loss: Loss, facts: TargetFacts) -> str:
    _need_no_nan(facts)
    if not facts.signs_only and not facts.bits_only:
        raise Problem(_range(loss, Message("targets −1 and 1"), facts))
    return "as_is" if facts.signs_only else "signs"


def _classes(
    loss: Loss, p: tuple[int, ...], t: tuple[int, ...], floats: bool, facts: TargetFacts, wish: int | None
) -> Layout:
    if len(p) < 2:
        raise _misfit(loss, Message("a score for each class"), p, t)
    wished = _wished_axis(wish, p)
    fits = [a for a in ((1, len(p) - 1) if wished is None else (wished,)) if p[:a] + p[a + 1 :] == t]
    soft = p == t and floats and loss.task.target == "class_or_distribution"
    squeezed = [] if fits or soft or len(p) != 2 or p[0] != t[0] or _drop_ones(t) != t[:1] else [1]
    axis = (fits or squeezed or [wished or 1])[0]
    shape = (*p[:axis], *p[axis + 1 :], p[axis])
    if fits or squeezed:
        rule, notices = _index_rule(loss, t, floats, bool(squeezed), facts)
    elif p == t:
        rule, notices = _share_rule(loss, floats, facts)
    else:
        raise _class_misfit(loss, p, t)
    return Layout(p[0], shape, p[axis], axis, rule, bool(squeezed), False, notices)


def _index_rule(
    loss: Loss, t: tuple[int, ...], floats: bool, squeezed: bool, facts: TargetFacts
) -> tuple[str, tuple[Message, ...]]:
    """One class index for each decision."""
    if floats and not facts.integral:
        raise Problem(Message("{loss} wants class indices; the targets are fractions", loss=loss.key))
    notices: list[Message] = []
    if floats:
        notices.append(Message("labels of a floating type are read as whole numbers"))
    if squeezed:
        notices.append(Message("labels {t} are read as one for each row", t=str(t)))
    return "labels" if floats else "as_is", tuple(notices)


def _share_rule(loss: Loss, floats: bool, facts: TargetFacts) -> tuple[str, tuple[Message, ...]]:
    """A share of every class."""
    if not (facts.low >= 0 and facts.high <= 1):
        raise Problem(_range(loss, Message("class indices, or probabilities in [0, 1],"), facts))
    if loss.task.target == "class_or_distribution":
        return "distribution", () if floats else (Message("one-hot targets are read as probabilities"),)
    return "one_hot", (Message("one-hot targets are read as class indices"),)


def _class_misfit(loss: Loss, p: tuple[int, ...], t: tuple[int, ...]) -> Problem:
    if p[0] != t[0] and len(p) == 2 and p[1] == t[0]:
        return Problem(
            Message("the predictions {p} look transposed beside {n} targets: rows come first", p=str(p), n=t[0])
        )
    if p[0] != t[0]:
        return Problem(
            Message("{p} rows of predictions, but {t} rows of targets: they do not belong together", p=p[0], t=t[0])
        )
    return _misfit(loss, Message("one label for each row"), p, t)


def _need_labels(loss: Loss, layout: Layout, facts: TargetFacts, ignore_index: int) -> None:
    """Labels that no row of this file could have, said at once and not when the row is reached."""
    if layout.target_rule not in ("as_is", "labels") or layout.classes is None:
        return
    _need_no_nan(facts)
    bad = [
        (row, label)
        for row, label in ((facts.low_row, facts.low), (facts.high_row, facts.high))
        if not 0 <= label < layout.classes and label != ignore_index
    ]
    if bad:
        row, label = bad[0]
        raise Problem(
            Message(
                "row {row} has the label {label}, but there are {classes} classes, 0 to {last}",
                row=row,
                label=f"{label:.16g}",
                classes=layout.classes,
                last=layout.classes - 1,
            )
        )


def _need_no_nan(facts: TargetFacts) -> None:
    if facts.nan:
        raise Problem(Message("{n} label is nan", plural="{n} labels are nan", n=facts.nan))
