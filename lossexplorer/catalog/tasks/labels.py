"""Several labels at once: a table of scores against yes and no for each label, or against lists of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.binary import check_binary_logit
from lossexplorer.catalog.tasks.classes import check_labels
from lossexplorer.catalog.tasks.task import PAIR, Task, need_floats, need_same_shape, need_table, need_vectors, refuse

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_multilabel(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Logits (N, C) and targets of the same shape in [0, 1]; a vector has one number for each label."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    need_table(loss, input)
    each = Message("one number for each of the {labels} labels", labels=input.shape[1])
    need_vectors(loss, parameters, (input.shape[1],), each, exact=True)
    check_binary_logit(loss, inputs, dict.fromkeys(parameters), first)


def check_label_lists(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores (N, C) and lists of class indices of the same shape, each ended by −1 where it is shorter than C."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    need_table(loss, input)
    wants = Message("lists of class indices of an integer type, ended by −1")
    if target.is_floating_point():
        raise refuse(loss, wants, Message("got {dtype}. {hint}", dtype=str(target.dtype), hint=_MULTI_HOT))
    if target.shape[1] > 2 and target.numel() and bool(((target == 0) | (target == 1)).all()):
        raise refuse(
            loss, wants, Message("got only 0 and 1, so that every row names a class twice. {hint}", hint=_MULTI_HOT)
        )
    check_labels(loss, target, input.shape[1], -1, first)


_MULTI_HOT = Message("Yes and no for each class (multi-hot) go to multilabel_soft_margin_loss.")

MULTILABEL_LOGIT = Task(
    "multilabel_logit",
    "several labels at once, from logits",
    PAIR,
    "logit",
    "unit",
    "sigmoid",
    check_multilabel,
    table=True,
)
LABEL_LISTS = Task(
    "label_lists", "several labels at once, from scores", PAIR, "value", "label_list", "", check_label_lists, table=True
)
