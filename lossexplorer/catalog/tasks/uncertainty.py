"""Numbers that come with how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.task import Task, need_floats, need_same_shape, refuse, refuse_where, shape_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_variance(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and targets of one shape, and a variance for each, for each row of them, or for all."""
    input, target, var = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    each_row = (*input.shape[:-1], 1)
    several = input.ndim > 1 and input.shape[-1] != 1
    if var.ndim and var.shape != input.shape and not (several and tuple(var.shape) in (each_row, each_row[:-1])):
        column = var.numel() == input.numel() and var.squeeze().shape == input.squeeze().shape
        shapes = {"a": shape_of(input), "b": shape_of(var)}
        got = Message("got {a} and {b}: use .squeeze(-1)" if column else "got {a} and {b}", **shapes)
        raise refuse(loss, Message("a variance for each prediction, or one for each row"), got)
    hint = Message("Standard deviations are squared first, logarithms of variances go through .exp().")
    refuse_where(loss, var < 0, var, Message("variances from 0 on"), hint, first)


def check_evidence(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Five arrays of one shape: ν and β above 0, α above 1."""
    need_floats(loss, inputs[0])
    for x in inputs[1:]:
        need_same_shape(loss, inputs[0], x)
    hint = Message("Outputs of a network go through softplus first, and 1 is added to α.")
    for name, low, x in zip(("ν", "α", "β"), (0, 1, 0), inputs[1:4], strict=True):
        wants = Message("{name} above {low}", name=name, low=low)
        refuse_where(loss, x <= low, x, wants, hint, first)


VARIANCE = Task(
    "variance", "regression with a variance", ("input", "target", "var"), "value", "value", "", check_variance
)
EVIDENCE = Task(
    "evidence",
    "regression with evidence",
    ("input", "nu", "alpha", "beta", "target"),
    "value",
    "value",
    "",
    check_evidence,
)
