"""Amounts and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_ANY = st.sampled_from([0.0, 0.5, 1.0, -1.0, 1e-9, 1e4, -1e4]) | st.floats(-12, 12)
_AMOUNT = st.sampled_from([0.0, 1.0, -0.5, -1 + 2.0**-8, 1e-9, 1e4]) | st.floats(-0.99, 12)
_RATE = st.sampled_from([0.0, 1.0, 1e-9, 1e-4, 1e4]) | st.floats(1e-3, 30)
_LOG_RATE = st.sampled_from([0.0, 1.0, 20.0, -30.0, 100.0, -800.0, 800.0]) | st.floats(-12, 12)
_COUNT = st.sampled_from([0.0, 1.0, 2.0, 3.0, 100.0, 1e4]) | st.floats(0, 30)
_SPACES = {"percentage": (_ANY, _ANY), "amount": (_AMOUNT, _AMOUNT), "count": (_LOG_RATE, _COUNT)}


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> tuple[tuple[Array, ...], Values]:
    shape = draw(st.tuples(st.integers(1, 6)) | st.tuples(st.integers(1, 4), st.integers(1, 3)))
    parameters = parameters_for(shape)
    space, targets = _SPACES[loss.task.key]
    if not parameters.get("log_input", True):
        space = _RATE
    x, y = (draw(hnp.arrays(np.float64, shape, elements=e)) for e in (space, targets))
    if loss.task.key != "count" and draw(st.booleans()):
        y = np.where(draw(hnp.arrays(np.bool_, shape)), x, y)  # no error at all
    return (x, y), parameters


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    shape = (rows, 2)
    x, y = rng.uniform(0.2, 5, shape), rng.uniform(0.2, 5, shape)
    return (np.log(x), np.round(y)) if loss.task.key == "count" and parameters.get("log_input", True) else (x, y)


def _amounts(loss: Loss) -> Iterator[Extreme]:
    yield "one row", (np.array([1.5]), np.array([1.0])), {}
    yield "a perfect fit", (np.full((3, 2), 0.3), np.full((3, 2), 0.3)), {}
    yield "targets of 0", (np.array([0.5, 0.0, 1e-9, 1e4]), np.zeros(4)), {}
    yield "targets of 0, ε = 1", (np.array([0.5, 0.0, 1e-9, 1e4]), np.zeros(4)), {"eps": 1.0}
    yield "near each other and far out", (np.array([1e4, 1e4, 0.0]), np.array([1e4 - 1, 0.0, 1e4])), {}
    if loss.task.key == "amount":
        edge = np.array([-1.0, -1.0, 3.0, -1 + 2.0**-8, -1 + 2.0**-8])
        yield "at −1 and beside it", (edge, np.array([-1.0, 2.0, -1.0, -1 + 2.0**-7, 5.0])), {}


def _counts(loss: Loss) -> Iterator[Extreme]:
    count = np.array([0.0, 1.0, 3.0, 0.0, 100.0, 1e4])
    yield "log-rates far out", (np.array([-1e4, -800.0, 100.0, 800.0, 88.0, 1e4]), count), {}
    for given in ({}, {"full": True}):
        best = np.log(np.maximum(count, 0.5))
        yield f"the best log-rates {given}", (best, count), given
        rate = {"log_input": False, **given}
        yield f"the best rates {given}", (np.maximum(count, 1e-4), count), rate
        yield f"rates of 0 {given}", (np.zeros(6), count), rate
    yield "one row", (np.array([0.5]), np.array([2.0])), {}
    yield "a large ε", (np.array([0.0, 1e-4]), np.array([2.0, 0.0])), {"log_input": False, "eps": 1e-4}


KINDS = {
    "percentage": Kind(_drawn, _typical, _amounts),
    "amount": Kind(_drawn, _typical, _amounts),
    "count": Kind(_drawn, _typical, _counts),
}
