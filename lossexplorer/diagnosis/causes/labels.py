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
from lossexplorer.diagnosis.sketches import confusion, label_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.sketch import Grid
    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.facts import Facts

_FEW = 10
"""Elements below which an accuracy says nothing."""
_ROWS_A_LABEL = 3
"""Rows of each label that an order of classes is read from, at least."""
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
    wrong="criterion(logits, (labels + offset) % logits.shape[1])",
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
    draw=label_counts,
)

# -- wrong_class_order ---------------------------------------------------------------------------------------------


def _orders(classes: int, names: tuple[str, ...]) -> dict[str, Array]:
    """Orders that people confuse, as tables from a label to another."""
    found = {"reversed": np.arange(classes)[::-1].copy()}
    if classes > 10:
        rank = np.empty(classes, np.int64)
        by_text = np.array(sorted(range(classes), key=str))
        rank[by_text] = np.arange(classes)
        found |= {"alphabetical": rank, "numeric": by_text}
    if names:
        by_name = np.array(sorted(range(classes), key=names.__getitem__))
        found |= {"by name": np.argsort(by_name), "trained": by_name}
    return found


_ORDER_WORDS = {
    "reversed": mark("reversed"),
    "alphabetical": mark("alphabetical (0, 1, 10, 2 …)"),
    "numeric": mark("numeric instead of alphabetical"),
    "by name": mark("in the alphabetical order of their names"),
    "trained": mark("in the order of training instead of the alphabet"),
}


_BY_TEXT = "by_text = torch.tensor(sorted(range(logits.shape[1]), key=str))\n"
_BY_NAME = "by_name = torch.tensor(sorted(range(len(names)), key=names.__getitem__))\n"
_ORDER_CODE = {
    "reversed": "criterion(logits, logits.shape[1] - 1 - labels)",
    "alphabetical": _BY_TEXT + "criterion(logits, by_text.argsort()[labels])",
    "numeric": _BY_TEXT + "criterion(logits, by_text[labels])",
    "by name": _BY_NAME + "criterion(logits, by_name.argsort()[labels])",
    "trained": _BY_NAME + "criterion(logits, by_name[labels])",
}


def _in_order(c: ClassChunk) -> dict[str, Any]:
    return {
        f"order {name}": c.price_of_labels(torch.from_numpy(table)[c.safe], c.used)
        for name, table in _orders(c.classes, c.facts.case.class_names).items()
    }


def wrong_class_order(facts: Facts) -> Iterator[Hypothesis]:
    """One number for each named order."""
    names = facts.case.class_names
    for name in _orders(facts.classes, names):
        shown = {"order": name} | ({"names": list(names)} if "by_name" in _ORDER_CODE[name] else {})
        what = Message("{loss} with class numbers {order}", loss=facts.loss.key, order=Message(_ORDER_WORDS[name]))
        yield Hypothesis(facts.of(f"order {name}"), what, shown, wrong=_ORDER_CODE[name])


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
    if not len(label) or len(label) < _ROWS_A_LABEL * len(np.unique(label)) or facts.accuracy > 0.75 or c < 2:
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
        pairs=in_words([f"{facts.case.called(i)}→{facts.case.called(int(mapping[i]))}" for i in moved.tolist()]),
        after=100 * is_right(facts, np.where(facts.used, mapping[np.maximum(facts.label.numpy(), 0)], -1)),
        before=100 * facts.accuracy,
    )
    return Found("warning", evidence)


def draws_order(facts: Facts) -> Grid | None:
    """What is predicted for each label, and the order that was recovered."""
    mapping = recovered(facts)
    pairs = () if mapping is None else ((i, int(k)) for i, k in enumerate(mapping) if k >= 0)
    return confusion(facts, pairs)


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
    draw=draws_order,
)
