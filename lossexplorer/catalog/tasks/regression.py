"""Numbers against numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog.tasks.task import PAIR, Task, need_floats, need_same_shape

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_regression(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and targets of one shape."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)


REGRESSION = Task("regression", "regression", PAIR, "value", "value", "", check_regression)
