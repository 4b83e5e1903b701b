"""Nothing is wrong: the number is what the formula gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


def predict(facts: Facts) -> Iterator[Hypothesis]:
    """The loss of the file, read as what it is."""
    yield Hypothesis(facts.recomputed, Message("{loss} of this file", loss=facts.loss.key))


def fix(facts: Facts) -> Message:
    """Nothing to mend; with the numbers beside which it is high or low."""
    if not math.isfinite(facts.recomputed):
        return Message("The formula is not to blame: the findings say which numbers of the file make it so.")
    base = facts.baselines
    if base.floor is None or (base.chance is None and base.prior_entropy is None):
        return Message("Nothing to mend: the number is right. If it still looks wrong, look at the findings.")
    if base.chance is None:
        return Message(
            "Nothing to mend: the number is right. Always predicting the mean target gives {prior}, "
            "the least possible is {floor}.",
            prior=base.prior_entropy,
            floor=base.floor,
        )
    return Message(
        "Nothing to mend: the number is right. Guessing gives {chance}, the class frequencies alone {prior}, "
        "the least possible is {floor}.",
        chance=base.chance,
        prior=base.prior_entropy,
        floor=base.floor,
    )


AS_COMPUTED = Reason(
    key="as_computed",
    title=mark("Nothing to explain: this is what the formula gives"),
    group="A",
    fix=fix,
    makes_non_finite=True,
    predict=predict,
)
