"""Labels that are not those of the rows: shifted by one, in another order, wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.assignment import assign
from lossexplorer.diagnosis.causes.axes import CLEARLY, TRANSPOSED
from lossexplorer.diagnosis.causes.rows import finds_shift
from lossexplorer.diagnosis.causes.softmax_space import has_labels
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.facts import Facts

_FEW = 10
"""Elements below which an accuracy says nothing."""
MOST_CLASSES = 200
"""Up to which the order of classes is found by assignment."""


def in_words(values: Any, most: int = 6) -> str:
    """A few numbers, and dots where there are more."""
    shown = [f"{v:g}" if isinstance(v, float) else str(v) for v in list(values)[:most]]
    return ", ".join(shown) + (" …" if len(values) > most else "")


def can_relabel(facts: Facts) -> bool:
    """Whether other labels can be priced."""
    return has_labels(facts) and facts.pricing is not None and facts.classes > 1


def is_right(facts: Facts, label: Array) -> float:
    """Accuracy against other labels, over elements that count."""
    return float((facts.column["predicted"] == label)[facts.used].mean()) if facts.n_used else 0.0


# -- labels_start_at_one -------------------------------------------------------------------------------------------


def _off_by_one(c: ClassChunk) -> dict[str, Any]:
    up, down = (c.safe + 1) % c.classes, (c.safe - 1) % c.classes
    found = {"label + 1": c.price_of_labels(up, c.used), "label − 1": c.price_of_labels(down, c.used)}
    if c.facts.undefined is not None:
        label = torch.from_numpy(c.facts.file_label[c.slice]) - 1
        good = (label >= 0) & (label < c.classes)
        found["start at 1"] = c.price_of_labels(label.where(good, 0), good)
    return found


def _starts_at_one(facts: Facts) -> bool:
    """Whether labels run from 1 to C."""
    kept = facts.file_label[facts.used | facts.odd]
    return bool(len(kept)) and kept.min() == 1 and kept.max() == facts.classes


def labels_start_at_one(facts: Facts) -> Iterator[Hypothesis]:
    """Labels one too high, or one too low."""
    if facts.undefined is not None:
        if _starts_at_one(facts):
            yield Hypothesis(facts.of("start at 1"), Message("{loss} against the labels less 1", loss=facts.loss.key))
        return
    yield Hypothesis(
        facts.of("label + 1"), Message("{loss} against the labels plus 1", loss=facts.loss.key), {"offset": 1}
    )
    yield Hypothesis(
        facts.of("label − 1"), Message("{loss} against the labels less 1", loss=facts.loss.key), {"offset": -1}
    )


def finds_start_at_one(facts: Facts) -> Found | None:
    """Labels from 1 to C; or no label 0, and predictions that fit labels less 1."""
    if _starts_at_one(facts):
        n = facts.classes
        evidence = Message("labels run from 1 to {n}, but {n} outputs are counted from 0", n=n)
        return Found("error", evidence, facts.rows_of(facts.file_label == n))
    if facts.undefined is not None or facts.n_used < _FEW or finds_shift(facts) is not None:
        return None
    label = facts.label.numpy()
    if label[facts.used].min() != 1:
        return None
    after = is_right(facts, label - 1)
    lower = facts.of("label − 1")
    if not (lower < facts.recomputed / 2 and after > facts.accuracy + CLEARLY):
        return None
    evidence = Message(
        "no label is 0; against the labels less 1 the loss is {after} instead of {before}, and {right} % are right",
        after=lower,
        before=facts.recomputed,
        right=100 * after,
    )
    return Found("warning", evidence)


LABELS_START_AT_ONE = Reason(
    key="labels_start_at_one",
    title=mark("Labels are off by one"),
    group="C",
    fix=Message("Class numbers begin at 0: subtract 1 from labels that begin at 1."),
    code="labels = labels - 1",
    sources=(
        "pytorch/pytorch#15666",
        "pytorch/pytorch#39769",
        "EricFillion/happy-transformer#248",
        "anheidelonghu/ACNet#14",
        "BVLC/caffe#4670",
    ),
    applies=can_relabel,
    mends_undefined=True,
    measure=_off_by_one,
    finds_by_measure=True,
    predict=labels_start_at_one,
    find=finds_start_at_one,
)

# -- wrong_class_order ---------------------------------------------------------------------------------------------


def _orders(classes: int) -> dict[str, Array]:
    """Orders that people confuse, as tables from a label to another."""
    found = {"reversed": np.arange(classes)[::-1].copy()}
    if classes > 10:
        rank = np.empty(classes, np.int64)
        by_text = np.array(sorted(range(classes), key=str))
        rank[by_text] = np.arange(classes)
        found |= {"alphabetical": rank, "numeric": by_text}
    return found


_ORDER_WORDS = {
    "reversed": mark("reversed"),
    "alphabetical": mark("alphabetical (0, 1, 10, 2 …)"),
    "numeric": mark("numeric instead of alphabetical"),
}


def _in_order(c: ClassChunk) -> dict[str, Any]:
    return {
        f"order {name}": c.price_of_labels(torch.from_numpy(table)[c.safe], c.used)
        for name, table in _orders(c.classes).items()
    }


def wrong_class_order(facts: Facts) -> Iterator[Hypothesis]:
    """One number for each named order."""
    for name in _orders(facts.classes):
        what = Message("{loss} with class numbers {order}", loss=facts.loss.key, order=Message(_ORDER_WORDS[name]))
        yield Hypothesis(facts.of(f"order {name}"), what, {"order": name})


def recovered(facts: Facts) -> Array | None:
    """For each label the column that it should be, if an assignment says so clearly."""
    if "class order" not in facts.column:
        facts.column["class order"] = _recovered(facts)
    found = facts.column["class order"]
    return found if len(found) else None


def _recovered(facts: Facts) -> Array:
    nothing = np.empty(0, np.int64)
    used, c = facts.used, facts.classes
    label, predicted = facts.label.numpy()[used], facts.column["predicted"][used].astype(np.int64)
    if not len(label) or facts.accuracy > 0.75 or c < 2:
        return nothing
    if c > MOST_CLASSES:
        return _by_majority(facts, label, predicted)
    mapping, after = _assigned(label, predicted, c)
    draw = np.random.default_rng(0)
    by_chance = max(_assigned(draw.permutation(label), predicted, c)[1] for _ in range(3))
    return mapping if after > facts.accuracy + 0.25 and after > by_chance + 0.2 else nothing


def _assigned(label: Array, predicted: Array, classes: int) -> tuple[Array, float]:
    table = np.bincount(label * classes + predicted, minlength=classes * classes).reshape(classes, classes)
    mapping = assign(table)
    return mapping, float(table[np.arange(classes), mapping].sum() / len(label))


def _by_majority(facts: Facts, label: Array, predicted: Array) -> Array:
    """Of many classes: what is predicted most often for each label, if that is one-to-one already."""
    c = facts.classes
    pairs, count = np.unique(label * c + predicted, return_counts=True)
    order = np.argsort(count, kind="stable")
    most = np.full(c, -1, np.int64)
    most[pairs[order] // c] = pairs[order] % c
    there = most[most >= 0]
    if len(np.unique(there)) != len(there):
        return np.empty(0, np.int64)
    after = float((most[label] == predicted).mean())
    return most if after > facts.accuracy + 0.25 else np.empty(0, np.int64)


def _earlier() -> tuple[Reason, ...]:
    """Faults that make another order of classes look better, and are the better explanation."""
    from lossexplorer.diagnosis.causes.ignored import CAUSAL_SHIFT, PADDING_COUNTED

    return LABELS_START_AT_ONE, TRANSPOSED, CAUSAL_SHIFT, PADDING_COUNTED


def finds_order(facts: Facts) -> Found | None:
    """Another order of the columns makes far more rows right."""
    if facts.undefined is not None or finds_shift(facts) is not None or any(r.shows(facts) for r in _earlier()):
        return None
    mapping = recovered(facts)
    if mapping is None:
        return None
    moved = np.flatnonzero((mapping != np.arange(len(mapping))) & (mapping >= 0))
    evidence = Message(
        "with labels renamed {pairs} {after} % of the rows are right, now {before} %",
        pairs=in_words([f"{i}→{mapping[i]}" for i in moved]),
        after=100 * is_right(facts, np.where(facts.used, mapping[np.maximum(facts.label.numpy(), 0)], -1)),
        before=100 * facts.accuracy,
    )
    return Found("warning", evidence)


WRONG_CLASS_ORDER = Reason(
    key="wrong_class_order",
    title=mark("Columns and labels use different class orders"),
    group="C",
    fix=Message("Map the labels by the class_to_idx with which the model was trained."),
    code="labels = torch.tensor([class_to_idx[name] for name in names])",
    sources=(
        "pytorch/vision#714",
        "facebookresearch/deit#130",
        "pytorch/pytorch#22566",
        "modestyachts/ImageNetV2#10",
        "ultralytics/ultralytics#13936",
        "scikit-learn/scikit-learn#30910",
    ),
    applies=can_relabel,
    measure=_in_order,
    predict=wrong_class_order,
    find=finds_order,
)

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
            yield Hypothesis(facts.of(f"without {k}"), what, {"class": int(k)})


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
)
