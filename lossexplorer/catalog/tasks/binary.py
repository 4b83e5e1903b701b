"""Yes or no: probabilities, logits or scores against shares or signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.task import (
    PAIR,
    Task,
    need_floats,
    need_same_shape,
    need_unit,
    need_vectors,
    refuse_where,
    shape_of,
)

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_binary_probability(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Probabilities and targets of one shape, both in [0, 1]."""
    check_binary_logit(loss, inputs, parameters, first)
    hint = Message("Raw scores go to binary_cross_entropy_with_logits.")
    need_unit(loss, inputs[0], Message("probabilities in [0, 1]"), hint, first)


def check_binary_logit(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and targets of one shape, targets in [0, 1]."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    fit = Message("numbers that fit predictions of shape {a}", a=shape_of(input))
    need_vectors(loss, parameters, input.shape, fit, exact=False)
    hint = Message("Labels of −1 and 1 go to hinge_loss.")
    need_unit(loss, target, Message("targets in [0, 1]"), hint, first)


def check_margin(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Scores and targets of one shape, targets −1 or 1."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    need_signs(loss, target, Message("Labels of 0 and 1 become these by 2·y − 1."), first)


def need_signs(loss: Loss, target: Tensor, hint: Message, first: int) -> None:
    """Refuse targets other than −1 and 1."""
    refuse_where(loss, (target != 1) & (target != -1), target, Message("targets −1 and 1"), hint, first)


BINARY_PROBABILITY = Task(
    "binary_probability",
    "yes or no, from probabilities",
    PAIR,
    "probability",
    "unit",
    "identity",
    check_binary_probability,
)
BINARY_LOGIT = Task("binary_logit", "yes or no, from logits", PAIR, "logit", "unit", "sigmoid", check_binary_logit)
MARGIN = Task("margin", "yes or no, from scores", PAIR, "logit", "sign", "sign", check_margin)
