"""Outputs without labels, and labels that a small type wrapped around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.labels import can_relabel, in_words
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.sketches import label_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.facts import Facts


# -- unused_class --------------------------------------------------------------------------------------------------

_MOST_ABSENT = 4


def _without(c: ClassChunk) -> dict[str, Any]:
    """Sums of probabilities by class; the loss without a column that no label uses."""
    absent = np.flatnonzero(c.facts.shares == 0)
    if not len(absent):
        return {}
    found: dict[str, Any] = {"mean p": (c.used.to(c.p.dtype) @ c.p).double()}
    pricing = c.facts.pricing
    if pricing is None or pricing.smoothing:
        return found
    for k in absent if len(absent) <= _MOST_ABSENT else ():
        surprise = c.own_surprise + torch.log1p(-(c.z[:, k].double() - c.top[0].double()).exp() / c.powers[1])
        value = pricing.values(surprise, c.safe, None).where(c.used, 0.0)
        found[f"without {k}"] = torch.stack([value.sum(), pricing.mass(c.safe).where(c.used, 0.0).sum()])
    return found


def unused_class(facts: Facts) -> Iterator[Hypothesis]:
    """The loss without the column, for each that no label uses."""
    for k in np.flatnonzero(facts.shares == 0):
        if f"without {k}" in facts.sums:
            what = Message("{loss} without column {k}, which no label uses,", loss=facts.loss.key, k=int(k))
            kept = f"torch.arange(logits.shape[1]) != {k}"
            fn = "F.cross_entropy" if facts.loss.key == "nll_loss" else "criterion"
            wrong = f"{fn}(logits[:, {kept}], torch.where(labels > {k}, labels - 1, labels))"
            known = facts.given & {"weight", "samples_per_class"} or facts.parameters.get("ignore_index", -100) >= 0
            wrong = "" if known else wrong  # weights would lose a class as well, and another class would be ignored
            yield Hypothesis(facts.of(f"without {k}"), what, {"class": int(k)}, wrong=wrong)


def finds_unused(facts: Facts) -> Found | None:
    """A column without labels that takes probability."""
    if not facts.n_used or "mean p" not in facts.sums:
        return None
    mean = facts.sums["mean p"].numpy() / facts.n_used
    unused = np.flatnonzero((facts.shares == 0) & (mean > 0.01))
    if not len(unused):
        return None
    evidence = Message(
        "{n} column has no label and takes {share} % of the probability: {columns}",
        plural="{n} columns have no label and take {share} % of the probability: {columns}",
        n=len(unused),
        share=100 * float(mean[unused].sum()),
        columns=in_words(unused),
    )
    return Found("info", evidence)


UNUSED_CLASS = Reason(
    key="unused_class",
    title=mark("An output that no label uses"),
    group="C",
    fix=Message("Drop the unused column, or make sure that it is meant."),
    code="logits = logits[:, used_columns]",
    sources=("yehjin-shin/BSARec#8",),
    applies=can_relabel,
    measure=_without,
    finds_by_measure=True,
    predict=unused_class,
    find=finds_unused,
)

# -- uint8_labels --------------------------------------------------------------------------------------------------


def _wrapped(c: ClassChunk) -> dict[str, Any]:
    higher = c.safe + 256
    best = torch.minimum(c.own_surprise, c.surprise(higher.where(higher < c.classes, c.safe)))
    return {"label mod 256": c.price_of_labels(c.safe % 256, c.used), "unwrapped": best.where(c.used, 0.0).sum()}


def finds_wrapped(facts: Facts) -> Found | None:
    """More than 256 classes, and labels that stop at 255."""
    if not facts.n_used or facts.file_label.max() > 255:
        return None
    dtype = facts.case.batch.targets.info.dtype
    if dtype in ("uint8", "int8"):
        evidence = Message(
            "{classes} classes, but labels of type {dtype} hold 256 values", classes=facts.classes, dtype=dtype
        )
        return Found("warning", evidence)
    better = float(facts.sums["unwrapped"]) / facts.n_used
    own = float(facts.column["surprise"][facts.used].mean())
    if facts.file_label.max() != 255 or better >= 0.7 * own:
        return None
    evidence = Message(
        "{classes} classes, but no label above 255; adding 256 where that fits better lowers {before} to {after}",
        classes=facts.classes,
        before=own,
        after=better,
    )
    return Found("warning", evidence)


UINT8_LABELS = Reason(
    key="uint8_labels",
    title=mark("Labels wrapped around at 256"),
    group="C",
    fix=Message("Store labels as int64."),
    code="labels = labels.astype(np.int64)  # before anything wraps",
    wrong="criterion(logits, labels % 256)",
    sources=(
        "facebookresearch/maskrcnn-benchmark#1169",
        "facebookresearch/detectron2#5386",
        "tensorflow/models#6641",
        "WZMIAOMIAO/deep-learning-for-image-processing#670",
        "alexgkendall/SegNet-Tutorial#161",
    ),
    applies=lambda f: can_relabel(f) and f.classes > 256,
    measure=_wrapped,
    finds_by_measure=True,
    predict=lambda f: iter(
        [Hypothesis(f.of("label mod 256"), Message("{loss} against labels modulo 256", loss=f.loss.key))]
    ),
    find=finds_wrapped,
    draw=label_counts,
)
