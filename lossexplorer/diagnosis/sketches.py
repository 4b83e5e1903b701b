"""The small pictures that reasons draw of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message
from lossexplorer.base.sketch import Columns, Grid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.facts import Facts

_MOST = 24
"""Bars side by side, beside those that are marked."""
_MOST_MARKED = 6
_BINS = 21
"""Of a histogram; an odd number has one in the middle."""
MOST_CLASSES = 24
"""Up to which a square of classes can be read in a small picture."""


_LABELS, _ELEMENTS = Message("label"), Message("labels")


def label_counts(facts: Facts) -> Columns:
    """How many labels there are of each value: those of no class stand by themselves and are marked."""
    odd, count = np.unique(facts.file_label[facts.odd], return_counts=True)
    if len(odd) > _MOST_MARKED:
        return _many_odd(facts)
    classes = np.bincount(facts.file_label[facts.used], minlength=facts.classes)
    heights, names = in_groups(classes)
    low = [(int(n), label_name(v)) for v, n in zip(odd, count, strict=True) if v < 0]
    high = [(int(n), label_name(v)) for v, n in zip(odd, count, strict=True) if v >= 0]
    bars = [*low, *zip(heights, names, strict=True), *high]
    marked = (*range(len(low)), *range(len(low) + len(heights), len(bars)))
    return Columns(tuple(n for n, _ in bars), tuple(name for _, name in bars), _LABELS, _ELEMENTS, marked)


def _many_odd(facts: Facts) -> Columns:
    """Of many values that are no class: how many labels there are below, among and above the classes."""
    label, last = facts.file_label, facts.classes - 1
    below, among = int((facts.odd & (label < 0)).sum()), int(facts.used.sum())
    above = int((facts.odd & (label > last)).sum())
    names = ("< 0", f"0 … {last}", f"> {last}")
    return Columns((below, among, above), names, _LABELS, _ELEMENTS, marked=(0, 2))


def label_name(value: int) -> str:
    """A label of a file; what was no number is far below every other one."""
    return "nan" if value <= -(1 << 39) else str(int(value)).replace("-", "−")


def in_groups(counts: Array) -> tuple[list[float], list[str]]:
    """Counts of consecutive numbers, of several together where there are too many for a small picture, and names."""
    step = -(-len(counts) // _MOST)
    heights = np.add.reduceat(counts, np.arange(0, len(counts), step)).tolist()
    return heights, [str(i * step) for i in range(len(heights))]


def predicted_counts(facts: Facts) -> Columns | None:
    """How often each class is predicted, and how often it is the label; None without one label for each element."""
    if facts.case.group != "softmax" or facts.soft:
        return None
    said = np.bincount(facts.column["predicted"][facts.used], minlength=facts.classes)
    heights, names = in_groups(said)
    levels, _ = in_groups(np.bincount(facts.label.numpy()[facts.used], minlength=facts.classes))
    up = Message("predictions (line: labels)")
    return Columns(tuple(heights), tuple(names), Message("class"), up, levels=tuple(levels))


def by_shift(fit: dict[int, float], chosen: int, up: Message) -> Columns:
    """How well targets fit for each shift by so many rows; what is far from 0 and the chosen one is left out."""
    reach = max(abs(chosen) + 2, _MOST // 4)
    shown = [k for k in sorted(fit) if abs(k) <= reach]
    names = tuple(f"{k:+d}".replace("-", "−") if k else "0" for k in shown)
    across = Message("targets moved by so many rows")
    return Columns(tuple(fit[k] for k in shown), names, across, up, marked=(shown.index(chosen),))


def along_rows(facts: Facts, rows: Array) -> Columns:
    """Where in the file some rows lie: how many of them in each of equal stretches."""
    edges = np.linspace(0, facts.n, min(facts.n, 2 * _MOST) + 1).astype(int)
    heights = np.histogram(rows, edges)[0]
    names = ["" for _ in heights]
    names[0], names[-1] = "0", str(facts.n - 1)
    marked = tuple(np.flatnonzero(heights).tolist())
    return Columns(tuple(heights.tolist()), tuple(names), Message("row"), Message("rows with nan or inf"), marked)


def in_bins(values: Array, edges: Array, across: Message, up: Message, marked: Collection[int] = ()) -> Columns:
    """A histogram; ``edges`` is ``(k + 1,)``."""
    names = [f"{edge:.3g}" for edge in edges[:-1]]
    return Columns(tuple(np.histogram(values, edges)[0].tolist()), tuple(names), across, up, tuple(marked))


def row_sums(sums: Array) -> Columns:
    """How the sums of rows spread that should be 1; those that are not are marked."""
    sums = sums[np.isfinite(sums)]
    reach = max(float(np.abs(sums - 1).max(initial=0.0)), 1e-3)
    edges = 1 + reach * (2 * np.arange(_BINS + 1) / _BINS - 1)
    marked = [i for i in range(_BINS) if i != _BINS // 2]
    return in_bins(sums, edges, Message("sum of the row"), Message("rows"), marked)


def losses(values: Array, cap: float) -> Columns:
    """How losses spread, and where many are alike."""
    values = values[np.isfinite(values)]
    edges = np.linspace(min(0.0, float(values.min())), float(values.max()) * (1 + 1e-9), _BINS + 1)
    place = min(int(np.searchsorted(edges, cap, "right")) - 1, _BINS - 1)
    return in_bins(values, edges, Message("loss"), Message("rows"), [place])


def by_share(values: Array) -> Columns:
    """Which share of a sum the rows hold, from the least to the greatest, in twentieths of the rows."""
    ordered = np.sort(values)
    parts = [100 * float(part.sum() / ordered.sum()) for part in np.array_split(ordered, 20)]
    names = tuple(f"{5 * i} %" if i % 4 == 0 else "" for i in range(20))
    across = Message("rows, from the cheapest to the dearest")
    return Columns(tuple(parts), names, across, Message("% of the loss"), marked=(19,))


def reliability(sure: Array, right: Array) -> Columns:
    """How many per cent are right of those that are so sure, and the mean of how sure they are.

    Args:
        sure: confidence of each element, 0 to 1; nan counts nowhere.
        right: whether it is right.
    """
    sure, right = sure[~np.isnan(sure)], right[~np.isnan(sure)]
    place = np.minimum((sure * 10).astype(int), 9)
    n, hits, total = (np.bincount(place, w, 10) for w in (None, right, sure))
    some = np.flatnonzero(n)
    heights, levels = (100 * (x[some] / n[some]) for x in (hits, total))
    names = tuple(f"{10 * i} %" for i in some)
    across, up = Message("confidence"), Message("% right (line: confidence)")
    return Columns(tuple(heights.tolist()), names, across, up, levels=tuple(levels.tolist()))


def confusion(facts: Facts, pairs: Iterable[tuple[int, int]]) -> Grid | None:
    """What is predicted for each label; None for more classes than a small picture shows."""
    c = facts.classes
    if c > MOST_CLASSES:
        return None
    label, said = facts.label.numpy()[facts.used], facts.column["predicted"][facts.used].astype(np.int64)
    table = np.bincount(label * c + said, minlength=c * c).reshape(c, c)
    words = Message("down: labels"), Message("across: predictions"), Message("framed: the order that fits")
    return Grid(tuple(tuple(row) for row in table.tolist()), tuple(pairs), words)
