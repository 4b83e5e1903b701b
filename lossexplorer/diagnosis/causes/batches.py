"""Means of means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.reduction import EACH_BATCH, SUM_OVER_COUNT, is_mean, kind_of, sum_over_used
from lossexplorer.diagnosis.natural import batch_sizes
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


_WRONG = f"torch.stack([{EACH_BATCH}]).mean()"


def _unequal(facts: Facts, b: int) -> bool:
    """Whether full batches have different numbers of elements that count."""
    full = facts.n // b
    per = np.add.reduceat(facts.row_used, np.arange(0, full * b, b))[:full] if full else np.zeros(0)
    if full:
        per = facts.row_used[: full * b].reshape(full, b).sum(1)
    return len(np.unique(per)) > 1


def _mean_of_batches(facts: Facts, unequal: bool) -> Iterator[Hypothesis]:
    for b, known in batch_sizes(facts) if facts.b != 1 else ((1, True),):
        if _unequal(facts, b) != unequal:
            continue
        value = float(facts.batch_means(b).mean())
        if facts.loss.key == "rmse_loss":
            value = facts.finished(value)
        short = facts.n % b
        if unequal:
            what = Message("the mean over batches of {b} rows, each over its own valid targets,", b=b)
        elif short:
            what = Message("the mean over batches of {b} rows, the last of {short},", b=b, short=short)
        else:
            what = Message("the mean over batches of {b} rows, each by its own weights,", b=b)
        wrong = f"torch.stack([{EACH_BATCH}]).square().mean().sqrt()" if facts.loss.key == "rmse_loss" else ""
        yield Hypothesis(value, what, {"batch_size": b}, kind_of(known), known, wrong=wrong)


def mean_of_sets(facts: Facts) -> Iterator[Hypothesis]:
    """Of a loss of a whole set: the mean of the values of batches."""
    if facts.whole is None:
        return
    x, t = facts.whole.input, facts.whole.t
    for b, known in batch_sizes(facts):
        values = [float(facts.by_entry(x[i : i + b], t[i : i + b], i)[0].mean()) for i in range(0, facts.n, b)]
        what = Message("the mean of the values of batches of {b} rows", b=b)
        yield Hypothesis(float(np.mean(values)), what, {"batch_size": b}, kind_of(known), known)


def mean_of_batch_means(facts: Facts) -> Iterator[Hypothesis]:
    """Batches in file order, the last one short."""
    if facts.by_rows:
        yield from _mean_of_batches(facts, False)
    else:
        yield from mean_of_sets(facts)


MEAN_OF_BATCH_MEANS = Reason(
    key="mean_of_batch_means",
    title=mark("A short last batch weighs as much as a full one"),
    group="B",
    fix=Message("Weight the mean of each batch by its number of rows, or drop the short one."),
    code="total += loss.item() * len(labels)\nmean = total / len(dataset)",
    wrong=_WRONG,
    sources=(
        "catalyst-team/catalyst#799",
        "Lightning-AI/pytorch-lightning#2924",
        "dnouri/nolearn#247",
        "https-deeplearning-ai/tensorflow-3#3",
    ),
    applies=lambda f: f.case.reduction in ("mean", "batchmean"),
    predict=mean_of_batch_means,
)


def short_batch_counted_full(facts: Facts) -> Iterator[Hypothesis]:
    """The sum over batches times their size, where the last one has fewer rows."""
    b = facts.b
    if b is None or not is_mean(facts) or facts.loss.finish is not None or facts.n % b == 0:
        return
    batches = -(-facts.n // b)
    what = Message("the sum divided by {n} batches times {b} rows", n=batches, b=b)
    value = facts.total / (batches * b)
    yield Hypothesis(value, what, {"batch_size": b, "count": batches * b}, wrong=SUM_OVER_COUNT)


SHORT_BATCH_COUNTED_FULL = Reason(
    key="short_batch_counted_full",
    title=mark("A short last batch was counted as a full one"),
    group="B",
    fix=Message("Divide the sum by the number of rows, not by the number of batches times their size."),
    code="mean = total / len(dataset)",
    predict=short_batch_counted_full,
)


MEAN_OF_MICROBATCH_MEANS = Reason(
    key="mean_of_microbatch_means",
    title=mark("Micro-batches with unequal numbers of valid targets"),
    group="B",
    fix=Message(
        "Divide by the number of valid targets over all micro-batches; across ranks, all-reduce sums and counts first."
    ),
    code='loss = F.cross_entropy(logits, labels, reduction="sum") / valid_in_all_micro_batches',
    wrong=_WRONG,
    sources=(
        "huggingface/transformers#34191",
        "huggingface/transformers#35203",
        "huggingface/transformers#37766",
        "huggingface/transformers#35438",
        "huggingface/transformers#38448",
        "huggingface/transformers#34242",
        "huggingface/transformers#34373",
        "huggingface/blog#2414",
        "huggingface/accelerate#3193",
        "allenai/open-instruct#1736",
        "pytorch/torchtitan#2206",
        "PrimeIntellect-ai/prime-rl#1957",
        "deepseek-ai/DeepSpec#34",
    ),
    applies=lambda f: f.case.group == "softmax" and f.case.reduction == "mean",
    predict=lambda f: _mean_of_batches(f, True) if is_mean(f) else iter(()),
)


def mean_of_image_means(facts: Facts) -> Iterator[Hypothesis]:
    """Rows first, over their own elements."""
    some = facts.row_mass > 0
    if is_mean(facts) and some.any() and facts.n > 1:
        value = float((facts.row_value[some] / facts.row_mass[some]).mean())
        few, most = int(facts.row_used[some].min()), int(facts.row_used[some].max())
        what = Message("the mean of {n} rows, each over its own {m} places that count,", n=int(some.sum()), m=most)
        if few < most:
            what = Message(
                "the mean of {n} rows, each over its own {few} to {most} places that count,",
                n=int(some.sum()),
                few=few,
                most=most,
            )
        yield Hypothesis(facts.finished(value), what)


MEAN_OF_IMAGE_MEANS = Reason(
    key="mean_of_image_means",
    title=mark("Each image or sequence was averaged first"),
    group="B",
    fix=Message("Sum over the places that count in the whole batch, and divide by their number."),
    code=sum_over_used,
    wrong="torch.stack([criterion(p[None], t[None]) for p, t in zip(logits, labels)]).nanmean()",
    sources=("qubvel-org/segmentation_models.pytorch#712",),
    applies=lambda f: f.case.group == "softmax" and f.per_row > 1 and f.case.reduction == "mean",
    predict=mean_of_image_means,
)
