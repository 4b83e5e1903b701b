"""Labels that no loss can use as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.ignored import odd_values, sentinel
from lossexplorer.diagnosis.causes.labels import LABELS_START_AT_ONE, in_words
from lossexplorer.diagnosis.causes.softmax_space import has_labels, is_softmax
from lossexplorer.diagnosis.reason import Found, Reason
from lossexplorer.diagnosis.sketches import label_counts

if TYPE_CHECKING:
    from lossexplorer.diagnosis.facts import Facts


def is_grey(facts: Facts) -> bool:
    """Whether labels are few values with a large step between them, above the last class."""
    if facts.soft or not facts.odd.any():
        return False
    values = np.unique(facts.file_label[facts.used | facts.odd])
    if len(values) < 2 or len(values) > facts.classes or values[0] != 0 or values[-1] <= facts.classes:
        return False
    step = np.gcd.reduce(values)
    return bool(step > 1 or values[-1] == 255) and not (len(values) == facts.classes and values[-1] == facts.classes)


def finds_grey(facts: Facts) -> Found | None:
    """Grey values instead of class numbers."""
    if not is_grey(facts) or (sentinel(facts) is not None and (facts.label[facts.used] > 0).any()):
        return None
    values = np.unique(facts.file_label[facts.used | facts.odd])
    evidence = Message(
        "labels take the values {values}, and there are {classes} classes",
        values=in_words(values),
        classes=facts.classes,
    )
    return Found("error", evidence, facts.rows_of(facts.odd))


GREY_VALUE_LABELS = Reason(
    key="grey_value_labels",
    title=mark("Grey values instead of class numbers"),
    group="C",
    fix=Message("Map the grey values to 0 … C−1 before the loss."),
    code="labels = np.searchsorted(np.unique(labels), labels)",
    sources=("milesial/Pytorch-UNet#291", "ufal/npfl114#170", "shekkizh/FCN.tensorflow#17"),
    applies=has_labels,
    find=finds_grey,
    draw=label_counts,
)


def finds_out_of_range(facts: Facts) -> Found | None:
    """Labels beside 0 … C−1 that nothing better explains."""
    if not facts.odd.any() or finds_grey(facts) is not None:
        return None
    if sentinel(facts) is not None or LABELS_START_AT_ONE.shows(facts):
        return None
    values = [v if v > -(1 << 39) else "nan" for v in odd_values(facts).tolist()]
    if facts.case.targets.nan == 0 and not facts.case.targets.integral:
        values = np.unique(facts.targets.reshape(-1)[facts.odd]).tolist()
    evidence = Message(
        "{n} label is none of 0 … {last}: {values}",
        plural="{n} labels are none of 0 … {last}: {values}",
        n=int(facts.odd.sum()),
        last=facts.classes - 1,
        values=in_words(values),
    )
    return Found("error", evidence, facts.rows_of(facts.odd))


LABELS_OUT_OF_RANGE = Reason(
    key="labels_out_of_range",
    title=mark("Labels that no class belongs to"),
    group="C",
    fix=Message("Correct these labels, or set ignore_index to their value."),
    code="assert 0 <= labels.min() and labels.max() < logits.shape[1]",
    sources=("pytorch/pytorch#39769", "BVLC/caffe#4670"),
    applies=has_labels,
    find=finds_out_of_range,
    draw=label_counts,
)


def finds_one_hot(facts: Facts) -> Found | None:
    """One-hot labels in a row, or rows of whole numbers."""
    if facts.case.fault == "one_hot":
        p, t = facts.case.shapes
        evidence = Message(
            "{n} labels of 0 and 1 are {rows} one-hot rows of {classes}", n=t[0], rows=p[0], classes=p[1]
        )
        return Found("error", evidence)
    dtype = facts.case.batch.targets.dtype
    rows = facts.soft or facts.case.layout.target_rule == "one_hot"
    if not rows or dtype.kind not in "iu" or not facts.case.targets.bits_only:
        return None
    shares = facts.targets.reshape(-1, facts.classes) if facts.soft else None
    if shares is not None and (shares.sum(1) != 1).any():
        return None
    evidence = Message("targets are one-hot rows of type {dtype}; torch wants floating point there", dtype=str(dtype))
    return Found("warning", evidence)


ONE_HOT_AS_INDICES = Reason(
    key="one_hot_as_indices",
    title=mark("One-hot labels where class numbers belong"),
    group="C",
    fix=Message("Use y.argmax(1), or floating-point rows."),
    code="loss = F.cross_entropy(logits, targets.reshape(len(logits), -1).argmax(1))",
    sources=("pytorch/pytorch#1258", "George730/E-ResGAT#5"),
    applies=is_softmax,
    mends_undefined=True,
    find=finds_one_hot,
)
