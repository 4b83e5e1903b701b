"""Rows whose label a good model contradicts as surely as it usually knows that other class.

Confident learning (Northcutt, Jiang & Chuang 2021, Journal of Artificial Intelligence Research 70) says which rows: the
predicted class differs from the label and is at least as probable as it is on average on the rows labelled so. Their
order is that of ``cleanlab/rank.py``: self-confidence p_y, then the normalised margin (p_y − max_{c≠y} p_c + 1) / 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.baselines import has_label_fault
from lossexplorer.diagnosis.causes.softmax_space import has_labels
from lossexplorer.diagnosis.reason import Found, Reason

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.facts import Facts

_FEWEST_ROWS = 20
_MOST = 0.2
"""Share of the elements: where the model contradicts more of them, it is the model that is in doubt."""
_NAMED = 100
"""Rows that are named, the most doubtful first."""
_KINDS = ("logits", "log_probabilities", "probabilities")


class Doubt(NamedTuple):
    """Elements whose label is doubtful, the most doubtful first, and their two scores."""

    element: Array
    self_confidence: Array
    normalized_margin: Array


def doubtful(facts: Facts) -> Doubt:
    """Elements that confident learning puts beside the diagonal, in the order of their self-confidence."""
    label, column = facts.label.numpy(), facts.column
    own, top, said = np.exp(-column["surprise"]), column["top"].astype(np.float64), column["predicted"]
    fit = facts.used & np.isfinite(own) & np.isfinite(top)
    rows = np.bincount(label[fit], minlength=facts.classes)
    usual = np.bincount(label[fit], own[fit], facts.classes) / np.where(rows, rows, np.nan)  # unknown without rows
    element = np.flatnonzero(fit & (said != label))
    element = element[top[element] >= usual[said[element]]]
    margin = (own[element] - top[element] + 1) / 2  # the largest of the others is the largest of all
    order = np.lexsort((margin, own[element]))
    return Doubt(element[order], own[element][order], margin[order])


def _is_of_a_class(facts: Facts, doubt: Doubt) -> bool:
    """Whether most rows of some class are contradicted: then no single label slipped, the class has another meaning."""
    label = facts.label.numpy()
    rows = np.bincount(label[facts.used], minlength=facts.classes)
    return bool((np.bincount(label[doubt.element], minlength=facts.classes) > np.maximum(rows / 2, 2)).any())


def finds_mislabelled(facts: Facts) -> Found | None:
    """A few rows that a model contradicts which is right about the others."""
    if facts.n_used < _FEWEST_ROWS or facts.undefined is not None or facts.case.kind.verdict not in _KINDS:
        return None
    doubt = doubtful(facts)
    if not 0 < len(doubt.element) <= _MOST * facts.n_used or facts.accuracy <= 0.5:
        return None
    if has_label_fault(facts) or _is_of_a_class(facts, doubt):
        return None
    rows = dict.fromkeys(int(i) // facts.per_row for i in doubt.element[: _NAMED * facts.per_row])
    count = len(doubt.element) if facts.per_row == 1 else len(np.unique(doubt.element // facts.per_row))
    return Found("info", _evidence(facts, doubt, count), tuple(rows)[:_NAMED], short=_short(facts, doubt, count))


def _evidence(facts: Facts, doubt: Doubt, rows: int) -> Message:
    """How many labels are doubtful, in how many rows where a row has several, and the scores of the worst."""
    worst = int(doubt.element[0])
    told = Message(
        "{n} label of {all} is contradicted: in row {row} the label {label} has a self-confidence of {own} "
        "(normalised margin {margin}), and class {said} gets {top}",
        plural="{n} labels of {all} are contradicted, the most in row {row}: the label {label} has a self-confidence "
        "of {own} (normalised margin {margin}), and class {said} gets {top}",
        n=len(doubt.element),
        all=facts.n_used,
        row=worst // facts.per_row,
        label=facts.case.called(int(facts.label[worst])),
        own=float(doubt.self_confidence[0]),
        margin=float(doubt.normalized_margin[0]),
        said=facts.case.called(int(facts.column["predicted"][worst])),
        top=float(facts.column["top"][worst]),
    )
    if facts.per_row == 1:
        return told
    return Message(
        "{told}; this is in {n} row of {m} places",
        plural="{told}; these are in {n} rows of {m} places each",
        n=rows,
        m=facts.per_row,
        told=told,
    )


def _short(facts: Facts, doubt: Doubt, rows: int) -> Message:
    """The same for a headline."""
    told = Message(
        "{n} label is contradicted by the model",
        plural="{n} labels are contradicted by the model",
        n=len(doubt.element),
    )
    if facts.per_row == 1:
        return told
    return Message("{labels}, in {n} row", plural="{labels}, in {n} rows", n=rows, labels=told)


LIKELY_MISLABELLED = Reason(
    key="likely_mislabelled",
    title=mark("Labels that are likely wrong"),
    group="C",
    fix=Message("Look at these rows first: a label may be wrong, or the row may be hard."),
    sources=("cleanlab/cleanlab",),
    applies=has_labels,
    find=finds_mislabelled,
)
