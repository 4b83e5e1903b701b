"""Single rows that matter: outliers, duplicates, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.reason import Found, Reason
from lossexplorer.diagnosis.sketches import by_share

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.facts import Facts

TRIM = 0.05


def finds_heavy_rows(facts: Facts) -> Found | None:
    """The top hundredth of the rows holds more than half of the loss."""
    some = facts.row_mass > 0
    value = facts.row_value[some]
    if len(value) < 100 or not np.isfinite(value).all() or value.min() < 0 or not value.sum() > 0:
        return None
    order = np.argsort(value, kind="stable")[::-1]
    top = order[: max(1, len(value) // 100)]
    share = float(value[top].sum() / value.sum())
    if share <= 0.5:
        return None
    mean = facts.row_value[some] / facts.row_mass[some]
    rest = np.sort(mean)[: len(mean) - int(TRIM * len(mean))]
    evidence = Message(
        "{n} rows of {rows} hold {share} % of the loss: mean {mean}, median {median}, mean without the upper 5 % "
        "{trimmed}; {mistakes} rows are surely wrong",
        n=len(top),
        rows=len(value),
        share=100 * share,
        mean=float(mean.mean()),
        median=float(np.median(mean)),
        trimmed=float(rest.mean()),
        mistakes=_sure_mistakes(facts),
    )
    return Found("info", evidence, tuple(int(i) for i in np.flatnonzero(some)[top[:10]]))


def _sure_mistakes(facts: Facts) -> int:
    """Elements to whose label next to nothing is given, and to another class nearly all."""
    if "surprise" not in facts.column:
        return 0
    return int(((facts.column["surprise"] > -np.log(0.01)) & (facts.column["top"] > 0.9) & facts.used).sum())


FEW_ROWS_DOMINATE = Reason(
    key="few_rows_dominate",
    title=mark("A few rows carry the mean"),
    group="C",
    fix=Message("Look at these rows before anything else: outliers, or wrong labels."),
    sources=("gpleiss/temperature_scaling#3", "cleanlab/cleanlab"),
    applies=lambda f: f.by_rows,
    find=finds_heavy_rows,
    draw=lambda f: by_share(f.row_value[f.row_mass > 0]),
)


def finds_duplicates(facts: Facts) -> Found | None:
    """Rows that are equal in every number, and whether their labels agree."""
    groups = _equal_rows(facts)
    if groups is None:
        return None
    where, number = groups
    label = (
        facts.label.numpy()[where] if facts.case.group == "softmax" else facts.targets[where].reshape(len(where), -1)
    )
    same = _by_target(number, label)
    doubled = len(where) - len(np.unique(same))
    lone = np.isin(same, np.flatnonzero(np.bincount(same) == 1))
    clash = np.isin(number, np.unique(number[lone])) if lone.any() else np.zeros(len(where), np.bool_)
    if not doubled and not clash.any():
        return None
    evidence = Message(
        "{n} rows of {rows} repeat another one exactly; {clash} equal predictions stand beside different targets",
        n=doubled,
        rows=facts.n,
        clash=int(clash.sum()),
    )
    return Found("info", evidence, tuple(int(i) for i in where[:10]))


def _by_target(number: Array, label: Array) -> Array:
    pair = np.column_stack([number, label])
    found: Array = np.unique(pair, axis=0, return_inverse=True)[1]
    return found.reshape(-1)


def _equal_rows(facts: Facts) -> tuple[Array, Array] | None:
    """Rows that have an equal one, and the number of their group; found by a few columns, proved by all."""
    if facts.case.group == "softmax":
        key = np.column_stack([facts.column[name].astype(np.float64) for name in ("high", "low", "predicted", "top")])
    elif facts.whole is not None and facts.whole.raw.ndim > 1 and facts.whole.raw.shape[1] > 1:
        flat = facts.whole.raw.reshape(facts.n, -1).numpy()
        key = np.column_stack([flat[:, 0], flat[:, -1], flat.sum(1)])
    else:
        return None
    hashed = np.zeros(len(key), np.uint64)
    for column in np.ascontiguousarray(np.nan_to_num(key).T):
        hashed = hashed * np.uint64(0x9E3779B97F4A7C15) ^ column.view(np.uint64)
    _, group, count = np.unique(hashed, return_inverse=True, return_counts=True)
    where = np.flatnonzero(count[group] > 1)
    if not len(where) or len(where) * facts.classes > 1 << 24:
        return None
    rows = [facts.predictions(int(i), int(i) + 1).numpy().tobytes() for i in where[:_MOST]]
    where = where[:_MOST]
    number = np.unique(np.array(rows, object), return_inverse=True)[1].reshape(-1)
    again = np.bincount(number)[number] > 1
    return (where[again], number[again]) if again.any() else None


_MOST = 20_000
"""Rows that are compared number by number."""

DUPLICATE_ROWS = Reason(
    key="duplicate_rows",
    title=mark("Exact duplicates"),
    group="C",
    fix=Message("Check whether these repetitions are meant, above all those with different targets."),
    applies=lambda f: f.case.group in ("softmax", "sigmoid", "regression") and f.per_row == 1 and not f.soft,
    find=finds_duplicates,
)
