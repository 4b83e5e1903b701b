"""One label a row, trained as many problems of yes and no."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.softmax_space import has_labels
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


def _as_bce(c: ClassChunk) -> dict[str, Any]:
    """Σ over the classes of binary cross entropies of logits, and of probabilities, against one-hot labels."""
    from lossexplorer.base.door import F, torch

    of_logits = F.softplus(c.z).sum(1).double() - c.at(c.z)
    rest = torch.log1p(-c.p.clamp(max=1 - 2**-24))
    of_shares = c.own_surprise.clamp(max=100.0) - (rest.sum(1).double() - c.at(rest))
    ones = of_logits.new_ones(())
    return {
        name: torch.stack([x.where(c.used, 0.0).sum(), ones * c.used.sum()])
        for name, x in (("bce_of_logits", of_logits), ("bce_of_shares", of_shares))
    }


_HOT = "F.one_hot(labels, logits.shape[1]).to(logits.dtype)"
_CODE = {
    "bce_of_logits": f"F.binary_cross_entropy_with_logits(as_read, {_HOT})",
    "bce_of_shares": f"F.binary_cross_entropy(logits.softmax(1), {_HOT})",
}


def single_label_as_bce(facts: Facts) -> Iterator[Hypothesis]:
    """C binary cross entropies: their mean and their sum, of logits and of probabilities."""
    parts = (
        ("bce_of_logits", mark("binary cross entropy of the logits against one-hot labels, averaged over classes,")),
        (
            "bce_of_shares",
            mark("binary cross entropy of the probabilities against one-hot labels, averaged over classes,"),
        ),
    )
    sums = (
        ("bce_of_logits", mark("binary cross entropy of the logits against one-hot labels, summed over classes,")),
        (
            "bce_of_shares",
            mark("binary cross entropy of the probabilities against one-hot labels, summed over classes,"),
        ),
    )
    if facts.case.group != "softmax":
        return
    logits = facts.case.kind.verdict == "logits"
    for pairs, over in ((parts, facts.classes), (sums, 1)):
        for name, words in pairs:
            if name == "bce_of_shares" or logits:
                value, mass = (float(x) for x in facts.sums[name])
                wrong = _CODE[name] + ("" if over > 1 else " * logits.shape[1]")
                whole = facts.per_row == 1 and facts.n_used == facts.elements
                price = value / mass / over if mass else math.nan
                yield Hypothesis(price, Message(words), wrong=wrong if whole else "")


def _labels(facts: Facts) -> int:
    """Labels of a row of a binary problem; 0 where it is none."""
    shape = facts.case.layout.shape
    return shape[-1] if facts.case.group == "sigmoid" and len(shape) == 2 else 0


def _of_nothing(classes: int) -> float:
    """The entropy of one label in so many."""
    share = 1 / classes
    return -(share * math.log(share) + (1 - share) * math.log1p(-share))


def finds_one_hot(facts: Facts) -> Found | None:
    """Exactly one 1 in every row of a multi-label problem."""
    if facts.case.group != "sigmoid" or not facts.case.targets.bits_only or (facts.targets.sum(1) != 1).any():
        return None
    n = _labels(facts)
    return Found(
        "info",
        Message(
            "each of the {rows} target rows has exactly one 1 in {n} columns; knowing nothing already gives {baseline}",
            rows=facts.n,
            n=n,
            baseline=_of_nothing(n),
        ),
    )


SINGLE_LABEL_AS_BCE = Reason(
    key="single_label_as_bce",
    title=mark("One label per row trained as separate yes-or-no problems"),
    group="A",
    fix=lambda f: Message(
        "Knowing nothing already gives {baseline} with {n} binary problems: use cross entropy, or compare with that.",
        baseline=_of_nothing(max(f.classes, _labels(f))),
        n=max(f.classes, _labels(f)),
    ),
    code="loss = F.cross_entropy(logits, labels)",
    sources=("MTG/MIRCourse#2", "01-edu/public#3028", "01-edu/public#3048"),
    applies=lambda f: (
        (has_labels(f) and f.classes > 1 and f.loss.key in ("cross_entropy", "nll_loss")) or _labels(f) > 2
    ),
    costly=True,
    measure=lambda c: _as_bce(c) if isinstance(c, ClassChunk) else {},
    predict=single_label_as_bce,
    find=finds_one_hot,
)
