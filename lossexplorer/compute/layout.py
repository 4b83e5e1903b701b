"""How two arrays become the inputs of a loss: axes, squeezes and label conversions, decided once for the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.compute.arrangement import Layout
from lossexplorer.compute.misfits import (
    class_misfit,
    misfit,
    need_equal,
    need_form,
    need_label_lists,
    need_labels,
    need_no_nan,
    need_rows,
    need_rows_of,
    need_same_rows,
    no_lists,
    out_of_range,
)

if TYPE_CHECKING:
    from lossexplorer.base import ChunkSource
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.survey import TargetFacts

__all__ = ["Layout", "lay_out"]

_NO_DISTRIBUTION = Message(
    "rows of the targets do not sum to 1, so they are no distribution over classes; "
    "binary_cross_entropy_with_logits takes several yes in a row"
)


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
        need_rows_of(loss)
    if loss.task.target_at is None:
        return _alone(loss, p, class_axis)
    need_rows(p, t)
    if loss.task.key in ("parts", "epochs") and (len(p) != 1 or len(t) != 1):
        need_same_rows(p, t)
        raise no_lists(loss, p, t)
    if loss.task.has_classes:
        layout = _classes(loss, p, t, targets.dtype.kind == "f", facts, class_axis)
        need_labels(targets, layout, facts, ignore_index)
        return layout
    if loss.task.target == "class_or_bits" and not _are_alike(p, t):
        layout = _classes(loss, p, t, targets.dtype.kind == "f", facts, class_axis)
        need_labels(targets, layout, facts, ignore_index)
        return layout
    if loss.task.target == "distribution":
        need_equal(loss, p, t)
        if len(p) < 2:
            raise misfit(loss, Message("one probability for each class"), p, t)
        axis = _wished_axis(class_axis, p) or 1
        tail = p[1:axis] + p[axis + 1 :]
        return Layout(p[0], (p[0], *tail, p[axis]), p[axis], axis, "distribution", False, False, ())
    if loss.task.prediction == "embedding" and loss.task.target != "embedding":
        return _labelled(loss, p, t, targets.dtype.kind == "f", facts)
    return _same_shape(loss, p, t, facts)


def _labelled(loss: Loss, p: tuple[int, ...], t: tuple[int, ...], floats: bool, facts: TargetFacts) -> Layout:
    """Embeddings with one label for each."""
    need_same_rows(p, t)
    if len(p) != 2 or _drop_ones(t) != p[:1]:
        raise misfit(loss, Message("embeddings (N, D) and one label for each"), p, t)
    rule, notices = "as_is", []
    if loss.task.target == "sign":
        rule = _sign_rule(loss, facts)
        notices += [Message("labels 0 and 1 are read as −1 and 1")] if rule == "signs" else []
    elif loss.task.target == "unit" and not facts.bits_only:
        raise Problem(out_of_range(loss, Message("targets 0 and 1"), facts))
    elif loss.task.has_labels:
        need_no_nan(facts)
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


def _alone(loss: Loss, p: tuple[int, ...], class_axis: int | None) -> Layout:
    """Predictions of a loss that takes nothing else; targets are not looked at."""
    need_rows(p, p)
    if loss.task.prediction != "logits":
        return Layout(p[0], p, None, None, "as_is", False, False, ())
    if len(p) < 2:
        raise misfit(loss, Message("a score for each class"), p, p)
    axis = _wished_axis(class_axis, p) or 1
    return Layout(p[0], (p[0], *p[1:axis], *p[axis + 1 :], p[axis]), p[axis], axis, "as_is", False, False, ())


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
        need_equal(loss, p, t)
    if loss.task.table and len(shape) == 1:  # one score for each row is a table of one column
        shape, squeeze = (*shape, 1), True
    need_form(loss, shape, p, t)
    rule = _sign_rule(loss, facts) if loss.task.target == "sign" else "as_is"
    if loss.task.target == "label_list":
        rule = "labels"
        need_label_lists(loss, shape, facts)
    if rule == "signs":
        notices.append(Message("labels 0 and 1 are read as −1 and 1"))
    if loss.task.target in ("bit", "class_or_bits") and not facts.bits_only:
        raise Problem(out_of_range(loss, Message("targets 0 and 1"), facts))
    if loss.task.target in ("unit", "mask") and (facts.low < 0 or facts.high > 1):
        raise Problem(out_of_range(loss, Message("targets in [0, 1]"), facts))
    return Layout(p[0], shape, None, None, rule, squeeze, channel, tuple(notices))


def _are_label_maps(loss: Loss, p: tuple[int, ...], t: tuple[int, ...], facts: TargetFacts) -> bool:
    """Whether masks name the class of each pixel, where the loss wants a mask for each class."""
    fits = len(p) > 2 and p[1] > 1 and p[:1] + p[2:] == t and not facts.nan
    known = facts.integral and facts.low >= 0 and fits and facts.high < p[1]
    return known and loss.task.prediction == loss.task.target == "mask"


def _label_maps(p: tuple[int, ...], t: tuple[int, ...]) -> Layout:
    notice = Message("masks {t} of class indices are read as one mask for each of {n} classes", t=str(t), n=p[1])
    return Layout(p[0], p, None, None, "masks", False, False, (notice,))


def _sign_rule(loss: Loss, facts: TargetFacts) -> str:
    need_no_nan(facts)
    if not facts.signs_only and not facts.bits_only:
        raise Problem(out_of_range(loss, Message("targets −1 and 1"), facts))
    return "as_is" if facts.signs_only else "signs"


def _classes(
    loss: Loss, p: tuple[int, ...], t: tuple[int, ...], floats: bool, facts: TargetFacts, wish: int | None
) -> Layout:
    if len(p) < 2:
        raise misfit(loss, Message("a score for each class"), p, t)
    wished = _wished_axis(wish, p)
    fits = [a for a in ((1, len(p) - 1) if wished is None else (wished,)) if p[:a] + p[a + 1 :] == t]
    soft = p == t and floats and loss.task.target == "class_or_distribution"
    squeezed = [] if fits or soft or len(p) != 2 or p[0] != t[0] or _drop_ones(t) != t[:1] else [1]
    axis = (fits or squeezed or [wished or 1])[0]
    shape = (*p[:axis], *p[axis + 1 :], p[axis])
    if fits or squeezed:
        rule, notices = _index_rule(loss, t, floats, bool(squeezed), facts)
    elif p == t:
        rule, notices = _share_rule(loss, floats, facts, axis)
    else:
        raise class_misfit(loss, p, t)
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


def _share_rule(loss: Loss, floats: bool, facts: TargetFacts, axis: int) -> tuple[str, tuple[Message, ...]]:
    """A share of every class."""
    if not (facts.low >= 0 and facts.high <= 1):
        raise Problem(out_of_range(loss, Message("class indices, or probabilities in [0, 1]"), facts))
    if loss.task.target == "class_or_distribution":
        if axis == 1 and not facts.shares:  # along another axis nobody summed
            return "distribution", (_NO_DISTRIBUTION,)
        return "distribution", () if floats else (Message("one-hot targets are read as probabilities"),)
    return "one_hot", (Message("one-hot targets are read as class indices"),)
