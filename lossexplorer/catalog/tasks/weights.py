"""Weights of a model, whatever it predicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog.tasks.task import Task, need_floats

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_weights(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Any number of arrays of any shape."""
    for x in inputs:
        need_floats(loss, x)


WEIGHTS = Task("weights", "a price of weights", ("*weights",), "weight", "", "", check_weights)
