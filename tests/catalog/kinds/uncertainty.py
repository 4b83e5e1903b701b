"""Numbers that come with a variance, or with the four numbers of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_VALUE = st.sampled_from([0.0, 0.5, 1.0, -1.0, 1e4, -1e4]) | st.floats(-12, 12)
_VARIANCE = st.sampled_from([0.0, 1e-12, 1e-6, 1.0, 1e4]) | st.floats(1e-3, 30)
_POSITIVE = st.sampled_from([1e-6, 0.25, 1.0, 1e4]) | st.floats(1e-3, 30)
_ALPHA = st.sampled_from([1.03125, 2.0, 100.0, 1e4]) | st.floats(1.05, 30)
_SPACES = {"variance": (_VALUE, _VALUE, _VARIANCE), "evidence": (_VALUE, _POSITIVE, _ALPHA, _POSITIVE, _VALUE)}


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> tuple[tuple[Array, ...], Values]:
    shape = draw(st.tuples(st.integers(1, 6)) | st.tuples(st.integers(1, 4), st.integers(1, 3)))
    inputs = [draw(hnp.arrays(np.float64, shape, elements=e)) for e in _SPACES[loss.task.key]]
    if draw(st.booleans()):
        target = loss.task.inputs.index("target")
        inputs[target] = np.where(draw(hnp.arrays(np.bool_, shape)), inputs[0], inputs[target])  # no error at all
    return tuple(inputs), parameters_for(shape)


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    shape = (rows, 2)
    made = {
        "input": rng.normal(size=shape),
        "target": rng.normal(size=shape),
        "var": rng.uniform(0.3, 3, shape),
        "nu": rng.uniform(0.3, 3, shape),
        "alpha": rng.uniform(1.3, 4, shape),
        "beta": rng.uniform(0.3, 3, shape),
    }
    return tuple(made[name] for name in loss.task.inputs)


def _variances(loss: Loss) -> Iterator[Extreme]:
    x, y, v = np.array([1.5, -2.0, 1e4, 0.0]), np.array([1.0, -2.0, -1e4, 1e-3]), np.array([0.0, 1e-9, 1e-6, 1e4])
    yield "one row", (x[:1], y[:1], np.array([2.0])), {}
    yield "no variance at all", (x, y, 0 * v), {}
    for given in ({}, {"full": True}, {"eps": 1e-8}):
        yield f"variances small and large {given}", (x, y, v), given
    rng = np.random.default_rng(5)
    wide = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    yield "a variance for each row", (*wide, np.array([0.5, 1.0, 2.0])), {}
    yield "a column of variances", (*wide, np.array([[0.5], [1.0], [2.0]])), {}
    yield "one variance", (*wide, np.array(0.5)), {}


def _evidence(loss: Loss) -> Iterator[Extreme]:
    x, y = np.array([1.5, -2.0, 1e4, 0.0]), np.array([1.0, -2.0, -1e4, 1e-3])
    one = np.ones(4)
    for given in ({}, {"coefficient": 0.0}, {"coefficient": 1.0}):
        yield f"ordinary evidence {given}", (x, one, 2 * one, one, y), given
    yield "much evidence", (x, 1e4 * one, 1e4 * one, 1e-4 * one, y), {}
    yield "hardly any evidence", (x, 1e-4 * one, (1 + 2.0**-7) * one, 1e4 * one, y), {}
    yield "one row", (x[:1], one[:1], 2 * one[:1], one[:1], y[:1]), {}


KINDS = {"variance": Kind(_drawn, _typical, _variances), "evidence": Kind(_drawn, _typical, _evidence)}
