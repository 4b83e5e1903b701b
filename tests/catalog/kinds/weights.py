"""Weights of a model: any number of arrays of any shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_WEIGHT = st.sampled_from([0.0, 1.0, -1.0, 1e-6, 1e4]) | st.floats(-3, 3)


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> tuple[tuple[Array, ...], Values]:
    shapes = draw(st.lists(hnp.array_shapes(max_dims=3, max_side=3), min_size=1, max_size=3))
    return tuple(draw(hnp.arrays(np.float64, s, elements=_WEIGHT)) for s in shapes), parameters_for(shapes[0])


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    return rng.normal(size=(rows, 2)), rng.normal(size=3)


def _extremes(loss: Loss) -> Iterator[Extreme]:
    w = np.array([[1.5, -2.0, 1e4], [1e-6, -1e4, 0.25]])
    forms = ({}, {"form": "sum_sq"}, {"form": "norm"}, {"l1_ratio": 0.0}, {"l1_ratio": 1.0}, {"lambda_": 0.0})
    for given in forms:
        yield f"one array {given}", (w,), given
        yield f"arrays of several shapes {given}", (w[0], w[:, :1], w), given
        yield f"nothing but zeros {given}", (0 * w, w[0]), given
        yield f"tiny weights {given}", (np.array([1e-6, -1e-6]),), given
    yield "one number", (np.array(-2.0), w), {}


KINDS = {"weights": Kind(_drawn, _typical, _extremes)}
