"""Definitions of metrics, by counting pairs and decisions one by one; what moves in steps has no gradient."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .answer import Answer, Array
from .numbers import Big, big, exp, mpf, nan, ratio, sigmoid

if TYPE_CHECKING:
    from collections.abc import Callable


def _flat(x: Array) -> Array:
    return x.astype(np.float64)


def _answer(values: Any, x: Array, mass: int, settled: bool = True) -> Answer:
    zero = np.full(x.shape, mpf(0), object)
    return Answer(np.asarray(values, object), zero, mpf(mass), len(x), settled=settled)


def _probabilities(x: Array, activation: str) -> Array:
    z = big(_flat(x))
    if activation == "sigmoid":
        return np.asarray(np.frompyfunc(sigmoid, 1, 1)(z))
    if activation == "softmax":
        e = np.frompyfunc(exp, 1, 1)(z)
        return np.asarray(e / e.sum(1, keepdims=True))
    return z


def _apart(values: Array, threshold: Big) -> bool:
    """Whether no type rounds a value across the threshold."""
    return all(abs(p - threshold) > 1e-6 for p in values.flat)


def hamming_loss(x: Array, y: Array, threshold: float, activation: str) -> Answer:
    p = _probabilities(x, activation)
    wrong = np.frompyfunc(lambda a, b: mpf(int((a > threshold) != (b == 1))), 2, 1)(p, y)
    return _answer(wrong, x, x.size, activation == "none" or _apart(p, mpf(threshold)))


def label_ranking_loss(x: Array, y: Array) -> Answer:
    values = []
    for s, t in zip(x, y, strict=True):
        pairs = [(a, b) for a in s[t == 1] for b in s[t == 0]]
        values.append(mpf(sum(int(a <= b) for a, b in pairs)) / max(len(pairs), 1))
    return _answer(values, x, len(x))


def _columns(p: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Scores and truth, a column for each class."""
    if y.shape == x.shape:
        return (p[:, None], y[:, None]) if x.ndim == 1 else tuple(_last(a) for a in (p, y))
    scores = _last(p)
    return scores, (y.reshape(-1, 1) == np.arange(x.shape[1])).astype(float)


def _last(a: Array) -> Array:
    return np.moveaxis(a, 1, -1).reshape(-1, a.shape[1])


def f1_score(x: Array, y: Array, threshold: float, average: str, zero_division: float, activation: str) -> Answer:
    p, true = _columns(_probabilities(x, activation), x, y)
    if y.shape == x.shape:
        said = np.frompyfunc(lambda a: int(a > threshold), 1, 1)(p).astype(int)
        settled = activation == "none" or _apart(p, mpf(threshold))
    else:
        best = [max(range(len(row)), key=lambda c, row=row: row[c]) for row in p]
        said = (np.array(best)[:, None] == np.arange(p.shape[1])).astype(int)
        settled = all(sorted(row)[-1] - sorted(row)[-2] > 1e-6 for row in p) or activation == "none"
    truth = true.astype(int)
    if truth.shape[1] == 1 and average not in ("auto", "binary"):
        said, truth = np.hstack([1 - said, said]), np.hstack([1 - truth, truth])
    several = y.shape == x.shape and x.ndim > 1
    score, sizes = [], []
    both = [(said.reshape(-1), truth.reshape(-1))] if average == "micro" else zip(said.T, truth.T, strict=True)
    for a, b in both:
        found, missed, false = (int(((a == i) & (b == j)).sum()) for i, j in ((1, 1), (0, 1), (1, 0)))
        if not (found or missed or false) and not several and average not in ("micro", "auto", "binary"):
            continue
        if not (found or missed or false) and not several and average == "auto" and truth.shape[1] > 1:
            continue
        score.append(ratio(mpf(2 * found), mpf(2 * found + missed + false)))
        score[-1] = mpf(zero_division) if not (found or missed or false) else score[-1]
        sizes.append(found + missed)
    sizes = sizes if average == "weighted" and sum(sizes) else [1] * len(score)
    value = sum((s * n for s, n in zip(score, sizes, strict=True)), mpf(0)) / sum(sizes)
    return _answer(value, x, 1, settled)


def roc_auc_score(x: Array, y: Array, activation: str) -> Answer:
    p, true = _columns(_probabilities(x, activation), x, y)
    areas = []
    for s, t in zip(p.T, true.T, strict=True):
        pairs = [(a, b) for a in s[t == 1] for b in s[t == 0]]
        won = sum((mpf(int(a > b)) + mpf(int(a == b)) / 2 for a, b in pairs), mpf(0))
        areas += [won / len(pairs)] if pairs else []
    value = sum(areas, mpf(0)) / len(areas) if areas else nan
    close = [
        abs(a - b) < 1e-6 * (1 + abs(a)) and activation != "none" for s in p.T for i, a in enumerate(s) for b in s[:i]
    ]
    return _answer(value, x, 1, not any(close))


REFERENCES: dict[str, Callable[..., Answer]] = {
    "hamming_loss": hamming_loss,
    "label_ranking_loss": label_ranking_loss,
    "f1_score": f1_score,
    "roc_auc_score": roc_auc_score,
}
