"""Pairs and lists of scores."""

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


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> tuple[tuple[Array, ...], Values]:
    table = st.tuples(st.integers(1, 4), st.sampled_from([1, 2, 3, 5]))
    shape = draw(table if loss.task.table else table | st.tuples(st.integers(1, 6)))
    score = _STEPS if loss.task.target == "sign" else _SCORE
    inputs = [draw(hnp.arrays(np.float64, shape, elements=score)) for _ in loss.task.inputs]
    if draw(st.booleans()):
        inputs[1] = np.where(draw(hnp.arrays(np.bool_, shape)), inputs[0], inputs[1])  # equal scores
    if loss.task.target == "sign":
        inputs[2] = draw(hnp.arrays(np.float64, shape, elements=st.sampled_from([-1.0, 1.0])))
    return tuple(inputs), parameters_for(shape)


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    inputs = [rng.normal(size=(rows, 3)) * 2 for _ in loss.task.inputs]
    if loss.task.target == "sign":
        inputs[2] = np.sign(inputs[2])
    return tuple(inputs)


def _far_out(loss: Loss) -> Iterator[Extreme]:
    some = np.array([0.0, 1.0, -1.0, 20.0, -20.0, 89.0, -89.0, 800.0, -800.0, 1e4, -1e4])
    first, second = (x.ravel() for x in np.meshgrid(some, [0.0, 1.0, -1e4]))
    rest = [np.zeros_like(first) for _ in loss.task.inputs[2:]]
    for sign in (1.0, -1.0) if loss.task.target == "sign" else (0.0,):
        for given in ({}, {"margin": 1.0}, {"margin": -2.0}, {"beta": 1.0, "label_smoothing": 0.3}, {"beta": 1e-3}):
            yield f"far out {sign} {given}", (first, second, *(x + sign for x in rest)), given
    for sign in (0.0, 1.0):
        yield f"smoothed to the end {sign}", (first, second, *rest), {"label_smoothing": sign}


def _lists(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(1)
    yield "one item", (np.array([[1e4], [-3.0]]), np.array([[2.0], [0.0]])), {}
    yield "turned round", (np.array([[1e4, -1e4, 0.0]]), np.array([[-1e4, 1e4, 0.0]])), {}
    yield "all alike", (np.zeros((2, 4)), np.full((2, 4), 3.0)), {}
    yield "a sure relevance", (rng.normal(size=(2, 3)), np.array([[800.0, 0.0, 0.0], [0.0, -800.0, 0.0]])), {}
    yield "1000 items", tuple(rng.normal(size=(2, 1, 1000)) * 3), {}


KINDS = {
    "ranked_pairs": Kind(_drawn, _typical, _far_out),
    "preference": Kind(_drawn, _typical, _far_out),
    "policies": Kind(_drawn, _typical, _far_out),
    "ranked_lists": Kind(_drawn, _typical, _lists),
}
