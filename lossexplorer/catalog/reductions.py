"""How the values of rows become one number, and what is said where an entry has no such way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.catalog.spec import Loss

REDUCTIONS: Mapping[str, str] = {
    "mean": "sum of the values over the sum of their mass",
    "sum": "sum of the values",
    "batchmean": "sum of the values over the number of rows",
    "none": "the unreduced array",
}


def reduction_of(loss: Loss, wish: str | None) -> str:
    """The reduction to use: the wish, or the first that the entry has.

    Raises:
        UsageProblem: the entry has no such reduction; the sentence says which it has.
    """
    if wish is None:
        return loss.reductions[0]
    if wish in loss.reductions:
        return wish
    names = {"loss": loss.key, "wish": wish, "has": ", ".join(loss.reductions)}
    if wish in REDUCTIONS and loss.role in ("strategy", "function") and loss.reductions == ("none",):
        raise UsageProblem(
            Message(
                "{loss} has no reduction {wish}: it gives an array, whose {wish} nobody wants small; it has {has}",
                **names,
            )
        )
    if wish in REDUCTIONS and (loss.finish is not None or loss.tally is not None):
        raise UsageProblem(
            Message(
                "{loss} has no reduction {wish}: it is one number of the whole batch, not a sum over rows; "
                "it has {has}",
                **names,
            )
        )
    raise UsageProblem(Message("{loss} has no reduction {wish}; it has {has}", **names))
