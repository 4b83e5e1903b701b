"""What the sum was divided by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.natural import ACCUMULATIONS, SCALES, STEPS_DIVIDED, batch_sizes
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.results import CauseKind

EACH_BATCH = "criterion(p, t) for p, t in zip(predictions.split(batch_size), targets.split(batch_size))"
"""The losses of batches in file order, as Python."""
SUM_OVER_COUNT = 'criterion(predictions, targets, reduction="sum") / count'
"""The sum of the whole file over something else than its mass, as Python."""

_COUNTS = {
    "used": mark("elements that count"),
    "rows": mark("rows"),
    "elements": mark("elements"),
    "scores": mark("rows times classes"),
    "positions": mark("places of a row"),
    "classes": mark("classes"),
    "batch": mark("rows of a batch"),
}


def is_mean(facts: Facts) -> bool:
    """Whether a mean was asked for, of a loss that is one."""
    return facts.by_rows and facts.case.reduction in ("mean", "batchmean")


def has_ignored(facts: Facts) -> bool:
    """Whether elements are left out."""
    return is_mean(facts) and 0 < facts.n_used < facts.elements


def sum_over_used(facts: Facts) -> str:
    """The mean over what counts as a sum over a count, as Python, with the ``ignore_index`` that was given."""
    ignored = int(facts.parameters.get("ignore_index", -100))
    given = "" if ignored == -100 else f"ignore_index={ignored}, "
    return f'loss = F.cross_entropy(logits, labels, {given}reduction="sum") / (labels != {ignored}).sum()'


def kind_of(known: bool) -> CauseKind:
    """Of a hypothesis about a batch size: exact if it was given, else it was scanned."""
    return "exact" if known else "free"


def counts(facts: Facts) -> dict[str, int]:
    """What a sum may run over, by its name in ``_COUNTS``."""
    found = {"used": facts.n_used, "rows": facts.n, "elements": facts.elements}
    if facts.case.group in ("softmax", "divergence"):
        found["scores"] = facts.size
    if facts.per_row > 1:
        found["positions"] = facts.per_row
    seen: dict[int, str] = {}
    for name, n in found.items():
        seen.setdefault(n, name)
    return {name: n for n, name in seen.items() if n > 1}


def sum_instead_of_mean(facts: Facts) -> Iterator[Hypothesis]:
    """The loss times a count, or the weighted sum."""
    if facts.weight not in (0.0, float(facts.n_used)):
        yield Hypothesis(
            facts.total, Message("the weighted sum over {n} elements", n=facts.n_used), {"count": facts.weight}
        )
    for name, n in counts(facts).items():
        what = Message("the loss times {count} {things}", count=n, things=Message(_COUNTS[name]))
        yield Hypothesis(facts.recomputed * n, what, {"count": n})
    if facts.by_rows and facts.loss.finish is None:
        yield from _partial_sums(facts)


def _partial_sums(facts: Facts) -> Iterator[Hypothesis]:
    """Sums of rows with several elements, or of batches, averaged over rows or over batches."""
    if has_ignored(facts) and facts.per_row > 1:
        what = Message("the sum over {n} elements, divided by the {rows} rows,", n=facts.n_used, rows=facts.n)
        yield Hypothesis(facts.total / facts.n, what, {"count": facts.n}, wrong=SUM_OVER_COUNT)
    for b, known in batch_sizes(facts):
        batches, kind = math.ceil(facts.n / b), kind_of(known)
        what = Message("the sum divided by the {count} batches of {b} rows", count=batches, b=b)
        shown = {"batch_size": b, "count": batches}
        yield Hypothesis(facts.total / batches, what, shown, kind, known, least_digits=4, wrong=SUM_OVER_COUNT)
        what = Message("the sum divided by the {b} rows of a batch", b=b)
        shown = {"batch_size": b, "count": b}
        yield Hypothesis(facts.total / b, what, shown, kind, known, least_digits=4, wrong=SUM_OVER_COUNT)


SUM_INSTEAD_OF_MEAN = Reason(
    key="sum_instead_of_mean",
    title=mark("A sum instead of a mean"),
    group="B",
    fix=lambda f: Message(
        "This is a sum, of {n} elements in all: divide by their number, or use reduction='mean'.", n=f.n_used
    ),
    code='loss = criterion(predictions, targets)  # reduction="mean"',
    wrong="criterion(predictions, targets) * count  # as the sum is",
    sources=(
        "vrenkens/nabu#20",
        "ai-safety-foundation/sparse_autoencoder#63",
        "shubham-goel/4D-Humans#85",
        "XPixelGroup/BasicSR#359",
    ),
    applies=lambda f: f.case.reduction in ("mean", "batchmean"),
    predict=sum_instead_of_mean,
)


_OVER_STEPS = "criterion(predictions, targets) / steps"


def divided_twice(facts: Facts) -> Iterator[Hypothesis]:
    """The mean over a count once more."""
    found = {"rows": facts.n, "used": facts.n_used, "classes": facts.classes}
    seen: set[int] = set()
    for name, n in found.items():
        if n > 1 and n not in seen:
            seen.add(n)
            what = Message("the mean divided by {count} {things}", count=n, things=Message(_COUNTS[name]))
            yield Hypothesis(facts.recomputed / n, what, {"count": n}, wrong="criterion(predictions, targets) / count")
    for steps in STEPS_DIVIDED:
        if steps not in seen:
            what, wrong = Message("the loss divided by {n} accumulation steps", n=steps), _OVER_STEPS
            yield Hypothesis(
                facts.recomputed / steps, what, {"steps": steps}, "free", False, least_digits=4, wrong=wrong
            )
    for b, known in batch_sizes(facts):
        if b & (b - 1) == 0 or known:
            least, free = 1 if known else 4, kind_of(known)
            if b not in seen:
                what = Message("the mean divided by {count} {things}", count=b, things=Message(_COUNTS["batch"]))
                wrong = "criterion(predictions, targets) / batch_size"
                yield Hypothesis(
                    facts.recomputed / b, what, {"batch_size": b}, free, known, least_digits=least, wrong=wrong
                )
            if facts.by_rows:
                what = Message("the sum of the means of batches of {b}, divided by the number of rows,", b=b)
                value = sum(facts.finished(float(mean)) for mean in facts.batch_means(b)) / facts.n
                wrong = f"sum({EACH_BATCH}) / len(targets)"
                yield Hypothesis(value, what, {"batch_size": b}, free, known, least_digits=least, wrong=wrong)


DIVIDED_TWICE = Reason(
    key="divided_twice",
    title=mark("The mean was divided again"),
    group="B",
    fix=Message("The mean is a mean already: do not divide it by the number of rows, batches, steps or classes again."),
    code="total += loss.item() * len(labels)  # per batch\nmean = total / len(dataset)",
    sources=(
        "jfzhang95/pytorch-deeplab-xception#55",
        "pierluigiferrari/ssd_keras#8",
        "pykeen/pykeen#1020",
        "kgmonkhin/ESRNN-GPU#21",
        "ORNL/HydraGNN#116",
        "keras-team/keras-cv#1505",
    ),
    applies=lambda f: f.case.reduction in ("mean", "batchmean"),
    predict=divided_twice,
)


def accumulation_not_divided(facts: Facts) -> Iterator[Hypothesis]:
    """The loss times a number of steps, and the sum of the losses of all batches."""
    for g in ACCUMULATIONS:
        what, shown = Message("the loss times {n} accumulation steps", n=g), {"steps": g}
        wrong = "sum(criterion(predictions, targets) for step in range(steps))"
        yield Hypothesis(facts.recomputed * g, what, shown, "free", False, least_digits=4, wrong=wrong)
    for b, known in batch_sizes(facts) if facts.by_rows else ():
        means = facts.batch_means(b)
        what = Message("the sum of the losses of {n} batches of {b} rows", n=len(means), b=b)
        value, wrong = sum(facts.finished(float(mean)) for mean in means), f"sum({EACH_BATCH})"
        yield Hypothesis(value, what, {"batch_size": b}, kind_of(known), known, least_digits=4, wrong=wrong)


ACCUMULATION_NOT_DIVIDED = Reason(
    key="accumulation_not_divided",
    title=mark("Losses of batches were added up"),
    group="B",
    fix=Message("Divide the sum of the losses by the number of batches, or of accumulation steps, before you log it."),
    code="(loss / accumulation_steps).backward()\ntotal += loss.item()  # per batch\nmean = total / len(loader)",
    sources=("huggingface/transformers#35438", "huggingface/transformers#37766", "allenai/allennlp#4706"),
    applies=lambda f: f.case.reduction in ("mean", "batchmean"),
    predict=accumulation_not_divided,
)

GRAD_SCALER_FACTOR = Reason(
    key="grad_scaler_factor",
    title=mark("The scaled loss of mixed precision was logged"),
    group="B",
    fix=Message("Log the loss before scaler.scale()."),
    code="log(loss.item())\nscaler.scale(loss).backward()",
    wrong="criterion(predictions, targets) * scale",
    sources=("fastai/fastai#3048", "meta-pytorch/tnt#354", "facebookresearch/fairchem#617"),
    predict=lambda f: (
        Hypothesis(
            f.recomputed * scale,
            Message("the loss times the scale {scale}", scale=scale),
            {"scale": scale},
            "free",
            scale == 65536,
            least_digits=4,
        )
        for scale in SCALES
    ),
)
