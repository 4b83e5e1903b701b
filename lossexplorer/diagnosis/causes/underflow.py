"""Probabilities that float32 does not hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts

_NORMAL, _SUBNORMAL = 87.3365, 103.2789


def softmax_underflow(facts: Facts) -> Iterator[Hypothesis]:
    """The logarithm of a float32 softmax that is 0."""
    surprise = facts.column["surprise"][facts.used]
    if np.isfinite(surprise).all() and (surprise > _SUBNORMAL).any():
        n = int((surprise > _SUBNORMAL).sum())
        yield Hypothesis(math.inf, Message("log of a float32 softmax that is 0 at {n} targets", n=n))


def finds_underflow(facts: Facts) -> Found | None:
    """Targets whose probability float32 does not hold."""
    surprise = np.where(facts.used & np.isfinite(facts.column["surprise"]), facts.column["surprise"], 0.0)
    if not (surprise > 87).any():
        return None
    evidence = Message(
        "{n} targets lie more than 87 below the log-sum-exp, {m} of them more than 103: float32 has no such "
        "probability",
        n=int((surprise > 87).sum()),
        m=int((surprise > 103).sum()),
    )
    return Found("info", evidence, facts.rows_of(surprise > 87))


SOFTMAX_UNDERFLOW = Reason(
    key="softmax_underflow",
    title=mark("log(softmax) instead of log_softmax"),
    group="D",
    fix=Message("Use log_softmax, or cross entropy on logits."),
    code="log_p = F.log_softmax(logits, dim=1)",
    wrong="F.nll_loss(logits.float().softmax(1).log(), labels, ignore_index=ignore_index)",
    sources=("NVIDIA/apex#379", "keras-team/keras#17634"),
    applies=lambda f: can_relabel(f),
    makes_non_finite=True,
    predict=softmax_underflow,
    find=finds_underflow,
)
