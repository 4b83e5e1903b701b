"""Amounts and counts: numbers of which it matters how many times too large they are predicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.regression import check_regression
from lossexplorer.catalog.tasks.task import PAIR, Task, refuse_where

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_amount(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and targets of one shape, of which 1 + x has a logarithm."""
    check_regression(loss, inputs, parameters, first)
    hint = Message("log(1 + x) exists from there on; differences of any sign go to mse_loss.")
    for x, wants in zip(inputs, (Message("predictions from −1 on"), Message("targets from −1 on")), strict=True):
        refuse_where(loss, x < -1, x, wants, hint, first)


def check_count(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Rates, or their logarithms, and counts of one shape."""
    check_regression(loss, inputs, parameters, first)
    rate, count = inputs
    hint = Message("Nothing can be counted less than no times.")
    refuse_where(loss, count < 0, count, Message("counts from 0 on as targets"), hint, first)
    if not parameters["log_input"]:
        hint = Message("Logarithms of rates need log_input=True.")
        refuse_where(loss, rate < 0, rate, Message("rates from 0 on as predictions"), hint, first)


PERCENTAGE = Task("percentage", "regression, in shares of the target", PAIR, "value", "value", "", check_regression)
AMOUNT = Task("amount", "regression of amounts, by their ratio", PAIR, "value", "value", "", check_amount)
COUNT = Task("count", "regression of counts", PAIR, "value", "value", "", check_count)
