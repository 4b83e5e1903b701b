"""Decisions that are judged: yes or no, one of several classes, an order of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_P = st.sampled_from([0.0, 1.0, 0.25, 0.75, 0.125]) | st.floats(0.01, 0.99)
_SCORE = st.sampled_from([0.0, 1.0, -1.0, 2.0, 1e4, -1e4]) | st.floats(-12, 12)
"""Few numbers, so that there are ties."""
_BIT = st.sampled_from([0.0, 1.0])
Inputs = tuple[tuple[Array, ...], "Values"]


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> Inputs:
    n, c = draw(st.integers(1, 6)), draw(st.integers(2, 4))
    several = loss.task.target == "class_or_bits"
    form = draw(st.sampled_from(["one", "several", *(["classes", "pixels"] if several else [])]))
    form = "several" if loss.task.table else form
    shape: tuple[int, ...] = {"one": (n,), "pixels": (n, c, 2)}.get(form, (n, c))
    parameters = parameters_for(shape)
    if form == "one" and parameters.get("activation") == "softmax":
        parameters["activation"] = "sigmoid"
    if form != "one" and parameters.get("average") == "binary":
        parameters["average"] = "macro"
    if form in ("classes", "pixels"):
        x = draw(hnp.arrays(np.float64, shape, elements=st.floats(-4, 4)))
        if parameters.get("activation", "none") == "none" and loss.task.prediction == "score":
            x = np.exp(x) / np.exp(x).sum(1, keepdims=True)
        return (x, draw(hnp.arrays(np.int64, (n, *shape[2:]), elements=st.integers(0, c - 1)))), parameters
    raw = loss.task.prediction == "score" or parameters.get("activation", "none") != "none"
    x = draw(hnp.arrays(np.float64, shape, elements=_SCORE if raw else _P))
    return (x, draw(hnp.arrays(np.float64, shape, elements=_BIT))), parameters


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    shape = (rows,) if parameters.get("average") == "binary" else (rows, 4)
    bits = rng.permuted(np.tile(np.arange(rows) % 2, (4, 1)).T, axis=0).astype(float)  # some of either in every column
    bits[0], bits[-1] = [1, 0, 1, 0], [0, 1, 0, 1]
    return rng.uniform(0.1, 0.9, shape), bits if len(shape) == 2 else bits[:, 0]


def _extremes(loss: Loss) -> Iterator[Extreme]:
    p, y = np.array([0.0, 1.0, 0.75, 0.25, 0.75, 0.25]), np.array([0.0, 1.0, 1.0, 0.0, 0.0, 1.0])
    table, bits = p.reshape(2, 3), y.reshape(2, 3)
    yield "a table", (table, bits), {}
    yield "ties", (np.full((2, 3), 0.25), bits), {}
    yield "none true", (table, 0 * bits), {}
    yield "all true", (table, 0 * bits + 1), {}
    yield "one column", (p[:, None], y[:, None]), {}
    if loss.task.table:
        yield "scores far out", (np.array([[1e4, -1e4, 0.0, 1e4]]), np.array([[1.0, 0.0, 0.0, 0.0]])), {}
        return
    yield "one axis", (p, y), {}
    yield "logits", (np.array([1e4, -1e4, 3.0, -3.0]), np.array([1.0, 1.0, 0.0, 0.0])), {"activation": "sigmoid"}
    if loss.task.target != "class_or_bits":
        return
    share = np.array([[0.5, 0.25, 0.25], [0.25, 0.5, 0.25], [0.125, 0.125, 0.75], [0.25, 0.5, 0.25]])
    labels = np.array([0, 2, 2, 1])
    yield "classes", (share, labels), {}
    yield "a class that does not occur", (share, np.array([0, 1, 1, 1])), {}
    for average in ("macro", "micro", "weighted"):
        for zero in (0.0, 1.0):
            given = {"average": average, "zero_division": zero}
            yield f"classes {given}", (share, labels), given
            yield f"labels {given}", (table, np.array([[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]])), given
            yield f"none true {given}", (0 * table, 0 * bits), given
            yield f"one decision {given}", (p, y), given


KINDS = dict.fromkeys(("bits", "decisions", "ranked_decisions", "ordered_labels"), Kind(_drawn, _typical, _extremes))
