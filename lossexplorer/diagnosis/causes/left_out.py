"""Targets that do not count, where all of them do not, or are counted all the same."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.reduction import EACH_BATCH, has_ignored, sum_over_used
from lossexplorer.diagnosis.natural import batch_sizes
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.facts import Facts


def _empty_batches(facts: Facts, b: int) -> Array:
    return np.flatnonzero(np.add.reduceat(facts.row_used, np.arange(0, facts.n, b)) == 0)


def all_targets_ignored(facts: Facts) -> Iterator[Hypothesis]:
    """Nan of the file, or of a batch in it."""
    if not facts.n_used:
        return
    for b, known in batch_sizes(facts):
        empty = _empty_batches(facts, b)
        if len(empty):
            what = Message(
                "the mean over batches of {b}, of which number {k} has no target left,", b=b, k=int(empty[0])
            )
            yield Hypothesis(math.nan, what, {"batch_size": b}, "exact" if known else "free", known)
            return


def finds_ignored(facts: Facts) -> Found | None:
    """No target left in the file, or in a batch of the size given."""
    if not facts.n_used:
        return Found("error", Message("none of the {n} targets counts: all are ignored", n=facts.elements))
    if facts.b is None or facts.b >= facts.n or not len(empty := _empty_batches(facts, facts.b)):
        return None
    k = int(empty[0])
    evidence = Message("batch {k} of {b} rows has no target that counts: its mean is nan", k=k, b=facts.b)
    return Found("warning", evidence, tuple(range(k * facts.b, min(k * facts.b + 3, facts.n))))


ALL_TARGETS_IGNORED = Reason(
    key="all_targets_ignored",
    title=mark("Nothing is left to average"),
    group="B",
    fix=Message("Skip batches without a usable target, or divide a sum by max(count, 1)."),
    code=lambda f: sum_over_used(f) + ".clamp(min=1)",
    wrong=f"torch.stack([{EACH_BATCH}]).mean()",
    sources=(
        "pytorch/pytorch#116349",
        "pytorch/pytorch#70348",
        "pytorch/pytorch#75181",
        "pytorch/pytorch#64572",
        "nvidia-cosmos/cosmos-rl#155",
    ),
    applies=lambda f: f.case.group == "softmax" and "ignore_index" in f.parameters and not f.soft,
    makes_non_finite=True,
    predict=all_targets_ignored,
    find=finds_ignored,
)

IGNORED_ROWS_IN_MEAN = Reason(
    key="ignored_rows_in_mean",
    title=mark("Ignored rows are in the denominator"),
    group="B",
    fix=lambda f: Message("Divide by the {used} targets that count, not by all {n}.", used=f.n_used, n=f.elements),
    code=sum_over_used,
    wrong="criterion(logits, labels) * (labels != ignore_index).sum() / labels.numel()",
    sources=(
        "open-mmlab/mmsegmentation#546",
        "open-mmlab/mmsegmentation#886",
        "qubvel-org/segmentation_models.pytorch#852",
        "pytorch/pytorch#12670",
        "EleutherAI/bergson#344",
        "ethz-asl/background_foreground_segmentation#25",
    ),
    applies=lambda f: f.case.group == "softmax",
    predict=lambda f: iter(
        [
            Hypothesis(
                f.recomputed * f.n_used / f.elements,
                Message("the sum over {used} elements, divided by all {n},", used=f.n_used, n=f.elements),
            )
        ]
        if has_ignored(f)
        else []
    ),
)
