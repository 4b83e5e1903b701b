"""Several labels at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_SCORE = st.sampled_from([0.0, 1.0, -1.0, 20.0, -30.0, 100.0, -800.0, 1e4, -1e4]) | st.floats(-12, 12)
_STEPS = _SCORE.map(lambda x: round(x * 4096) / 4096)
"""Whose differences no type rounds: next to a kink it is rounding that says on which side one is."""
_SHARE = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)
Inputs = tuple[tuple[Array, ...], "Values"]


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> Inputs:
    shape = draw(st.tuples(st.integers(1, 4), st.sampled_from([1, 2, 3, 5])))
    x, y = (draw(hnp.arrays(np.float64, shape, elements=e)) for e in (_SCORE, _SHARE))
    return (x, y), parameters_for(shape)


def _drawn_lists(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> Inputs:
    n, classes = shape = draw(st.tuples(st.integers(1, 4), st.sampled_from([1, 2, 3, 5])))
    lists = np.array([draw(st.permutations(range(classes))) for _ in range(n)])
    lists[np.arange(classes) >= draw(hnp.arrays(np.int64, (n, 1), elements=st.integers(0, classes)))] = -1
    return (draw(hnp.arrays(np.float64, shape, elements=_STEPS)), lists), parameters_for(shape)


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    return rng.normal(size=(rows, 4)) * 2, rng.integers(0, 2, (rows, 4)).astype(float)


def _typical_lists(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    lists = rng.permuted(np.tile(np.arange(4), (rows, 1)), axis=1)
    lists[np.arange(4) >= rng.integers(1, 4, (rows, 1))] = -1
    return rng.normal(size=(rows, 4)) * 2, lists


def _extremes(loss: Loss) -> Iterator[Extreme]:
    x = np.array([0.0, 1.0, -1.0, 20.0, -20.0, 89.0, -89.0, 800.0, -800.0, 1e4, -1e4])
    for share in (0.0, 1.0, 0.3):
        yield f"far out, y = {share}", (x[None], np.full((1, 11), share)), {}
    yield "one label", (x[:, None], np.ones((11, 1))), {}
    yield "a weight of 0", (x[None, :3], np.ones((1, 3))), {"weight": [0.0, 1.0, 5.0]}
    yield "1000 labels", (np.random.default_rng(1).normal(size=(1, 1000)), np.eye(1, 1000)), {}


def _extreme_lists(loss: Loss) -> Iterator[Extreme]:
    x = np.array([[1e4, -1e4, 0.0, 1.0]])
    for name, lists in {
        "no label": [-1, 0, 1, 2],
        "one label": [1, -1, -1, -1],
        "after the end": [2, -1, 0, 1],
        "all labels": [3, 2, 1, 0],
        "a label twice": [2, 2, 0, -1],
    }.items():
        yield name, (x, np.array([lists])), {}
    yield "one class", (np.array([[1e4], [-3.0]]), np.array([[0], [-1]])), {}
    yield "at the kink", (np.array([[1.0, 0.0], [0.5, -0.5]]), np.array([[0, -1], [0, -1]])), {}
    rng = np.random.default_rng(2)
    many = rng.permutation(100)[None]
    many[0, 50:] = -1
    yield "100 classes", (rng.normal(size=(1, 100)), many), {}


KINDS = {
    "multilabel_logit": Kind(_drawn, _typical, _extremes),
    "label_lists": Kind(_drawn_lists, _typical_lists, _extreme_lists),
}
