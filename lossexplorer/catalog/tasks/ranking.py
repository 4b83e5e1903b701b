"""Which of two or more is better: pairs of scores, lists of them, or the log-probabilities of two models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.binary import need_signs
from lossexplorer.catalog.tasks.task import Task, need_floats, need_same_shape, need_table

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_alike(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Arrays of one shape, a number for each pair in each of them."""
    for name, x in zip(loss.task.inputs, inputs, strict=True):
        need_floats(loss, x)
        need_same_shape(loss, inputs[0], x, (loss.task.inputs[0], name))


def check_pairs(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Two scores for each pair, and 1 where the first should be higher, −1 where the second should."""
    check_alike(loss, inputs, parameters, first)
    hint = Message("1 where input1 should score higher, −1 where input2 should: 0 and 1 become these by 2·y − 1.")
    need_signs(loss, inputs[2], hint, first)


def check_lists(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Lists of scores and of relevances, (N, L) both."""
    check_alike(loss, inputs, parameters, first)
    need_table(loss, inputs[0])


RANKED_PAIRS = Task(
    "ranked_pairs", "which of two ranks higher", ("input1", "input2", "target"), "score", "sign", "", check_pairs
)
RANKED_LISTS = Task(
    "ranked_lists", "the order of a list", ("input", "relevance"), "score", "value", "", check_lists, table=True
)
PREFERENCE = Task(
    "preference", "which of two answers is preferred", ("chosen", "rejected"), "score", "value", "", check_alike
)
POLICIES = Task(
    "policies",
    "which of two answers is preferred, beside a reference",
    ("policy_chosen", "policy_rejected", "reference_chosen", "reference_rejected"),
    "score",
    "value",
    "",
    check_alike,
)
