"""Distributions against distributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.task import PAIR, Task, need_floats, need_same_shape, need_unit

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_distribution(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Log-probabilities and target probabilities of one shape."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    if not parameters["log_target"]:
        hint = Message("Log-probabilities as targets need log_target=True.")
        need_unit(loss, target, Message("target probabilities in [0, 1]"), hint, first)


DISTRIBUTION = Task(
    "distribution",
    "a distribution, from log-probabilities",
    PAIR,
    "log_probabilities",
    "distribution",
    "exp",
    check_distribution,
)
